"""The kinds of document the house makes: one line each."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_docs.documents.approval_decision import ApprovalDecision
from ocop_docs.documents.base import Part
from ocop_docs.documents.certificate import Certificate
from ocop_docs.documents.commune_assessment import CommuneAssessment
from ocop_docs.documents.council_decision import CouncilDecision
from ocop_docs.documents.council_minutes import CouncilMinutes
from ocop_docs.documents.document import Document
from ocop_docs.documents.evaluation import EvaluationRound
from ocop_docs.documents.plan import Plan
from ocop_docs.documents.recognition_decision import RecognitionDecision
from ocop_docs.documents.registration import RegistrationForm
from ocop_docs.documents.report import Report
from ocop_docs.documents.results_notice import ResultsNotice
from ocop_docs.documents.score_sheet import ScoreSheet
from ocop_docs.documents.self_assessment import SelfAssessment
from ocop_docs.documents.submission import Submission


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind: its name in data and on disk, its official title, its model."""

    name: str
    title: str
    model: type[Document]


@dataclass(frozen=True, slots=True)
class Record:
    """Data from which several documents follow: its name, its title, its model."""

    name: str
    title: str
    model: type[Part]


RECORDS: dict[str, Record] = {
    record.name: record
    for record in (Record("evaluation", "Hồ sơ đợt đánh giá, phân hạng sản phẩm OCOP", EvaluationRound),)
}

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("plan", "Kế hoạch thực hiện Chương trình OCOP", Plan),
        Kind("approval-decision", "Quyết định phê duyệt Đề án OCOP", ApprovalDecision),
        Kind("report", "Báo cáo kết quả thực hiện Chương trình OCOP", Report),
        Kind("registration", "Phiếu đăng ký đánh giá, phân hạng sản phẩm OCOP", RegistrationForm),
        Kind("self-assessment", "Báo cáo tự đánh giá về sản phẩm", SelfAssessment),
        Kind("commune-assessment", "Báo cáo của xã đánh giá hồ sơ sản phẩm", CommuneAssessment),
        Kind("council-decision", "Quyết định thành lập Hội đồng và Tổ tư vấn", CouncilDecision),
        Kind("score-sheet", "Phiếu đánh giá sản phẩm OCOP", ScoreSheet),
        Kind("council-minutes", "Biên bản họp Hội đồng", CouncilMinutes),
        Kind("submission", "Tờ trình phê duyệt kết quả đánh giá, phân hạng", Submission),
        Kind("recognition-decision", "Quyết định công nhận sản phẩm OCOP", RecognitionDecision),
        Kind("certificate", "Giấy chứng nhận sản phẩm OCOP", Certificate),
        Kind("results-notice", "Thông báo kết quả đánh giá, phân hạng", ResultsNotice),
    )
}
