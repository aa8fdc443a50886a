"""The record of an evaluation round: every fact once, from which the scores and all papers follow."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from ocop_docs.documents.base import Date, Expected, Part, Positive, Rows, Text
from ocop_docs.documents.council import Council
from ocop_docs.documents.kinds.commune_assessment import CommuneFindings
from ocop_docs.documents.kinds.registration import Registration
from ocop_docs.documents.parts import Acceptance, Archive, Issuer, LegalBasis, Level, Proposal, Signatory, Year
from ocop_docs.documents.scores import TICKED_FROM, PartPoints, SetNumber
from ocop_docs.documents.ticks import Ticks

_UNLESS_OWN = "Ghi một lần cho mọi văn bản của cơ quan này; văn bản nào ghi người ký riêng thì theo văn bản đó."

UnitCode = Annotated[str, Field(pattern=r"^[0-9]{2,5}$")]


class Office(Issuer):
    """Cơ quan mà mọi văn bản của đợt ghi tên, nên không để trống được."""

    name: Text = Field(title="Tên cơ quan ban hành", examples=["Ủy ban nhân dân tỉnh Lâm Đồng"])
    level: Level = Field(title="Cấp", strict=False)


class Province(Part):
    """Tỉnh, thành phố tổ chức đánh giá."""

    name: Text = Field(title="Tên tỉnh", examples=["tỉnh Lâm Đồng"])
    code: UnitCode = Field(title="Mã tỉnh", description="Quyết định số 19/2025/QĐ-TTg.")
    issuer: Office = Field(title="Ủy ban nhân dân cấp tỉnh")
    agency: Office = Field(title="Cơ quan tham mưu quản lý OCOP cấp tỉnh")
    signatory: Signatory | None = Field(
        default=None, title="Người ký các văn bản của Ủy ban nhân dân", description=_UNLESS_OWN
    )
    agency_signatory: Signatory | None = Field(
        default=None, title="Người ký các văn bản của cơ quan tham mưu", description=_UNLESS_OWN
    )

    def signatory_for(self, issuer: Issuer) -> Signatory | None:
        """Return who signs the papers of `issuer` that name no signatory of their own; None for other offices."""
        if issuer is self.issuer:
            return self.signatory
        return self.agency_signatory if issuer is self.agency else None


class Commune(Part):
    """Một xã, phường có sản phẩm."""

    code: UnitCode = Field(title="Mã xã", description="Quyết định số 19/2025/QĐ-TTg.")
    name: Text = Field(title="Tên xã, phường", examples=["xã Đức Trọng"])
    place: Text | None = Field(default=None, title="Địa danh", examples=["Đức Trọng"])
    signatory: Signatory | None = Field(default=None, title="Người ký Báo cáo của xã")


class Producer(Part):
    """Một chủ thể OCOP (QĐ 26/2026/QĐ-TTg, Điều 2 khoản 3)."""

    id: Text = Field(title="Mã chủ thể", examples=["CT01"])
    name: Text = Field(title="Tên chủ thể")
    organisation: Text = Field(title="Loại hình tổ chức", examples=["Hợp tác xã"])
    address: Text = Field(title="Địa chỉ")
    commune: UnitCode = Field(title="Mã xã")
    representative: Text | None = Expected(None, title="Người đại diện pháp luật")
    position: Text | None = Field(default=None, title="Chức vụ người đại diện")
    gender: Text | None = Field(default=None, title="Giới tính", examples=["Nam", "Nữ"])
    ethnicity: Text | None = Field(default=None, title="Dân tộc")
    residence: Text | None = Field(default=None, title="Địa chỉ thường trú")
    phone: Text | None = Field(default=None, title="Điện thoại")
    email: Text | None = Field(default=None, title="Thư điện tử (email)")


class EarlierRecognition(Part):
    """Lần công nhận trước của sản phẩm."""

    stars: Annotated[int, Field(ge=3, le=5)] = Field(title="Hạng sao")
    recognised_on: Date = Field(title="Ngày công nhận")
    expires_on: Date = Field(title="Ngày hết hạn")
    decision: Text | None = Field(default=None, title="Số Quyết định")


class Product(Part):
    """Một sản phẩm tham gia đợt đánh giá."""

    id: Text = Field(title="Mã sản phẩm trong đợt", examples=["SP01"])
    name: Text = Field(title="Tên sản phẩm")
    product_set: SetNumber | None = Field(
        default=None, title="Bộ sản phẩm số", description=f"Bắt buộc với đợt từ ngày {TICKED_FROM}."
    )
    producer: Text = Field(title="Mã chủ thể")
    ordinal: Positive = Field(title="Số thứ tự do xã lập")
    registration: Registration = Field(default=Registration.first, strict=False, title="Lần đăng ký đánh giá")
    earlier: EarlierRecognition | None = Field(default=None, title="Lần công nhận trước")
    filed_on: Date | None = Expected(None, title="Ngày chủ thể nộp hồ sơ")
    proposed_on: Date | None = Expected(None, title="Ngày xã đề nghị")
    samples: Annotated[int, Field(ge=0)] | None = Field(default=None, title="Số sản phẩm mẫu")
    report_number: Positive | None = Field(default=None, title="Số Báo cáo của xã")
    commune_findings: CommuneFindings | None = Field(default=None, title="Đánh giá của xã")
    dossier: Text | None = Field(
        default=None, title="Tổ tư vấn đánh giá hồ sơ", examples=["Đủ thành phần theo quy định"]
    )
    survey: Text | None = Field(
        default=None, title="Tổ tư vấn khảo sát thực tế", description="Bỏ trống khi không khảo sát."
    )
    rejected: Text | None = Field(default=None, title="Lý do loại hồ sơ", description="Bỏ trống nếu không bị loại.")
    group: Text | None = Field(
        default=None,
        title="Nhóm sản phẩm",
        description=f"Chỉ ghi với đợt trước ngày {TICKED_FROM}: tên nhóm theo Bộ tiêu chí lúc đó.",
    )
    code: Text | None = Field(
        default=None,
        title="Mã số đã cấp",
        description=f"Chỉ ghi với đợt trước ngày {TICKED_FROM}; từ ngày đó mã số lập theo tỉnh, xã, số thứ tự và năm.",
    )


class Sheet(Part):
    """Phiếu đánh giá của một thành viên cho một sản phẩm."""

    member: Text = Field(title="Mã thành viên")
    product: Text = Field(title="Mã sản phẩm trong đợt")
    ticks: Ticks = Field(
        default_factory=dict,
        title="Ô được đánh dấu",
        description="Mỗi tiêu chí một số: thứ tự ô tính từ 1; 0 là không đạt ô nào hoặc “không”.",
    )
    points: PartPoints = Field(
        default_factory=dict,
        title="Điểm từng phần",
        description=f"Chỉ ghi với đợt trước ngày {TICKED_FROM}: điểm Phần A, B, C của phiếu.",
        examples=[{"A": 30, "B": 18, "C": 25}],
    )
    opinion: Text | None = Field(default=None, title="Ý kiến của người đánh giá")


class MemberSheets(Part):
    """Phiếu đánh giá của một thành viên, gửi thành tệp riêng."""

    kind: Literal["score-sheets"] = Field(title="Loại hồ sơ")
    sheets: Rows[Sheet] = Field(title="Phiếu đánh giá")


class Meeting(Part):
    """Phiên họp của Hội đồng."""

    start: Text | None = Expected(None, title="Bắt đầu", examples=["08 giờ 00 phút, ngày 15 tháng 12 năm 2026"])
    end: Text | None = Expected(None, title="Kết thúc")
    date: Date | None = Expected(None, title="Ngày họp")
    place: Text | None = Expected(None, title="Địa điểm")
    proceedings: Rows[Text] = Expected([], title="Diễn biến phiên họp")


class PaperHead(Part):
    """Số, ngày, người ký và nơi nhận của một văn bản trong đợt."""

    number: Positive | None = Expected(None, title="Số văn bản")
    date: Date | None = Expected(None, title="Ngày ban hành")
    signatory: Signatory | None = Field(
        default=None, title="Người ký", description="Bỏ trống thì người ký chung của cơ quan ban hành ký."
    )
    legal_bases: Rows[LegalBasis] = Field(default_factory=list, title="Căn cứ ban hành")
    recipients: Rows[Text] = Expected([], title="Nơi nhận")
    archive: Archive = Field(default=Archive(), title="Lưu")


class Papers(Part):
    """Phần riêng của từng văn bản; dữ kiện chung lấy từ hồ sơ đợt đánh giá."""

    council_decision: PaperHead = Field(default=PaperHead(), title="Quyết định thành lập Hội đồng")
    council_proposal: Proposal | None = Expected(None, title="Đề nghị thành lập Hội đồng")
    regulation: PaperHead = Field(
        default=PaperHead(),
        title="Quyết định ban hành Quy chế Hội đồng",
        description="Chỉ ghi khi Quy chế được ban hành trong đợt này.",
    )
    regulation_proposal: Proposal | None = Field(default=None, title="Đề nghị ban hành Quy chế")
    advisors_report: PaperHead = Field(default=PaperHead(), title="Báo cáo của Tổ tư vấn")
    opinion_deadline: Date | None = Field(default=None, title="Hạn gửi Phiếu lấy ý kiến")
    minutes: PaperHead = Field(default=PaperHead(), title="Biên bản họp Hội đồng")
    council_report: PaperHead = Field(default=PaperHead(), title="Báo cáo của Hội đồng")
    submission: PaperHead = Field(default=PaperHead(), title="Tờ trình")
    recognition: PaperHead = Field(default=PaperHead(), title="Quyết định công nhận")
    notice: PaperHead = Field(default=PaperHead(), title="Thông báo kết quả")
    assignments: Rows[Text] = Field(default_factory=list, title="Giao nhiệm vụ trong Quyết định công nhận (Điều 2)")
    enforcers: Rows[Text] = Expected([], title="Chịu trách nhiệm thi hành Quyết định")
    certificate_wording: Rows[Text] = Field(default_factory=list, title="Lời văn riêng của Giấy chứng nhận")
    ministry: Text = Field(
        default="Bộ Nông nghiệp và Môi trường",
        title="Cơ quan đánh giá hạng cao hơn",
        description="Bộ đánh giá hạng 5 sao; với đợt của cấp huyện trước đây là Ủy ban nhân dân cấp tỉnh.",
    )


class EvaluationRound(Part):
    """Hồ sơ của một đợt đánh giá, phân hạng sản phẩm OCOP cấp tỉnh."""

    kind: Literal["evaluation"] = Field(title="Loại hồ sơ")
    example: bool = Field(default=False, title="Hồ sơ ví dụ", description="true: mọi văn bản in dòng “VĂN BẢN VÍ DỤ”.")
    year: Year = Field(title="Năm đánh giá")
    number: Positive = Field(title="Đợt", examples=[2])
    province: Province = Field(title="Tỉnh")
    communes: Rows[Commune] = Field(min_length=1, title="Xã, phường")
    producers: Rows[Producer] = Field(min_length=1, title="Chủ thể")
    products: Rows[Product] = Field(min_length=1, title="Sản phẩm")
    council: Council = Field(title="Hội đồng")
    meeting: Meeting = Field(default=Meeting(), title="Phiên họp")
    sheets: Rows[Sheet] = Field(title="Phiếu đánh giá")
    papers: Papers = Field(default=Papers(), title="Các văn bản")
    accepted: Rows[Acceptance] = Field(
        default_factory=list,
        title="Lỗi được chấp nhận",
        description="Lỗi mà người ký biết và cho giữ nguyên; chỗ có lỗi ghi như trong kết quả kiểm tra.",
    )

    def producer_of(self, product: Product) -> Producer:
        """Return the producer that `product` names; the record's references were checked at intake."""
        return next(producer for producer in self.producers if producer.id == product.producer)

    def commune_of(self, product: Product) -> Commune:
        """Return the commune of the product's producer."""
        code = self.producer_of(product).commune
        return next(commune for commune in self.communes if commune.code == code)

    @property
    def day(self) -> dt.date | None:
        """The day whose law governs the round: of the council's meeting, else of the decision."""
        return self.meeting.date or self.papers.recognition.date

    def code_of(self, product: Product) -> str:
        """`(T)-(X)-(STT)-year` (QĐ 26/2026/QĐ-TTg, Phụ lục II; unit codes: QĐ 19/2025/QĐ-TTg), or as given before."""
        if product.code:
            return product.code
        return f"{self.province.code}-{self.commune_of(product).code}-{product.ordinal:02d}-{self.year}"
