"""A skeleton that nobody touched is a blank form: it renders, is reported, and opens again."""

import json
from typing import Any

import pytest
from tests.records import full_record
from tests.whole_text import text_of

from ocop_docs import InvalidInput, check, load, render
from ocop_docs.documents.base import BLANK
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.fields import fields_of
from ocop_docs.kind_info import skeleton
from ocop_docs.pipeline import check_layout
from ocop_docs.rounds.pipeline import load_round


def blank(kind: str, **changes: Any) -> dict[str, Any]:
    """The skeleton as it is read from its file."""
    data: dict[str, Any] = json.loads(json.dumps(skeleton(kind) | changes))
    return data


def refusals(data: dict[str, Any]) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInput) as refusal:
        load(data)
    return [(fault.code, fault.place) for fault in refusal.value.faults]


@pytest.mark.parametrize("kind", KINDS)
def test_an_untouched_skeleton_renders_as_a_form_with_dotted_blanks(kind: str) -> None:
    word = render(load(blank(kind)), with_data=True)

    assert BLANK in text_of(word)
    assert "None" not in text_of(word)
    assert check_layout(word) == []
    assert load(word) == load(blank(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_each_required_field_left_open_is_a_warning(kind: str) -> None:
    findings = {finding.place: finding.severity.value for finding in check(load(blank(kind)))}
    fillable = {name for name, field in fields_of(KINDS[kind].model).items() if field.fillable}

    assert fillable
    assert {findings.get(name) for name in fillable} == {"warning"}


@pytest.mark.parametrize("kind", ["score-sheet", "self-assessment", "registration"])
def test_a_form_without_its_product_set_tells_which_set_to_choose(kind: str) -> None:
    (message,) = [finding.message for finding in check(load(blank(kind))) if finding.place == "product_set"]

    assert "hãy chọn một bộ từ 1 đến 26" in message


@pytest.mark.parametrize("kind", KINDS)
def test_a_required_field_that_is_missing_is_refused_as_ever(kind: str) -> None:
    required = [name for name, field in fields_of(KINDS[kind].model).items() if field.required and name != "kind"]

    assert refusals({"kind": kind}) == [("field-missing", name) for name in required]


def test_a_number_without_a_blank_is_not_claimed_by_a_blank_form() -> None:
    text = text_of(render(load(blank("recognition-decision"))))

    assert f"công nhận {BLANK} sản phẩm OCOP của {BLANK} chủ thể" in text
    assert "không) sản phẩm" not in text


def test_rows_as_the_skeleton_has_them_are_left_out_and_the_others_keep_their_place_in_a_refusal() -> None:
    row = blank("plan")["targets"][0]
    good = row | {"quantity": 5, "unit": "sản phẩm"}

    assert len(load(blank("plan", targets=[row, good])).targets) == 1  # type: ignore[attr-defined]
    assert refusals(blank("plan", targets=[row, good | {"unit": None}])) == [("field-missing", "targets[1].unit")]


def test_null_is_no_value_wherever_a_field_may_be_missing() -> None:
    record = full_record("plan")
    optional = [name for name, field in fields_of(KINDS["plan"].model).items() if not field.required]

    assert load(record | dict.fromkeys(optional)) == load({k: v for k, v in record.items() if k not in optional})


@pytest.mark.parametrize("signatory", [{}, {"name": None}, {"capacity": "head"}])
def test_a_part_without_any_value_is_a_part_that_nobody_filled_in(signatory: dict[str, Any]) -> None:
    assert load(full_record("plan") | {"signatory": signatory}) == load(full_record("plan") | {"signatory": None})


def test_a_blank_part_with_an_unknown_field_or_in_place_of_a_list_is_refused() -> None:
    record = full_record("plan")
    row = skeleton("plan")["targets"][0]

    assert [place for _, place in refusals(record | {"signatory": {"nmae": None}})] == ["signatory.nmae"]
    assert [place for _, place in refusals(record | {"targets": row})] == ["targets"]


def test_ticks_without_a_product_set_are_refused() -> None:
    assert refusals(blank("score-sheet", ticks={"1.1": 1})) == [("field-invalid", "")]


def test_the_skeleton_of_a_round_is_refused_once_for_each_field_that_it_needs() -> None:
    with pytest.raises(InvalidInput) as refusal:
        load_round(blank("evaluation"))

    messages = [str(fault) for fault in refusal.value.faults]
    assert len(messages) == len({fault.place for fault in refusal.value.faults}) == 13
