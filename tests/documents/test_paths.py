"""Places: a path for programs, titles for people."""

import pytest
from tests.records import full_record

from ocop_docs.documents.base import Part
from ocop_docs.documents.kinds.plan import Plan
from ocop_docs.documents.parts import Target, TargetPart
from ocop_docs.documents.paths import (
    Parts,
    Place,
    field_names,
    field_path,
    parse_path,
    printable,
    texts_within,
    title_at,
)
from ocop_docs.pipeline import load

PLACES: list[tuple[Place, str, str]] = [
    ((), "", ""),
    (("subject",), "subject", "Trích yếu"),
    (("issuer", "place"), "issuer.place", "Cơ quan ban hành › Địa danh"),
    (("targets", 0, "quantity"), "targets[0].quantity", "Mục tiêu cụ thể › dòng 1 › Số lượng"),
    (("tasks", 1, "details", 2), "tasks[1].details[2]", "Nội dung, nhiệm vụ › dòng 2 › Việc cụ thể › dòng 3"),
    (("issuer", "colour"), "issuer.colour", "Cơ quan ban hành › colour"),
]


@pytest.mark.parametrize(("place", "path", "titles"), PLACES)
def test_a_place_is_a_path_and_titles(place: Place, path: str, titles: str) -> None:
    assert field_path(place) == path
    assert parse_path(path) == place
    assert title_at(Plan, place) == titles


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kế hoạch", "Kế hoạch"),
        ("\ud800", "\\ud800"),
        ("a\x1b[2Jb", "a\\x1b[2Jb"),
        ("a\u202eb", "a\\u202eb"),
        ("x" * 201, "x" * 200 + "…"),
    ],
    ids=["text", "surrogate", "terminal", "bidi", "long"],
)
def test_what_cannot_be_seen_is_shown_as_an_escape(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_the_fields_of_a_place_are_known() -> None:
    assert field_names(Plan, ("targets", 0, "of_which", 1)) == list(TargetPart.model_fields)
    assert field_names(Plan, ("subject",)) == []
    assert field_names(Plan, ("nothing", "inside")) == []


def test_every_part_of_a_type_is_found_in_the_order_of_the_document() -> None:
    parts = Parts(load(full_record("plan")), frozenset({Target, TargetPart}), every_field)
    places = [field_path(place) for place, _ in parts.of(TargetPart)]

    assert places == [f"targets[{one}]{part}" for one in (0, 1) for part in ("", ".of_which[0]", ".of_which[1]")]
    assert [field_path(place) for place, _ in parts.of(Target)] == ["targets[0]", "targets[1]"]


def every_field(_model: type[Part], _field: str) -> bool:
    return True


def test_the_texts_of_a_document_are_the_same_with_and_without_their_places() -> None:
    document = load(full_record("plan"))
    texts = list(texts_within((), document, every_field))

    parts = Parts(document, frozenset({Target}), every_field)

    assert sorted(text for _, _, text in texts) == sorted(parts.texts(every_field))
    assert ("tasks[1].details[1]", "details") in {(field_path(place), field) for place, field, _ in texts}


def test_only_the_fields_that_are_read_give_texts() -> None:
    def leads(_model: type[Part], field: str) -> bool:
        return field == "lead"

    document = load(full_record("plan"))

    assert {field for _, field, _ in texts_within((), document, leads)} == {"lead"}
    assert len(Parts(document, frozenset(), leads).texts(leads)) == 2
