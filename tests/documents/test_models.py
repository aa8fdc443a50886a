"""The models: strict, frozen, and honest about what fits together."""

from collections.abc import Callable
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel, ValidationError
from tests.records import full_record
from tests.whole.tools import models_under

from ocop_docs import InvalidInput, load
from ocop_docs.documents.base import Part, Rows
from ocop_docs.documents.catalogue import KINDS, RECORDS
from ocop_docs.documents.parts import Level, Period, Signatory
from ocop_docs.kind_info import skeleton
from ocop_docs.settings import settings

MODELS = sorted(
    {model for entry in (*KINDS.values(), *RECORDS.values()) for model in models_under(entry.model)},
    key=lambda model: model.__name__,
)
_, LIMIT = get_args(Rows)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_is_strict_frozen_and_closed(model: type[BaseModel]) -> None:
    assert issubclass(model, Part)
    assert model.model_config["strict"]
    assert model.model_config["frozen"]
    assert model.model_config["extra"] == "forbid"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_list_has_the_limit_of_length(model: type[BaseModel]) -> None:
    lists = [field for field in model.model_fields.values() if get_origin(field.annotation) is list]

    assert all(LIMIT in field.metadata for field in lists)


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_with_every_field_is_loaded_and_comes_back_the_same(kind: str) -> None:
    document = load(full_record(kind))

    assert load(document.model_dump(mode="json")) == document
    assert document.kind == kind


@pytest.mark.parametrize("kind", KINDS)
def test_a_skeleton_names_every_field(kind: str) -> None:
    fields = [name for name in KINDS[kind].model.model_fields if name not in ("kind", "accepted")]

    assert list(skeleton(kind)) == ["kind", *fields, "accepted"]


@pytest.mark.parametrize(("start", "end", "said"), [(2023, 2023, "năm 2023"), (2019, 2020, "giai đoạn 2019 - 2020")])
def test_a_period_is_said_as_offices_say_it(start: int, end: int, said: str) -> None:
    period = Period(start=start, end=end)

    assert str(period) == said
    assert start in period
    assert end in period
    assert start - 1 not in period
    assert end + 1 not in period


@pytest.mark.parametrize(
    ("level", "label"),
    [("commune", "cấp xã"), ("district", "cấp huyện"), ("province", "cấp tỉnh"), ("national", "cấp Quốc gia")],
)
def test_a_level_has_its_name(level: str, label: str) -> None:
    assert Level(level).label == label


@pytest.mark.parametrize("capacity", ["head", "acting_head"])
def test_the_head_has_no_second_position_that_would_be_lost(capacity: str) -> None:
    with pytest.raises(ValidationError, match="Người đứng đầu ký thì chỉ ghi"):
        Signatory(capacity=capacity, head_position="Chủ tịch", position="Phó Chủ tịch")  # type: ignore[arg-type]


@pytest.mark.parametrize("capacity", ["deputy", "by_order", "by_authorisation"])
def test_who_signs_for_the_head_has_both_positions(capacity: str) -> None:
    signatory = Signatory(capacity=capacity, head_position="Chủ tịch", position="Phó Chủ tịch")  # type: ignore[arg-type]

    assert signatory.position == "Phó Chủ tịch"


def test_a_decision_has_no_words_before_a_leading_sentence_that_it_does_not_have() -> None:
    with pytest.raises(InvalidInput) as refusal:
        load(full_record("approval-decision") | {"mandate": "Thực hiện chương trình công tác"})

    assert [(fault.code, fault.place) for fault in refusal.value.faults] == [("field-unknown", "mandate")]


LISTS: dict[str, Callable[[list[Any]], dict[str, Any]]] = {
    "purposes": lambda rows: {"purposes": rows},
    "annexes[0].paragraphs": lambda rows: {"annexes": [{"title": "Danh sách", "paragraphs": rows}]},
    "tasks[0].details": lambda rows: {"tasks": [{"content": "Tập huấn", "details": rows}]},
}


@pytest.mark.parametrize(("place", "field"), LISTS.items(), ids=LISTS.keys())
def test_a_list_is_as_long_as_the_limit_and_no_longer(place: str, field: Callable[[list[Any]], dict[str, Any]]) -> None:
    limit, record = settings().max_list_length, full_record("plan")

    assert load(record | field(["x"] * limit))
    with pytest.raises(InvalidInput) as refusal:
        load(record | field(["x"] * (limit + 1)))

    assert [(fault.code, fault.place) for fault in refusal.value.faults] == [("list-too-long", place)]
    assert f"{limit + 1} dòng, vượt giới hạn {limit} dòng" in refusal.value.faults[0].message
