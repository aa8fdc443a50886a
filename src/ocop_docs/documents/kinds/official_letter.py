"""Công văn (NĐ 30/2020, Phụ lục III, Mẫu 1.5)."""

from typing import ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.base import Expected, Part, Rows, Text
from ocop_docs.documents.document import AdministrativeDocument

UNKNOWN_UNIT = "……"
"""What the symbol has in place of a drafting unit that the data do not name."""


class LetterProduct(Part):
    """Một sản phẩm mà Công văn đề nghị đánh giá, phân hạng."""

    name: Text = Field(title="Tên sản phẩm")
    producer: Text = Field(title="Tên chủ thể")
    address: Text | None = Field(default=None, title="Địa chỉ")
    note: Text | None = Field(default=None, title="Ghi chú", examples=["Lần đầu", "Nâng hạng từ 3 sao"])


class OfficialLetter(AdministrativeDocument):
    """Công văn; có thể kèm danh sách sản phẩm đề nghị đánh giá, phân hạng (QĐ 26/2026/QĐ-TTg, Điều 6 khoản 2, 3)."""

    type_name: ClassVar[str] = "Công văn"
    type_abbreviation: ClassVar[str] = ""

    kind: Literal["official-letter"] = Field(title="Loại văn bản")
    addressees: Rows[Text] = Expected([], title="Kính gửi")
    paragraphs: Rows[Text] = Expected([], title="Nội dung", description="Mỗi dòng in thành một đoạn.")
    products: Rows[LetterProduct] = Field(default_factory=list, title="Sản phẩm đề nghị đánh giá, phân hạng")
    enclosures: Rows[Text] = Field(default_factory=list, title="Hồ sơ gửi kèm")
    closing: Text | None = Expected(
        None, title="Đoạn kết", examples=["Đề nghị các cơ quan, đơn vị phối hợp thực hiện."]
    )

    @property
    def usual_symbol(self) -> str:
        """`UBND-KT`: cơ quan ban hành, đơn vị soạn thảo (NĐ 30/2020, Phụ lục I, mục II.3.b)."""
        return f"{self.issuer.abbreviation}-{self.archive.drafting_unit or UNKNOWN_UNIT}"
