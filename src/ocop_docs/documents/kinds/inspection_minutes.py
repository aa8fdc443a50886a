"""Biên bản kiểm tra sản phẩm OCOP sau công nhận (QĐ 26/2026/QĐ-TTg, Điều 9; NĐ 30/2020, Mẫu 1.9)."""

from typing import ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.base import Expected, FillableText, Part, Rows, Text
from ocop_docs.documents.document import AdministrativeDocument


class InspectionResult(Part):
    """Kết quả kiểm tra một nội dung."""

    content: Text = Field(title="Nội dung kiểm tra")
    result: Text | None = Field(default=None, title="Kết quả", description="Bỏ trống để ghi khi kiểm tra.")


class InspectionMinutes(AdministrativeDocument):
    """Biên bản do Trưởng đoàn kiểm tra và đại diện chủ thể ký: không có địa danh, ngày tháng ở phần đầu."""

    type_name: ClassVar[str] = "Biên bản"
    type_abbreviation: ClassVar[str] = "BB"

    kind: Literal["inspection-minutes"] = Field(title="Loại văn bản")
    signatory: None = Field(default=None, title="Người ký", description="Hai bên ký; ghi ở hai mục dưới.")
    start: Text | None = Expected(None, title="Thời gian bắt đầu")
    end: Text | None = Expected(None, title="Thời gian kết thúc")
    place: Text | None = Expected(None, title="Địa điểm")
    team: Rows[Text] = Expected([], title="Đoàn kiểm tra")
    leader: Text | None = Expected(None, title="Trưởng đoàn")
    producer: FillableText = Field(title="Chủ thể được kiểm tra")
    representative: Text | None = Expected(None, title="Người đại diện chủ thể")
    products: Rows[Text] = Expected([], title="Sản phẩm được kiểm tra")
    results: Rows[InspectionResult] = Expected([], title="Kết quả kiểm tra")
    conclusions: Rows[Text] = Expected([], title="Kết luận, kiến nghị")
    reply: Text | None = Field(default=None, title="Ý kiến của chủ thể")
