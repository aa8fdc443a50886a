"""A field is described once: the form, the workbook, the skeleton and the schema agree about it."""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.whole.tools import models_under

from ocop_docs.documents.base import LabelledEnum
from ocop_docs.documents.catalogue import KINDS, RECORDS
from ocop_docs.documents.fields import FieldSpec, ValueType, fields_of
from ocop_docs.documents.kinds.council_minutes import CouncilMinutes
from ocop_docs.documents.kinds.plan import Plan
from ocop_docs.documents.kinds.score_sheet import ScoreSheet
from ocop_docs.documents.kinds.self_assessment import Licence, SelfAssessment
from ocop_docs.documents.parts import Budget, Issuer, LegalBasis, Level, Signatory, Target
from ocop_docs.documents.schema import json_schema_of
from ocop_docs.intake.tables.columns import layout_of
from ocop_docs.vietnamese.text import upper_first
from ocop_docs.web.forms.fields import Element, Group, Leaf, Rows, form_of

ENTRIES = [*KINDS.values(), *RECORDS.values()]
ENUMS = sorted(
    {
        field.python_type
        for entry in ENTRIES
        for model in models_under(entry.model)
        for field in fields_of(model).values()
        if field.choices
    },
    key=lambda one: one.__name__,
)


def test_a_field_is_described_by_its_model() -> None:
    field = fields_of(LegalBasis)["document_type"]

    assert (field.title, field.examples[0], field.required, field.expected) == (
        "Tên loại văn bản",
        "Quyết định",
        True,
        False,
    )


@pytest.mark.parametrize(
    ("field", "is_list", "part", "value_type"),
    [
        (fields_of(Plan)["targets"], True, Target, ValueType.text),
        (fields_of(Plan)["purposes"], True, None, ValueType.text),
        (fields_of(Plan)["budget"], False, Budget, ValueType.text),
        (fields_of(Plan)["number"], False, None, ValueType.integer),
        (fields_of(Plan)["date"], False, None, ValueType.date),
        (fields_of(Plan)["example"], False, None, ValueType.boolean),
        (fields_of(Budget)["total"], False, None, ValueType.money),
        (fields_of(Target)["quantity"], False, None, ValueType.quantity),
        (fields_of(Target)["stars"], False, None, ValueType.stars),
        (fields_of(Issuer)["level"], False, None, ValueType.choice),
        (fields_of(ScoreSheet)["ticks"], False, None, ValueType.pairs),
        (fields_of(SelfAssessment)["licences"], True, None, ValueType.choice),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_optional_annotated_and_listed_fields_are_seen_through(
    field: FieldSpec, *, is_list: bool, part: type | None, value_type: ValueType
) -> None:
    assert (field.is_list, field.part, field.type) == (is_list, part, value_type)


def test_a_field_that_a_kind_only_leaves_empty_is_closed() -> None:
    closed = [name for name, field in fields_of(CouncilMinutes).items() if field.is_closed]

    assert closed == ["legal_bases", "signatory"]


@pytest.mark.parametrize("enum", ENUMS, ids=lambda one: one.__name__)
def test_every_choice_has_a_label_of_its_own(enum: type[LabelledEnum]) -> None:
    names = [name.casefold() for member in enum for name in (member.label, *member.former_labels)]

    assert all(names)
    assert len(names) == len(set(names))
    assert not set(names) & {member.value for member in enum}


def test_form_workbook_and_schema_offer_the_same_choices() -> None:
    choices = {member.value: member.label for member in Level}
    column = next(one for one in layout_of(Plan).main.columns if one.path == ("issuer", "level"))
    leaf = next(leaf for leaf in _leaves(form_of(Plan)) if leaf.name == "level")

    assert {one.value: one.label for one in column.choices} == choices
    assert dict(leaf.choices) == {"": "Chưa chọn"} | {value: upper_first(label) for value, label in choices.items()}
    assert json_schema_of(Plan)["$defs"]["Level"]["x-labels"] == choices


def test_a_list_of_choices_offers_their_labels_in_the_form_and_leaves_a_new_row_open() -> None:
    licences = form_of(SelfAssessment).child("licences")

    assert isinstance(licences, Rows)
    assert isinstance(licences.item, Leaf)
    assert [words for _, words in licences.item.choices] == ["Chưa chọn", *(licence.label for licence in Licence)]
    assert licences.item.choices[0] == ("", "Chưa chọn")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_the_workbook_holds_every_field_that_the_form_shows(entry: Any) -> None:
    layout = layout_of(entry.model)
    titles = {title for sheet in (layout.main, *layout.lists) for column in sheet.columns for title in column.titles}

    assert {leaf.title for leaf in _leaves(form_of(entry.model))} <= titles | {
        sheet.titles[-1] for sheet in layout.lists
    }


def _leaves(element: Element) -> Iterator[Leaf]:
    if isinstance(element, Leaf):
        yield element
    for child in element.children if isinstance(element, Group) else ():
        yield from _leaves(child)
    if isinstance(element, Rows):
        yield from _leaves(element.item)


def test_a_signatory_keeps_its_capacity_by_value() -> None:
    signatory = Signatory(capacity="deputy", head_position="Chủ tịch", position="Phó Chủ tịch")  # type: ignore[arg-type]

    assert signatory.model_dump(mode="json")["capacity"] == "deputy"
