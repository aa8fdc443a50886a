"""The lines that a record prints, for many records that differ little."""

from __future__ import annotations

import json
from typing import Any

from ocop_docs.errors import InvalidInput, OcopDocsError
from ocop_docs.intake.word_paragraphs import word_paragraphs
from ocop_docs.ooxml.zip import read_parts
from ocop_docs.pipeline import load, write_word
from ocop_docs.revision.effort import Effort
from ocop_docs.settings import settings

Data = dict[str, Any]
_MOST_EFFORT = 60_000_000
_COST_OF_LINE = 40
"""What printing a line costs, in pairs of equal words compared."""
_MOST_KEPT = 512
"""Records whose lines are remembered."""


class Printer:
    """Prints records of one kind and remembers what it printed."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, ...] | None] = {}
        self._printed_so_far = 0
        self.effort = Effort(_MOST_EFFORT)

    def lines(self, data: Data) -> tuple[str, ...]:
        """Return the lines of a valid record.

        Raises:
            InvalidInput: the record is not valid.
        """
        lines = self.try_lines(data)
        if lines is None:
            load(data)
            raise InvalidInput
        return lines

    def try_lines(self, data: Data) -> tuple[str, ...] | None:
        """Return the lines of a record, None if it is not valid or cannot be printed."""
        key = json.dumps(data, ensure_ascii=False, sort_keys=True)
        if key not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._printed_so_far += 1
            self._kept[key] = self._printed(data)
        return self._kept[key]

    @property
    def exhausted(self) -> bool:
        """Whether so much was printed and compared as one edited file may cost; what is not found by then is listed."""
        return self._printed_so_far > settings().max_tried_records or self.effort.is_spent

    def _printed(self, data: Data) -> tuple[str, ...] | None:
        try:
            lines = word_paragraphs(read_parts(write_word(load(data)))).body
        except OcopDocsError:
            return None
        self.effort.spend(_COST_OF_LINE * len(lines))
        return lines
