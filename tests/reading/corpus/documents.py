"""The documents of the corpus: facts written by habits, one part known to who developed the reader, one held out."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import NamedTuple

from tests.reading.corpus.facts import Facts, plan, report
from tests.reading.corpus.habits import Habits
from tests.reading.corpus.held_out import HELD_OUT
from tests.reading.corpus.known import KNOWN
from tests.reading.corpus.writing import Typist


class Labelled(NamedTuple):
    """A document of the corpus."""

    name: str
    facts: Facts
    habits: Habits

    def word(self) -> bytes:
        return Typist(self.facts, self.habits).write()


_KNOWN_HABITS = [
    Habits(),
    Habits(heading="rows", titles="other", money="short", duty="colon"),
    Habits(heading="tabs", levels=("I.", "1.", "+"), foot="tabs"),
    Habits(heading="three", office="one", levels=("1.", "1.1.", "-"), titles="plain"),
    Habits(office="short", subject="capitals", bases="dash", money="inline"),
    Habits(subject="break", bases="one line date", money="table"),
    Habits(levels=("A.", "1.", "•"), titles="other", duty="colon", money="thousands"),
    Habits(lists=True, levels=("I.", "1.", "")),
    Habits(encoding="nfd", levels=("I.", "a)", "-")),
    Habits(encoding="nbsp", heading="rows", money="short"),
    Habits(encoding="tcvn3"),
    Habits(targets="table", money="table", foot="below"),
]
_HELD_OUT_HABITS = [
    Habits(titles="rare"),
    Habits(heading="spaces", titles="rare", money="inline", foot="below"),
    Habits(heading="three", office="short", levels=("I.", "a)", "+"), duty="verb"),
    Habits(levels=("I.", "", "-"), titles="other"),
    Habits(encoding="vni", titles="usual", money="short"),
    Habits(encoding="tcvn3 words", titles="other", money="words"),
    Habits(heading="tabs", subject="capitals", bases="follow", titles="rare", foot="tabs"),
    Habits(task_table=True, titles="rare", money="thousands"),
    Habits(levels=("A.", "1.", "-"), subject="break", bases="dash", duty="verb"),
    Habits(levels=("1.", "a)", "-"), titles="plain", encoding="nbsp", office="one"),
    Habits(lists=True, titles="rare", bases="one line date", money="table", duty="colon"),
    Habits(encoding="nfd", targets="table", titles="rare", heading="rows", foot="below"),
]


def known() -> list[Labelled]:
    return list(_labelled("known", KNOWN, _KNOWN_HABITS, 100))


def held_out() -> list[Labelled]:
    return list(_labelled("held-out", HELD_OUT, _HELD_OUT_HABITS, 900))


def _labelled(part: str, pool: object, habits: list[Habits], seed: int) -> Iterator[Labelled]:
    for number, one in enumerate(habits):
        for kind, make in (("plan", plan), ("report", report)):
            facts = make(pool, seed + number)  # type: ignore[arg-type]
            if one.task_table:
                leads = [unit for unit, _ in pool.units]  # type: ignore[attr-defined]
                rows = zip(facts.tasks, leads, ("Quý I", "Tháng 5", "Trước 30/9", "Quý IV"), strict=False)
                facts.tasks = [
                    {"content": task["content"], "details": [], "lead": lead, "deadline": day}
                    for task, lead, day in rows
                ]
            yield Labelled(f"{part} {number + 1} {kind}", dataclasses.replace(facts), one)
