"""Giấy chứng nhận sản phẩm OCOP: luật không ban hành mẫu, nên lời văn là của cơ quan cấp."""

from typing import ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.base import Date, Expected, FillableText, Positive, Rows, Text
from ocop_docs.documents.document import Form
from ocop_docs.documents.listing import Reference, StarCount
from ocop_docs.documents.parts import Issuer, Signatory
from ocop_docs.documents.scores import TICKED_FROM, SetNumber


class Certificate(Form):
    """Giấy chứng nhận của một sản phẩm (QĐ 26/2026/QĐ-TTg, Điều 4 khoản 1 và khoản 3)."""

    type_name: ClassVar[str] = "Giấy chứng nhận"
    symbol: ClassVar[str] = "GCN-OCOP"
    """What follows its number, here and in the register."""

    kind: Literal["certificate"] = Field(title="Loại văn bản")
    issuer: Issuer = Field(title="Cơ quan cấp")
    number: Positive | None = Expected(None, title="Số Giấy chứng nhận")
    date: Date | None = Expected(None, title="Ngày cấp")
    product: FillableText = Field(title="Tên sản phẩm")
    code: Text | None = Expected(None, title="Mã số sản phẩm")
    product_set: SetNumber | None = Field(default=None, title="Bộ sản phẩm số")
    group: Text | None = Field(
        default=None, title="Nhóm sản phẩm", description=f"Theo Bộ tiêu chí trước ngày {TICKED_FROM}."
    )
    producer: FillableText = Field(title="Tên chủ thể")
    address: Text | None = Expected(None, title="Địa chỉ")
    stars: StarCount | None = Field(title="Hạng sao")
    decision: Reference | None = Expected(None, title="Quyết định công nhận")
    valid_until: Date | None = Expected(None, title="Có giá trị đến ngày")
    wording: Rows[Text] = Field(default_factory=list, title="Lời văn thêm của cơ quan cấp")
    portrait: bool = Field(
        default=False, title="In khổ dọc", description="Trang dọc, có chỗ in Quốc huy ở trên; bỏ trống thì trang ngang."
    )
    signatory: Signatory | None = Expected(None, title="Người ký")

    @property
    def headline(self) -> str:
        """The product's name."""
        return self.product
