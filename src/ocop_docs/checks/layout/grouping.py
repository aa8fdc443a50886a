"""Equal findings of one file as one, with all their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ocop_docs.checks.finding import Finding, errors_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PARAGRAPH = re.compile(r"(?<!Phân )\bđoạn (\d+)", re.IGNORECASE)
_MOST_SHOWN = 12
"""Places, or runs of them, that one line names."""


class Group(NamedTuple):
    """A finding, and the places of all findings equal to it, in the order of the file."""

    finding: Finding
    places: tuple[str, ...]

    @property
    def where(self) -> str:
        """The places on one line: a single one with its first words, several by the numbers of their paragraphs."""
        if len(self.places) == 1:
            return self.places[0]
        numbers = sorted({int(found[1]) for place in self.places if (found := _PARAGRAPH.search(place))})
        others = [place for place in dict.fromkeys(self.places) if not _PARAGRAPH.search(place)]
        runs = _runs(numbers)
        named = [*(["đoạn " + ", ".join(runs[:_MOST_SHOWN])] if runs else []), *others[:_MOST_SHOWN]]
        more = len(runs[_MOST_SHOWN:]) + len(others[_MOST_SHOWN:])
        return f"{len(self.places)} chỗ: {'; '.join(named)}{' và các chỗ khác' if more else ''}"


def grouped(findings: Iterable[Finding]) -> list[Group]:
    """Return findings of one code and message as one each, errors first."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in errors_first(findings):
        alike.setdefault((finding.code, finding.message), []).append(finding)
    return [Group(same[0], tuple(finding.place for finding in same)) for same in alike.values()]


def _runs(numbers: Sequence[int]) -> list[str]:
    """``[3, 4, 5, 9]`` → ``["3-5", "9"]``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
