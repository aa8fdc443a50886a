"""Reading a Word file into paragraphs: text boxes, tables in tables, fields, content controls, changes.

What was deleted under tracked changes is not there, what was inserted is; of two ways to say the same
(markup compatibility) one is read. Runs may be split anywhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.drawings import lines_in
from ocop_docs.checks.layout.model import Cell, Document, Paragraph, Run, Section, Table
from ocop_docs.checks.layout.numbering import Numbering, read_numbering
from ocop_docs.checks.layout.properties import Properties, paragraph_properties, run_properties
from ocop_docs.checks.layout.sections import read_section
from ocop_docs.checks.layout.styles import Look, StyleSheet
from ocop_docs.checks.layout.wml import VAL, Element, child_of, chosen, descendants, points, switch, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ocop_docs.checks.layout.model import Drawing
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
_TABLE_STYLE, _CELL, _CELL_WIDTH, _WIDTH = f"{w('tblPr')}/{w('tblStyle')}", w("tcPr"), w("tcW"), w("w")
_WIDTH_UNIT = w("type")
_NONE: Properties = {}
_TAB_STOP = 36.0
_INSTRUCTION, _SIMPLE_FIELD, _SIMPLE_INSTRUCTION = w("instrText"), w("fldSimple"), w("instr")
_PAGE = re.compile(r"\bPAGE\b")


class Reader:
    """Reads the stories of one file in order; automatic numbers count as it goes."""

    def __init__(self, file: WordFile) -> None:
        """Read the styles, theme and lists that the stories lean on."""
        self.sheet = StyleSheet(file.companion("styles"), file.companion("theme"))
        self._numbering: Numbering = read_numbering(file.companion("numbering"), self.sheet.theme)
        self._looks: dict[tuple[str | None, str | None], Look] = {}
        self.paragraphs: list[Paragraph] = []
        self.tables: list[Table] = []
        self.section_elements: list[Element | None] = []

    def story(self, holder: Element) -> list[Paragraph]:
        """Read the blocks of a body, header or text box; return its paragraphs."""
        start = len(self.paragraphs)
        self._blocks(holder, None, boxed=False)
        return self.paragraphs[start:]

    def _blocks(self, holder: Element, cell: Cell | None, *, boxed: bool) -> None:
        for tag, block in chosen(holder):
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
        named = element.find(_TABLE_STYLE)
        style = self.sheet.known(None if named is None else named.get(VAL), "table")
        table = Table(len(self.tables) + 1, element, outer is not None, style)
        table.margins = self.sheet.cell_margins(style, element)
        self.tables.append(table)
        for row, tr in enumerate(descendants(element, _TR), 1):
            for column, tc in enumerate(descendants(tr, _TC), 1):
                table.columns = max(table.columns, column)
                self._blocks(tc, Cell(table, row, column, _width(tc), tc), boxed=boxed)

    def _paragraph(self, element: Element, cell: Cell | None, *, boxed: bool) -> None:
        parts = chosen(element)
        own = next((part for tag, part in parts if tag == _PPR), None)
        direct = _NONE if own is None else paragraph_properties(own)
        look = self._look(_text(direct.get("style")), None if cell is None else cell.table.style)
        line = _Line(look, self.sheet.theme)
        listed = self._numbered(line, own, direct)
        line.read(parts)
        paragraph = Paragraph(
            number=len(self.paragraphs) + 1,
            element=element,
            runs=line.runs,
            format=look.paragraph(direct, listed),
            cell=cell,
            boxed=boxed,
            section=len(self.section_elements),
            drawings=line.drawings,
            breaks_page=line.breaks_page,
            automatic=listed is not None,
            style=look.style,
            page_run=line.page_run,
        )
        self.paragraphs.append(paragraph)
        for box in line.boxes:
            self._blocks(box, cell, boxed=True)
        section = None if own is None or boxed or cell is not None else child_of(own, _SECTION)
        if section is not None:
            self.section_elements.append(section)

    def _look(self, named: str | None, table_style: str | None) -> Look:
        key = (named, table_style)
        if key not in self._looks:
            self._looks[key] = Look(self.sheet, self.sheet.known(named, "paragraph"), table_style)
        return self._looks[key]

    def _numbered(self, line: _Line, own: Element | None, direct: Properties) -> Properties | None:
        """Put the number of a paragraph in a list before its letters; return what the list says of its place."""
        from_style = self.sheet.paragraph(line.look.style)
        num_id = direct.get("num_id", from_style.get("num_id"))
        depth = direct.get("num_level", from_style.get("num_level"))
        level = None if num_id in {None, "0"} else self._numbering.level(num_id, depth)
        if level is None:
            return None
        text = self._numbering.label(str(num_id), int(str(depth or 0)))
        mark = {} if own is None else run_properties(child_of(own, _RPR), self.sheet.theme)
        line.runs.append(Run(text, line.look.run(mark | level.run), None))
        return level.paragraph


class _Line:
    """What stands in one paragraph, gathered in order: runs, lines drawn, text boxes, page breaks and numbers."""

    __slots__ = ("_theme", "boxes", "breaks_page", "drawings", "look", "page_run", "runs")

    def __init__(self, look: Look, theme: Mapping[str, str]) -> None:
        self.look, self._theme = look, theme
        self.runs: list[Run] = []
        self.drawings: list[Drawing] = []
        self.boxes: list[Element] = []
        self.breaks_page = False
        self.page_run: Run | None = None

    def read(self, parts: list[tuple[str, Element]]) -> None:
        """Gather the parts of the paragraph, or of what is seen through in it."""
        for tag, child in parts:
            if tag == _R:
                self._run(child)
            elif tag in _SEE_THROUGH:
                self.read(chosen(child))
                if tag == _SIMPLE_FIELD and _PAGE.search(child.get(_SIMPLE_INSTRUCTION, "")):
                    self.page_run = (self.runs or [Run("", self.look.run({}), None)])[-1]
            elif tag == _SDT:
                for content in child.iterchildren(_SDT_CONTENT):
                    self.read(chosen(content))

    def _run(self, element: Element) -> None:
        letters = instruction = ""
        direct = _NONE
        for tag, child in chosen(element):
            if tag == _TEXT:
                letters += child.text or ""
            elif tag == _RPR:
                direct = run_properties(child, self._theme)
            elif tag in _LETTERS:
                letters += self._letter(tag, child)
            elif tag == _INSTRUCTION:
                instruction = child.text or ""
            elif tag in _DRAWINGS:
                self.drawings += lines_in(child)
                self.boxes += descendants(child, _BOX)
        if not letters and not instruction:
            return
        style = self.look.run(direct)
        if letters and not style.hidden:
            self.runs.append(Run(letters, style, element))
        if instruction and _PAGE.search(instruction):
            self.page_run = Run("", style, element)

    def _letter(self, tag: str, element: Element) -> str:
        """What a mark prints as; a page or column break prints nothing, and is remembered."""
        if tag == _BREAK and element.get(_BREAK_TYPE) in {"page", "column"}:
            self.breaks_page = True
            return ""
        return _LETTERS[tag]


def _width(cell: Element) -> float:
    own = child_of(cell, _CELL)
    width = None if own is None else child_of(own, _CELL_WIDTH)
    if width is None or width.get(_WIDTH_UNIT, "dxa") != "dxa":
        return 0.0
    return points(width.get(_WIDTH)) or 0.0


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
        sections.append(read_section(file, reader.story, index, element, previous))
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
