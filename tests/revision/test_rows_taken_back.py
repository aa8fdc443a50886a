"""A row that was deleted from a table in Word leaves its list, at once or when it is accepted."""

from __future__ import annotations

import copy

from lxml import etree
from tests.intake.test_embedded import repacked
from tests.revision.edited import BODY, made

from ocop_docs.kind_info import example
from ocop_docs.ooxml.wml import w
from ocop_docs.ooxml.zip import read_parts
from ocop_docs.revision.take_back import take_back

LETTER = example("official-letter", "de-nghi-danh-gia-xa-suoi-mo-2026")
REPORT = example("advisors-report", "tinh-minh-hoa-2026-dot-2")


def without_row(word: bytes, text: str) -> bytes:
    """The file without the row of a table that has a cell of that text; the other rows keep their numbers."""
    root = etree.fromstring(read_parts(word)[BODY])
    (cell,) = [node for node in root.iter(w("t")) if node.text == text]
    row = next(cell.iterancestors(w("tr")))
    row.getparent().remove(row)
    return repacked(word, {BODY: etree.tostring(root)})


def test_a_row_deleted_before_others_is_taken_out_of_its_list_though_their_numbers_move() -> None:
    record = copy.deepcopy(LETTER)
    record["products"].append({**record["products"][1], "name": "Chè Suối Mơ"})
    found = take_back(without_row(made(record), record["products"][0]["name"]))

    assert [(one.code, one.place) for one in found.changes] == [("removed", "products[0]")]
    assert [(one.before, one.now) for one in found.left] == [("1", "2"), ("2", "3")]


def test_a_deleted_row_that_is_counted_elsewhere_is_offered_and_leaves_its_list_when_accepted() -> None:
    names = [one["name"] for one in REPORT["products"]]
    found = take_back(without_row(made(REPORT), names[3]))

    assert found.changes == ()
    assert [one.place for one in found.possible] == ["products[3]"]
    assert next(one.message for one in found.left if one.possible).startswith("Chưa bỏ dòng này, vì chỗ khác")
    assert [one["name"] for one in found.record(accepted=["products[3]"])["products"]] == names[:3] + names[4:]


def test_two_deleted_rows_are_accepted_together() -> None:
    names = [one["name"] for one in REPORT["products"]]
    found = take_back(without_row(without_row(made(REPORT), names[3]), names[7]))
    places = [one.place for one in found.possible]
    kept = found.record(accepted=places)["products"]

    assert places == ["products[3]", "products[7]"]
    assert [one["name"] for one in kept] == [name for name in names if name not in (names[3], names[7])]
