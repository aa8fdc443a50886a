"""A finding states that a blank prints only where one does."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from tests.golden.reading import sample_files

from ocop_docs import check, load
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.fields import FieldSpec, fields_of
from ocop_docs.documents.paths import Place, field_path
from ocop_docs.pipeline import write_word
from ocop_docs.rounds.proof.word_text import read_word

MADE_UP = [file for file in sample_files() if json.loads(file.read_text(encoding="utf-8")).get("example")]
SPACES = " " * 3
"""The blank of a number, to be written in by hand."""


def text_of(data: dict[str, Any]) -> str:
    word = read_word(write_word(load(data)))
    return "\n".join([*word.paragraphs, *("|".join(row) for table in word.tables for row in table)])


def blanks(text: str) -> int:
    return text.count("…") + text.count(SPACES)


def expected_fields(data: dict[str, Any], model: type[BaseModel], place: Place = ()) -> Iterator[tuple[Place, bool]]:
    """Each expected field that the data fills, outside lists, and whether its key must stay."""
    for name, field in fields_of(model).items():
        held = data.get(name)
        if (field.expected or field.fillable) and held not in (None, []):
            yield (*place, name), field.fillable
        if field.part and isinstance(held, dict):
            yield from expected_fields(held, field.part, (*place, name))


def without(data: dict[str, Any], place: Place, *, null: bool) -> dict[str, Any]:
    changed = copy.deepcopy(data)
    part: Any = changed
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = None
    if not null:
        del part[place[-1]]
    return changed


def bare(data: dict[str, Any]) -> dict[str, Any]:
    """The sample without the fields that nobody misses."""
    fields = fields_of(KINDS[data["kind"]].model)
    return {name: value for name, value in data.items() if not may_be_left_out(data["kind"], name, fields[name])}


def may_be_left_out(kind: str, name: str, field: FieldSpec) -> bool:
    required = KINDS[kind].model.model_fields[name].is_required()
    return not (required or field.expected or field.fillable)


@pytest.mark.parametrize("sample", MADE_UP, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_finding_states_a_blank_only_where_one_prints(sample: Path) -> None:
    data = json.loads(sample.read_text(encoding="utf-8"))
    for record in (data, bare(data)):
        check_blanks(record)


def check_blanks(data: dict[str, Any]) -> None:
    full = text_of(data)

    for place, null in expected_fields(data, KINDS[data["kind"]].model):
        if place == ("product_set",):
            continue  # a sheet that is ticked has its set
        left = without(data, place, null=null)
        found = [one.message for one in check(load(left)) if one.place == field_path(place)]
        states_blank = any("in chỗ trống để điền" in message for message in found)
        assert found, f"{field_path(place)} is not reported"
        assert states_blank == (blanks(text_of(left)) > blanks(full)), f"{field_path(place)}: {found}"
