"""Lines of objectives: those that state a quantity become targets, the others stay text."""

from __future__ import annotations

import re
from typing import Any

from ocop_docs.documents.paths import Place
from ocop_docs.reading.content import read_texts, walk
from ocop_docs.reading.draft import Draft
from ocop_docs.reading.source.blocks import Line, Node
from ocop_docs.reading.targets import read_target, without_end

_OF_WHICH = re.compile(r"[,;:]?\s*trong đó\s*[,:]?\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*;\s*|,\s+(?=\D)|\s+và\s+(?=\D*\d)")
UNSPLIT = "Phần “trong đó” chưa tách được, giữ nguyên câu."


def read_targets(draft: Draft, targets: Place, texts: Place, node: Node) -> None:
    """Read a line, and what is below it, into the list of targets, or of texts where it states no quantity."""
    line = node.line
    main, inline = _of_which(line.text)
    found = read_target(main, with_year=_covers_years(draft))
    parts = [read_target(one) for one in inline]
    if found is None or None in parts:
        found = read_target(line.text, with_year=_covers_years(draft)) if inline == [] else None
        if found is None:
            _keep(draft, targets, texts, node)
            return
    known = [one for one in parts if one]
    doubt = next((one.doubt for one in (found, *known) if one.doubt), "")
    target: dict[str, Any] = found.data | ({"of_which": [one.data for one in known]} if known else {})
    place = draft.add(targets, target, line, doubt=doubt, taken=" ".join(one.printed for one in (found, *known)))
    draft.printed(line, "trong đó")
    for child in node.children:
        for one in walk(child) if isinstance(child, Node) else ():
            _add_part(draft, place, texts, one)


def _keep(draft: Draft, targets: Place, texts: Place, node: Node) -> None:
    """Keep a line without a quantity as text; lines below it may state one."""
    if any(isinstance(child, Node) and read_target(child.text) for child in node.children):
        draft.add(texts, node.text, node.line)
        for child in node.children:
            if isinstance(child, Node):
                read_targets(draft, targets, texts, child)
        return
    read_texts(draft, texts, [node])


def _add_part(draft: Draft, place: Place, texts: Place, line: Line) -> None:
    found = read_target(line.text)
    if found is None:
        draft.add(texts, line.text, line, doubt=UNSPLIT)
    else:
        draft.add((*place, "of_which"), found.data, line, doubt=found.doubt, taken=found.printed)


def _of_which(text: str) -> tuple[str, list[str]]:
    """A sentence, and the parts that its “trong đó” names."""
    found = _OF_WHICH.search(text)
    if found is None:
        return text, []
    return text[: found.start()], [one for one in _BETWEEN.split(without_end(text[found.end() :])) if one]


def _covers_years(draft: Draft) -> bool:
    period = draft.at(("period",))
    return bool(period) and period["start"] != period["end"]
