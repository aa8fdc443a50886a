"""Reading a Word file into paragraphs: text boxes, tables in tables, fields, content controls, changes.

What was deleted under tracked changes is not there, what was inserted is; of two ways to say the same
(markup compatibility) one is read. Runs may be split anywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.drawings import lines_in
from ocop_docs.checks.layout.model import Cell, Document, Paragraph, Run, Section, Table
from ocop_docs.checks.layout.numbering import Numbering, read_numbering
from ocop_docs.checks.layout.properties import Properties, paragraph_properties, run_properties
from ocop_docs.checks.layout.sections import read_section
from ocop_docs.checks.layout.styles import StyleSheet, paragraph_format
from ocop_docs.checks.layout.wml import VAL, Element, chosen, descendants, points, switch, w

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ocop_docs.checks.layout.styles import RunFormat
    from ocop_docs.checks.layout.word_file import WordFile

_SEE_THROUGH = frozenset(
    w(name) for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo")
)
_BLOCK_HOLDERS = frozenset(w(name) for name in ("ins", "moveTo", "customXml"))
_DRAWINGS = frozenset(w(name) for name in ("drawing", "pict", "object"))
_P, _R, _TBL, _SDT, _SDT_CONTENT = w("p"), w("r"), w("tbl"), w("sdt"), w("sdtContent")
_TR, _TC, _SECTION = w("tr"), w("tc"), w("sectPr")
_TEXT, _PPR, _RPR = w("t"), w("pPr"), w("rPr")
_LETTERS = {
    w("tab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    w("sym"): "\u25a1",
    w("ptab"): "\t",
}
_BREAK, _BREAK_TYPE, _BOX = w("br"), w("type"), w("txbxContent")
_TAB_STOP = 36.0
_INSTRUCTION, _SIMPLE_FIELD, _SIMPLE_INSTRUCTION = w("instrText"), w("fldSimple"), w("instr")
_PAGE = re.compile(r"\bPAGE\b")


class Reader:
    """Reads the stories of one file in order; automatic numbers count as it goes."""

    def __init__(self, file: WordFile) -> None:
        """Read the styles, theme and lists that the stories lean on."""
        self.sheet = StyleSheet(file.companion("styles"), file.companion("theme"))
        self._numbering: Numbering = read_numbering(file.companion("numbering"), self.sheet.theme)
        self._table_styles: dict[Element, str | None] = {}
        self.paragraphs: list[Paragraph] = []
        self.tables: list[Table] = []
        self.section_elements: list[Element | None] = []

    def story(self, holder: Element) -> list[Paragraph]:
        """Read the blocks of a body, header or text box; return its paragraphs."""
        start = len(self.paragraphs)
        self._blocks(holder, None, boxed=False)
        return self.paragraphs[start:]

    def _blocks(self, holder: Element, cell: Cell | None, *, boxed: bool) -> None:
        for block in chosen(holder):
            tag = block.tag
            if tag == _P:
                self._paragraph(block, cell, boxed=boxed)
            elif tag == _TBL:
                self._table(block, cell, boxed=boxed)
            elif tag == _SDT:
                for content in block.iterchildren(_SDT_CONTENT):
                    self._blocks(content, cell, boxed=boxed)
            elif tag in _BLOCK_HOLDERS:
                self._blocks(block, cell, boxed=boxed)
            elif tag == _SECTION:
                self.section_elements.append(block)

    def _table(self, element: Element, outer: Cell | None, *, boxed: bool) -> None:
        table = Table(len(self.tables) + 1, element, outer is not None)
        self.tables.append(table)
        style = element.find(f"{w('tblPr')}/{w('tblStyle')}")
        self._table_styles[element] = self.sheet.known(None if style is None else style.get(VAL), "table")
        table.margins = self.sheet.cell_margins(self._table_styles[element], element)
        for row, tr in enumerate(descendants(element, _TR), 1):
            for column, tc in enumerate(descendants(tr, _TC), 1):
                table.columns = max(table.columns, column)
                width = tc.find(f"{w('tcPr')}/{w('tcW')}")
                wide = points(width.get(w("w"))) if width is not None else None
                self._blocks(tc, Cell(table, row, column, wide or 0.0, tc), boxed=boxed)

    def _paragraph(self, element: Element, cell: Cell | None, *, boxed: bool) -> None:
        own = element.find(_PPR)
        direct = paragraph_properties(own)
        style = self.sheet.known(_text(direct.get("style")), "paragraph")
        table_style = None if cell is None else self._table_styles.get(cell.table.element)
        look = _Look(self.sheet, style, table_style)
        levels, label = self._numbered(look, own, direct)
        paragraph = Paragraph(
            number=len(self.paragraphs) + 1,
            element=element,
            runs=[],
            format=paragraph_format(self.sheet.default_paragraph, self.sheet.paragraph(table_style), *levels),
            cell=cell,
            boxed=boxed,
            section=len(self.section_elements),
            automatic=label is not None,
            style=style,
        )
        self.paragraphs.append(paragraph)
        boxes: list[Element] = []
        self._inline(element, look, paragraph, boxes)
        if label is not None:
            paragraph.runs.insert(0, label)
        paragraph.__post_init__()
        for box in boxes:
            self._blocks(box, cell, boxed=True)
        section = None if own is None else own.find(_SECTION)
        if section is not None and not boxed and cell is None:
            self.section_elements.append(section)

    def _numbered(self, look: _Look, own: Element | None, direct: Properties) -> tuple[list[Properties], Run | None]:
        """Order the levels of formatting as Word does, and number the paragraph when it is in a list."""
        from_style = self.sheet.paragraph(look.style)
        num_id = direct.get("num_id", from_style.get("num_id"))
        depth = direct.get("num_level", from_style.get("num_level"))
        level = None if num_id in {None, "0"} else self._numbering.level(num_id, depth)
        if level is None:
            return [from_style, direct], None
        text = self._numbering.label(str(num_id), int(str(depth or 0)))
        mark = {} if own is None else run_properties(own.find(_RPR), self.sheet.theme)
        run = Run(text, look.run(mark | level.run), None)
        # A list named in the paragraph beats the style's indents; one named in the style gives way to them.
        if "num_id" in direct:
            return [from_style, level.paragraph, direct], run
        return [level.paragraph, from_style, direct], run

    def _inline(self, holder: Element, look: _Look, paragraph: Paragraph, boxes: list[Element]) -> None:
        for child in chosen(holder):
            tag = child.tag
            if tag == _R:
                self._run(child, look, paragraph, boxes)
            elif tag in _SEE_THROUGH:
                self._inline(child, look, paragraph, boxes)
                if tag == _SIMPLE_FIELD and _PAGE.search(child.get(_SIMPLE_INSTRUCTION, "")):
                    paragraph.page_run = (paragraph.runs or [Run("", look.run({}), None)])[-1]
            elif tag == _SDT:
                for content in child.iterchildren(_SDT_CONTENT):
                    self._inline(content, look, paragraph, boxes)

    def _run(self, element: Element, look: _Look, paragraph: Paragraph, boxes: list[Element]) -> None:
        letters: list[str] = []
        instruction = ""
        for child in chosen(element):
            tag = child.tag
            if tag == _TEXT:
                letters.append(child.text or "")
            elif tag == _BREAK and child.get(_BREAK_TYPE) in {"page", "column"}:
                paragraph.breaks_page = True
            elif tag in _LETTERS:
                letters.append(_LETTERS[tag])
            elif tag == _INSTRUCTION:
                instruction = child.text or ""
            elif tag in _DRAWINGS:
                paragraph.drawings += lines_in(child)
                boxes += descendants(child, _BOX)
        style = look.run(run_properties(element.find(_RPR), self.sheet.theme))
        if letters and not style.hidden:
            paragraph.runs.append(Run("".join(letters), style, element))
        if _PAGE.search(instruction):
            paragraph.page_run = Run("", style, element)


@dataclass(frozen=True, slots=True)
class _Look:
    """The styles around a run, ready to be asked for its look."""

    sheet: StyleSheet
    style: str | None
    table_style: str | None

    def run(self, direct: Properties) -> RunFormat:
        return self.sheet.run_format(self.style, self.table_style, direct)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def read_document(file: WordFile) -> Document:
    """Read the body with its sections, headers and footers.

    Raises:
        UnreadableInput: a part that is needed is not well-formed.
    """
    reader = Reader(file)
    body = file.tree(file.main).find(w("body"))
    paragraphs = reader.story(body) if body is not None else []
    elements = reader.section_elements or [None]
    tables = list(reader.tables)
    sections: list[Section] = []
    for index, element in enumerate(elements):
        previous = sections[-1] if sections else None
        sections.append(read_section(file, reader, index, element, previous))
    _settle(paragraphs, len(sections) - 1)
    settings = file.companion("settings")
    return Document(paragraphs, sections, tables, _even_odd(settings), _default_tab(settings))


def _settle(paragraphs: Iterable[Paragraph], last: int) -> None:
    """Text after the last section mark belongs to the last section."""
    for paragraph in paragraphs:
        paragraph.section = min(paragraph.section, last)


def _even_odd(settings: Element | None) -> bool:
    element = None if settings is None else settings.find(w("evenAndOddHeaders"))
    return element is not None and switch(element)


def _default_tab(settings: Element | None) -> float:
    element = None if settings is None else settings.find(w("defaultTabStop"))
    return _TAB_STOP if element is None else points(element.get(VAL)) or _TAB_STOP
