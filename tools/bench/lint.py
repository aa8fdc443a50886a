"""The layout checker against python-docx merely opening the same files, and against itself on longer ones."""

from __future__ import annotations

import copy
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.text.paragraph import Paragraph

from bench.data import SAMPLE
from bench.measure import race, timed
from bench.rows import Row
from ocop_docs import load, render
from ocop_docs.checks.layout.lint import lint
from ocop_docs.resources import samples_folder

_TIMES = 10


def layout_check() -> Iterator[Row]:
    """A document of five pages; the corpus of the tests; text of 200 paragraphs and of ten times as many."""
    sample: dict[str, Any] = json.loads((samples_folder() / f"{SAMPLE}.json").read_text(encoding="utf-8"))
    data = render(load(sample))
    corpus = _corpus()
    short, long = _repeated(data, 200), _repeated(data, 200 * _TIMES)
    work: dict[str, tuple[Callable[[Any], object], Any]] = {
        "lint": (lint, data),
        "open": (_open, data),
        "lint corpus": (_each(lint), corpus),
        "open corpus": (_each(_open), corpus),
        "short": (lint, short),
        "long": (lint, long),
    }
    # Both sides only compute, so that the time of the processor compares them whatever else the machine does.
    paces = race({name: timed(verb, [given], time.process_time) for name, (verb, given) in work.items()})
    for what, ours, theirs, goal in (
        ("layout check of five pages over python-docx opening them", "lint", "open", "≤ 3"),
        (
            f"layout check of the {len(corpus)} files of the corpus over python-docx opening them",
            "lint corpus",
            "open corpus",
            "≤ 3",
        ),
        ("layout check of 2,000 more paragraphs over 200 more", "long", "short", f"≤ {_TIMES * 1.1:.0f}"),
    ):
        shown = f"{paces[ours].per_second:,.1f}/s / {paces[theirs].per_second:,.1f}/s"
        yield Row(what, paces[ours].over(paces[theirs]), goal, shown)


def _open(data: bytes) -> object:
    return docx.Document(BytesIO(data))


def _each(work: Callable[[bytes], object]) -> Callable[[list[bytes]], object]:
    return lambda files: [work(file) for file in files]


def _corpus() -> list[bytes]:
    """The documents in the habits of real offices that the tests check."""
    sys.path.append(str(Path(__file__).parents[2]))
    import_module("tests.checks.layout.test_corpus")  # registers its documents
    verdicts = import_module("tests.checks.layout.corpus.verdicts")
    files = [sample.data() for sample in verdicts.SAMPLES]
    return [data for data in files if b"word/styles.xml" in data]  # python-docx opens no others


def _repeated(data: bytes, count: int) -> bytes:
    """The document with so many more paragraphs of text, each of its own words: a repetition packs like a bomb."""
    document, chance = docx.Document(BytesIO(data)), random.Random(count)  # noqa: S311 - words, no secrets
    body = [
        paragraph for paragraph in document.paragraphs if paragraph.style and paragraph.style.style_id == "BodyText"
    ]
    text = max(body, key=lambda paragraph: len(paragraph.text))
    words = text.text.split()
    for _ in range(count):
        another = Paragraph(copy.deepcopy(text._p), text._parent)  # noqa: SLF001 - python-docx copies no paragraph
        another.runs[0].text = " ".join(chance.choices(words, k=len(words)))
        text._p.addnext(another._p)  # noqa: SLF001 - as above
    target = BytesIO()
    document.save(target)
    return target.getvalue()
