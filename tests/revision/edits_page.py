"""The page that tells what became of 1,000 edits made by LibreOffice and 1,000 made in the XML: docs/word-edits.md."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

from tests.revision.edited import made
from tests.revision.libreoffice import EDITS_IN_A_FILE, SAMPLES, edited_in_libreoffice
from tests.revision.outcomes import OUTCOMES, Table, edited_in_xml, lines_of, outcomes

from ocop_docs.kind_info import example

SEED = 14
HEAD = """# Edits in Word: what came back of them

Written by `make soak`; do not edit it. Files of all samples were edited at random, {each} edits in each, and taken back
(`ocop-docs take-back`; [decision 0032](decisions/0032-taking-edits-back.md)).

- **recovered**: the value of a field, or a row, of the new record, which prints the edited line.
- **reported**: listed with its place, since it stands for no field, or for one that prints elsewhere, too, where it was
  not edited.
- **nothing to take**: only the look was changed; the text is as it was.
- **silent**: neither. The lines that the new record prints, with exactly the listed edits made at their places in their
  order, must be the lines of the file; if they are not, all edits of the file count as silent.

Most random edits hit the words of the template, or make of a value what it cannot be; those can only be reported.
"""
BY_LIBREOFFICE = """
## By LibreOffice

Made through UNO as a person makes them, in every fourth file with tracked changes, and saved as .docx by LibreOffice.
The lines read from each file are those that LibreOffice shows once every change is accepted.
"""
IN_XML = """
## In the XML
"""


def by_libreoffice(count: int) -> Table:
    """What became of edits made in LibreOffice; raise AssertionError where a file reads otherwise than there."""
    total: Table = Counter()
    for file in edited_in_libreoffice(count // EDITS_IN_A_FILE, SEED):
        assert list(lines_of(file.word)) == file.lines, file.sample
        total += outcomes(file.word, file.edits)
    return total


def in_xml(count: int) -> Table:
    """What became of edits made in the XML."""
    chance = random.Random(SEED)
    total: Table = Counter()
    for number in range(count // EDITS_IN_A_FILE):
        word = made(example(*SAMPLES[number % len(SAMPLES)]))
        total += outcomes(*edited_in_xml(word, chance, EDITS_IN_A_FILE))
    return total


def page(libreoffice: Table, xml: Table) -> str:
    head = HEAD.format(each=EDITS_IN_A_FILE)
    return "".join([head, BY_LIBREOFFICE, *_table(libreoffice), IN_XML, *_table(xml)])


def _table(found: Table) -> Iterator[str]:
    yield f"\n| edit | {' | '.join(OUTCOMES)} |\n|---|{'---|' * len(OUTCOMES)}\n"
    for kind in sorted({kind for kind, _ in found}):
        yield _row(kind.replace("_", " "), [found[kind, outcome] for outcome in OUTCOMES])
    totals = [sum(found[kind, outcome] for kind, came in found if came == outcome) for outcome in OUTCOMES]
    yield _row(f"**{found.total():,}**", totals)


def _row(name: str, counts: list[int]) -> str:
    return f"| {name} | {' | '.join(map(str, counts))} |\n"
