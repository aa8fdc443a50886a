"""Annexes: those that the office writes itself, of paragraphs or a table of any columns, and the Dự toán kinh phí."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from ocop_docs.documents.amounts import Count, Money
from ocop_docs.documents.base import LINE, REFUSED, Expected, LabelledEnum, Part, Positive, Rows, Text
from ocop_docs.documents.parts import Period
from ocop_docs.messages.reasons import reason

CELL_MARK = "|"
_CELL = rf"^[^{CELL_MARK}{REFUSED}]*$"


def _one_line(value: Any) -> Any:
    """A row as one line: cells in a list, or pasted with tabs between them, get the mark between them."""
    cells = value.split("\t") if isinstance(value, str) else value
    if not isinstance(cells, list) or not all(isinstance(cell, str) for cell in cells):
        return value
    if len(cells) > 1 and any(CELL_MARK in cell for cell in cells):
        raise ValueError(reason("annex-cell-mark"))
    return f" {CELL_MARK} ".join(cell.strip() for cell in cells)


TableRow = Annotated[
    Text,
    BeforeValidator(_one_line),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": LINE},
                {"type": "array", "items": {"type": "string", "pattern": _CELL}, "contains": {"pattern": LINE}},
            ],
            "examples": ["1 | Chè Shan tuyết | 4 sao", ["1", "Chè Shan tuyết", "4 sao"]],
        }
    ),
]
"""A row of a table: a line with `|` between the cells, or a list of cells; held as the line."""


def cells_of(row: str) -> list[str]:
    """The cells of a row, blank ones among them."""
    return [cell.strip() for cell in row.split(CELL_MARK)]


class Align(LabelledEnum):
    """Căn lề của một cột."""

    left = "left", "trái"
    centre = "centre", "giữa"
    right = "right", "phải"


class AnnexColumn(Part):
    """Một cột của bảng trong Phụ lục."""

    heading: Text = Field(title="Tên cột", examples=["Tên sản phẩm"])
    width: Positive | None = Field(
        default=None, title="Độ rộng", description="So với các cột khác: 20 rộng gấp đôi 10; bỏ trống là 10."
    )
    align: Align = Field(default=Align.left, strict=False, title="Căn lề")


class Annex(Part):
    """Một Phụ lục tự soạn (NĐ 30/2020, Phụ lục I, mục III.1): lời văn, bảng, hoặc cả hai."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                {"properties": {name: {"type": "array", "minItems": 1}}, "required": [name]}
                for name in ("paragraphs", "columns")
            ]
        }
    )

    title: Text = Field(title="Tên Phụ lục")
    landscape: bool = Field(default=False, title="Trang khổ ngang")
    paragraphs: Rows[Text] = Field(default_factory=list, title="Nội dung")
    columns: Rows[AnnexColumn] = Field(default_factory=list, title="Cột của bảng")
    rows: Rows[TableRow] = Field(
        default_factory=list,
        title="Dòng của bảng",
        description="Mỗi dòng các ô cách nhau bằng dấu “|”; dán được từ Excel. Thiếu ô thì để trống.",
    )
    total: TableRow | None = Field(default=None, title="Dòng tổng của bảng", description="Ghi như một dòng; in đậm.")

    @model_validator(mode="after")
    def _has_content(self) -> Self:
        if not self.paragraphs and not self.columns:
            raise ValueError(reason("annex-empty"))
        return self

    @model_validator(mode="after")
    def _rows_fit_the_columns(self) -> Self:
        for number, row in enumerate([*self.rows, *([self.total] if self.total else [])], start=1):
            if (cells := len(cells_of(row))) > len(self.columns):
                raise ValueError(reason("annex-row-too-long", number=number, cells=cells, columns=len(self.columns)))
        return self


class CostLine(Part):
    """Một dòng của Dự toán kinh phí."""

    group: Text | None = Field(
        default=None,
        title="Nhóm nội dung chi",
        description="Các dòng liền nhau cùng nhóm in dưới tên nhóm, kèm số cộng của nhóm.",
        examples=["Tập huấn, tuyên truyền"],
    )
    content: Text = Field(title="Nội dung chi", examples=["Tập huấn cho các chủ thể"])
    unit: Text | None = Field(default=None, title="Đơn vị tính", examples=["lớp"])
    quantity: Count | None = Field(default=None, title="Số lượng", examples=["2"])
    unit_price: Money | None = Field(default=None, title="Đơn giá")
    amount: Money | None = Expected(None, title="Thành tiền", description="Bằng số lượng nhân đơn giá, nếu ghi cả hai.")
    source: Text | None = Field(default=None, title="Nguồn kinh phí", examples=["Ngân sách xã"])


class CostEstimate(Part):
    """Phụ lục Dự toán kinh phí: tổng như văn bản ghi, và từng dòng. Không tự cộng lại tổng."""

    title: Text = Field(default="Dự toán kinh phí", title="Tên Phụ lục", description="In hoa ở đầu Phụ lục.")
    period: Period | None = Field(
        default=None,
        title="Dự toán của năm, giai đoạn",
        description="Bỏ trống khi dự toán cho cả thời kỳ của văn bản.",
    )
    lines: Annotated[Rows[CostLine], Field(min_length=1)] = Field(title="Dòng của Dự toán")
    total: Money | None = Expected(None, title="Tổng dự toán", description="Ghi như: 300 triệu đồng.")
