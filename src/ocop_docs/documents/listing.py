"""A product as the papers of a round list it, and how one paper names another."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ocop_docs.documents.amounts import HIGHEST_STARS, LOWEST_STARS
from ocop_docs.documents.base import Date, Part, Rows, Text
from ocop_docs.documents.scores import FULL_SCORE, TICKED_FROM, Score, SetNumber

StarCount = Annotated[int, Field(ge=LOWEST_STARS, le=HIGHEST_STARS)]
"""One class, 1 to 5 stars."""


class RejectedProduct(Part):
    """Một hồ sơ bị loại, và lý do."""

    name: Text = Field(title="Tên sản phẩm")
    producer: Text = Field(title="Tên chủ thể")
    code: Text | None = Field(default=None, title="Mã số sản phẩm", examples=["68-24958-01-2026"])
    reason: Text = Field(title="Lý do")


class UnrecognisedProduct(RejectedProduct):
    """Một sản phẩm không được công nhận, và lý do."""

    score: Score | None = Field(default=None, title="Điểm")
    stars: StarCount | None = Field(default=None, title="Hạng sao")


class RankedProduct(Part):
    """Một sản phẩm được phân hạng."""

    name: Text = Field(title="Tên sản phẩm")
    producer: Text = Field(title="Tên chủ thể")
    code: Text | None = Field(default=None, title="Mã số sản phẩm", examples=["68-24958-01-2026"])
    score: Score | None = Field(default=None, title="Điểm")
    stars: StarCount | None = Field(default=None, title="Hạng sao")
    note: Text | None = Field(default=None, title="Ghi chú", examples=["Lần đầu", "Nâng hạng từ 3 sao"])


class ListedProduct(RankedProduct):
    """Một sản phẩm trong danh sách kết quả."""

    address: Text | None = Field(default=None, title="Địa chỉ")
    product_set: SetNumber | None = Field(default=None, title="Bộ sản phẩm số")
    group: Text | None = Field(
        default=None, title="Nhóm sản phẩm", description=f"Theo Bộ tiêu chí trước ngày {TICKED_FROM}."
    )


class MemberTotal(Part):
    """Điểm của một thành viên cho một sản phẩm."""

    member: Text = Field(title="Thành viên", examples=["TV01"])
    points: Annotated[int, Field(ge=0, le=FULL_SCORE)] | None = Field(
        default=None, title="Tổng điểm", description="Bỏ trống khi không được tính; ghi lý do ở Ghi chú."
    )


class ScoredProduct(RankedProduct):
    """Một sản phẩm trong bảng điểm của Hội đồng."""

    totals: Rows[MemberTotal] = Field(default_factory=list, title="Điểm của từng thành viên")


class FiveStarProposal(Part):
    """Các sản phẩm có tiềm năng đạt 5 sao, đề nghị Bộ đánh giá (QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 điểm e)."""

    ministry: Text = Field(default="Bộ Nông nghiệp và Môi trường", title="Cơ quan đánh giá hạng cao hơn")
    classes: Text = Field(default="5 sao", title="Hạng đề nghị", examples=["4 sao trở lên"])
    products: Rows[ListedProduct] = Field(min_length=1, title="Sản phẩm")


class Reference(Part):
    """Một văn bản khác của đợt đánh giá được dẫn tới."""

    document_type: Text = Field(title="Tên loại văn bản được dẫn", examples=["Biên bản"])
    number: Text | None = Field(default=None, title="Số, ký hiệu văn bản được dẫn", examples=["02/BB-HĐOCOP"])
    date: Date | None = Field(default=None, title="Ngày văn bản được dẫn")
