"""Báo cáo kết quả thực hiện Chương trình OCOP (NĐ 30/2020, Phụ lục III, Mẫu 1.4)."""

from typing import ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.amounts import Count, Money, StarClass
from ocop_docs.documents.base import Expected, Part, Rows, Text, Whole
from ocop_docs.documents.document import AdministrativeDocument, HasCostEstimate, HasLegalBases, HasPeriod
from ocop_docs.documents.parts import Budget, Mandate, Period, Target


class ResultSection(Part):
    """Một mặt công tác trong phần kết quả."""

    title: Text = Field(title="Tên mặt công tác", examples=["Công tác tuyên truyền"])
    paragraphs: Rows[Text] = Field(default_factory=list, title="Nội dung")
    figures: Rows[Target] = Field(default_factory=list, title="Số liệu đạt được")


class ProductResult(Part):
    """Số sản phẩm được đánh giá, phân hạng trong một năm hoặc giai đoạn."""

    period: Period = Field(title="Thời gian")
    quantity: Count = Field(title="Số sản phẩm")
    stars: StarClass | None = Field(default=None, title="Hạng sao")
    note: Text | None = Field(default=None, title="Ghi chú")


class TargetResult(Part):
    """Một chỉ tiêu của kế hoạch và kết quả đạt được."""

    target: Text = Field(title="Chỉ tiêu", examples=["Sản phẩm đạt 3 sao"])
    unit: Text | None = Field(default=None, title="Đơn vị tính", examples=["sản phẩm"])
    planned: Count | None = Field(default=None, title="Kế hoạch")
    achieved: Count | None = Field(default=None, title="Thực hiện")


class FundingResult(Part):
    """Một khoản kinh phí của kế hoạch và số đã thực hiện."""

    content: Text = Field(title="Nội dung", examples=["Ngân sách xã"])
    planned: Money | None = Field(default=None, title="Kế hoạch")
    spent: Money | None = Field(default=None, title="Thực hiện")


class PlanResults(Part):
    """Kết quả so với kế hoạch: từng chỉ tiêu, từng khoản kinh phí. Tỷ lệ do chương trình tính."""

    targets: Rows[TargetResult] = Field(default_factory=list, title="Chỉ tiêu")
    funding: Rows[FundingResult] = Field(default_factory=list, title="Kinh phí")


class Outlook(Part):
    """Phương hướng của thời gian tới."""

    period: Period | None = Field(default=None, title="Thời gian")
    objectives: Rows[Text] = Field(default_factory=list, title="Phương hướng chung")
    targets: Rows[Target] = Field(default_factory=list, title="Mục tiêu cụ thể")
    tasks: Rows[Text] = Field(default_factory=list, title="Nhiệm vụ, giải pháp")
    budget: Budget | None = Field(default=None, title="Nhu cầu kinh phí")


class CommuneResult(Part):
    """Một dòng của bảng tổng hợp theo xã, phường."""

    commune: Text = Field(title="Xã, phường")
    entities: Whole | None = Field(default=None, title="Số chủ thể")
    products: Whole | None = Field(default=None, title="Số sản phẩm")
    three_star: Whole | None = Field(default=None, title="3 sao")
    four_star: Whole | None = Field(default=None, title="4 sao")
    five_star: Whole | None = Field(default=None, title="5 sao")
    amount: Money | None = Field(default=None, title="Kinh phí")


class Report(AdministrativeDocument, HasLegalBases, HasPeriod, HasCostEstimate):
    """Báo cáo của xã, huyện (đến 30/6/2025) hoặc tỉnh."""

    type_name: ClassVar[str] = "Báo cáo"
    type_abbreviation: ClassVar[str] = "BC"

    kind: Literal["report"] = Field(title="Loại văn bản")
    mandate: Text | None = Mandate()
    addressees: Rows[Text] = Field(default_factory=list, title="Kính gửi", description="Khi báo cáo cơ quan cấp trên.")
    direction: Rows[Text] = Expected([], title="Công tác chỉ đạo, triển khai")
    results: Rows[ResultSection] = Expected([], title="Kết quả thực hiện")
    product_results: Rows[ProductResult] = Expected([], title="Sản phẩm được đánh giá, phân hạng")
    spending: Budget | None = Expected(None, title="Kinh phí đã thực hiện")
    plan_results: PlanResults | None = Field(default=None, title="Kết quả so với kế hoạch")
    limitations: Rows[Text] = Expected([], title="Tồn tại, hạn chế và nguyên nhân")
    outlook: Outlook | None = Expected(None, title="Phương hướng, nhiệm vụ")
    proposals: Rows[Text] = Expected([], title="Kiến nghị, đề xuất")
    commune_results: Rows[CommuneResult] = Field(default_factory=list, title="Kết quả theo xã, phường")
