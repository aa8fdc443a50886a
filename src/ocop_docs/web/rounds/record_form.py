"""The record of a round as one form of a page: filled from a file, read back when it is sent.

The whole record is in the fields of the form, the sheets in hidden ones; the boxes of the sheet in view are written
into its hidden field. Nothing is kept on the server.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ocop_docs.errors import InvalidInput
from ocop_docs.intake.json import read_json
from ocop_docs.rounds.pipeline import check_round, load_round, score
from ocop_docs.rounds.record import EvaluationRound, Sheet
from ocop_docs.rounds.scoring.scored_round import ScoredRound
from ocop_docs.web.errors import Refused
from ocop_docs.web.forms.echo import echoes, read_values
from ocop_docs.web.forms.fields import Group, form_of
from ocop_docs.web.forms.legal_picker import lists_of_bases
from ocop_docs.web.forms.reading import Reading, invalid_reading, with_findings
from ocop_docs.web.forms.values import Typed, data_of, new_form, read_form, typed_of
from ocop_docs.web.rounds.sheet_panel import ticked_boxes, with_boxes
from ocop_docs.web.rounds.sheet_table import SHEETS

KIND = "evaluation"
PRODUCT, MEMBER, OPINION = "o-san-pham", "o-thanh-vien", "o-y-kien"
"""Fields of the sheet in view: its product, its member, and the member's opinion."""

_WITHOUT_BASES = {"papers-minutes-legal_bases"}
"""Lists of a paper's head that its kind does not print."""


@dataclass(frozen=True, slots=True)
class RoundReading:
    """What was typed, with the findings and faults, and the scored round if it could be scored."""

    reading: Reading
    scored: ScoredRound | None = None


def round_form() -> Group:
    """Return the form of a round, made from its model."""
    return form_of(EvaluationRound)


@cache
def papers_with_bases() -> dict[str, str]:
    """Return the titles of the papers that cite legal bases, by the names of their lists in the form."""
    papers = round_form().child("papers")
    assert isinstance(papers, Group)  # noqa: S101 - a field of the model
    lists = lists_of_bases(papers)
    return {name: title for name, title in lists.items() if name not in _WITHOUT_BASES}


def read_round(typed: Typed) -> RoundReading:
    """Read what was typed, score it and check it as far as it can be."""
    form = round_form()
    data, names = data_of(form, typed)
    data = {"kind": KIND, SHEETS: [], **data}
    echoed = echoes(form, typed, read_values(form, typed))
    try:
        scored = score(load_round(data))
    except InvalidInput as error:
        return RoundReading(invalid_reading(data, error, names, echoed))
    return RoundReading(
        with_findings(Reading(data, None, echoes=echoed), check_round(scored), EvaluationRound, names), scored
    )


def posted_round(fields: Mapping[str, str]) -> Typed:
    """Return what was typed into the page of a round, with the sheet in view written into its row."""
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
        sheet = new_form(form_of(Sheet), in_row=True) | {"member": fields[MEMBER], "product": fields[PRODUCT]}
        typed[SHEETS].append(sheet)
    sheet |= {"ticks": with_boxes(sheet["ticks"], boxes), "opinion": opinion}


def sheet_of(typed: Typed, product: str, member: str) -> dict[str, str] | None:
    """Return the row of the sheet of `member` for `product`, None when there is none."""
    return next((one for one in typed[SHEETS] if (one["product"], one["member"]) == (product, member)), None)


def is_round(data: bytes) -> bool:
    """Return whether a data file is the record of a round."""
    return read_json(data).get("kind") == KIND


def typed_round(data: bytes) -> Typed:
    """Return the filled form of a round's JSON file.

    Raises:
        UnreadableInput: no JSON.
        InvalidInput: what has no field in the form and would be lost.
    """
    if not is_round(data):
        raise Refused("not-a-round", 422)
    return typed_record(read_json(data))


def typed_record(content: dict[str, Any]) -> Typed:
    """Return the filled form of a round's data; raise InvalidInput as `typed_round`."""
    typed, lost = typed_of(round_form(), content)
    if lost:
        load_round(content)
    return typed
