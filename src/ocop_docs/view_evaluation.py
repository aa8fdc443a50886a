"""The ranking of a round as a table for people."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table


def show_ranking(result: dict[str, Any]) -> None:
    """Print the ranking with each product's notes, the counts, and who scored."""
    console = Console(highlight=False)
    table = Table("Hạng", "Sản phẩm", "Chủ thể", "Điểm", "Sao", "Kết quả và ghi chú", show_lines=True)
    for product in result["products"]:
        table.add_row(*(escape(cell) for cell in _cells(product)))
    console.print(table)
    console.print(escape(_counted(result)), soft_wrap=True)


def _cells(product: dict[str, Any]) -> tuple[str, ...]:
    notes = "\n".join([product["outcome_label"], *product["notes"]])
    known = (product["place"], product["name"], product["producer"], product["score"], product["stars"])
    return (*("" if value is None else str(value) for value in known), notes)


def _counted(result: dict[str, Any]) -> str:
    counts, council = result["counts"], result["council"]
    return (
        f"{counts['products']} sản phẩm: công nhận {counts['recognised']}, đề nghị Bộ {counts['proposed']}, "
        f"chưa đủ điều kiện {counts['below']}, hồ sơ bị loại {counts['rejected']}, chưa chấm {counts['unscored']}. "
        f"Có mặt {len(council['present'])}/{council['members']} thành viên (cần {council['quorum']})."
    )
