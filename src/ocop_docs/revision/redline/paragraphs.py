"""Two versions of a paragraph as one, with what differs tracked word by word."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Hashable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ocop_docs.ooxml.wml import w
from ocop_docs.revision.effort import Effort, Step
from ocop_docs.revision.redline.marks import (
    DELETED,
    INSERTED,
    P_PR,
    R_PR,
    Marker,
    P,
    R,
    Sort,
    T,
    copied,
    text_element,
    unwrapped,
)
from ocop_docs.revision.redline.structure import LETTERS

_WORDS = re.compile(r"\w+(?:[.,/-]\w+)*|\s+|[^\w\s]")
"""Words, and numbers and dates as a whole."""
_STRIPPED = (w("sectPr"), w("numPr"))
"""Properties of a deleted paragraph that may refer to parts that the new document has not."""


class _Atom(NamedTuple):
    """A word or a letter with the properties of its run; or another element (`text` is None), as it is."""

    text: str | None
    properties: ET.Element | None
    element: ET.Element
    in_run: bool = True


def changed_paragraph(old: ET.Element, new: ET.Element, marker: Marker) -> ET.Element:
    """Return the new paragraph with the words that it lacks and those that it has more; its formatting holds."""
    before = [atom for atom in _atoms(old) if atom.text is not None]
    after = list(_atoms(new))
    made = _empty_copy(new)
    for tag, first, first_end, second, second_end in _steps(before, after, marker.effort):
        if tag == "equal":
            made.extend(_runs(after[second:second_end], None))
            continue
        _track(made, before[first:first_end], DELETED, marker)
        _track(made, after[second:second_end], INSERTED, marker)
    return made


def whole_paragraph(paragraph: ET.Element, sort: Sort, marker: Marker) -> ET.Element:
    """Return a copy of a paragraph whose text is inserted or deleted; its mark is not tracked yet."""
    made = _empty_copy(paragraph)
    atoms = list(_atoms(paragraph))
    if sort == DELETED:
        atoms = [atom for atom in atoms if atom.text is not None]
        properties = made.find(P_PR)
        for child in list(properties) if properties is not None else ():
            if properties is not None and child.tag in _STRIPPED:
                properties.remove(child)
    _track(made, atoms, sort, marker)
    return made


def _empty_copy(paragraph: ET.Element) -> ET.Element:
    made = ET.Element(P, paragraph.attrib)
    properties = copied(paragraph.find(P_PR))
    if properties is not None:
        made.append(properties)
    return made


def _atoms(paragraph: ET.Element) -> Iterator[_Atom]:
    for child in unwrapped(paragraph):
        if child.tag == R:
            properties = child.find(R_PR)
            for piece in child:
                if piece.tag == T:
                    yield from (_Atom(word, properties, piece) for word in _WORDS.findall(piece.text or ""))
                elif piece.tag != R_PR:
                    yield _Atom(LETTERS.get(piece.tag), properties, piece)
        elif child.tag != P_PR:
            yield _Atom(None, None, child, in_run=False)


def _steps(before: Sequence[_Atom], after: Sequence[_Atom], effort: Effort) -> Iterator[Step]:
    """Yield the steps from one to the other; a blank between two changes is a part of them."""
    steps = effort.steps(_keys(before), _keys(after))
    for at, (tag, *spans) in enumerate(steps):
        words = [atom.text for atom in after[spans[2] : spans[3]]]
        between = 0 < at < len(steps) - 1
        is_blank = tag == "equal" and between and all(word is not None and word.isspace() for word in words)
        yield ("replace" if is_blank else tag, *spans)  # type: ignore[misc]  # four numbers


def _keys(atoms: Sequence[_Atom]) -> list[Hashable]:
    """What is compared of each; an element other than text is like no other."""
    return [atom.text if atom.text is not None else (at,) for at, atom in enumerate(atoms)]


def _track(paragraph: ET.Element, atoms: Sequence[_Atom], sort: Sort, marker: Marker) -> None:
    """Append atoms to a paragraph: words as a change, other elements as they are."""
    for is_text, group in groupby(atoms, key=lambda atom: atom.text is not None):
        runs = _runs(list(group), sort if is_text else None)
        if not is_text:
            paragraph.extend(runs)
        elif len(paragraph) and paragraph[-1].tag == w(sort):
            paragraph[-1].extend(runs)
        else:
            change = marker.element(sort)
            change.extend(runs)
            paragraph.append(change)


def _runs(atoms: Sequence[_Atom], sort: Sort | None) -> Iterator[ET.Element]:
    """Yield the runs of atoms: those next to each other of one run's properties in one."""
    for (_, in_run), group in groupby(atoms, key=lambda atom: (id(atom.properties), atom.in_run)):
        pieces = list(group)
        if not in_run:
            yield from (atom.element for atom in pieces)
            continue
        run = ET.Element(R)
        properties = copied(pieces[0].properties)
        run.extend([] if properties is None else [properties])
        run.extend(_pieces(pieces, sort))
        yield run


def _pieces(atoms: Sequence[_Atom], sort: Sort | None) -> Iterator[ET.Element]:
    for is_plain, group in groupby(atoms, key=lambda atom: atom.element.tag == T):
        if is_plain:
            yield text_element("".join(atom.text or "" for atom in group), sort)
        else:
            yield from (atom.element for atom in group)
