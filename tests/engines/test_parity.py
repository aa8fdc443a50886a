"""A tenth of `make soak`: what both engines are held to on random documents."""

from functools import cache

import pytest
from tests.engines.parity import PARTS, Parity, compared
from tests.rendering.office import require_soffice

COUNT = 50


@cache
def found() -> dict[str, Parity]:
    require_soffice()
    return compared(COUNT)


def made(parity: Parity) -> int:
    """How many documents both engines made."""
    return parity.documents - sum(parity.refused.values())


def test_both_engines_make_every_document_of_a_clerk() -> None:
    assert sum(parity.documents for parity in found().values()) >= COUNT
    assert {kind: parity.refused for kind, parity in found().items() if parity.refused} == {}


@pytest.mark.parametrize("part", PARTS)
def test_lines_end_at_the_same_letters_by_both_engines(part: str) -> None:
    differing = {kind: made(parity) - parity.same_lines[part] for kind, parity in found().items()}

    assert differing == dict.fromkeys(found(), 0)


def test_pages_are_as_many_by_both_engines_or_one_apart() -> None:
    apart = {kind: made(parity) - parity.same_pages - parity.one_page_apart for kind, parity in found().items()}

    assert apart == dict.fromkeys(found(), 0)
