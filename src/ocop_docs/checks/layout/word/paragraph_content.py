"""The content of one paragraph of a Word file: text by run, drawn lines, text boxes, page numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.word.drawings import lines_in
from ocop_docs.checks.layout.word.model import Run
from ocop_docs.ooxml.wml import ALTERNATE, Element, branch, children, descendants, w

if TYPE_CHECKING:
    from ocop_docs.checks.layout.word.model import Drawing
    from ocop_docs.checks.layout.word.styles import StyleContext

_WRAPPERS = frozenset(
    w(name) for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo")
)
_DRAWINGS = frozenset(w(name) for name in ("drawing", "pict", "object"))
_R, _SDT, _SDT_CONTENT, _TEXT, _RPR = w("r"), w("sdt"), w("sdtContent"), w("t"), w("rPr")
_CHARACTERS = {
    w("tab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    w("sym"): "\u25a1",
    w("ptab"): "\t",
}
_BREAK, _BREAK_TYPE, _BOX = w("br"), w("type"), w("txbxContent")
_INSTRUCTION, _SIMPLE_FIELD, _SIMPLE_INSTRUCTION = w("instrText"), w("fldSimple"), w("instr")
_PAGE = re.compile(r"\bPAGE\b")


class ParagraphContent:
    """The runs, drawn lines, text boxes and page number of one paragraph, in order."""

    __slots__ = ("_instruction", "_properties", "_styles", "boxes", "drawings", "page_run", "runs")

    def __init__(self, styles: StyleContext) -> None:
        self._styles = styles
        self.runs: list[Run] = []
        self.drawings: list[Drawing] = []
        self.boxes: list[Element] = []
        self.page_run: Run | None = None
        self._properties: Element | None = None
        self._instruction = ""

    def read(self, parts: list[Element]) -> None:
        """Gather the children of the paragraph, or of an element inside it that only wraps others."""
        for part in parts:
            tag = part.tag
            if tag == _R:
                self._run(part)
            elif tag in _WRAPPERS:
                self.read(children(part))
                if tag == _SIMPLE_FIELD and _PAGE.search(part.get(_SIMPLE_INSTRUCTION, "")):
                    self.page_run = (self.runs or [Run("", self._styles.plain, None)])[-1]
            elif tag == _SDT:
                for content in part.iterchildren(_SDT_CONTENT):
                    self.read(children(content))
            elif tag == ALTERNATE:
                self.read(branch(part))

    def _run(self, element: Element) -> None:
        self._properties, self._instruction = None, ""
        text = self._text(children(element))
        if not text and not self._instruction:
            return
        format_ = self._styles.run_of(self._properties)
        if text and not format_.hidden:
            self.runs.append(Run(text, format_, element))
        if self._instruction and _PAGE.search(self._instruction):
            self.page_run = Run("", format_, element)

    def _text(self, parts: list[Element]) -> str:
        """Return the text of a run's children; keep its properties, field instruction, drawings and text boxes."""
        text = ""
        for part in parts:
            tag = part.tag
            if tag == _TEXT:
                text += part.text or ""
            elif tag == _RPR:
                self._properties = part
            elif tag in _CHARACTERS:
                # A page or column break is no text.
                if tag != _BREAK or part.get(_BREAK_TYPE) not in {"page", "column"}:
                    text += _CHARACTERS[tag]
            elif tag == _INSTRUCTION:
                self._instruction = part.text or ""
            elif tag in _DRAWINGS:
                self.drawings += lines_in(part)
                self.boxes += descendants(part, _BOX)
            elif tag == ALTERNATE:
                text += self._text(branch(part))
        return text
