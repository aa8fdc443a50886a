"""What the register shows of a document is what the document prints."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.office.test_watch import sample
from tests.whole_text import text_of

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.document import AdministrativeDocument
from ocop_docs.office.register.series import columns_of
from ocop_docs.pipeline import load, write_word

DAY = dt.date(2027, 1, 15)
ADMINISTRATIVE = [name for name, kind in KINDS.items() if issubclass(kind.model, AdministrativeDocument)]


@pytest.mark.parametrize("kind", ADMINISTRATIVE)
def test_the_symbol_and_who_keeps_a_document_are_those_that_it_prints(kind: str) -> None:
    document = load(sample(kind) | {"archive": {"drafting_unit": "NN"}})
    columns, printed = columns_of(document, DAY), text_of(write_word(document))

    assert columns.archive == "VT, NN"
    assert f"Lưu: {columns.archive}" in printed
    assert f"/{columns.symbol}" in printed


def test_the_symbol_of_a_certificate_is_the_one_that_it_prints() -> None:
    document = load(sample("certificate"))

    assert f"/{columns_of(document, DAY).symbol}\n" in text_of(write_word(document))
