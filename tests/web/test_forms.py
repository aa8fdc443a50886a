"""Forms drawn from the models: every field once, with words; a new kind needs no entry of its own."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any, ClassVar, Literal

import pytest
from pydantic import Field

from ocop_docs.documents.base import Expected, LabelledEnum, Part, Rows, Text
from ocop_docs.documents.catalogue import KINDS, RECORDS, Kind
from ocop_docs.documents.document import AdministrativeDocument
from ocop_docs.web.forms import fields, layout
from ocop_docs.web.forms.fields import Control, Group, Leaf, form_of
from ocop_docs.web.forms.fields import Rows as FormRows
from ocop_docs.web.forms.sections import sections_of

ENTRIES = KINDS | RECORDS
TABLES = ("width", "paragraph_width", "width_at", "help", "places", "refers", "row")


def every_leaf(element: Group | FormRows | Leaf) -> list[Leaf]:
    if isinstance(element, Leaf):
        return [element]
    inside = element.children if isinstance(element, Group) else (element.item,)
    return [leaf for child in inside for leaf in every_leaf(child)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_model_is_once_in_its_form(kind: str) -> None:
    model = KINDS[kind].model
    form = {child.name for child in form_of(model).children}
    closed = {"legal_bases", "signatory"} - form

    shown = [name for section in sections_of(KINDS[kind]) for name in section.fields]

    assert sorted(shown) == sorted(form)
    assert sorted(shown) == sorted(model.model_fields.keys() - {"kind"} - closed)


@pytest.mark.parametrize("name", ENTRIES)
def test_every_field_has_a_vietnamese_title_and_every_choice_has_words(name: str) -> None:
    leaves = every_leaf(form_of(ENTRIES[name].model))

    assert [leaf.name for leaf in leaves if not leaf.title or leaf.title == leaf.name] == []
    assert [leaf.name for leaf in leaves if any(not words or words == value for value, words in leaf.choices)] == []


class Attendance(LabelledEnum):
    """A list of choices with its own labels."""

    required = "required", "bắt buộc"
    free = "free", "tự nguyện"


class Guest(Part):
    """A row."""

    guest: Text = Field(title="Người được mời")
    attendance: Attendance = Field(strict=False, title="Việc dự họp")


class Invitation(AdministrativeDocument):
    """A kind whose own fields no entry of `form.toml` names."""

    type_name: ClassVar[str] = "Giấy mời"
    type_abbreviation: ClassVar[str] = "GM"

    kind: Literal["invitation"] = Field(title="Loại văn bản")
    occasion: Text = Field(title="Về việc gì")
    venue: Text | None = Expected(None, title="Tại đâu")
    guests: Rows[Guest] = Field(title="Khách mời")


def test_a_new_kind_has_its_whole_form_without_an_entry_in_the_exceptions() -> None:
    entry: Kind = Kind("invitation", "Giấy mời", "Mẫu 1.7", module=__name__)

    sections = {section.title: section.fields for section in sections_of(entry)}
    occasion, guests = (form_of(entry.model).child(name) for name in ("occasion", "guests"))

    assert sections["Về việc gì, Tại đâu"] == ("occasion", "venue")
    assert sections["Khách mời"] == ("guests",)
    assert isinstance(occasion, Leaf)
    assert (occasion.control, occasion.width, occasion.required) == (Control.paragraph, layout.GRID, True)
    assert isinstance(guests, FormRows)
    assert (guests.word, guests.is_table) == ("dòng", True)
    assert every_leaf(guests)[1].choices[1:] == (("required", "Bắt buộc"), ("free", "Tự nguyện"))


@pytest.fixture
def exceptions(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """A copy of `form.toml` that a test may change."""
    copied = deepcopy(layout.exceptions())
    monkeypatch.setattr(layout, "exceptions", lambda: copied)
    yield copied
    fields.form_of.cache_clear()


def drawn() -> list[Group]:
    fields.form_of.cache_clear()
    return [form_of(entry.model) for entry in ENTRIES.values()]


@pytest.mark.parametrize("table", ["width", "paragraph_width", "width_at", "help", "places", "refers", "row"])
def test_every_exception_changes_a_form(exceptions: dict[str, Any], table: str) -> None:
    whole, entries = drawn(), exceptions[table]
    idle = []
    for name, value in list(entries.items()):
        del entries[name]
        if drawn() == whole:
            idle.append(name)
        entries[name] = value

    assert idle == []
