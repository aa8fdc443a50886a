"""The parts that documents are made of, in the terms of NĐ 30/2020 and of the OCOP programme."""

from typing import Annotated, Any, ClassVar, Self

from pydantic import ConfigDict, Field, model_validator

from ocop_docs.documents.amounts import Count, Money, PartOfMoney, StarClass
from ocop_docs.documents.base import FIRST_YEAR, Date, Expected, FillableText, LabelledEnum, Part, Positive, Rows, Text
from ocop_docs.messages.reasons import reason

Year = Annotated[int, Field(ge=FIRST_YEAR, le=9999)]


class Level(LabelledEnum):
    """Cấp chính quyền, hoặc cấp công nhận hạng sao của sản phẩm."""

    commune = "commune", "cấp xã", "xã"
    district = "district", "cấp huyện", "huyện"
    province = "province", "cấp tỉnh", "tỉnh"
    national = "national", "cấp Quốc gia"


class Issuer(Part):
    """Cơ quan ban hành (NĐ 30/2020, Phụ lục I, mục II.2)."""

    name: FillableText = Field(title="Tên cơ quan ban hành", examples=["Ủy ban nhân dân xã Phú Xuyên"])
    level: Level | None = Field(title="Cấp", strict=False)
    abbreviation: Text = Field(
        default="UBND", title="Chữ viết tắt tên cơ quan", description="Dùng trong ký hiệu: 203/KH-UBND."
    )
    place: Text | None = Expected(
        None, title="Địa danh", description="Đứng trước ngày ban hành (NĐ 30/2020, Phụ lục I, mục II.4)."
    )
    superior: Text | None = Field(
        default=None, title="Cơ quan chủ quản trực tiếp", description="Bỏ trống nếu không có."
    )


class InTime(Part):
    """A part that may name years, which must be within the period of its document."""

    def lies_in(self, period: "Period") -> bool:
        """Whether `period` has all the years that this part names."""
        raise NotImplementedError  # not abstract: mypy accepts no abstract class as an argument of `Parts`


class Period(InTime):
    """Thời kỳ của văn bản: một năm hoặc một giai đoạn."""

    start: Year = Field(title="Từ năm")
    end: Year = Field(title="Đến năm")

    @model_validator(mode="after")
    def _starts_before_it_ends(self) -> Self:
        if self.start > self.end:
            raise ValueError(reason("period-reversed", start=self.start, end=self.end))
        return self

    def lies_in(self, period: "Period") -> bool:
        """Whether `period` has all the years of this one."""
        return period.start <= self.start and self.end <= period.end

    def __str__(self) -> str:
        return f"năm {self.start}" if self.start == self.end else f"giai đoạn {self.start} - {self.end}"

    def __contains__(self, year: int) -> bool:
        return self.start <= year <= self.end


class _LeadIn(Part):
    """Từ mở đầu của căn cứ."""

    lead_in: Text = Field(default="Căn cứ", title="Từ mở đầu", examples=["Căn cứ", "Thực hiện"])


class CitedText(Part):
    """Một văn bản được viện dẫn (NĐ 30/2020, Phụ lục I, mục II.6.b)."""

    document_type: Text = Field(title="Tên loại văn bản", examples=["Quyết định", "Nghị quyết", "Luật"])
    number: Text | None = Field(
        default=None,
        title="Số, ký hiệu",
        description="Luật, Pháp lệnh không ghi số.",
        examples=["490/QĐ-TTg"],
    )
    date: Date | None = Field(default=None, title="Ngày ban hành")
    issuer: Text | None = Field(default=None, title="Cơ quan ban hành", examples=["Thủ tướng Chính phủ"])
    subject: Text | None = Field(
        default=None, title="Trích yếu", description="Viết tiếp ngay sau tên cơ quan: “về việc phê duyệt …”."
    )


class SingleBasis(CitedText, _LeadIn):
    """Một căn cứ chỉ có một văn bản."""


class LegalBasis(SingleBasis):
    """Một căn cứ ban hành (NĐ 30/2020, Phụ lục I, mục II.6.a)."""

    others: Rows[CitedText] = Field(
        default_factory=list,
        title="Văn bản cùng căn cứ",
        description="In tiếp trong căn cứ này, ngăn bằng dấu chấm phẩy.",
    )


class Proposer(Part):
    """Một người hoặc cơ quan đề nghị, và Tờ trình của nơi đó."""

    proposer: Text = Field(title="Người hoặc cơ quan đề nghị", examples=["Giám đốc Sở Nông nghiệp và Môi trường"])
    number: Text | None = Field(default=None, title="Số, ký hiệu Tờ trình")
    date: Date | None = Field(default=None, title="Ngày của Tờ trình")


class Proposal(Proposer):
    """Đề nghị làm căn cứ của quyết định: `Theo đề nghị của …` (NĐ 30/2020, Phụ lục III, Mẫu 1.3)."""

    lead_in: Text = Field(
        default="Theo đề nghị của", title="Từ mở đầu đề nghị", examples=["Theo đề nghị của", "Xét đề nghị của"]
    )
    others: Rows[Proposer] = Field(default_factory=list, title="Cùng đề nghị")


class TargetPart(InTime):
    """Một chỉ tiêu: làm gì, bao nhiêu, đơn vị, hạng sao."""

    action: Text | None = Field(default=None, title="Việc phải đạt", examples=["Tổ chức đánh giá, xếp hạng"])
    quantity: Count = Field(
        title="Số lượng",
        description="In đúng như ghi: 100 - 120; ít nhất 06; khoảng 30; 100%; tăng 05, đạt 20.",
    )
    unit: Text = Field(title="Đơn vị tính", examples=["sản phẩm"])
    stars: StarClass | None = Field(default=None, title="Hạng sao")
    recognised_at: Level | None = Field(default=None, title="Cấp công nhận hạng sao", strict=False)
    detail: Text | None = Field(default=None, title="Nói rõ thêm", description="Phần viết tiếp sau đơn vị tính.")
    year: Year | None = Field(default=None, title="Năm thực hiện")

    def lies_in(self, period: "Period") -> bool:
        """Whether `period` has the year to do it in, if it has one."""
        return self.year is None or self.year in period


class Target(TargetPart):
    """Một chỉ tiêu có thể có phần “trong đó”."""

    of_which: Rows[TargetPart] = Field(default_factory=list, title="Trong đó")


class StarQuota(Part):
    """Một dòng của bảng chỉ tiêu hạng sao."""

    stars: StarClass = Field(title="Hạng sao")
    quantity: Count = Field(title="Số lượng sản phẩm")
    recognised_at: Level | None = Field(default=None, title="Cấp công nhận", strict=False)
    period: Period | None = Field(default=None, title="Thời gian")


def PartOfTotal(title: str = "Số tiền") -> Any:  # noqa: N802 - used like pydantic's Field
    """The field of the money of one line of a total."""
    return Field(
        default=None,
        title=title,
        description="Ghi như: 6,5 tỷ đồng; hoặc “còn lại”: văn bản in thêm số tính ra từ tổng.",
    )


class FundingSource(Part):
    """Một nguồn kinh phí."""

    source: Text = Field(title="Nguồn kinh phí", examples=["Ngân sách xã"])
    amount: PartOfMoney | None = PartOfTotal()


class PhaseFunding(Part):
    """Kinh phí của một giai đoạn."""

    period: Period = Field(title="Giai đoạn")
    amount: PartOfMoney | None = PartOfTotal()


class CostItem(Part):
    """Một nội dung chi."""

    content: Text = Field(title="Nội dung chi")
    amount: PartOfMoney | None = PartOfTotal()


class Budget(Part):
    """Kinh phí: tổng như văn bản ghi, và các cách chia của nó. Không tự cộng lại."""

    total: Money | None = Expected(None, title="Tổng kinh phí", description="Ghi như: 10,5 tỷ đồng.")
    period_note: Text | None = Field(
        default=None,
        title="Thời gian của kinh phí",
        examples=["giai đoạn 2019 - 2020", "từ năm 2018 đến nay"],
    )
    sources: Rows[FundingSource] = Field(default_factory=list, title="Chia theo nguồn")
    phases: Rows[PhaseFunding] = Field(default_factory=list, title="Chia theo giai đoạn")
    items: Rows[CostItem] = Field(default_factory=list, title="Chia theo nội dung chi")
    notes: Rows[Text] = Field(
        default_factory=list, title="Lời văn về kinh phí", description="In nguyên văn sau các số tiền."
    )


class Task(Part):
    """Một nhiệm vụ; có cơ quan, thời hạn hoặc kinh phí thì thành một dòng của Phụ lục phân công."""

    content: Text = Field(title="Nội dung công việc")
    details: Rows[Text] = Field(default_factory=list, title="Việc cụ thể")
    lead: Text | None = Field(default=None, title="Cơ quan chủ trì")
    partners: Rows[Text] = Field(default_factory=list, title="Cơ quan phối hợp")
    deadline: Text | None = Field(default=None, title="Thời hạn", examples=["Quý II năm 2027"])
    amount: PartOfMoney | None = PartOfTotal("Kinh phí")


class Responsibility(Part):
    """Trách nhiệm của một cơ quan, đơn vị."""

    unit: Text = Field(title="Cơ quan, đơn vị", examples=["Phòng Kinh tế"])
    duties: Rows[Text] = Field(min_length=1, title="Nhiệm vụ được giao")


class Capacity(LabelledEnum):
    """Quyền hạn của người ký (NĐ 30/2020, Điều 13; Phụ lục I, mục II.7.b)."""

    head = "head", "cấp trưởng ký"
    acting_head = "acting_head", "quyền cấp trưởng (Q.)"
    deputy = "deputy", "ký thay cấp trưởng (KT.)", "ký thay (KT.)"
    by_order = "by_order", "ký thừa lệnh (TL.)", "thừa lệnh (TL.)"
    by_authorisation = "by_authorisation", "ký thừa ủy quyền (TUQ.)", "thừa ủy quyền (TUQ.)"


class Signatory(Part):
    """Người ký: quyền hạn, chức vụ, họ tên."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"capacity": {"enum": ["head", "acting_head"]}}},
            "then": {"properties": {"position": {"type": "null"}}},
        }
    )

    collective: Text | None = Field(
        default=None,
        title="Ký thay mặt (TM.)",
        description="Tên tập thể hoặc cơ quan, in sau “TM.”; bỏ trống nếu người đứng đầu ký với tư cách cá nhân.",
        examples=["Ủy ban nhân dân"],
    )
    capacity: Capacity = Field(
        default=Capacity.head,
        strict=False,
        title="Quyền hạn",
        description="NĐ 30/2020, Điều 13 và Phụ lục I, mục II.7.b.",
    )
    head_position: Text | None = Expected(None, title="Chức vụ người đứng đầu", examples=["Chủ tịch"])
    position: Text | None = Field(
        default=None,
        title="Chức vụ người ký",
        description="Để trống khi người đứng đầu ký.",
        examples=["Phó Chủ tịch"],
    )
    name: Text | None = Expected(None, title="Họ và tên", description="Không ghi học hàm, học vị.")

    @model_validator(mode="after")
    def _head_has_one_position(self) -> Self:
        """A second position beside the head's own would be left out of the signature, so it is refused."""
        signs_as_head = self.capacity in (Capacity.head, Capacity.acting_head)
        if signs_as_head and self.position is not None and self.position != self.head_position:
            raise ValueError(reason("head-has-one-position"))
        return self


def Mandate() -> Any:  # noqa: N802 - used like pydantic's Field
    """The field of the words that open the leading sentence; a decision has no such sentence."""
    return Field(
        default=None,
        title="Mở đầu câu dẫn",
        description="Đứng trước tên cơ quan ở câu dẫn.",
        examples=["Thực hiện chương trình công tác hằng năm"],
    )


class Archive(Part):
    """Dòng “Lưu” của Nơi nhận (NĐ 30/2020, Phụ lục I, mục II.9.d)."""

    clerical: ClassVar[str] = "VT"
    """Văn thư, which keeps a copy of every document."""

    drafting_unit: Text | None = Field(default=None, title="Đơn vị soạn thảo (viết tắt)", examples=["NN"])
    copies: Positive | None = Field(default=None, title="Số bản lưu")

    @property
    def units(self) -> str:
        """Who keeps the document: `VT, NN`."""
        return ", ".join([self.clerical, *([self.drafting_unit] if self.drafting_unit else [])])


class Passage(Part):
    """Một mục của nội dung; mục có tên được đánh số."""

    title: Text | None = Field(default=None, title="Tên mục", description="Bỏ trống thì các đoạn in nối tiếp.")
    paragraphs: Rows[Text] = Field(min_length=1, title="Nội dung")


class Acceptance(Part):
    """Một lỗi nội dung mà cơ quan cho giữ nguyên, kèm lý do: vẫn được báo, không chặn văn bản."""

    code: Text = Field(title="Mã lỗi", description="Như trong kết quả kiểm tra.", examples=["total-differs"])
    place: Text = Field(title="Chỗ có lỗi", description="Như trong kết quả kiểm tra.", examples=["budget.total"])
    reason: Text = Field(title="Lý do giữ nguyên")
