"""Kế hoạch kiểm tra sản phẩm OCOP sau công nhận (QĐ 26/2026/QĐ-TTg, Điều 9; NĐ 30/2020, Mẫu 1.4)."""

from typing import ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.base import Expected, Part, Rows, Text
from ocop_docs.documents.document import AdministrativeDocument, HasCostEstimate, HasLegalBases
from ocop_docs.documents.parts import Mandate, Responsibility


class Visit(Part):
    """Một sản phẩm được kiểm tra, nơi và thời gian kiểm tra."""

    product: Text = Field(title="Tên sản phẩm")
    producer: Text = Field(title="Tên chủ thể")
    address: Text | None = Field(default=None, title="Địa chỉ")
    time: Text | None = Field(default=None, title="Thời gian kiểm tra", examples=["Ngày 06 tháng 4 năm 2027"])


class InspectionPlan(AdministrativeDocument, HasLegalBases, HasCostEstimate):
    """Kế hoạch kiểm tra việc duy trì tiêu chí và sử dụng nhãn hiệu OCOP."""

    type_name: ClassVar[str] = "Kế hoạch"
    type_abbreviation: ClassVar[str] = "KH"

    kind: Literal["inspection-plan"] = Field(title="Loại văn bản")
    mandate: Text | None = Mandate()
    purposes: Rows[Text] = Expected([], title="Mục đích, yêu cầu")
    contents: Rows[Text] = Expected([], title="Nội dung kiểm tra", description="QĐ 26/2026/QĐ-TTg, Điều 9 khoản 3.")
    visits: Rows[Visit] = Expected([], title="Sản phẩm, chủ thể được kiểm tra")
    team: Rows[Text] = Expected([], title="Thành phần Đoàn kiểm tra")
    responsibilities: Rows[Responsibility] = Expected([], title="Tổ chức thực hiện")
