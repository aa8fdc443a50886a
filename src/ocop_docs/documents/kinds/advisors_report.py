"""Báo cáo đánh giá của Tổ tư vấn (QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 điểm c; NĐ 30/2020, Mẫu 1.4)."""

from typing import ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.base import Expected, FillableRows, Part, Rows, Text
from ocop_docs.documents.document import AdministrativeDocument, HasLegalBases


class AssessedProduct(Part):
    """Một sản phẩm mà Tổ tư vấn đã đánh giá hồ sơ."""

    name: Text = Field(title="Tên sản phẩm")
    producer: Text = Field(title="Tên chủ thể")
    code: Text | None = Field(default=None, title="Mã số sản phẩm", examples=["68-24958-01-2026"])
    dossier: Text | None = Field(default=None, title="Đánh giá hồ sơ", examples=["Đủ thành phần"])
    survey: Text | None = Field(default=None, title="Khảo sát thực tế", description="Bỏ trống khi không khảo sát.")
    proposal: Text | None = Field(default=None, title="Đề xuất", examples=["Đủ điều kiện trình Hội đồng"])


class AdvisorsReport(AdministrativeDocument, HasLegalBases):
    """Báo cáo của Tổ tư vấn Hội đồng gửi Chủ tịch Hội đồng."""

    type_name: ClassVar[str] = "Báo cáo"
    type_abbreviation: ClassVar[str] = "BC"

    kind: Literal["advisors-report"] = Field(title="Loại văn bản")
    addressees: Rows[Text] = Expected([], title="Kính gửi", examples=[["Chủ tịch Hội đồng"]])
    process: Rows[Text] = Expected([], title="Quá trình đánh giá hồ sơ")
    products: FillableRows[AssessedProduct] = Field(title="Sản phẩm được đánh giá hồ sơ")
    supplements: Rows[Text] = Field(
        default_factory=list, title="Đề nghị bổ sung", description="Bổ sung hồ sơ, kết quả kiểm nghiệm chất lượng."
    )
    proposals: Rows[Text] = Expected([], title="Đề xuất, kiến nghị")
