"""Reading a Word file into paragraphs: text boxes, tables in tables, fields, content controls, changes.

What was deleted under tracked changes is not there, what was inserted is; of two ways to say the same
(markup compatibility) one is read. Runs may be split anywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.word.drawings import lines_in
from ocop_docs.checks.layout.word.model import Cell, Document, Paragraph, Run, Section, Table
from ocop_docs.checks.layout.word.numbering import Numbering, read_numbering
from ocop_docs.checks.layout.word.properties import Properties, paragraph_properties, run_properties
from ocop_docs.checks.layout.word.sections import read_section
from ocop_docs.checks.layout.word.styles import Look, StyleSheet
from ocop_docs.ooxml.wml import ALTERNATE, VAL, Element, branch, child_of, children, descendants, points, switch, w

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ocop_docs.checks.layout.word.model import Drawing
    from ocop_docs.checks.layout.word.numbering import Level
    from ocop_docs.checks.layout.word.styles import ParagraphFormat
    from ocop_docs.checks.layout.word.word_file import WordFile

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
_TABLE_STYLE = f"{w('tblPr')}/{w('tblStyle')}"
_NONE: Properties = {}
_TAB_STOP = 36.0
_INSTRUCTION, _SIMPLE_FIELD, _SIMPLE_INSTRUCTION = w("instrText"), w("fldSimple"), w("instr")
_PAGE = re.compile(r"\bPAGE\b")


@dataclass(slots=True)
class Setting:
    """What paragraphs formatted alike share: the styles around their runs, their place, the list they count in."""

    look: Look
    format: ParagraphFormat
    list_id: str
    depth: int
    level: Level | None


class Reader:
    """Reads the stories of one file in order; automatic numbers count as it goes."""

    def __init__(self, file: WordFile) -> None:
        """Read the styles, theme and lists that the stories lean on."""
        self.sheet = StyleSheet(file.companion("styles"), file.companion("theme"))
        self._numbering: Numbering = read_numbering(file.companion("numbering"), self.sheet.theme)
        self._looks: dict[tuple[str | None, str | None], Look] = {}
        self._settings: dict[tuple[object, ...], Setting] = {}
        self.paragraphs: list[Paragraph] = []
        self.tables: list[Table] = []
        self.section_elements: list[Element | None] = []

    def story(self, holder: Element) -> list[Paragraph]:
        """Read the blocks of a body, header or text box; return its paragraphs."""
        start = len(self.paragraphs)
        self._blocks(children(holder), None, boxed=False)
        return self.paragraphs[start:]

    def _blocks(self, blocks: list[Element], cell: Cell | None, *, boxed: bool) -> None:
        for block in blocks:
            tag = block.tag
            if tag == _P:
                self._paragraph(block, cell, boxed=boxed)
            elif tag == _TBL:
                self._table(block, boxed=boxed)
            elif tag == _SDT:
                for content in block.iterchildren(_SDT_CONTENT):
                    self._blocks(children(content), cell, boxed=boxed)
            elif tag in _BLOCK_HOLDERS:
                self._blocks(children(block), cell, boxed=boxed)
            elif tag == ALTERNATE:
                self._blocks(branch(block), cell, boxed=boxed)
            elif tag == _SECTION:
                self.section_elements.append(block)

    def _table(self, element: Element, *, boxed: bool) -> None:
        named = element.find(_TABLE_STYLE)
        style = self.sheet.known(None if named is None else named.get(VAL), "table")
        table = Table(len(self.tables) + 1, element, style, self.sheet.cell_margins(style, element))
        self.tables.append(table)
        for row, tr in enumerate(descendants(element, _TR), 1):
            for column, tc in enumerate(descendants(tr, _TC), 1):
                table.columns = max(table.columns, column)
                self._blocks(children(tc), Cell(table, row, column, tc), boxed=boxed)

    def _paragraph(self, element: Element, cell: Cell | None, *, boxed: bool) -> None:
        parts = children(element)
        own = parts[0] if parts and parts[0].tag == _PPR else child_of(element, _PPR)
        direct = _NONE if own is None else paragraph_properties(own)
        setting = self._setting(direct, None if cell is None else cell.table.style)
        line = _Line(setting.look, self.sheet.theme)
        if setting.level is not None:
            line.runs.append(self._number(setting, setting.level, own))
        line.read(parts)
        self.paragraphs.append(
            Paragraph(
                len(self.paragraphs) + 1,
                element,
                line.runs,
                setting.format,
                cell,
                boxed,
                len(self.section_elements),
                setting.look.style,
                setting.level is not None,
                line.drawings,
                line.page_run,
            )
        )
        for box in line.boxes:
            self._blocks(children(box), cell, boxed=True)
        if own is not None and "ends_section" in direct and not boxed and cell is None:
            self.section_elements.append(child_of(own, _SECTION))

    def _setting(self, direct: Properties, table_style: str | None) -> Setting:
        """Return what the direct formatting comes to where it stands, worked out once for all formatted alike."""
        key = (table_style, *direct.items())
        found = self._settings.get(key)
        if found is None:
            found = self._settings[key] = self._resolved(direct, table_style)
        return found

    def _resolved(self, direct: Properties, table_style: str | None) -> Setting:
        named = direct.get("style")
        look = self._look(named if isinstance(named, str) else None, table_style)
        styled = self.sheet.style(look.style).paragraph
        list_id = direct.get("num_id", styled.get("num_id"))
        depth = direct.get("num_level", styled.get("num_level"))
        level = None if list_id in {None, "0"} else self._numbering.level(list_id, depth)
        place = look.paragraph(direct, _NONE if level is None else level.paragraph)
        return Setting(look, place, str(list_id), 0 if level is None else int(str(depth or 0)), level)

    def _look(self, named: str | None, table_style: str | None) -> Look:
        style = self.sheet.known(named, "paragraph")
        key = (style, table_style)
        if key not in self._looks:
            self._looks[key] = Look(self.sheet, style, table_style)
        return self._looks[key]

    def _number(self, setting: Setting, level: Level, own: Element | None) -> Run:
        """Count on in the list; return the number that Word writes before the letters."""
        text = self._numbering.label(setting.list_id, setting.depth)
        mark = {} if own is None else run_properties(child_of(own, _RPR), self.sheet.theme)
        return Run(text, setting.look.run(mark | level.run), None)


class _Line:
    """What stands in one paragraph, gathered in order: runs, lines drawn, text boxes and page numbers."""

    __slots__ = ("_direct", "_instruction", "_look", "_theme", "boxes", "drawings", "page_run", "runs")

    def __init__(self, look: Look, theme: Mapping[str, str]) -> None:
        self._look, self._theme = look, theme
        self.runs: list[Run] = []
        self.drawings: list[Drawing] = []
        self.boxes: list[Element] = []
        self.page_run: Run | None = None

    def read(self, parts: list[Element]) -> None:
        """Gather the parts of the paragraph, or of what is seen through in it."""
        for part in parts:
            tag = part.tag
            if tag == _R:
                self._run(part)
            elif tag in _SEE_THROUGH:
                self.read(children(part))
                if tag == _SIMPLE_FIELD and _PAGE.search(part.get(_SIMPLE_INSTRUCTION, "")):
                    self.page_run = (self.runs or [Run("", self._look.plain, None)])[-1]
            elif tag == _SDT:
                for content in part.iterchildren(_SDT_CONTENT):
                    self.read(children(content))
            elif tag == ALTERNATE:
                self.read(branch(part))

    def _run(self, element: Element) -> None:
        self._direct, self._instruction = _NONE, ""
        letters = self._letters(children(element))
        if not letters and not self._instruction:
            return
        look = self._look.run(self._direct) if self._direct else self._look.plain
        if letters and not look.hidden:
            self.runs.append(Run(letters, look, element))
        if self._instruction and _PAGE.search(self._instruction):
            self.page_run = Run("", look, element)

    def _letters(self, parts: list[Element]) -> str:
        """Return what the parts of a run print; keep what they say of its look and its field, and what they draw."""
        letters = ""
        for part in parts:
            tag = part.tag
            if tag == _TEXT:
                letters += part.text or ""
            elif tag == _RPR:
                self._direct = run_properties(part, self._theme)
            elif tag in _LETTERS:
                # A page or column break prints nothing.
                if tag != _BREAK or part.get(_BREAK_TYPE) not in {"page", "column"}:
                    letters += _LETTERS[tag]
            elif tag == _INSTRUCTION:
                self._instruction = part.text or ""
            elif tag in _DRAWINGS:
                self.drawings += lines_in(part)
                self.boxes += descendants(part, _BOX)
            elif tag == ALTERNATE:
                letters += self._letters(branch(part))
        return letters


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


def _settle(paragraphs: Sequence[Paragraph], last: int) -> None:
    """Text after the last section mark belongs to the last section."""
    for paragraph in reversed(paragraphs):
        if paragraph.section <= last:
            break
        paragraph.section = last


def _even_odd(settings: Element | None) -> bool:
    element = None if settings is None else settings.find(w("evenAndOddHeaders"))
    return element is not None and switch(element)


def _default_tab(settings: Element | None) -> float:
    element = None if settings is None else settings.find(w("defaultTabStop"))
    return _TAB_STOP if element is None else points(element.get(VAL)) or _TAB_STOP
