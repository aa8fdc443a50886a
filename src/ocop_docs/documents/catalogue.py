"""The kinds of document that the program makes: one line each."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any, Generic, NamedTuple, TypeVar

from ocop_docs.documents.base import Part
from ocop_docs.documents.document import Document

Model = TypeVar("Model", bound=Part)


class Entry(NamedTuple, Generic[Model]):
    """One line of the catalogue: a name in data and on disk, an official title, the class of the model, its module."""

    name: str
    title: str
    class_name: str
    module: str = ""

    @property
    def model(self) -> type[Model]:
        """The model."""
        model: type[Model] = _class(
            self.module or f"ocop_docs.documents.kinds.{self.name.replace('-', '_')}", self.class_name
        )
        return model


Kind = Entry[Document]
"""A kind of document."""
Record = Entry[Part]
"""Data from which several documents follow."""


@cache
def _class(module: str, class_name: str) -> Any:
    """Import a model on first use: building all of them takes longer than making a document."""
    return getattr(import_module(module), class_name)


RECORDS: dict[str, Record] = {
    record.name: record
    for record in (
        Record(
            "evaluation", "Hồ sơ đợt đánh giá, phân hạng sản phẩm OCOP", "EvaluationRound", "ocop_docs.rounds.record"
        ),
    )
}

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("plan", "Kế hoạch thực hiện Chương trình OCOP", "Plan"),
        Kind("approval-decision", "Quyết định phê duyệt Đề án OCOP", "ApprovalDecision"),
        Kind("report", "Báo cáo kết quả thực hiện Chương trình OCOP", "Report"),
        Kind("registration", "Phiếu đăng ký đánh giá, phân hạng sản phẩm OCOP", "RegistrationForm"),
        Kind("self-assessment", "Báo cáo tự đánh giá về sản phẩm", "SelfAssessment"),
        Kind("commune-assessment", "Báo cáo của xã đánh giá hồ sơ sản phẩm", "CommuneAssessment"),
        Kind("council-decision", "Quyết định thành lập Hội đồng và Tổ tư vấn", "CouncilDecision"),
        Kind("score-sheet", "Phiếu đánh giá sản phẩm OCOP", "ScoreSheet"),
        Kind("council-minutes", "Biên bản họp Hội đồng", "CouncilMinutes"),
        Kind("submission", "Tờ trình phê duyệt kết quả đánh giá, phân hạng", "Submission"),
        Kind("recognition-decision", "Quyết định công nhận sản phẩm OCOP", "RecognitionDecision"),
        Kind("certificate", "Giấy chứng nhận sản phẩm OCOP", "Certificate"),
        Kind("results-notice", "Thông báo kết quả đánh giá, phân hạng", "ResultsNotice"),
    )
}
