"""The committed tables are what the law's TOML says."""

import pytest
from tools.build_tables import build_all

pytestmark = pytest.mark.checkout


def test_what_was_read_beforehand_is_what_the_tables_say() -> None:
    stale = [file.name for file, content in build_all() if not file.is_file() or file.read_bytes() != content]

    assert stale == [], "run: python tools/build_tables.py"
