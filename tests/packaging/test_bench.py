"""The data of the benchmarks."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import pytest

from ocop_docs import check, load

pytestmark = pytest.mark.checkout
ROOT = Path(__file__).resolve().parents[2]


def test_the_plans_of_the_benchmarks_are_sound_and_all_different(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT / "tools"), *sys.path])
    made = import_module("bench.data").plans(3)

    assert [one for data in made for one in check(load(data)) if one.blocks] == []
    assert len({str(data) for data in made}) == 3
