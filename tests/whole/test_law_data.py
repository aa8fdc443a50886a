"""The law as data: dated, cited, and without contradiction."""

from __future__ import annotations

import datetime as dt
import unicodedata
from itertools import pairwise

import pytest

from ocop_docs.documents.parts import Level
from ocop_docs.law.administration import ended_levels
from ocop_docs.law.legal_texts import LegalText, legal_texts
from ocop_docs.law.programmes import Programme, programme_on, programmes

TEXTS = list(legal_texts().values())
DAY = dt.timedelta(days=1)


@pytest.mark.parametrize("text", TEXTS, ids=[text.number for text in TEXTS])
def test_a_text_is_named_dated_and_cited(text: LegalText) -> None:
    for words in (text.number, text.document_type, text.title, text.issuer, text.source):
        assert words
        assert words == unicodedata.normalize("NFC", words).strip()
    assert str(text.date.year) in text.number or any(mark in text.number for mark in ("/QĐ-", "/NQ-", "-NQ/TW"))


@pytest.mark.parametrize("text", TEXTS, ids=[text.number for text in TEXTS])
def test_the_days_of_a_text_follow_each_other(text: LegalText) -> None:
    assert text.date <= text.in_force_from
    assert text.in_force_to is None or text.in_force_from < text.in_force_to
    assert text.superseded_from is None or text.in_force_from < text.superseded_from
    assert text.superseded_from is not None or text.in_force_to is None, "what lapsed was superseded"


@pytest.mark.parametrize("text", TEXTS, ids=[text.number for text in TEXTS])
def test_the_successor_of_a_text_is_in_the_table_and_in_force_when_it_takes_over(text: LegalText) -> None:
    if text.replaced_by:
        successor = legal_texts()[text.replaced_by]
        assert text.superseded_from is not None
        assert text.superseded_from >= successor.in_force_from
        assert successor.date > text.date


def test_each_text_is_in_the_table_once() -> None:
    names = [(text.document_type, text.title, text.date) for text in TEXTS]

    assert len(set(names)) == len(names)


def test_dates_are_those_that_the_law_names() -> None:
    texts = legal_texts()

    assert texts["490/QĐ-TTg"].date == dt.date(2018, 5, 7)
    assert texts["1048/QĐ-TTg"].in_force_to == dt.date(2023, 2, 23)
    assert texts["148/QĐ-TTg"].in_force_from == dt.date(2023, 2, 24)
    # Sixty days from 22/5/2026.
    assert texts["148/QĐ-TTg"].in_force_to == texts["26/2026/QĐ-TTg"].date + 60 * DAY
    assert texts["72/2025/QH15"].in_force_from == dt.date(2025, 6, 16)
    assert ended_levels()["district"].in_force_to == dt.date(2025, 6, 30)


def test_programmes_follow_each_other_without_gap() -> None:
    for earlier, later in pairwise(programmes()):
        assert earlier.in_force_to is not None
        assert later.in_force_from == earlier.in_force_to + DAY
    assert programmes()[-1].in_force_to is None


@pytest.mark.parametrize("programme", programmes(), ids=[programme.name for programme in programmes()])
def test_a_day_finds_the_rules_in_force(programme: Programme) -> None:
    assert programme_on(programme.in_force_from) is programme
    assert programme_on(programme.in_force_to or dt.date.max) is programme


def test_before_the_programme_there_were_no_rules() -> None:
    assert programme_on(programmes()[0].in_force_from - DAY) is None
    assert programme_on(dt.date.min) is None


@pytest.mark.parametrize("programme", programmes(), ids=[programme.name for programme in programmes()])
def test_only_known_levels_recognise_known_classes(programme: Programme) -> None:
    for stars, levels in (programme.recognised_by or {}).items():
        assert 3 <= stars <= 5
        assert levels
        assert all(level in set(Level) for level in levels)
    assert programme.citation


def test_no_level_that_has_ended_recognises_anything_after_its_end() -> None:
    for name, ended in ended_levels().items():
        later = [one for one in programmes() if one.in_force_from > ended.in_force_to]
        assert later
        assert all(name not in levels for one in later for levels in (one.recognised_by or {}).values())
        assert ended.citation
        assert ended.successor
