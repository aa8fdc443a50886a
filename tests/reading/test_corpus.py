"""The corpus of documents in varied habits: what is read agrees with the labels; nothing invented, no word lost."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.reading.corpus.documents import Labelled, held_out, known
from tests.reading.corpus.measure import Score, scores
from tests.reading.corpus.page import page

from ocop_docs import load
from ocop_docs.intake.packages.gate import open_package
from ocop_docs.intake.word_paragraphs import word_paragraphs
from ocop_docs.reading.file_read import FileRead, read_file
from ocop_docs.vietnamese.old_encodings import OldEncoding, to_unicode

KNOWN, HELD_OUT = known(), held_out()
EVERY = [*KNOWN, *HELD_OUT]
ENCODINGS = {"tcvn3": OldEncoding.TCVN3, "tcvn3 words": OldEncoding.TCVN3, "vni": OldEncoding.VNI}
DERIVED = {"kind", "level", "recognised_at", "capacity", "period", "date"}
"""Fields whose values are other words than the file's: a choice, a year, a date."""
PAGE = Path(__file__).parents[2] / "docs" / "reading.md"


@cache
def word_of(document: str) -> bytes:
    return next(one for one in EVERY if one.name == document).word()


@cache
def read(document: str) -> FileRead:
    return read_file(word_of(document))


def words_of(text: str) -> list[str]:
    """Words and figures apart from each other, figures without zeros in front."""
    plain = unicodedata.normalize("NFC", text).casefold()
    return [word.lstrip("0") or "0" for word in re.findall(r"[^\W\d_]+|\d+", plain)]


def words_in_file(one: Labelled) -> Counter[str]:
    """The words of the file by another reader, in Unicode."""
    lines = word_paragraphs(open_package(word_of(one.name)).parts).body
    encoding = ENCODINGS.get(one.habits.encoding)
    text = "\n".join(to_unicode(line, encoding) if encoding else line for line in lines)
    return Counter(words_of(text))


def leaves(value: Any, name: str = "") -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [leaf for key, inner in value.items() for leaf in leaves(inner, name if name == "period" else key)]
    if isinstance(value, list):
        return [leaf for inner in value for leaf in leaves(inner, name)]
    return [] if value is None else [(name, str(value))]


def test_the_corpus_has_forty_documents_of_which_half_are_held_out() -> None:
    assert len(EVERY) >= 40
    assert len(HELD_OUT) * 2 >= len(EVERY)
    assert len({word_of(one.name) for one in EVERY}) == len(EVERY)


@pytest.mark.parametrize("part", [KNOWN, HELD_OUT], ids=["known", "held-out"])
def test_nine_values_in_ten_agree_with_the_labels(part: list[Labelled]) -> None:
    total = sum((score for one in part for score in scores(one.facts, read(one.name).record).values()), Score(0, 0, 0))

    assert total.f1 >= 0.9


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.name)
def test_no_value_has_a_word_or_figure_that_the_file_lacks(one: Labelled) -> None:
    known_words = words_in_file(one) + Counter(words_of("Ủy ban nhân dân nghìn triệu đồng"))
    values = [text for name, text in leaves(read(one.name).record) if name not in DERIVED]

    assert [text for text in values if set(words_of(text)) - known_words.keys()] == []


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.name)
def test_every_date_and_year_is_in_the_file(one: Labelled) -> None:
    in_file = words_in_file(one)
    parts = [
        part for name, text in leaves(read(one.name).record) if name in ("date", "period") for part in text.split("-")
    ]

    assert [part for part in parts if (part.lstrip("0") or "0") not in in_file] == []


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.name)
def test_every_word_of_the_file_is_in_the_record_or_left_or_printed_by_the_program(one: Labelled) -> None:
    found = read(one.name)
    accounted = Counter[str]()
    for name, text in leaves(found.record):
        accounted.update(words_of(text))
        if name == "date":
            accounted.update([*(part.lstrip("0") for part in text.split("-")), "ngày", "tháng", "năm"])
    for left in found.left:
        accounted.update(words_of(left.text))
    for _, text in found.printed:
        accounted.update(words_of(text))
    if one.habits.office == "short":
        accounted["ubnd"] += 1

    assert words_in_file(one) - accounted == Counter()


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.name)
def test_every_record_opens(one: Labelled) -> None:
    assert load(read(one.name).record).kind == one.facts.kind


@pytest.mark.checkout
def test_the_page_of_the_measurement_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page({one.name: read(one.name) for one in EVERY})
