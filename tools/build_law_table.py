"""Write docs/legal-checks.md: what the content checks find of the planted faults, and what they accuse wrongly."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.checks.content.table import TABLE, table


def build_law_table() -> None:
    """Write the page and print its table."""
    page = table()
    TABLE.write_text(page, encoding="utf-8")
    print(page.partition("## The planted")[0])


if __name__ == "__main__":
    build_law_table()
