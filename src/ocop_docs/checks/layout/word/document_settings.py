"""The settings of a file that matter for its layout; their part is read when the first is asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ocop_docs.ooxml.wml import VAL, Element, points, switch, w

if TYPE_CHECKING:
    from ocop_docs.checks.layout.word.word_file import WordFile

_TAB_STOP = 36.0


class DocumentSettings:
    """Settings with Word's own values where the file gives none."""

    def __init__(self, file: WordFile) -> None:
        """Take the file of the settings."""
        self._file = file

    @cached_property
    def even_and_odd(self) -> bool:
        """Whether even pages have headers and footers of their own."""
        element = self._find("evenAndOddHeaders")
        return element is not None and switch(element)

    @cached_property
    def default_tab(self) -> float:
        """The distance of tab stops where a paragraph has none of its own, in points."""
        element = self._find("defaultTabStop")
        return _TAB_STOP if element is None else points(element.get(VAL)) or _TAB_STOP

    def _find(self, name: str) -> Element | None:
        settings = self._file.companion("settings")
        return None if settings is None else settings.find(w(name))
