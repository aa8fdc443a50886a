"""Vietnamese dictionary order, syllable by syllable."""

import re
import unicodedata
from typing import TypeAlias

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET, start=1)}
_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng: the order of the tones after ngang, which has no mark."""

_TONE_RANK = {mark: rank for rank, mark in enumerate(_TONES, start=1)}
_SYLLABLE = re.compile(r"[0-9]+|[^\W0-9_]+")
_FOREIGN = 1000

Syllable: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]
SortKey: TypeAlias = tuple[tuple[Syllable, ...], str]


def sort_key(text: str) -> SortKey:
    """A key for `sorted` in the order of Vietnamese dictionaries.

    Letters run a ă â b c d đ e ê …, tones ngang, huyền, hỏi, ngã, sắc, nặng. Each syllable is compared
    whole before the next (``ba ân`` before ``bà an``); figures come before letters, ordered by value
    (``Tổ 2`` before ``Tổ 10``); punctuation is ignored; small letters precede equal capitals.
    """
    composed = unicodedata.normalize("NFC", text)
    syllables = _SYLLABLE.findall(composed.lower())
    return tuple(_syllable(syllable) for syllable in syllables), composed.swapcase()


def _syllable(syllable: str) -> Syllable:
    if syllable.isascii() and syllable.isdigit():
        digits = syllable.lstrip("0")
        return (0, len(digits), *map(int, digits)), ()
    letters: list[int] = []
    tones: list[int] = []
    for char in syllable:
        base, tone = _split_tone(char)
        letters.append(_RANK.get(base, _FOREIGN + ord(base)))
        tones.append(tone)
    return tuple(letters), tuple(tones)


def _split_tone(char: str) -> tuple[str, int]:
    marks = unicodedata.normalize("NFD", char)
    tone = max((_TONE_RANK.get(mark, 0) for mark in marks), default=0)
    bare = "".join(mark for mark in marks if mark not in _TONE_RANK)
    return unicodedata.normalize("NFC", bare)[:1], tone
