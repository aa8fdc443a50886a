"""A product as the papers of a round list it, and how one paper names another."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ocop_docs.documents.amounts import HIGHEST_STARS, LOWEST_STARS
from ocop_docs.documents.base import Date, Part, Text
from ocop_docs.documents.scores import FULL_SCORE, Score, SetNumber

StarCount = Annotated[int, Field(ge=LOWEST_STARS, le=HIGHEST_STARS)]
"""One class, 1 to 5 stars."""


class ListedProduct(Part):
    """Một sản phẩm trong danh sách kết quả."""

    name: Text = Field(title="Tên sản phẩm")
    producer: Text = Field(title="Tên chủ thể")
    address: Text | None = Field(default=None, title="Địa chỉ")
    product_set: SetNumber | None = Field(default=None, title="Bộ sản phẩm số")
    score: Score | None = Field(default=None, title="Điểm")
    stars: StarCount | None = Field(default=None, title="Hạng sao")
    code: Text | None = Field(default=None, title="Mã số sản phẩm", examples=["68-24958-01-2026"])
    note: Text | None = Field(default=None, title="Ghi chú", examples=["Lần đầu", "Nâng hạng", "Đánh giá lại"])


class UnrecognisedProduct(Part):
    """Một sản phẩm không được công nhận, và lý do."""

    name: Text = Field(title="Tên sản phẩm")
    producer: Text = Field(title="Tên chủ thể")
    code: Text | None = Field(default=None, title="Mã số sản phẩm")
    score: Score | None = Field(default=None, title="Điểm")
    stars: StarCount | None = Field(default=None, title="Hạng sao")
    reason: Text = Field(title="Lý do")


class MemberTotal(Part):
    """Điểm của một thành viên cho một sản phẩm."""

    member: Text = Field(title="Thành viên", examples=["TV01"])
    points: Annotated[int, Field(ge=0, le=FULL_SCORE)] | None = Field(
        default=None, title="Tổng điểm", description="Bỏ trống khi không được tính; ghi lý do ở Ghi chú."
    )


class ScoredProduct(ListedProduct):
    """Một sản phẩm trong bảng điểm của Hội đồng."""

    totals: list[MemberTotal] = Field(default=[], title="Điểm của từng thành viên")


class Reference(Part):
    """Một văn bản khác của đợt đánh giá được dẫn tới."""

    document_type: Text = Field(title="Tên loại văn bản", examples=["Biên bản"])
    number: Text | None = Field(default=None, title="Số, ký hiệu", examples=["02/BB-HĐOCOP"])
    date: Date | None = Field(default=None, title="Ngày ban hành")
