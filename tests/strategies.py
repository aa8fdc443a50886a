"""Hypothesis strategies: random valid documents of every kind, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from tests.records import Maker

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.vietnamese.text import illegal_characters, normalise, without_illegal

T = TypeVar("T")

TRAPS = (
    "&",
    "&amp;",
    "<xã>",
    "</w:t>",
    "]]>",
    "<![CDATA[",
    "<!--",
    "{{ 7*7 }}",
    "{% raw %}",
    "{%p if x %}",
    "{_{ x }_}",
    "{#",
    "#}",
    "%}",
    "\\n",
    "\\",
    '"',
    "'",
    "a  b",
    "[red]x[/]",
    "%s{0}",
    "𠀀😀",
    "ŉß",
)
"""Texts that are lawful and must print exactly as they are."""


def printable_text(text: str) -> bool:
    """Whether a text field takes `text` and keeps it as it is."""
    kept = normalise(text)
    return text == kept == kept.strip() != "" and not illegal_characters(text) and not set(text) & set("\t\n\r")


def lawful(text: str) -> str:
    """`text` without what a text field refuses or tidies."""
    kept = normalise(without_illegal(text).translate({9: None, 10: None, 13: None})).strip()
    return kept if printable_text(kept) else "xã"


_SPOKEN = ("xã", "năm 1930", "giai đoạn 0001 - 9999", "Ủy ban nhân dân huyện Phú Xuyên", "TS. Nguyễn", "490/QĐ-TTg")
_WORDS = st.sampled_from([*TRAPS, *_SPOKEN, "12", ".", ";", " "])
TEXT = st.lists(_WORDS | st.text(max_size=6), min_size=1, max_size=5).map(lambda words: lawful("".join(words)))
"""Any line of text that a document may hold, traps for templates and XML among it."""


class Chooser(Maker):
    """Draws what is given and how much of it; the leaves stay traceable."""

    def __init__(self, draw: st.DrawFn) -> None:
        super().__init__()
        self.draw = draw

    def present(self) -> bool:
        return self.draw(st.booleans())

    def length(self, least: int) -> int:
        return self.draw(st.integers(least, 3))

    def choose(self, options: Sequence[T]) -> T:
        return self.draw(st.sampled_from(options))


class Writer(Chooser):
    """Draws the texts too, from a few that the document repeats."""

    def __init__(self, draw: st.DrawFn) -> None:
        super().__init__(draw)
        self._texts = draw(st.lists(TEXT, min_size=1, max_size=8))

    def text(self) -> str:
        return self._texts[self.next("text") % len(self._texts)]

    def next(self, name: str) -> int:
        return self.draw(st.integers(0, 900)) if name == "date" else super().next(name)


@st.composite
def traceable_records(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """Documents of any shape in which every fact differs from every other."""
    return Chooser(draw).build(KINDS[kind].model)


@st.composite
def records(draw: st.DrawFn, kind: str | None = None) -> dict[str, Any]:
    """Documents of any shape and any text; of any kind unless one is named."""
    name = kind or draw(st.sampled_from(sorted(KINDS)))
    return Writer(draw).build(KINDS[name].model)


def drawn_records(count: int) -> list[dict[str, Any]]:
    """Return so many records or a few more, the same ones in every run."""
    drawn: list[dict[str, Any]] = []

    @seed(30)
    @settings(max_examples=count, database=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
    @given(records())
    def draw(record: dict[str, Any]) -> None:
        drawn.append(record)

    draw()
    return drawn
