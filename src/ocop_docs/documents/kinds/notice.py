"""Thông báo (NĐ 30/2020, Phụ lục III, Mẫu 1.4)."""

from typing import ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.base import Expected, Rows, Text
from ocop_docs.documents.document import AdministrativeDocument
from ocop_docs.documents.parts import Mandate, Passage


class Notice(AdministrativeDocument):
    """Thông báo chung; thông báo kết quả đánh giá, phân hạng là một loại riêng."""

    type_name: ClassVar[str] = "Thông báo"
    type_abbreviation: ClassVar[str] = "TB"

    kind: Literal["notice"] = Field(title="Loại văn bản")
    mandate: Text | None = Mandate()
    passages: Rows[Passage] = Expected([], title="Nội dung thông báo")
    closing: Text | None = Expected(
        None, title="Đoạn kết", examples=["Ủy ban nhân dân xã thông báo để các chủ thể biết, thực hiện."]
    )
