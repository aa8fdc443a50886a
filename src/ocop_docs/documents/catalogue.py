"""The kinds of document that can be made, one line each: name, title, form, and the sections they are filled in by."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any, Generic, NamedTuple, TypeVar

from ocop_docs.documents.base import Part
from ocop_docs.documents.document import Document

Model = TypeVar("Model", bound=Part)


class Section(NamedTuple):
    """Top-level fields that a form shows together; `id` is their anchor on a page."""

    id: str
    title: str
    fields: tuple[str, ...]
    citation: str = ""


HEAD = (
    Section(
        "phan-dau",
        "Phần đầu văn bản",
        ("issuer", "authority", "number", "symbol", "date", "subject", "period", "addressees", "example"),
        "NĐ 30/2020, Phụ lục I, mục II.1 đến II.5",
    ),
    Section("can-cu-ban-hanh", "Căn cứ ban hành", ("legal_bases", "mandate"), "NĐ 30/2020, Phụ lục I, mục II.6.a"),
)
"""The sections before a document's own content; each holds those of its fields that the document has."""
FOOT = (
    Section(
        "phan-cuoi",
        "Người ký, nơi nhận",
        ("signatory", "recipients", "archive"),
        "NĐ 30/2020, Phụ lục I, mục II.7 và II.9",
    ),
    Section("du-toan", "Dự toán kinh phí", ("cost_estimate",), "NĐ 30/2020, Phụ lục I, mục III.1"),
    Section("phu-luc", "Phụ lục tự soạn", ("annexes",), "NĐ 30/2020, Phụ lục I, mục III.1"),
    Section("loi-duoc-chap-nhan", "Lỗi được chấp nhận", ("accepted",)),
)
"""The sections after it, likewise."""


class Entry(NamedTuple, Generic[Model]):
    """One line of the catalogue.

    `name` is used in data and on disk; `form` is the form prescribed by law. The class of the model is called as the
    entry is (`plan`: `Plan` in `documents/kinds/plan.py`), unless `class_name` or `module` tells otherwise.
    `sections` are for a model that is not laid out as HEAD, its own content, FOOT.
    """

    name: str
    title: str
    form: str
    class_name: str = ""
    module: str = ""
    sections: tuple[Section, ...] = ()

    @property
    def model(self) -> type[Model]:
        """The model, imported on first use: importing them all takes longer than making one document."""
        module = self.module or f"ocop_docs.documents.kinds.{self.name.replace('-', '_')}"
        model: type[Model] = _class(module, self.class_name or self.name.title().replace("-", ""))
        return model


Kind = Entry[Document]
"""A kind of document; a new one costs one line here, its model, its Word source and a sample."""
Record = Entry[Part]
"""Data from which several documents follow or take something."""
ROUND = "evaluation"
"""The record of a round."""


@cache
def _class(module: str, class_name: str) -> Any:
    """Import a model on first use: building all of them takes longer than making a document."""
    return getattr(import_module(module), class_name)


RECORDS: dict[str, Record] = {
    record.name: record
    for record in (
        Record(
            ROUND,
            "Hồ sơ đợt đánh giá, phân hạng sản phẩm OCOP",
            "Quyết định số 26/2026/QĐ-TTg",
            "EvaluationRound",
            "ocop_docs.rounds.record",
            (
                Section("dot", "Đợt đánh giá", ("year", "number", "example")),
                Section("tinh", "Tỉnh", ("province",)),
                Section("xa-phuong", "Xã, phường", ("communes",)),
                Section("chu-the", "Chủ thể", ("producers",)),
                Section("san-pham", "Sản phẩm", ("products",)),
                Section("hoi-dong", "Hội đồng", ("council",)),
                Section("phien-hop", "Phiên họp", ("meeting",)),
                Section(
                    "van-ban-ho-so",
                    "Văn bản: hồ sơ",
                    (
                        "papers.council_decision",
                        "papers.council_proposal",
                        "papers.regulation",
                        "papers.regulation_proposal",
                        "papers.advisors_report",
                        "papers.opinion_deadline",
                    ),
                ),
                Section("van-ban-hop", "Văn bản: họp Hội đồng", ("papers.minutes", "papers.council_report")),
                Section("van-ban-trinh", "Văn bản: trình", ("papers.submission",)),
                Section(
                    "van-ban-cong-nhan",
                    "Văn bản: công nhận",
                    ("papers.recognition", "papers.assignments", "papers.enforcers", "papers.ministry"),
                ),
                Section("van-ban-thong-bao", "Văn bản: thông báo", ("papers.notice",)),
                Section("sau-cong-nhan", "Sau công nhận", ("papers.certificate_wording",)),
                Section("loi-duoc-chap-nhan", "Lỗi được chấp nhận", ("accepted",)),
            ),
        ),
        Record(
            "office-profile",
            "Hồ sơ cơ quan",
            "Điền một lần, dùng cho mọi văn bản",
            module="ocop_docs.drafting.profile",
            sections=(
                Section("co-quan", "Cơ quan", ("issuer", "province", "province_code", "unit_code")),
                Section("don-vi", "Phòng, trung tâm, đơn vị", ("units",)),
                Section("nguoi-ky", "Người ký", ("signatories",)),
                Section("noi-nhan", "Nơi nhận", ("recipients", "archive")),
            ),
        ),
        Record(
            "first-plan",
            "Lập Kế hoạch đầu tiên",
            "Chín câu hỏi, một bản thảo",
            module="ocop_docs.drafting.first_plan",
            sections=(
                Section("co-quan", "1. Cơ quan nào ban hành?", ("issuer", "province")),
                Section("thoi-ky", "2. Kế hoạch của năm nào?", ("period",)),
                Section("ngay", "3. Dự kiến ban hành ngày nào?", ("date",)),
                Section("san-pham", "4. Bao nhiêu sản phẩm tham gia đánh giá, phân hạng?", ("products",)),
                Section("hang-sao", "5. Phấn đấu bao nhiêu sản phẩm ở mỗi hạng?", ("quotas",)),
                Section("kinh-phi", "6. Bao nhiêu kinh phí, từ nguồn nào?", ("total", "sources")),
                Section("chu-tri", "7. Đơn vị nào chủ trì?", ("lead",)),
                Section("cap-tren", "8. Thực hiện văn bản nào của cấp trên?", ("higher",)),
                Section("nguoi-ky", "9. Ai ký, gửi đến đâu?", ("signatory", "recipients", "archive")),
            ),
        ),
        Record(
            "phrase-book",
            "Câu mẫu của cơ quan",
            "Cơ quan tự ghi, dùng cạnh các câu mẫu có sẵn",
            module="ocop_docs.drafting.phrases",
            sections=(Section("cau-mau", "Câu mẫu của cơ quan", ("phrases",)),),
        ),
    )
}

GROUPS: dict[str, tuple[Kind, ...]] = {
    "Chương trình OCOP": (
        Kind("plan", "Kế hoạch thực hiện Chương trình OCOP", "NĐ 30/2020, Phụ lục III, Mẫu 1.4"),
        Kind("approval-decision", "Quyết định phê duyệt Đề án OCOP", "NĐ 30/2020, Phụ lục III, Mẫu 1.3"),
        Kind("report", "Báo cáo kết quả thực hiện Chương trình OCOP", "NĐ 30/2020, Phụ lục III, Mẫu 1.4"),
    ),
    "Từng văn bản của đợt đánh giá, phân hạng": (
        Kind(
            "registration",
            "Phiếu đăng ký đánh giá, phân hạng sản phẩm OCOP",
            "QĐ 26/2026/QĐ-TTg, Phụ lục III, Mẫu số 01",
            "RegistrationForm",
        ),
        Kind("self-assessment", "Báo cáo tự đánh giá về sản phẩm", "QĐ 26/2026/QĐ-TTg, Phụ lục III, Mẫu số 02"),
        Kind(
            "commune-assessment", "Báo cáo của xã đánh giá hồ sơ sản phẩm", "QĐ 26/2026/QĐ-TTg, Phụ lục III, Mẫu số 03"
        ),
        Kind("council-decision", "Quyết định thành lập Hội đồng và Tổ tư vấn", "NĐ 30/2020, Phụ lục III, Mẫu 1.2"),
        Kind("regulation-decision", "Quyết định ban hành Quy chế Hội đồng", "NĐ 30/2020, Phụ lục III, Mẫu 1.3"),
        Kind("advisors-report", "Báo cáo đánh giá của Tổ tư vấn", "NĐ 30/2020, Phụ lục III, Mẫu 1.4"),
        Kind("score-sheet", "Phiếu đánh giá sản phẩm OCOP", "QĐ 26/2026/QĐ-TTg, Phụ lục II"),
        Kind(
            "opinion-form",
            "Phiếu lấy ý kiến thành viên Hội đồng",
            "Lời văn của Hội đồng; QĐ 26/2026/QĐ-TTg không có mẫu",
        ),
        Kind("council-minutes", "Biên bản họp Hội đồng", "NĐ 30/2020, Phụ lục III, Mẫu 1.9"),
        Kind("council-report", "Báo cáo kết quả của Hội đồng", "NĐ 30/2020, Phụ lục III, Mẫu 1.4"),
        Kind("submission", "Tờ trình phê duyệt kết quả đánh giá, phân hạng", "NĐ 30/2020, Phụ lục III, Mẫu 1.4"),
        Kind("recognition-decision", "Quyết định công nhận sản phẩm OCOP", "NĐ 30/2020, Phụ lục III, Mẫu 1.2"),
        Kind("certificate", "Giấy chứng nhận sản phẩm OCOP", "Lời văn của cơ quan cấp; QĐ 26/2026/QĐ-TTg không có mẫu"),
        Kind("results-notice", "Thông báo kết quả đánh giá, phân hạng", "NĐ 30/2020, Phụ lục III, Mẫu 1.4"),
    ),
    "Sau công nhận": (
        Kind("inspection-plan", "Kế hoạch kiểm tra sản phẩm OCOP", "NĐ 30/2020, Phụ lục III, Mẫu 1.4"),
        Kind("inspection-minutes", "Biên bản kiểm tra sản phẩm OCOP", "NĐ 30/2020, Phụ lục III, Mẫu 1.9"),
        Kind("revocation-decision", "Quyết định thu hồi Giấy chứng nhận", "NĐ 30/2020, Phụ lục III, Mẫu 1.2"),
    ),
    "Văn bản khác": (
        Kind("official-letter", "Công văn", "NĐ 30/2020, Phụ lục III, Mẫu 1.5"),
        Kind("invitation", "Giấy mời họp, hội nghị", "NĐ 30/2020, Phụ lục III, Mẫu 1.7"),
        Kind("notice", "Thông báo", "NĐ 30/2020, Phụ lục III, Mẫu 1.4"),
        Kind("general-submission", "Tờ trình", "NĐ 30/2020, Phụ lục III, Mẫu 1.4"),
    ),
}
"""The kinds by the headings under which a page or a list shows them."""
KINDS: dict[str, Kind] = {kind.name: kind for kinds in GROUPS.values() for kind in kinds}
