"""Phiếu đánh giá sản phẩm OCOP (QĐ 26/2026/QĐ-TTg, Phụ lục II): trắng hoặc đã chấm."""

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from ocop_docs.documents.base import BLANK, Blank, Date, Text
from ocop_docs.documents.document import Form
from ocop_docs.documents.scores import SetNumber
from ocop_docs.documents.ticks import Ticks, blank_or_complete
from ocop_docs.law.rubric import product_set


class ScoreSheet(Form):
    """Phiếu của một bộ sản phẩm; không có ô nào đánh dấu thì in phiếu trắng."""

    type_name: ClassVar[str] = "Phiếu đánh giá"

    kind: Literal["score-sheet"] = Field(title="Loại văn bản")
    product_set: SetNumber | None = Field(title="Bộ sản phẩm số")
    product: Text | None = Field(default=None, title="Tên sản phẩm")
    code: Text | None = Field(default=None, title="Mã số sản phẩm")
    producer: Text | None = Field(default=None, title="Tên chủ thể sản xuất")
    phone: Text | None = Field(default=None, title="Số điện thoại")
    address: Text | None = Field(default=None, title="Địa chỉ")
    ticks: Ticks = Field(
        default_factory=dict,
        title="Ô được đánh dấu",
        description="Mỗi tiêu chí một số: thứ tự ô tính từ 1; 0 là không ô nào hoặc “không”. Bỏ trống: phiếu trắng.",
    )
    opinion: Text | None = Field(default=None, title="Ý kiến của người đánh giá")
    date: Date | None = Field(default=None, title="Ngày đánh giá")
    assessor: Text | None = Field(default=None, title="Người đánh giá")

    _is_blank_or_complete = model_validator(mode="after")(blank_or_complete)

    @property
    def headline(self) -> str:
        """The product's name, or that of its set on a blank sheet."""
        return self.product or (product_set(self.product_set).name if self.product_set else Blank(BLANK))
