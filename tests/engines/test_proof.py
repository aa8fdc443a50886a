"""The proof of a PDF: what is lost, changed or out of order is found."""

import io
from functools import cache

import pikepdf
import pytest
from tests.rendering.full_documents import plan, rendered, task

from ocop_docs import OcopDocsError
from ocop_docs.engines import rdocx
from ocop_docs.engines.proof import prove_pdf
from ocop_docs.engines.word_text import read_word

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
