"""Vietnamese typed for the fonts of the time before Unicode: TCVN3 (ABC, `.VnTime`) and VNI (`VNI-Times`)."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache
from typing import Final


class OldEncoding(StrEnum):
    """An encoding that needs a font of its own to be read."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI"


_TCVN3_CODES: Final = {
    "a": "µ¸¶·¹", "ă": "¨»¾¼½Æ", "â": "©ÇÊÈÉË", "e": "ÌÐÎÏÑ", "ê": "ªÒÕÓÔÖ", "i": "×ÝØÜÞ", "o": "ßãáâä",
    "ô": "«åèæçé", "ơ": "¬êíëìî", "u": "ïóñòô", "ư": "\u00adõøö÷ù", "y": "úýûüþ",
}  # fmt: skip
"""The letters of each vowel in the order plain (where it has a code of its own), huyền, sắc, hỏi, ngã, nặng.

Source: TCVN 5712:1993, VN3.
"""
_TCVN3_OTHERS: Final = dict(zip("®§¡¢£¤¥¦", "đĐĂÂÊÔƠƯ", strict=True))
_TONES: Final = ("\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_VNI_MARKS: Final = {
    "ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323", "â": "\u0302", "ê": "\u0306",
    "à": "\u0302\u0300", "á": "\u0302\u0301", "å": "\u0302\u0309", "ã": "\u0302\u0303", "ä": "\u0302\u0323",
    "è": "\u0306\u0300", "é": "\u0306\u0301", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
"""Marks that VNI sets after the letter, which Unicode combines with it."""
_VNI_LETTERS: Final = {"æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "ñ": "đ", "î": "ỵ"}
_VNI_TAKING: Final = {
    **dict.fromkeys("aeouyôö", "øùûõï"),
    "a": "øùûõïâêàáåãäèéúüë",
    "e": "øùûõïâàáåãä",
    "o": "øùûõïâàáåãä",
}
"""Which marks VNI sets after which letter."""
_ONSET = "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx]"
_VOWELS = (
    "iêu|yêu|uyê|uya|uyu|ươu|ươi|uôi|uây|oai|oay|oao|oeo|uao|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua"
    "|uâ|ui|uê|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy]"
)
_SYLLABLE = re.compile(rf"(?:{_ONSET})?(?:{_VOWELS})(?:ng|nh|ch|[cmnpt])?", re.IGNORECASE)
SUSPECT = "µ¶·¸¹¨©®ª«¬§¡¢£¤¥¦»¼½¾Æ×ÐÞßåæçëîïðñöøûüþÿÑÏÅÄËÎÖÜØÛÇ"
"""Letters of the old encodings that Vietnamese in Unicode does not have, all of them of Latin-1: a quick test."""
_SUSPECT = re.compile(f"[{SUSPECT}]")
_EDGE = re.compile(r"^[\s!-/:-@\[-`{-~“”‘’–—…]+|[\s!-/:-@\[-`{-~“”‘’–—…]+$")
_FEWEST, _MOST_BEFORE, _LEAST_AFTER = 3, 0.5, 0.8
"""How many words with marks a text needs, and which shares of them may be, and must become, Vietnamese syllables."""
_CAPITALS = "h"
"""What the names of TCVN3 fonts end with that show small letters as capitals (`.VnTimeH`)."""


def encoding_of_font(font: str) -> OldEncoding | None:
    """Return the encoding that a font needs, None for a font of Unicode."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return OldEncoding.TCVN3
    return OldEncoding.VNI if name.startswith("vni") else None


def shows_capitals(font: str) -> bool:
    """Whether a TCVN3 font shows small letters as capitals."""
    name = font.strip().lower()
    return name.startswith(".vn") and name.endswith(_CAPITALS)


def old_encoding(text: str) -> OldEncoding | None:
    """Return the encoding that a text is in, by its words; None for Unicode and where too few words tell."""
    if not _SUSPECT.search(text):
        return None
    words = _words_with_marks(text)
    if len(words) < _FEWEST or _share(words) > _MOST_BEFORE:
        return None
    shares = {one: _share([to_unicode(word, one) for word in words]) for one in OldEncoding}
    best = max(shares, key=lambda one: shares[one])
    return best if shares[best] >= _LEAST_AFTER else None


def reads_as(text: str, encoding: OldEncoding) -> bool:
    """Whether all words of a text, however few, are Vietnamese in the encoding, and not all of them are in Unicode."""
    words = _words_with_marks(text)
    return bool(words) and _share(words) < 1 and _share([to_unicode(word, encoding) for word in words]) == 1


def _words_with_marks(text: str) -> list[str]:
    return [word for part in text.split() if not (word := _EDGE.sub("", part)).isascii()]


def _share(words: list[str]) -> float:
    """The share of words that are Vietnamese syllables, parts of a word joined by signs taken one by one."""
    return sum(all(map(_is_syllable, re.split(r"[-/.,]", word))) for word in words) / len(words)


def _is_syllable(word: str) -> bool:
    decomposed = unicodedata.normalize("NFD", word)
    if sum(mark in _TONES for mark in decomposed) > 1:
        return False
    plain = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in _TONES))
    return not plain or bool(_SYLLABLE.fullmatch(plain))


def to_unicode(text: str, encoding: OldEncoding, *, capitals: bool = False) -> str:
    """Return a text of an old encoding in Unicode (NFC); `capitals`: its font shows small letters as capitals."""
    if encoding is OldEncoding.TCVN3:
        converted = text.translate(_tcvn3())
    else:
        composed = unicodedata.normalize("NFC", text)
        converted = unicodedata.normalize("NFC", _vni().sub(_of_vni, composed))
    return converted.upper() if capitals else converted


@cache
def _tcvn3() -> dict[int, str]:
    table = {ord(code): letter for code, letter in _TCVN3_OTHERS.items()}
    for vowel, codes in _TCVN3_CODES.items():
        marks = _TONES if len(codes) == len(_TONES) else ("", *_TONES)
        for code, mark in zip(codes, marks, strict=True):
            table[ord(code)] = unicodedata.normalize("NFC", vowel + mark)
    return table


@cache
def _vni() -> re.Pattern[str]:
    pairs = [f"{letter}[{marks}]" for letter, marks in _VNI_TAKING.items()]
    return re.compile("|".join([*pairs, f"[{''.join(_VNI_LETTERS)}]"]), re.IGNORECASE)


def _of_vni(found: re.Match[str]) -> str:
    letter, mark = found[0][0], found[0][1:].lower()
    base = _VNI_LETTERS.get(letter.lower(), letter.lower())
    composed = base + _VNI_MARKS.get(mark, "")
    return composed.upper() if letter.isupper() else composed
