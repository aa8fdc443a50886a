"""The layout's figures are within what the decree allows."""

from collections.abc import Iterator
from typing import Any

import pytest

from ocop_docs.law.nd30_layout import nd30_layout

pytestmark = pytest.mark.checkout


def figures(table: dict[str, Any], place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for key, value in table.items():
        if isinstance(value, dict) and "value" in value:
            yield f"{place}{key}", value
        elif isinstance(value, dict):
            yield from figures(value, f"{place}{key}.")


def test_every_figure_has_a_unit_and_is_in_its_range(layout: dict) -> None:
    found = dict(figures(layout))

    wrong = [
        place
        for place, figure in found.items()
        if not figure["unit"]
        or figure["value"] < figure.get("min", figure["value"])
        or figure["value"] > figure.get("max", figure["value"])
        or figure["value"] not in figure.get("one_of", [figure["value"]])
    ]
    assert len(found) > 100
    assert wrong == []


def test_every_table_cites_its_source(layout: dict) -> None:
    tables = [table for table in layout.values() if isinstance(table, dict) and "citation" not in table]

    uncited = [name for group in tables for name, table in group.items() if not table.get("citation")]

    assert len(tables) == 2  # elements and dividers, which cite one by one
    assert uncited == []


def test_sizes_of_the_heading_go_up_or_down_together(layout: dict) -> None:
    sizes = [layout["elements"][name]["size"]["value"] for name in layout["heading"]["size_elements"]]

    assert sizes in layout["heading"]["size_sets"]


@pytest.mark.parametrize("columns", [("agency_column", "national_column"), ("recipients_column", "signer_column")])
def test_columns_fill_the_width_between_the_margins(layout: dict, columns: tuple[str, str]) -> None:
    page = layout["page"]
    widths = {**layout["heading"], **layout["signature"]}

    text_width = page["width"]["value"] - page["margin_left"]["value"] - page["margin_right"]["value"]

    assert text_width == sum(widths[column]["value"] for column in columns)


def test_divider_under_the_motto_is_as_long_as_the_motto() -> None:
    layout = nd30_layout()
    column = layout.columns["heading"][1]
    indent = layout.dividers["RuleMotto"].indent

    assert indent.left == indent.right
    assert column - 2 * indent.left == pytest.approx(3428, abs=5)  # the motto in bold Times of 14 pt
