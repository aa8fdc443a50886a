"""Reading a Word file into paragraphs: text boxes, tables in tables, fields, content controls, tracked changes.

Text deleted under tracked changes is left out, inserted text is read; of alternatives for one content (markup
compatibility) one is read. Runs may be split anywhere.
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from ocop_docs.checks.layout.word.document_settings import DocumentSettings
from ocop_docs.checks.layout.word.model import Cell, Document, Paragraph, Run, Section, Table
from ocop_docs.checks.layout.word.numbering import Level, Numbering, depth_of, read_numbering
from ocop_docs.checks.layout.word.paragraph_content import ParagraphContent
from ocop_docs.checks.layout.word.properties import (
    Properties,
    ThemeFonts,
    paragraph_properties,
    run_properties,
    spelling,
)
from ocop_docs.checks.layout.word.sections import Story, read_section
from ocop_docs.checks.layout.word.styles import ParagraphFormat, StyleContext, StyleSheet
from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.ooxml.wml import ALTERNATE, VAL, Element, branch, child_of, children, descendants, grandchild, w
from ocop_docs.settings import settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_docs.checks.layout.word.properties import Spelling, Value
    from ocop_docs.checks.layout.word.word_file import WordFile

_BLOCK_HOLDERS = frozenset(w(name) for name in ("ins", "moveTo", "customXml"))
_P, _TBL, _SDT, _SDT_CONTENT = w("p"), w("tbl"), w("sdt"), w("sdtContent")
_TR, _TC, _SECTION = w("tr"), w("tc"), w("sectPr")
_PPR, _RPR = w("pPr"), w("rPr")
_TABLE_PROPERTIES, _TABLE_STYLE = w("tblPr"), w("tblStyle")


class ListItem(NamedTuple):
    """The place of a paragraph in an automatic list: the list, the depth from 0, and how that level counts."""

    list_id: str
    depth: int
    level: Level


class Setting(NamedTuple):
    """What the `pPr` of a paragraph means: the styles around its runs, its format, its list, the end of a section."""

    styles: StyleContext
    format: ParagraphFormat
    item: ListItem | None
    ends_section: bool


class Reader:
    """Reads the stories of one file in order and counts automatic numbers."""

    def __init__(self, file: WordFile) -> None:
        """Read the styles; theme and lists are read once a story refers to them."""
        self._file = file
        self.sheet = StyleSheet(file.companion("styles"), ThemeFonts(partial(file.companion, "theme")))
        self._settings: dict[tuple[str | None, Spelling], Setting] = {}
        self._contexts: dict[tuple[str | None, str | None], StyleContext] = {}
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
        named = grandchild(element, _TABLE_PROPERTIES, _TABLE_STYLE)
        style = self.sheet.known(None if named is None else named.get(VAL), "table")
        table = Table(len(self.tables) + 1, element, style, self.sheet.cell_margins(style, element))
        self.tables.append(table)
        for row, tr in enumerate(descendants(element, _TR), 1):
            for column, tc in enumerate(descendants(tr, _TC), 1):
                table.columns = max(table.columns, column)
                self._blocks(children(tc), Cell(table, row, column, tc), boxed=boxed)

    def _paragraph(self, element: Element, cell: Cell | None, *, boxed: bool) -> None:
        parts = children(element)
        own = _first(parts, _PPR)
        styles, format_, item, ends_section = self._setting(own, None if cell is None else cell.table.style)
        content = ParagraphContent(styles)
        if item is not None:
            content.runs.append(self._label(item, styles, own))
        content.read(parts)
        self.paragraphs.append(
            Paragraph(
                number=len(self.paragraphs) + 1,
                element=element,
                runs=content.runs,
                format=format_,
                cell=cell,
                boxed=boxed,
                section=len(self.section_elements),
                style=styles.style,
                automatic=item is not None,
                drawings=content.drawings,
                page_run=content.page_run,
            )
        )
        for box in content.boxes:
            self._blocks(children(box), cell, boxed=True)
        if own is not None and ends_section and not boxed and cell is None:
            self.section_elements.append(child_of(own, _SECTION))

    def _setting(self, properties: Element | None, around: str | None) -> Setting:
        """What a `pPr` means inside the table style `around`, found out once for each way to spell it."""
        key = around, spelling(properties)
        found = self._settings.get(key)
        if found is None:
            direct = paragraph_properties(key[1])
            styles = self._styles(direct.get("style"), around)
            item = self._list_item(direct, styles)
            format_ = styles.paragraph(direct, {} if item is None else item.level.paragraph)
            found = self._settings[key] = Setting(styles, format_, item, "ends_section" in direct)
        return found

    def _styles(self, named: Value, around: str | None) -> StyleContext:
        style = self.sheet.known(named if isinstance(named, str) else None, "paragraph")
        found = self._contexts.get((style, around))
        if found is None:
            found = self._contexts[style, around] = StyleContext(self.sheet, style, around)
        return found

    @cached_property
    def _numbering(self) -> Numbering:
        return read_numbering(self._file.companion("numbering"), self.sheet.theme)

    def _list_item(self, direct: Properties, styles: StyleContext) -> ListItem | None:
        """The list item that a paragraph is, by its own properties or its style; None outside lists."""
        list_id = direct.get("num_id", styles.own.get("num_id"))
        if list_id is None or list_id == "0":
            return None
        depth = depth_of(direct.get("num_level", styles.own.get("num_level")))
        level = self._numbering.level(list_id, depth)
        return None if level is None else ListItem(str(list_id), depth, level)

    def _label(self, item: ListItem, styles: StyleContext, own: Element | None) -> Run:
        """Count on in the list; return the number that Word prints before the text."""
        text = self._numbering.label(item.list_id, item.depth)
        mark = {} if own is None else run_properties(spelling(child_of(own, _RPR)), self.sheet.theme)
        return Run(text, styles.run(mark | item.level.run), None)


def _first(elements: list[Element], tag: str) -> Element | None:
    for element in elements:
        if element.tag == tag:
            return element
    return None


def read_document(file: WordFile) -> Document:
    """Read the body with its sections, headers and footers.

    Raises:
        UnreadableInput: a part that is needed is not well-formed, or the sections show too many paragraphs.
    """
    reader = Reader(file)
    body = file.tree(file.main).find(w("body"))
    paragraphs = reader.story(body) if body is not None else []
    tables = list(reader.tables)
    sections = _sections(file, reader.story, reader.section_elements or [None])
    _settle(paragraphs, len(sections) - 1)
    own = DocumentSettings(file)
    _drop_even(sections, own)
    return Document(paragraphs, sections, tables, own)


def _sections(file: WordFile, story: Story, elements: Sequence[Element | None]) -> list[Section]:
    """The sections; every one may show the same long header, which is counted each time."""
    sections: list[Section] = []
    count, limit = 0, settings().max_edge_paragraphs
    for index, element in enumerate(elements):
        section = read_section(file, story, index, element, sections[-1] if sections else None)
        sections.append(section)
        count += 1 + sum(map(len, (*section.headers.values(), *section.footers.values())))
        if count > limit:
            raise UnreadableInput(fault("word-edges-too-many", count=count, limit=limit))
    return sections


def _settle(paragraphs: Sequence[Paragraph], last: int) -> None:
    """Text after the last section mark belongs to the last section."""
    for paragraph in reversed(paragraphs):
        if paragraph.section <= last:
            break
        paragraph.section = last


def _drop_even(sections: Sequence[Section], settings: DocumentSettings) -> None:
    """Headers and footers of even pages are printed only where the settings ask for them."""
    for section in sections:
        for stories in (section.headers, section.footers):
            if "even" in stories and not settings.even_and_odd:
                del stories["even"]
