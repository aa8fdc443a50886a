"""The workbook that a clerk gets first: fewer sheets and columns, and no value of its rows lost."""

from __future__ import annotations

import io

import openpyxl
import pytest
from tests.entries import rows_of

from ocop_docs import load
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.intake.tables.table import read_table
from ocop_docs.kind_info import example, input_table


def shape(book: bytes) -> list[int]:
    """How many sheets a workbook has, and how many columns they have together."""
    sheets = openpyxl.load_workbook(io.BytesIO(book)).worksheets
    return [len(sheets), sum(sheet.max_column for sheet in sheets)]


@pytest.mark.parametrize("in_full", [False, True])
@pytest.mark.parametrize("kind", ["plan", "report", "certificate", "registration"])
def test_the_usual_workbook_and_the_full_one_give_back_their_row(kind: str, *, in_full: bool) -> None:
    book = input_table(kind, {"A": example(kind)}, in_full=in_full)
    (row,) = rows_of(read_table(io.BytesIO(book), "t.xlsx", KINDS[kind]))

    assert not row.faults
    assert load(row.data) == load(example(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_the_usual_workbook_has_what_must_be_filled_and_never_more_than_the_full_one(kind: str) -> None:
    usual, full = (openpyxl.load_workbook(io.BytesIO(input_table(kind, in_full=full))) for full in (False, True))
    headings = [[cell.value for cell in book["Dữ liệu"][1]] for book in (usual, full)]

    assert [one for one in headings[1] if one.endswith(" *") and one not in headings[0]] == []
    assert set(headings[0]) <= set(headings[1])
    assert set(usual.sheetnames) <= set(full.sheetnames)


def test_the_usual_workbook_of_a_report_is_at_least_three_tenths_smaller() -> None:
    usual, full = (shape(input_table("report", in_full=full)) for full in (False, True))

    assert all(less * 10 < more * 7 for less, more in zip(usual, full, strict=True)), (usual, full)
