"""The sheets and columns that a clerk fills first: what must or should be there, and what the given rows fill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ocop_docs.intake.tables.columns import Layout, SheetLayout
from ocop_docs.intake.tables.writing.flattening import at, lines_of


def usual_layout(layout: Layout, filled: Sequence[Mapping[str, Any]]) -> Layout:
    """Return a layout with the columns that are required or expected and those that `filled` has a value for.

    A list that `filled` has no line of has no sheet, so that no value of the rows is lost.
    """
    lists = {sheet.name: [part for data in filled for _, part in lines_of(data, sheet)] for sheet in layout.lists}
    kept = tuple(_usual_sheet(sheet, lists[sheet.name]) for sheet in layout.lists if lists[sheet.name])
    return Layout(_usual_sheet(layout.main, filled), kept)


def _usual_sheet(sheet: SheetLayout, parts: Sequence[Mapping[str, Any]]) -> SheetLayout:
    columns = tuple(
        column
        for column in sheet.columns
        if column.required or column.expected or any(at(part, column.path) is not None for part in parts)
    )
    return replace(sheet, columns=columns)
