"""The numbers that Word writes itself: the labels of automatic lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.word.properties import Properties, paragraph_properties, run_properties, spelling
from ocop_docs.ooxml.wml import VAL, Element, number, w
from ocop_docs.vietnamese.enumeration import roman

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ocop_docs.checks.layout.word.properties import ThemeFonts

_LETTERS = 26
_MOST_LETTERS = 30
"""Times that a letter is repeated; a number beyond stays Arabic."""
_DEPTHS = range(9)
_LARGEST_START = 32_767
_LONGEST_TEXT = 200
"""Characters of a label; nine levels with words between them need fewer."""
_PLACEHOLDER = re.compile(r"%([1-9])")
_BULLETS = {"\uf0b7": "•", "\uf0a7": "•", "\uf02d": "-", "\uf0fc": "•", "\uf0d8": "•", "o": "•"}


@dataclass(slots=True)
class Level:
    """One level of a list: its number format, its text and its formatting."""

    start: int
    style: str
    text: str
    suffix: str
    paragraph: Properties
    run: Properties


@dataclass(slots=True)
class Numbering:
    """The lists of one document; they count while the paragraphs are read in order."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    abstracts: dict[str, str] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def level(self, num_id: object, depth: int) -> Level | None:
        """Return the level that a paragraph refers to, or None."""
        return self.levels.get(str(num_id), {}).get(depth)

    def label(self, num_id: str, ilvl: int) -> str:
        """Count one paragraph; return its label with the suffix."""
        levels = self.levels[num_id]
        counts = self._counts.setdefault(self.abstracts[num_id], {})
        if num_id not in self._begun:
            self._begun.add(num_id)
            for depth, start in self.restarts.get(num_id, {}).items():
                counts[depth] = start - 1
        level = levels[ilvl]
        counts[ilvl] = counts.get(ilvl, level.start - 1) + 1
        for deeper in [depth for depth in counts if depth > ilvl]:
            del counts[deeper]
        return self._printed(levels, counts, level)

    def _printed(self, levels: Mapping[int, Level], counts: Mapping[int, int], level: Level) -> str:
        if level.style == "bullet":
            return _BULLETS.get(level.text, level.text) + level.suffix

        def count(found: re.Match[str]) -> str:
            depth = int(found[1]) - 1
            other = levels.get(depth, level)
            return _FORMATS.get(other.style, str)(counts.get(depth, other.start))

        printed = _PLACEHOLDER.sub(count, level.text)
        return printed + level.suffix if printed else ""


def read_numbering(root: Element | None, theme: ThemeFonts) -> Numbering:
    """Read the numbering part; without it there are no lists."""
    numbering = Numbering()
    if root is None:
        return numbering
    abstract = {a.get(w("abstractNumId")): _levels(a, theme) for a in root.iterchildren(w("abstractNum"))}
    for num in root.iterchildren(w("num")):
        link = num.find(w("abstractNumId"))
        num_id, target = num.get(w("numId")), "" if link is None else link.get(VAL, "")
        if num_id is not None and target in abstract:
            numbering.abstracts[num_id] = target
            numbering.levels[num_id] = dict(abstract[target])
            _override(numbering, num, num_id, theme)
    return numbering


def _override(numbering: Numbering, num: Element, num_id: str, theme: ThemeFonts) -> None:
    for override in num.iterchildren(w("lvlOverride")):
        depth = depth_of(override.get(w("ilvl")))
        if depth not in _DEPTHS:
            continue
        start, level = override.find(w("startOverride")), override.find(w("lvl"))
        if level is not None:
            numbering.levels[num_id][depth] = _level(level, theme)
        if start is not None:
            numbering.restarts.setdefault(num_id, {})[depth] = _start(start.get(VAL)) or 1


def _levels(abstract: Element, theme: ThemeFonts) -> dict[int, Level]:
    found = {depth_of(level.get(w("ilvl"))): level for level in abstract.iterchildren(w("lvl"))}
    return {depth: _level(level, theme) for depth, level in found.items() if depth in _DEPTHS}


def depth_of(ilvl: object) -> int:
    """Return the depth of a level from 0, as a paragraph or a list gives it."""
    return int(number(str(ilvl or "")) or 0)


def _start(value: str | None) -> int:
    """The number that a level begins with; Word counts no further than 32,767."""
    return min(int(number(value) or 0), _LARGEST_START)


def _level(level: Element, theme: ThemeFonts) -> Level:
    def value(name: str, default: str) -> str:
        child = level.find(w(name))
        return default if child is None else child.get(VAL, default)

    suffix = {"space": " ", "nothing": ""}.get(value("suff", "tab"), "\t")
    return Level(
        start=_start(value("start", "1")),
        style=value("numFmt", "decimal"),
        text=value("lvlText", "")[:_LONGEST_TEXT],
        suffix=suffix,
        paragraph=paragraph_properties(spelling(level.find(w("pPr")))),
        run=run_properties(spelling(level.find(w("rPr"))), theme),
    )


def _letter(value: int) -> str:
    if not 1 <= value <= _LETTERS * _MOST_LETTERS:
        return str(value)
    return chr(ord("a") + (value - 1) % _LETTERS) * ((value - 1) // _LETTERS + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    "upperRoman": roman,
    "lowerRoman": lambda value: roman(value).lower(),
    "upperLetter": lambda value: _letter(value).upper(),
    "lowerLetter": _letter,
    "decimalZero": lambda value: f"{value:02d}",
    "none": lambda _: "",
}
