"""An evaluation round as a page has it: read from what was typed, its sheets by product and member, its results.

The whole round travels with the page as the fields of one form; the sheets as hidden ones, which the boxes of the
sheet in view write into. Nothing is kept on the server.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ocop_docs.documents.scores import read_ticks
from ocop_docs.errors import InvalidInput
from ocop_docs.intake.json import ZIP, read_json
from ocop_docs.law.rubric import product_set, product_set_numbers
from ocop_docs.rounds.record import EvaluationRound
from ocop_docs.rounds.scoring.tally import filled_sheet
from ocop_docs.rounds.verbs import ScoredRound, check_round, load_round, score
from ocop_docs.web.errors import Refused
from ocop_docs.web.forms.echo import echoes, read_values
from ocop_docs.web.forms.fields import Group, form_of
from ocop_docs.web.forms.legal_picker import day_of
from ocop_docs.web.forms.live import Reading, checked, refused
from ocop_docs.web.forms.values import Typed, data_of, read_form, typed_of
from ocop_docs.web.rounds.ticking import Panel, panel_of, ticked_boxes, with_boxes

KIND = "evaluation"
SHEETS = "sheets"
PRODUCT, MEMBER, OPINION = "o-san-pham", "o-thanh-vien", "o-y-kien"
"""Fields of the sheet in view: whose it is, and what the member says."""


@dataclass(frozen=True, slots=True)
class RoundReading:
    """What was typed, with everything to say about it, and the scored round if it is one."""

    reading: Reading
    scored: ScoredRound | None = None


def round_form() -> Group:
    """The form of a round, drawn from its model."""
    return form_of(EvaluationRound)


def read_round(typed: Typed) -> RoundReading:
    """Read what was typed, score it and check it as far as it can be."""
    form = round_form()
    data, names = data_of(form, typed)
    data = {"kind": KIND, SHEETS: [], **data}
    said = echoes(form, typed, read_values(form, typed))
    try:
        scored = score(load_round(data))
    except InvalidInput as error:
        return RoundReading(refused(data, error, names, said))
    return RoundReading(checked(Reading(data, None, echoes=said), check_round(scored), EvaluationRound, names), scored)


def posted_round(fields: Mapping[str, str]) -> Typed:
    """What was typed into the pages of a round, with the sheet in view written into its row."""
    typed = read_form(round_form(), fields)
    if PRODUCT in fields and MEMBER in fields:
        _write_sheet(typed, fields)
    return typed


def _write_sheet(typed: Typed, fields: Mapping[str, str]) -> None:
    boxes, opinion = ticked_boxes(fields), fields.get(OPINION, "")
    sheet = sheet_of(typed, fields[PRODUCT], fields[MEMBER])
    if sheet is None:
        if not boxes and not opinion.strip():
            return
        sheet = {"member": fields[MEMBER], "product": fields[PRODUCT], "ticks": "", "opinion": ""}
        typed[SHEETS].append(sheet)
    sheet |= {"ticks": with_boxes(sheet["ticks"], boxes), "opinion": opinion}


def sheet_of(typed: Typed, product: str, member: str) -> dict[str, str] | None:
    """The row of the sheet of `member` for `product`, None when there is none."""
    return next((one for one in typed[SHEETS] if (one["product"], one["member"]) == (product, member)), None)


def is_round(data: bytes) -> bool:
    """Whether a data file is the record of a round."""
    return read_json(data).get("kind") == KIND


def typed_round(data: bytes) -> Typed:
    """Return the filled form of a round's file: JSON, or the workbook.

    Raises:
        UnreadableInput: neither.
        InvalidInput: of a workbook, every bad cell; of JSON, what has no field in the form and would be lost.
    """
    if data.startswith(ZIP):
        content = load_round(data).model_dump(mode="json", exclude_none=True)
    elif is_round(data):
        content = read_json(data)
    else:
        raise Refused("not-a-round", 422)
    typed, lost = typed_of(round_form(), content)
    if lost:
        load_round(content)
    return typed


@dataclass(frozen=True, slots=True)
class Cell:
    """The sheet of one member for one product: how far it is, and its points."""

    product: dict[str, Any]
    member: dict[str, Any]
    state: str
    words: str
    title: str

    @property
    def key(self) -> str:
        """How the page asks for this sheet."""
        return f"{self.product['id']}:{self.member['id']}"

    @property
    def can_open(self) -> bool:
        """Whether the member may score the product."""
        return self.state in ("blank", "begun", "done")


@dataclass(frozen=True, slots=True)
class SheetView:
    """All sheets as a table, and the one in view."""

    members: list[dict[str, Any]]
    rows: list[tuple[dict[str, Any], list[Cell]]]
    strays: list[tuple[int, dict[str, str]]]
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


def sheet_view(typed: Typed, wanted: str) -> SheetView:
    """Return the sheets of a round, with the one in view that `wanted` (`SP01:TV02`) names."""
    members = [member for member in typed["council"]["members"] if member["id"].strip()]
    products = [product for product in typed["products"] if product["id"].strip()]
    filled = {(sheet["product"], sheet["member"]): sheet for sheet in reversed(typed[SHEETS])}
    rows = [(product, list(_cells(typed, product, filled))) for product in products]
    view = SheetView(members, rows, list(_strays(typed, products, members)), None, None)
    named = [cell for cell in view.cells if cell.key == wanted]
    here = next(iter(named or [cell for cell in view.cells if cell.state != "done"] or view.cells), None)
    if here is None:
        return view
    sheet = filled.get((here.product["id"], here.member["id"])) or {"ticks": "", "opinion": ""}
    panel = panel_of(here.product["product_set"], sheet["ticks"], round_day(typed))
    return SheetView(members, rows, view.strays, here, panel, sheet["opinion"])


def round_day(typed: Typed) -> Any:
    """The day whose law the typed round is under: of the meeting, else of the decision."""
    return day_of(typed["meeting"]["date"]) or day_of(typed["papers"]["recognition"]["date"])


def _cells(typed: Typed, product: dict[str, Any], filled: Mapping[tuple[str, str], dict[str, str]]) -> Iterator[Cell]:
    members = [member for member in typed["council"]["members"] if member["id"].strip()]
    absent = {absence["member"] for absence in typed["council"]["absences"]}
    barred = {one["member"] for one in typed["council"]["conflicts"] if one["product"] == product["id"]}
    for member in members:
        whose = f"{product['id']} {product['name']}, {member['id']} {member['name']}"
        if product["rejected"].strip():
            yield Cell(product, member, "barred", "loại", f"{whose}: hồ sơ bị loại")
        elif member["id"] in absent:
            yield Cell(product, member, "barred", "vắng", f"{whose}: vắng mặt")
        elif member["id"] in barred:
            yield Cell(product, member, "barred", "tránh", f"{whose}: không chấm điểm do có quyền lợi liên quan")
        else:
            state, words = _progress(product["product_set"], filled.get((product["id"], member["id"])))
            yield Cell(product, member, state, words, f"{whose}: {_STATES[state]}")


_STATES = {"blank": "chưa chấm", "begun": "đang chấm, còn tiêu chí chưa đánh dấu", "done": "đã chấm đủ"}


def _progress(number: str, sheet: dict[str, str] | None) -> tuple[str, str]:
    if sheet is None or not sheet["ticks"].strip() or number not in {str(known) for known in product_set_numbers()}:
        return "blank", "…"
    try:
        filled = filled_sheet(product_set(int(number)), read_ticks(sheet["ticks"]), None)
    except ValueError:
        return "begun", "?"
    if filled.open or filled.faults:
        return "begun", f"−{len(filled.open)}" if filled.open else "?"
    return "done", str(filled.score.total)


def _strays(
    typed: Typed, products: list[dict[str, Any]], members: list[dict[str, Any]]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Sheets of products or members that the round no longer has, and second sheets of one member for one product."""
    free = {(product["id"], member["id"]) for product in products for member in members}
    for number, sheet in enumerate(typed[SHEETS]):
        whose = (sheet["product"], sheet["member"])
        if whose not in free:
            yield number, sheet
        free.discard(whose)
