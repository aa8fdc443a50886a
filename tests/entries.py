"""The ways by which a record enters: data, the cells of a workbook, the form of a page."""

from __future__ import annotations

import io
from typing import Any

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.intake.tables.rows import rows_of
from ocop_docs.intake.tables.table import read_table
from ocop_docs.intake.tables.writing.workbook import input_workbook
from ocop_docs.web.forms.fields import form_of
from ocop_docs.web.forms.values import data_of, typed_of

Data = dict[str, Any]


def through_data(data: Data) -> Data:
    """The record itself."""
    return data


def through_cells(data: Data) -> Data:
    """The record as the only row of a workbook that was written and read again."""
    kind = KINDS[data["kind"]]
    (row,) = rows_of(read_table(io.BytesIO(input_workbook(kind, [("A", data)])), "t.xlsx", kind))
    assert not row.faults
    return row.data


def through_a_form(data: Data) -> Data:
    """The record as typed into a form."""
    form = form_of(KINDS[data["kind"]].model)
    typed, lost = typed_of(form, data)
    assert not lost
    return {"kind": data["kind"], **data_of(form, typed)[0]}


ENTRIES = (through_data, through_cells, through_a_form)
