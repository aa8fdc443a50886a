"""What became of each edit of a Word file: recovered in its record, reported with its place, or silent."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from lxml import etree
from tests.intake.test_embedded import repacked
from tests.revision.edited import BODY, EDITS, texts

from ocop_docs.intake.packages.gate import open_package
from ocop_docs.intake.word_paragraphs import word_paragraphs
from ocop_docs.ooxml.wml import w
from ocop_docs.ooxml.zip import read_parts
from ocop_docs.revision.leftovers import Leftover
from ocop_docs.revision.printing import Printer
from ocop_docs.revision.take_back import take_back

RECOVERED, REPORTED, NOTHING, SILENT = OUTCOMES = ("recovered", "reported", "nothing to take", "silent")
IN_BODY = ("text-changed", "text-added", "text-removed", "printed-by-program")
Table = Counter[tuple[str, str]]
"""How often edits of a kind came to an outcome."""


class Edit(NamedTuple):
    """One edit: its kind, and the lines that it changed."""

    kind: str
    before: Sequence[str]
    now: Sequence[str]


def lines_of(word: bytes) -> tuple[str, ...]:
    return word_paragraphs(open_package(word).parts).body


def outcomes(word: bytes, edits: Sequence[Edit]) -> Table:
    """What became of the edits of a file; all are silent if the new record and the list do not make up the file."""
    found = take_back(word)
    left = [one for one in found.left if one.code in IN_BODY]
    whole = replays(Printer().lines(found.after), lines_of(word), left)
    listed = {line for one in left for line in (one.before, one.now)}
    return Counter((edit.kind, _outcome(edit, listed) if whole else SILENT) for edit in edits)


def _outcome(edit: Edit, listed: set[str]) -> str:
    changed = {*edit.before, *edit.now}
    if not changed:
        return NOTHING
    return REPORTED if changed & listed else RECOVERED


def replays(printed: Sequence[str], edited: Sequence[str], left: Sequence[Leftover]) -> bool:
    """Whether what the new record prints, with exactly the listed edits made at their places in order, is the file."""
    end = (len(printed), len(edited), len(left))
    states = {(0, 0, 0)}
    while states and end not in states:
        states = {then for state in states for then in _steps(printed, edited, left, state)}
    return end in states


def _steps(
    printed: Sequence[str], edited: Sequence[str], left: Sequence[Leftover], state: tuple[int, int, int]
) -> Iterator[tuple[int, int, int]]:
    ours, theirs, at = state
    if printed[ours : ours + 1] == edited[theirs : theirs + 1] != printed[:0]:
        yield ours + 1, theirs + 1, at
    for one in left[at : at + 1]:
        before, now = ([line] if line else [] for line in (one.before, one.now))
        follows = one.after == (edited[theirs - 1] if theirs else "")
        then = ours + len(before), theirs + len(now)
        if follows and list(printed[ours : then[0]]) == before and list(edited[theirs : then[1]]) == now:
            yield *then, at + 1


def edited_in_xml(word: bytes, chance: random.Random, count: int) -> tuple[bytes, list[Edit]]:
    """The file after `count` random edits of its XML, none of a paragraph with the text of one edited before."""
    edits: list[Edit] = []
    seen: set[str] = set()
    while len(edits) < count:
        root = etree.fromstring(read_parts(word)[BODY])
        places = [one for one in root.iter(w("p")) if texts(one) and _line(one) not in seen]
        make: Callable[[random.Random, Any], None] = chance.choice(EDITS)
        make(chance, chance.choice(places))
        then = repacked(word, {BODY: etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)})
        before, now = differing(lines_of(word), lines_of(then))
        if before or now:
            edits.append(Edit(make.__name__, before, now))
            seen.update(before, now)
            word = then
    return word, edits


def _line(paragraph: Any) -> str:
    return " ".join("".join(node.text for node in texts(paragraph)).split())


def differing(before: Sequence[str], now: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines that only one of two texts has at its place."""
    found = SequenceMatcher(None, before, now, autojunk=False).get_opcodes()
    changed = [one for one in found if one[0] != "equal"]
    gone = [line for _, start, end, _, _ in changed for line in before[start:end]]
    return gone, [line for _, _, _, start, end in changed for line in now[start:end]]
