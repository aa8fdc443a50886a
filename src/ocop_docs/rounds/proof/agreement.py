"""Comparison of the facts that the papers state, with the record and with one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ocop_docs.rounds.proof.stated_facts import Statement, fact_in_words
from ocop_docs.vietnamese.figures import format_integer


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A fact with more than one value, or another than the record's; `found`: the papers by the value they state."""

    about: str
    fact: str
    expected: str | None
    found: Mapping[str, tuple[str, ...]]

    def __str__(self) -> str:
        where = f"{self.about}: " if self.about else ""
        values = "; ".join(f"“{value}” ({', '.join(papers)})" for value, papers in self.found.items())
        stated = f"được ghi là {values}" if values else "không văn bản nào ghi"
        wanted = f", hồ sơ ghi “{self.expected}”" if self.expected is not None else ""
        return f"{where}{fact_in_words(self.fact)} {stated}{wanted}"


@dataclass
class Proof:
    """What the papers of a round state, gathered fact by fact."""

    expected: Mapping[tuple[str, str], str]
    read: int = 0
    _values: dict[tuple[str, str], dict[str, list[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )

    def add(self, paper: str, statement: Statement) -> None:
        """Add one statement that was read from `paper`."""
        self.read += 1
        papers = self._values[statement.about, statement.fact][statement.value]
        if paper not in papers[-1:]:
            papers.append(paper)

    def in_words(self) -> str:
        """Return how much was read back and found the same, in a sentence; only true without disagreements."""
        papers = {paper for values in self._values.values() for papers in values.values() for paper in papers}
        read = f"{format_integer(self.read)} chỗ trong {format_integer(len(papers))} văn bản"
        facts = f"{format_integer(len(self._values))} dữ kiện (tên, chủ thể, điểm, hạng sao, số lượng, ngày)"
        return f"Đã đọc lại {read}, {facts}: không có chỗ nào khác nhau."

    def disagreements(self) -> Iterator[Disagreement]:
        """Yield each fact that is not the same everywhere, or not the record's, or that no paper states."""
        for (about, fact), values in self._values.items():
            wanted = self.expected.get((about, fact))
            if len(values) > 1 or (wanted is not None and wanted not in values):
                yield Disagreement(about, fact, wanted, {value: tuple(papers) for value, papers in values.items()})
        for (about, fact), wanted in self.expected.items():
            if (about, fact) not in self._values:
                yield Disagreement(about, fact, wanted, {})

    def facts(self) -> list[dict[str, object]]:
        """Return each fact with its value and the number of papers that state it, for the index."""
        return [
            {"about": about, "fact": fact, "value": next(iter(values)), "papers": sum(map(len, values.values()))}
            for (about, fact), values in sorted(self._values.items())
        ]
