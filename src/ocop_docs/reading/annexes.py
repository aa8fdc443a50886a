"""Annexes: the tables that the record knows, and all else as annexes of the office's own."""

from __future__ import annotations

from collections.abc import Sequence

from ocop_docs.reading.draft import Draft
from ocop_docs.reading.source.blocks import Block, Grid, Line
from ocop_docs.reading.tables.plan_grids import read_plan_grid
from ocop_docs.reading.tables.report_grids import read_report_grid


def read_annexes(draft: Draft, annexes: Sequence[tuple[Sequence[Line], Sequence[Block]]]) -> None:
    """Read each annex: its title, its text, its tables."""
    for titles, blocks in annexes:
        title = " ".join(line.text for line in titles if line.kind == "annex_title")
        _read_tables(draft, blocks, title)
        for line in titles:
            draft.printed(line)
        texts = [block for block in blocks if isinstance(block, Line)]
        if texts:
            _add_texts(draft, title, titles, texts)


def _read_tables(draft: Draft, blocks: Sequence[Block], title: str) -> None:
    for grid in (block for block in blocks if isinstance(block, Grid)):
        if draft.record["kind"] == "plan":
            read_plan_grid(draft, grid, "tasks", title)
        else:
            read_report_grid(draft, grid, title)


def _add_texts(draft: Draft, title: str, titles: Sequence[Line], texts: Sequence[Line]) -> None:
    annex = {"title": title or "Phụ lục", "paragraphs": [line.full for line in texts]}
    place = ("annexes", len(draft.at(("annexes",)) or ()))
    draft.put(place, annex, titles[0] if titles else texts[0], taken="")
    for line in [*texts, *(one for one in titles if one.kind == "annex_title")]:
        draft.taken(line)
