"""The page that tells what was measured on the corpus (docs/reading.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.reading.corpus.documents import Labelled, held_out, known
from tests.reading.corpus.measure import Score, scores

from ocop_docs.reading.file_read import FileRead

_HEAD = """\
# Reading old plans and reports: what was measured

This page is made from a run of the tests by `tools/build_reading_page.py`; do not edit it.

`ocop-docs read` was tried on {count} plans and reports of varied habits (`tests/reading/corpus/`): heading in a table, in two rows, by tabs
or blanks; numbers typed, made by Word, Roman, Arabic, letters or none; other titles of sections; money in words, in a sentence, in a table
of million or thousand đồng; capitals; NFD, no-break spaces, TCVN3 and VNI. The labels are the facts that the documents were written from.
The known part was used to develop the reader. The wordings, offices, titles and combinations of habits of the held-out part were written
before, and its documents were first read when the reader was done.

A value counts as right where it is in its field and agrees with the label, as wrong where the label has no such value there, as missed
where it was not read. F1 = 2 x right / (2 x right + wrong + missed). Case, final punctuation and zeros in front do not count. Of a
target, the words count in any order. Values with a word or a figure that the file lacks: 0 (a test of its own, as is that no word is lost).

{first}
"""
FIRST = """\
When the held-out part was first read, its F1 was 0.950 (1,247 right, 77 wrong, 53 missed). Faults seen in the known part were then mended.
"""


def page(read: Mapping[str, FileRead]) -> str:
    """Return the page of what was read, by the names of the documents."""
    parts = [_by_field(part, read) for part in (known(), held_out())]
    names = sorted({name for part in parts for name, score in part.items() if score != (0, 0, 0)})
    rows = [f"| `{name}` | {_cells(parts[0].get(name))} | {_cells(parts[1].get(name))} |" for name in names]
    totals = [sum(part.values(), Score(0, 0, 0)) for part in parts]
    lines = [
        _HEAD.format(count=len(read), first=FIRST.strip()),
        "| field | known: right / wrong / missed | F1 | held-out: right / wrong / missed | F1 |",
        "| --- | --- | --- | --- | --- |",
        *rows,
        f"| all | {_cells(totals[0])} | {_cells(totals[1])} |",
    ]
    return "\n".join(lines) + "\n"


def _by_field(part: Sequence[Labelled], read: Mapping[str, FileRead]) -> dict[str, Score]:
    found: dict[str, Score] = {}
    for one in part:
        for name, score in scores(one.facts, read[one.name].record).items():
            found[name] = found.get(name, Score(0, 0, 0)) + score
    return found


def _cells(score: Score | None) -> str:
    if score is None or score == (0, 0, 0):
        return " | "
    return f"{score.right} / {score.wrong} / {score.missed} | {score.f1:.3f}"
