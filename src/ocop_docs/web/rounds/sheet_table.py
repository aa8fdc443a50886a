"""The score sheets of a round on its page: a table by product and member, and the sheet in view."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from ocop_docs.documents.ticks import read_ticks
from ocop_docs.errors import InvalidInput
from ocop_docs.law.rubric import product_set, product_set_numbers
from ocop_docs.rounds.intake.consistency import too_many_sheets
from ocop_docs.rounds.scoring.partial_sheet import partial_sheet
from ocop_docs.web.forms.legal_picker import day_of
from ocop_docs.web.forms.values import Typed
from ocop_docs.web.rounds.sheet_panel import Panel, panel_of

SHEETS = "sheets"
"""The field of the record that lists the sheets."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The sheet of one member for one product: its state, and its points or what is missing."""

    product: dict[str, Any]
    member: dict[str, Any]
    state: str
    words: str
    title: str

    @property
    def key(self) -> str:
        """The name of this sheet in the page's requests."""
        return f"{self.product['id']}:{self.member['id']}"

    @property
    def can_open(self) -> bool:
        """Whether the member may score the product."""
        return self.state in ("blank", "begun", "done")


@dataclass(frozen=True, slots=True)
class SheetTable:
    """All sheets as a table, and the one in view."""

    members: list[dict[str, Any]]
    rows: list[tuple[dict[str, Any], list[Cell]]]
    orphans: list[tuple[int, dict[str, str]]]
    here: Cell | None
    panel: Panel | None
    opinion: str = ""

    @property
    def cells(self) -> list[Cell]:
        """Every sheet that can be filled, product by product."""
        return [cell for _, cells in self.rows for cell in cells if cell.can_open]

    @property
    def following(self) -> Cell | None:
        """The sheet after the one in view."""
        after = self.cells[self.cells.index(self.here) + 1 :] if self.here in self.cells else []
        return after[0] if after else None

    @property
    def preceding(self) -> Cell | None:
        """The sheet before the one in view."""
        before = self.cells[: self.cells.index(self.here)] if self.here in self.cells else []
        return before[-1] if before else None


def sheet_table(typed: Typed, wanted: str) -> SheetTable:
    """Return the sheets of a round, with the one in view that `wanted` (`SP01:TV02`) names.

    Raises:
        InvalidInput: more sheets than allowed.
    """
    members = [member for member in typed["council"]["members"] if member["id"].strip()]
    products = [product for product in typed["products"] if product["id"].strip()]
    if too_many := too_many_sheets(len(products), len(members)):
        raise InvalidInput(too_many)
    filled = {(sheet["product"], sheet["member"]): sheet for sheet in reversed(typed[SHEETS])}
    absent = {absence["member"] for absence in typed["council"]["absences"]}
    barred = {(one["product"], one["member"]) for one in typed["council"]["conflicts"]}
    rows = [(product, [_cell(product, member, filled, absent, barred) for member in members]) for product in products]
    table = SheetTable(members, rows, list(_orphans(typed, products, members)), None, None)
    named = [cell for cell in table.cells if cell.key == wanted]
    here = next(iter(named or [cell for cell in table.cells if cell.state != "done"] or table.cells), None)
    if here is None:
        return table
    sheet = filled.get((here.product["id"], here.member["id"])) or {"ticks": "", "opinion": ""}
    panel = panel_of(here.product["product_set"], sheet["ticks"], round_day(typed))
    return SheetTable(members, rows, table.orphans, here, panel, sheet["opinion"])


def round_day(typed: Typed) -> dt.date | None:
    """Return the day whose law governs the typed round: of the meeting, else of the decision."""
    return day_of(typed["meeting"]["date"]) or day_of(typed["papers"]["recognition"]["date"])


def _cell(
    product: dict[str, Any],
    member: dict[str, Any],
    filled: Mapping[tuple[str, str], dict[str, str]],
    absent: AbstractSet[str],
    barred: AbstractSet[tuple[str, str]],
) -> Cell:
    name = f"{product['id']} {product['name']}, {member['id']} {member['name']}"
    key = (product["id"], member["id"])
    if product["rejected"].strip():
        return Cell(product, member, "barred", "loại", f"{name}: hồ sơ bị loại")
    if member["id"] in absent:
        return Cell(product, member, "barred", "vắng", f"{name}: vắng mặt")
    if key in barred:
        return Cell(product, member, "barred", "tránh", f"{name}: không chấm điểm do có quyền lợi liên quan")
    state, words = _progress(product["product_set"], filled.get(key))
    return Cell(product, member, state, words, f"{name}: {_STATES[state]}")


_STATES = {"blank": "chưa chấm", "begun": "đang chấm, còn tiêu chí chưa đánh dấu", "done": "đã chấm đủ"}


def _progress(number: str, sheet: dict[str, str] | None) -> tuple[str, str]:
    if sheet is None or not sheet["ticks"].strip() or number not in {str(known) for known in product_set_numbers()}:
        return "blank", "…"
    try:
        filled = partial_sheet(product_set(int(number)), read_ticks(sheet["ticks"]), None)
    except ValueError:
        return "begun", "?"
    if filled.open or filled.faults:
        return "begun", f"−{len(filled.open)}" if filled.open else "?"
    return "done", str(filled.score.total)


def _orphans(
    typed: Typed, products: list[dict[str, Any]], members: list[dict[str, Any]]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield sheets of products or members that the round no longer has, and second sheets for one product."""
    unlisted = {(product["id"], member["id"]) for product in products for member in members}
    for number, sheet in enumerate(typed[SHEETS]):
        key = (sheet["product"], sheet["member"])
        if key not in unlisted:
            yield number, sheet
        unlisted.discard(key)
