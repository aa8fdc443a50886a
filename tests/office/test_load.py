"""The tool that measures the office under load works, each part made small."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.office.cluster import binaries

ROOT = Path(__file__).parents[2]


def measured(database: str, *parts: str) -> str:
    command = [sys.executable, ROOT / "tools" / "office_load.py", *parts, "--database", database, "--short"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.checkout
def test_papers_issued_over_http_at_once_clerks_at_work_and_search_are_measured_without_naming_them() -> None:
    found = measured("sqlite")

    assert "SQLite: 16 văn bản do 8 máy cùng phát hành qua HTTP: 0 bỏ, 0 trùng" in found
    assert "việc, 0 việc hỏng" in found
    assert found.count("SQLite: Tìm trong 2.000 dòng") == 10


@pytest.mark.checkout
@pytest.mark.skipif(binaries() is None, reason="PostgreSQL is not installed; conftest.py refuses that in CI")
def test_search_is_measured_on_postgresql() -> None:
    assert measured("postgresql", "search").count("PostgreSQL: Tìm trong 2.000 dòng") == 10
