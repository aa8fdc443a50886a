"""A small language for test documents: paragraphs with direct formatting, tables, sections, as a .docx.

Every paragraph has a name, so that a test can say which one it breaks: `plan().change("motto", size=11)`.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field, replace
from typing import Any
from xml.sax.saxutils import escape, quoteattr

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CM = 28.35


@dataclass(frozen=True)
class P:
    """One paragraph: `lead` is set bold before the text; lengths in points."""

    name: str
    text: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "both"
    first: float = CM
    left: float = 0
    right: float = 0
    before: float = 6
    after: float = 0
    line: int = 240
    line_rule: str = "auto"
    font: str = "Times New Roman"
    colour: str = ""
    caps: bool = False
    underline: bool = False
    lead: str = ""
    lead_bold: bool = True
    lead_size: float = 0
    lead_italic: bool = False
    lead_caps: bool = False
    border: str = ""
    keep: bool = False
    widow: bool = True
    drawing: str = ""
    properties: str = ""
    style: str = ""
    plain: bool = False
    look: str = ""

    def xml(self) -> str:
        lead_look = replace(
            self, bold=self.lead_bold, size=self.lead_size or 14, italic=self.lead_italic, caps=self.lead_caps
        )
        lead = lead_look.run(self.lead) if self.lead else ""
        own = self.run(self.text) if self.text else ""
        return f"<w:p>{self._paragraph_properties()}{lead}{own}{self.drawing}</w:p>"

    def _paragraph_properties(self) -> str:
        style = f"<w:pStyle w:val={quoteattr(self.style)}/>" if self.style else ""
        if self.plain:
            return f"<w:pPr>{style}{self.properties}</w:pPr>"
        style += "<w:keepNext/>" if self.keep else ""
        style += "" if self.widow else '<w:widowControl w:val="0"/>'
        border = f"<w:pBdr>{self.border}</w:pBdr>" if self.border else ""
        indent = f'w:left="{self.left * 20:.0f}" w:right="{self.right * 20:.0f}" w:firstLine="{self.first * 20:.0f}"'
        spacing = f'w:before="{self.before * 20:.0f}" w:after="{self.after * 20:.0f}" w:line="{self.line}"'
        return (
            f'<w:pPr>{style}{border}{self.properties}<w:spacing {spacing} w:lineRule="{self.line_rule}"/>'
            f'<w:ind {indent}/><w:jc w:val="{self.align}"/></w:pPr>'
        )

    def run(self, text: str) -> str:
        """Return the text as a run of the paragraph's look."""
        font = quoteattr(self.font)
        look = "" if self.plain else f"<w:rFonts w:ascii={font} w:hAnsi={font} w:cs={font}/>"
        look += "<w:b/>" if self.bold else ""
        look += "<w:i/>" if self.italic else ""
        look += "<w:caps/>" if self.caps else ""
        look += f'<w:color w:val="{self.colour}"/>' if self.colour else ""
        look += "" if self.plain else f'<w:sz w:val="{self.size * 2:.0f}"/>'
        look += '<w:u w:val="single"/>' if self.underline else ""
        look += self.look
        parts = "<w:tab/>".join(
            f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else "" for part in text.split("\t")
        )
        return f"<w:r><w:rPr>{look}</w:rPr>{parts}</w:r>"


@dataclass(frozen=True)
class Table:
    """Rows of cells of paragraphs; widths in points."""

    rows: tuple[tuple[tuple[P, ...], ...], ...]
    widths: tuple[float, ...]
    name: str = "table"
    whole: bool = True

    def xml(self) -> str:
        grid = "".join(f'<w:gridCol w:w="{width * 20:.0f}"/>' for width in self.widths)
        held = "<w:trPr><w:cantSplit/></w:trPr>" if self.whole else ""
        rows = "".join(f"<w:tr>{held}{self._cells(row)}</w:tr>" for row in self.rows)
        return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'

    def _cells(self, row: tuple[tuple[P, ...], ...]) -> str:
        return "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width * 20:.0f}" w:type="dxa"/></w:tcPr>'
            f"{''.join(p.xml() for p in cell)}</w:tc>"
            for cell, width in zip(row, self.widths, strict=True)
        )


@dataclass(frozen=True)
class Page:
    """A section: paper and margins in millimetres, and its page number."""

    name: str = "page"
    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    title_page: bool = True
    start: int | None = None
    style: str = "decimal"
    header: str = "rIdHeader"
    footer: str = ""
    first_footer: str = ""
    last: bool = False

    def xml(self) -> str:
        properties = self._properties()
        return properties if self.last else f"<w:p><w:pPr>{properties}</w:pPr></w:p>"

    def _properties(self) -> str:
        def twips(millimetres: float) -> str:
            return f"{millimetres * 1440 / 25.4:.0f}"

        refs = f'<w:headerReference w:type="default" r:id="{self.header}"/>' if self.header else ""
        refs += f'<w:footerReference w:type="default" r:id="{self.footer}"/>' if self.footer else ""
        refs += f'<w:footerReference w:type="first" r:id="{self.first_footer}"/>' if self.first_footer else ""
        wide = ' w:orient="landscape"' if self.width > self.height else ""
        start = f' w:start="{self.start}"' if self.start is not None else ""
        title = "<w:titlePg/>" if self.title_page else ""
        return (
            f'<w:sectPr>{refs}<w:pgSz w:w="{twips(self.width)}" w:h="{twips(self.height)}"{wide}/>'
            f'<w:pgMar w:top="{twips(self.top)}" w:right="{twips(self.right)}" w:bottom="{twips(self.bottom)}" '
            f'w:left="{twips(self.left)}" w:header="510" w:footer="510" w:gutter="0"/>'
            f'<w:pgNumType w:fmt="{self.style}"{start}/>{title}</w:sectPr>'
        )


@dataclass(frozen=True)
class Raw:
    """A block given as it stands in the file."""

    name: str
    markup: str

    def xml(self) -> str:
        return self.markup


Block = P | Table | Page | Raw
NUMBER = P("page-number", "", align="center", first=0, before=0)


@dataclass(frozen=True)
class Doc:
    """A document: its blocks in order, the page number in its header, and any parts beside."""

    blocks: tuple[Block, ...]
    number: P = NUMBER
    styles: str | None = "<w:styles {ns}/>"
    parts: dict[str, str] = field(default_factory=dict)
    body_wrap: tuple[str, str] = ("", "")

    def change(self, name: str, **values: object) -> Doc:
        """Return the document with every block of that name changed."""
        if name == "page-number":
            return replace(self, number=replace(self.number, **values))
        return replace(self, blocks=tuple(_changed(block, name, values) for block in self.blocks))

    def put(self, name: str, *blocks: Block) -> Doc:
        """Return the document with the block of that name replaced by others."""
        placed = tuple(new for block in self.blocks for new in (blocks if block.name == name else (block,)))
        return replace(self, blocks=placed)

    def drop(self, name: str) -> Doc:
        """Return the document without the paragraphs of that name."""
        return replace(self, blocks=tuple(b for b in (_without(b, name) for b in self.blocks) if b is not None))

    def paragraphs(self) -> list[P]:
        """Every paragraph, in reading order."""
        return [p for block in self.blocks for p in _paragraphs(block)]

    def build(self) -> bytes:
        """Return the .docx."""
        open_wrap, close_wrap = self.body_wrap
        body = open_wrap + "".join(block.xml() for block in self.blocks) + close_wrap
        parts = {
            "[Content_Types].xml": _types(),
            "_rels/.rels": _rels([("rId1", "officeDocument", "word/document.xml")]),
            "word/_rels/document.xml.rels": _rels(
                [
                    ("rIdStyles", "styles", "styles.xml"),
                    ("rIdHeader", "header", "header1.xml"),
                    ("rIdFooter", "footer", "footer1.xml"),
                    *(
                        (f"rIdX{n}", kind, f"{kind}.xml")
                        for n, kind in enumerate(("numbering", "theme", "settings"))
                        if f"word/{kind}.xml" in self.parts
                    ),
                ]
            ),
            "word/document.xml": f"<w:document {NS}><w:body>{body}</w:body></w:document>",
            "word/header1.xml": f"<w:hdr {NS}>{_page_number(self.number)}</w:hdr>",
            "word/footer1.xml": f"<w:ftr {NS}>{_page_number(self.number)}</w:ftr>",
        }
        if self.styles is not None:
            parts["word/styles.xml"] = self.styles.replace("{ns}", NS)
        return _zip(parts | {name: text.replace("{ns}", NS) for name, text in self.parts.items()})


def _changed(block: Block, name: str, values: dict[str, Any]) -> Block:
    if isinstance(block, Table):
        rows = tuple(
            tuple(tuple(replace(p, **values) if p.name == name else p for p in cell) for cell in row)
            for row in block.rows
        )
        return replace(block, rows=rows, **(values if block.name == name else {}))
    return replace(block, **values) if block.name == name else block


def _without(block: Block, name: str) -> Block | None:
    if isinstance(block, Table):
        rows = tuple(
            tuple(tuple(p for p in cell if p.name != name) or (P("blank", "", first=0),) for cell in row)
            for row in block.rows
        )
        return replace(block, rows=rows)
    return None if block.name == name else block


def _paragraphs(block: Block) -> list[P]:
    if isinstance(block, Table):
        return [p for row in block.rows for cell in row for p in cell]
    return [block] if isinstance(block, P) else [P(block.name, "")]


def _page_number(number: P) -> str:
    """A page number as Word keeps it: each mark of the field in the look of its number."""
    shown = replace(number, text="2")
    run = shown.run("2")
    look = run[run.index("<w:rPr>") : run.index("</w:rPr>") + len("</w:rPr>")]

    def part(content: str) -> str:
        return f"<w:r>{look}{content}</w:r>"

    begin, separate, end = (part(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end"))
    field = begin + part("<w:instrText>PAGE</w:instrText>") + separate + run + end
    return shown.xml().replace(run, field)


def _types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{OFFICE}.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("header1", "header"),
            ("footer1", "footer"),
        )
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _rels(entries: list[tuple[str, str, str]]) -> str:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rows = "".join(
        f'<Relationship Id="{rel}" Type="{base}/{kind}" Target="{target}"/>' for rel, kind, target in entries
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def _zip(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()
