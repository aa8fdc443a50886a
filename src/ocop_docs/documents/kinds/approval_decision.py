"""Quyết định phê duyệt Đề án, kèm Đề án được phê duyệt (NĐ 30/2020, Phụ lục III, Mẫu 1.3)."""

from typing import ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.amounts import PartOfMoney
from ocop_docs.documents.base import Expected, FillableText, LabelledEnum, Part, Rows, Text
from ocop_docs.documents.document import AdministrativeDocument, HasCostEstimate, HasLegalBases, HasPeriod
from ocop_docs.documents.parts import Budget, PartOfTotal, Period, Proposal, Responsibility, StarQuota, Target


class Authority(LabelledEnum):
    """Thẩm quyền ban hành: tập thể, hay người đứng đầu (Mẫu 1.3, ghi chú 6)."""

    collective = "collective", "tập thể Ủy ban nhân dân"
    head = "head", "Chủ tịch Ủy ban nhân dân", "Chủ tịch (Mẫu 1.3, ghi chú 6)"


class ProductGroup(Part):
    """Một nhóm sản phẩm của Đề án."""

    name: Text = Field(title="Tên nhóm")
    description: Text | None = Field(default=None, title="Gồm những gì")


class SchemePhase(Part):
    """Một giai đoạn của Đề án: mục tiêu, nhiệm vụ và kinh phí của giai đoạn."""

    period: Period = Field(title="Giai đoạn")
    amount: PartOfMoney | None = PartOfTotal("Kinh phí dự kiến")
    targets: Rows[Target] = Field(default_factory=list, title="Mục tiêu cụ thể")
    tasks: Rows[Text] = Field(default_factory=list, title="Nhiệm vụ khác")


class Scheme(Part):
    """Đề án được phê duyệt, in thành văn bản kèm theo Quyết định."""

    subject: FillableText = Field(title="Tên Đề án", description="Phần sau chữ “Đề án”.")
    rationale: Rows[Text] = Expected([], title="Sự cần thiết, quan điểm")
    general_objectives: Rows[Text] = Expected([], title="Mục tiêu chung")
    phases: Rows[SchemePhase] = Expected([], title="Mục tiêu theo giai đoạn")
    star_quotas: Rows[StarQuota] = Field(default_factory=list, title="Chỉ tiêu hạng sao")
    product_groups: Rows[ProductGroup] = Expected([], title="Nhóm sản phẩm")
    cycle: Rows[Text] = Expected([], title="Các bước của chu trình OCOP")
    budget: Budget | None = Expected(None, title="Kinh phí thực hiện")
    responsibilities: Rows[Responsibility] = Expected([], title="Tổ chức thực hiện")


class ApprovalDecision(AdministrativeDocument, HasLegalBases, HasPeriod, HasCostEstimate):
    """Quyết định phê duyệt một Đề án OCOP."""

    type_name: ClassVar[str] = "Quyết định"
    type_abbreviation: ClassVar[str] = "QĐ"
    decides: ClassVar[bool] = True

    kind: Literal["approval-decision"] = Field(title="Loại văn bản")
    authority: Authority = Field(
        default=Authority.collective,
        strict=False,
        title="Thẩm quyền ban hành",
        description="NĐ 30/2020, Phụ lục III, Mẫu 1.3, ghi chú 6.",
    )
    proposal: Proposal | None = Expected(None, title="Theo đề nghị của")
    scheme: Scheme = Field(title="Đề án kèm theo")
    assignments: Rows[Text] = Field(default_factory=list, title="Giao nhiệm vụ (Điều 2)")
    effective_from: Text | None = Expected(
        None, title="Hiệu lực", examples=["ngày ký"], description="Viết tiếp sau “có hiệu lực kể từ …”."
    )
    enforcers: Rows[Text] = Expected([], title="Chịu trách nhiệm thi hành (Điều cuối)")
