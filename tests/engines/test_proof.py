"""The proof of a PDF: what is lost, changed or out of order is found."""

import io
import re
from functools import cache

import pikepdf
import pytest
from rdocx import Document
from tests.rendering.full_documents import plan, rendered, task
from tests.rendering.office import require_soffice

from ocop_docs import OcopDocsError
from ocop_docs.engines import libreoffice, rdocx
from ocop_docs.engines.proof import prove_pdf
from ocop_docs.engines.split_rows import Place, places_after
from ocop_docs.engines.word_text import BODY as BODY_PART
from ocop_docs.engines.word_text import read_word
from ocop_docs.ooxml.zip import read_parts, write_zip

TASKS = [task(number) for number in range(1, 31)]


@cache
def word() -> bytes:
    """A plan of several pages, with tables and annexes."""
    return rendered(plan(tasks=TASKS))


@cache
def pdf() -> bytes:
    return rdocx.to_pdf(word())


def lost_of(original: bytes, changed: bytes) -> str:
    with pytest.raises(OcopDocsError) as caught:
        prove_pdf(original, changed)
    (one,) = caught.value.faults
    assert one.code == "pdf-lost-text"
    return one.message


def with_pages(order: list[int]) -> bytes:
    """The PDF with its pages in another order, or with some of them."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as source, pikepdf.new() as made:
        made.pages.extend(source.pages[number] for number in order)
        made.save(target)
    return target.getvalue()


def count() -> int:
    with pikepdf.open(io.BytesIO(pdf())) as document:
        return len(document.pages)


def test_a_whole_pdf_is_proven() -> None:
    prove_pdf(word(), pdf())


@pytest.mark.parametrize("gone", [0, 1, -1], ids=["first", "second", "last"])
def test_a_lost_page_is_found(gone: int) -> None:
    pages = list(range(count()))
    del pages[gone]

    assert "thiếu" in lost_of(word(), with_pages(pages))


def test_pages_out_of_order_are_found() -> None:
    pages = list(range(count()))
    pages[1], pages[2] = pages[2], pages[1]

    lost_of(word(), with_pages(pages))


def test_a_page_too_many_is_found() -> None:
    lost_of(word(), with_pages([*range(count()), 0]))


@pytest.mark.parametrize(
    ("changed", "lost"),
    [
        ({"focus": ["Trọng tâm thứ nhất.", "Chín trăm chín mươi."]}, "Chín trăm"),
        ({"focus": ["Trọng tâm thứ nhất, thứ hai."]}, "hai."),
        ({"subject": "Kế hoạch của năm sau"}, "Kế hoạch của năm sau"),
    ],
    ids=["a paragraph", "a word", "the title"],
)
def test_a_lost_value_is_found_and_quoted(changed: dict[str, object], lost: str) -> None:
    base = {"focus": ["Trọng tâm thứ nhất."], "tasks": TASKS}
    made = rdocx.to_pdf(rendered(plan(**base)))

    assert lost in lost_of(rendered(plan(**base | changed)), made)


def test_the_last_sentence_must_be_there() -> None:
    annexes = [{"title": "Danh sách", "paragraphs": ["Dòng một."]}]
    longer = [{"title": "Danh sách", "paragraphs": ["Dòng một.", "Câu cuối cùng."]}]

    assert "Câu cuối cùng." in lost_of(rendered(plan(annexes=longer)), rdocx.to_pdf(rendered(plan(annexes=annexes))))


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(OcopDocsError) as caught:
        prove_pdf(word(), b"%PDF-1.7 and nothing else %%EOF")

    assert caught.value.faults[0].code == "pdf-unreadable"


def test_numbers_of_pages_are_told_from_numbers_of_the_text() -> None:
    """Text that begins a page with the figure of the page's number is not taken for it."""
    prove_pdf(figures := rendered(plan(focus=[f"{number}" for number in range(2, 200)])), rdocx.to_pdf(figures))


def test_what_pages_repeat_is_known() -> None:
    printed = read_word(word())

    assert [edge.pattern for edge in printed.edges] == [r"\d+"]
    assert any("Nộidung" in row or "TT" in row for row in printed.repeated_rows)


def with_a_tall_row(last: str = "hết") -> bytes:
    """A plan with a row that takes several pages, in two of its cells."""
    words = " ".join(f"Nội dung thứ {number} của nhiệm vụ dài," for number in range(1, 200))
    partners = [f"Đơn vị phối hợp số {number}" for number in range(1, 90)]
    return rendered(plan(tasks=[task(1), task(2) | {"content": f"{words} {last}", "partners": partners}, task(3)]))


def test_a_row_that_goes_on_over_pages_is_proven_cell_by_cell() -> None:
    require_soffice()
    tall = with_a_tall_row()
    pdf = libreoffice.to_pdf(tall)

    prove_pdf(tall, pdf)
    assert "khác hẳn" in lost_of(with_a_tall_row("khác hẳn"), pdf)


def test_a_row_that_goes_on_over_pages_is_whole_by_rdocx() -> None:
    tall = with_a_tall_row()
    pdf = rdocx.to_pdf(tall)

    prove_pdf(tall, pdf)
    assert "khác hẳn" in lost_of(with_a_tall_row("khác hẳn"), pdf)


def test_text_that_runs_over_the_foot_of_a_page_is_named_although_it_is_in_the_file() -> None:
    """Rdocx itself never divides a row."""
    tall = with_a_tall_row()
    pdf = Document.from_bytes(tall).to_pdfa_deterministic()

    with pytest.raises(OcopDocsError) as caught:
        prove_pdf(tall, pdf)

    assert [(one.code, "Nội dung thứ 1" in one.message) for one in caught.value.faults] == [("pdf-off-page", True)]


def test_a_row_that_cannot_be_divided_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ocop_docs.engines.rdocx.with_split_rows", lambda *_: False)

    with pytest.raises(OcopDocsError) as caught:
        rdocx.to_pdf(with_a_tall_row())

    assert [(one.code, "Nội dung thứ 1" in one.message) for one in caught.value.faults] == [("pdf-off-page", True)]


def test_a_row_that_cannot_be_divided_is_named_beside_a_cell_without_a_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ocop_docs.engines.rdocx.with_split_rows", lambda *_: False)
    parts = read_parts(with_a_tall_row())
    parts[BODY_PART] = re.sub(rb'<w:tcW w:w="\d+"', b'<w:tcW w:w="0"', parts[BODY_PART], count=1)

    with pytest.raises(OcopDocsError) as caught:
        rdocx.to_pdf(write_zip(parts))

    assert [one.code for one in caught.value.faults] == ["pdf-off-page"]


BODY = "abcXYZ123end"
ROW = ((3, 6), (6, 9))


@pytest.mark.parametrize(
    ("pages", "whole"),
    [
        (["abcXYZ123end"], True),
        (["abcX1", "YZ23end"], True),
        (["abcX1", "Y", "Z23", "end"], True),
        (["abc1", "XYZ23end"], True),
        (["abcXY", "Z123end"], True),
        (["abcX1", "YZ3end"], False),
        (["abcX1", "Z23end"], False),
        (["abcX1", "23YZend"], False),
        (["abcX1YZ23end"], False),
    ],
    ids=["", "split", "in three", "second cell first", "first cell alone", "lost", "lost too", "order", "one page"],
)
def test_pieces_of_cells_must_join_to_the_whole_of_each(pages: list[str], *, whole: bool) -> None:
    places = {Place(0)}
    for page in pages:
        places = {after for place in places for after in places_after(page, place, BODY, [ROW])}

    assert (Place(len(BODY)) in places) == whole


def test_cells_that_repeat_each_other_do_not_hang_the_proof() -> None:
    body = "a" * 8000
    row = tuple((at, at + 2000) for at in range(0, 8000, 2000))

    places = set(places_after("a" * 4000, Place(0), body, [row]))

    assert Place(4000) in places
