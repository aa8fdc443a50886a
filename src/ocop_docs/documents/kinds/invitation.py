"""Giấy mời họp, hội nghị (NĐ 30/2020, Phụ lục III, Mẫu 1.7)."""

from typing import ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.base import Expected, FillableText, Rows, Text
from ocop_docs.documents.document import AdministrativeDocument


class Invitation(AdministrativeDocument):
    """Giấy mời; không có thời kỳ và căn cứ ban hành."""

    type_name: ClassVar[str] = "Giấy mời"
    type_abbreviation: ClassVar[str] = "GM"

    kind: Literal["invitation"] = Field(title="Loại văn bản")
    guests: Rows[Text] = Expected(
        [], title="Kính mời", description="Cơ quan, tổ chức; hoặc họ tên, chức vụ, đơn vị công tác của người được mời."
    )
    event: FillableText = Field(title="Tới dự", examples=["Hội nghị tổng kết Chương trình OCOP năm 2026"])
    chair: Text | None = Expected(None, title="Chủ trì")
    time: Text | None = Expected(None, title="Thời gian", examples=["08 giờ 00, ngày 15 tháng 12 năm 2026"])
    place: Text | None = Expected(None, title="Địa điểm")
    notes: Rows[Text] = Expected([], title="Các vấn đề cần lưu ý")
