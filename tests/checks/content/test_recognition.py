"""Findings on recognition decisions."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from tests.golden.reading import sample_files

from ocop_docs import Severity, check, load

(SAMPLE,) = [sample for sample in sample_files() if sample.parent.name == "recognition-decision"]
Change = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        (lambda data: data["products"][0].update(stars=2), "class-not-recognised", "products[0].stars"),
        (lambda data: data["products"][0].update(stars=5), "wrong-recognition-authority", "products[0].stars"),
        (lambda data: data["products"].append(data["products"][0]), "code-repeated", "products"),
        (lambda data: data["products"].append(data["products"][0]), "product-repeated", "products"),
        (lambda data: data.update(valid_until="2029-12-13"), "validity-differs", "valid_until"),
        (
            lambda data: data["signatory"].update(collective="Ủy ban nhân dân"),
            "collective-signs-head-decision",
            "signatory.collective",
        ),
        (lambda data: data["issuer"].update(level="commune"), "wrong-recognition-authority", "products[1].stars"),
    ],
)
def test_each_mistake_of_a_decision_is_an_error_at_its_place(change: Change, code: str, place: str) -> None:
    data = json.loads(SAMPLE.read_text(encoding="utf-8"))
    change(data)

    found = [(one.code, one.place) for one in check(load(data)) if one.severity is Severity.error]

    assert (code, place) in found


def test_the_sample_has_no_mistake() -> None:
    assert [one for one in check(load(SAMPLE)) if one.severity is not Severity.info] == []
