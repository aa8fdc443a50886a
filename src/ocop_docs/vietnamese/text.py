"""Vietnamese text as text: one form, no unseen characters, capitals, file names and dictionary order."""

import re
import unicodedata
from itertools import groupby

_LETTERS = "A-Za-zÀ-ÖØ-ïñ-öø-ÿĂăĐđĨĩŨũƠơƯưẠ-ỹ"
"""Latin letters; eth itself (U+00D0, U+00F0) is left out so that it is no evidence for its neighbour."""

# These two are large and seldom needed: compiled on first use.
_ETH = f"(?<=[{_LETTERS}])[Ðð]|[Ðð](?=[{_LETTERS}])"
_CAPITAL_ETH, _SMALL_ETH = "\u00d0", "\u00f0"
_D_WITH_STROKE = {_CAPITAL_ETH: "\u0110", _SMALL_ETH: "\u0111"}
_LINE_END = re.compile(r"\r\n?")
# What may be combining marks: Python sorts a run of them in quadratic time, Unicode (UAX #15) knows no more than 30.
_MARK, _MOST_MARKS = r"[^\w\s!-~]", 30
_A_MARK, _MANY_MARKS = re.compile(_MARK), re.compile(f"{_MARK}{{{_MOST_MARKS + 1}}}")
_NO_BREAK_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})

_ILLEGAL = (
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls C0 and C1; tab and line feed are lawful
    "\u00ad\u061c\u180e\u200b-\u200f"  # soft hyphen, bidi marks, zero width
    "\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # separators, bidi, joiners, byte order mark
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # lone surrogates and non-characters
    "\U000e0000-\U000e007f"  # tags: text that nobody sees
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)

_CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]"
"""Of these, what no keyboard types; carriage returns are part of line ends."""
HIDDEN_LINE_ENDS = "\x0b\x0c\x85"
"""Of these, what other programs end a line with: U+000B is the line break of Word and PowerPoint inside a paragraph."""

_SHOWN = 40
_PLAIN_D = str.maketrans("đĐ", "dD")


def normalise(text: str) -> str:
    r"""The one form in which text is kept: NFC, Đ for a mistaken eth, plain spaces, ``\n`` at line ends.

    Eth (U+00D0) looks like Đ (U+0110) and comes from old code pages; it is repaired only beside another
    Latin letter. A no-break space becomes a space: pasted from web pages it is never meant, it makes
    equal texts unequal, and the templates place their own. Nothing else is changed or collapsed.
    """
    # Such a run holds one of the characters at these places, which nearly no text has a mark at.
    if _A_MARK.search(text[_MOST_MARKS :: _MOST_MARKS + 1]) and _MANY_MARKS.search(text):
        text = _ordered(text)
    composed = unicodedata.normalize("NFC", text)
    # Text of printable characters has neither line ends nor unusual spaces; this test is the quickest.
    if composed.isprintable() and _CAPITAL_ETH not in composed and _SMALL_ETH not in composed:
        return composed
    repaired = re.sub(_ETH, lambda found: _D_WITH_STROKE[found.group()], composed)
    return _LINE_END.sub("\n", repaired).translate(_NO_BREAK_SPACES)


def _ordered(text: str) -> str:
    """The text decomposed, each run of combining marks in canonical order."""
    decomposed = "".join(unicodedata.normalize("NFD", char) for char in text)
    runs = groupby(decomposed, key=lambda char: unicodedata.combining(char) > 0)
    return "".join("".join(sorted(run, key=unicodedata.combining) if marks else run) for marks, run in runs)


def single_line(text: str) -> str:
    """The text normalised, trimmed, every run of white space one space."""
    return " ".join(normalise(text).split())


def quoted(text: str) -> str:
    """The text in Vietnamese quotation marks for a message: at most 40 characters, unseen ones as ``�``."""
    clipped = text[:_SHOWN] + ("…" if len(text) > _SHOWN else "")
    shown = "".join(char if char.isprintable() else "\ufffd" for char in clipped)
    return f"“{shown}”"


def illegal_characters(text: str) -> list[tuple[int, str]]:
    """Places (from 0) and names (``U+000B``) of the characters that a document may not hold.

    Illegal in XML, controls other than tab and line feed, lone surrogates, non-characters, and all
    that is unseen: zero width, direction marks, soft hyphen, tags.
    """
    if text.isprintable():  # as nearly all text is: what is unseen or no character is not printable
        return []
    return [(found.start(), f"U+{ord(found.group()):04X}") for found in re.finditer(_ILLEGAL, text)]


def without_illegal(text: str) -> str:
    """The text with every character named by `illegal_characters` left out."""
    return re.sub(_ILLEGAL, "", text)


def control_characters(text: str) -> list[tuple[int, str]]:
    """Places (from 0) and names of the control characters of a text as it was typed, tabs and line ends aside."""
    if text.isprintable():
        return []
    return [(found.start(), f"U+{ord(found.group()):04X}") for found in re.finditer(_CONTROL, text)]


def without_controls(text: str) -> str:
    """The text without the characters named by `control_characters`; `HIDDEN_LINE_ENDS` become a space."""
    if text.isprintable():
        return text
    return re.sub(_CONTROL, "", re.sub(f" *[{HIDDEN_LINE_ENDS}] *", " ", text))


def without_accents(text: str) -> str:
    """The text in plain Latin letters: ``Đức Trọng`` becomes ``Duc Trong``."""
    plain = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return plain.translate(_PLAIN_D)


def upper(text: str) -> str:
    """The text in capitals, composed: ``phê duyệt đề án`` becomes ``PHÊ DUYỆT ĐỀ ÁN``."""
    return unicodedata.normalize("NFC", text).upper()


def upper_first(text: str) -> str:
    """The text with its first letter a capital and the rest untouched."""
    composed = unicodedata.normalize("NFC", text)
    return composed[:1].upper() + composed[1:]


def lower_first(text: str) -> str:
    """The text with its first letter small, unless it opens with an abbreviation (``UBND``)."""
    composed = unicodedata.normalize("NFC", text)
    abbreviation = composed[1:2].isupper() or composed[1:2].isdigit()
    return composed if abbreviation else composed[:1].lower() + composed[1:]
