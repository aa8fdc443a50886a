"""Requests made from the published description of the API, sound and broken ones: each is answered as described.

`OCOP_DOCS_ATTACK_EXAMPLES` sets how many requests each operation gets; `make attack` sends many.
"""

from __future__ import annotations

import os
import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from pydantic import TypeAdapter
from tests.office.people import open_office

from ocop_docs.documents.amounts import STARS, parse_stars
from ocop_docs.documents.ticks import Ticks
from ocop_docs.law.rubric import product_set, product_set_numbers
from ocop_docs.office.people.login import start_session
from ocop_docs.office.store.store import create_store
from ocop_docs.settings import WebSettings
from ocop_docs.vietnamese.patterns import PART_OF_MONEY, QUANTITY
from ocop_docs.vietnamese.quantities import parse_quantity, parse_share
from ocop_docs.web.app import create_app
from ocop_docs.web.office.guard import COOKIE

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis import GenerationMode

EXAMPLES = int(os.environ.get("OCOP_DOCS_ATTACK_EXAMPLES", "8"))
IN_OFFICE = int(os.environ.get("OCOP_DOCS_ATTACK_EXAMPLES", "1"))
"""For each operation that an office's server answers: the same code behind a login."""
_MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
BEYOND_A_SCHEMA = {
    "next-beyond-calendar": "the next period of one of thousands of years",
    "next-without-period": "a plan without a period is a plan, but has no next one",
    "illegal-characters": "tags and non-characters above U+FFFF: not every dialect of patterns can name them",
    "too-many-papers": "products times members",
}
"""Codes of refusals of a record that fits the description, and what no schema can tell."""
COMPARED = {
    "bị ngược|số đầu lớn hơn số cuối|không được lớn hơn số sau|không nhỏ hơn số tăng thêm": "which figure is larger",
    "không phải tỷ lệ": "a share above one: the same",
    "Dòng .* của bảng có .* cột": "cells of a row against columns of the table",
    "không có trong danh sách": "a code against the codes of another list",
    "đã dùng ở dòng trên|đã có phiếu khác": "a code, or a pair of them, against those of the rows above",
    "chỉ ghi với đợt trước ngày|chấm theo từng tiêu chí|chưa ghi bộ": "what is needed on the date of the round",
    "Chưa có quy định về phân hạng vào ngày": "a day before the first law on classes; JSON Schema has no least date",
    "^Phiếu của bộ|tiêu chí": "the criteria of the product set of the record",
}
"""Sentences of `field-invalid`, and what such a refusal compares, as no schema can."""
_BLOCKED = {"content-blocks", "papers-blocked"}
"""What a refusal begins with whose other faults are errors of content: no schema describes those."""
_PHASES = [Phase.generate]


def beyond_a_schema(fault: dict[str, str]) -> bool:
    if fault["code"] == "field-invalid":
        return any(re.search(sentence, fault["message"]) for sentence in COMPARED)
    return fault["code"] in BEYOND_A_SCHEMA


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> schemathesis.BaseSchema:
    app = create_app(WebSettings(batch_folder=tmp_path_factory.mktemp("lô")))
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)


@pytest.fixture(scope="module")
def office(
    schema: schemathesis.BaseSchema, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[schemathesis.BaseSchema, dict[str, str]]]:
    """The same description answered by an office's server, and the cookie of a clerk of it."""
    store = create_store(tmp_path_factory.mktemp("kho"))
    token = start_session(store, open_office(store).person("clerk").id)
    served = schemathesis.openapi.from_dict(schema.raw_schema)
    served.app = create_app(WebSettings(batch_folder=tmp_path_factory.mktemp("lô")), store)
    yield served, {COOKIE: token}
    store.close()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("mode", _MODES, ids=lambda mode: mode.value)
def test_every_operation_answers_as_described(schema: schemathesis.BaseSchema, mode: GenerationMode) -> None:
    ask_every_operation(schema, mode, EXAMPLES, {})


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("mode", _MODES, ids=lambda mode: mode.value)
def test_every_operation_answers_as_described_to_who_is_logged_in_to_an_office(
    office: tuple[schemathesis.BaseSchema, dict[str, str]], mode: GenerationMode
) -> None:
    schema, cookies = office
    ask_every_operation(schema, mode, IN_OFFICE, cookies)


def ask_every_operation(
    schema: schemathesis.BaseSchema, mode: GenerationMode, examples: int, cookies: dict[str, str]
) -> None:
    asked: Counter[str] = Counter()
    for found in schema.get_all_operations():
        operation = found.ok()
        cases = operation.as_strategy(generation_mode=mode)

        @seed(30)
        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            phases=_PHASES,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=cases)
        def ask(case: schemathesis.Case) -> None:
            if case.query and case.query.get("format") == "pdf":
                del case.query["format"]  # a conversion takes a second, and tests/rendering has them
            answer = case.call(cookies=cookies)
            asked[case.operation.label] += 1
            assert_answered_as_described(case, answer, mode)

        try:
            ask()
        except Unsatisfiable:
            continue  # an operation without parameters cannot be asked wrongly
    assert len(asked) > 10


def assert_answered_as_described(case: schemathesis.Case, answer: Any, mode: GenerationMode) -> None:
    assert answer.status_code < 500, (case.operation.label, answer.content[:500])
    assert answer.status_code not in (401, 403), case.operation.label
    if answer.status_code >= 400 and answer.status_code not in (404, 405):
        faults = answer.json()["errors"]
        assert faults, case.operation.label
        if mode is GenerationMode.POSITIVE and case.media_type == "application/json":
            beyond = faults[0]["code"] in _BLOCKED or all(map(beyond_a_schema, faults))
            assert beyond, (case.operation.label, faults)
    case.operation.validate_response(answer)


def test_ticks_are_described_with_every_criterion_and_every_box() -> None:
    described = TypeAdapter(Ticks).json_schema()
    numbers, boxes = re.compile(described["propertyNames"]["pattern"]), described["additionalProperties"]["maximum"]
    criteria = [one for number in product_set_numbers() for one in product_set(number).scored_criteria()]

    assert all(numbers.fullmatch(criterion.number) for criterion in criteria)
    assert max(len(criterion.options) for criterion in criteria) == boxes


@pytest.mark.parametrize(
    ("pattern", "read"), [(QUANTITY, parse_quantity), (PART_OF_MONEY, parse_share), (STARS, parse_stars)]
)
@settings(max_examples=200, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_figures_that_fit_their_description_are_read(pattern: str, read: Callable[[str], object], data: Any) -> None:
    text = data.draw(st.from_regex(pattern.replace("$", r"\Z")))
    try:
        read(text)
    except ValueError as refused:
        assert beyond_a_schema({"code": "field-invalid", "message": str(refused)}), text  # noqa: PT017 - most are read


def test_the_records_that_samples_hold_fit_the_description(schema: schemathesis.BaseSchema) -> None:
    import json

    from jsonschema_rs import validator_for

    from ocop_docs.documents.catalogue import RECORDS
    from ocop_docs.resources import samples_folder

    described = schema.raw_schema
    record = described["paths"]["/check"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    validator = validator_for({**record, "components": described["components"]})
    wrong = [
        (file.name, str(error))
        for file in sorted(Path(samples_folder()).glob("*/*.json"))
        if file.parent.name not in RECORDS
        for error in validator.iter_errors(json.loads(file.read_bytes()))
    ]
    assert wrong == []
