"""A PDF as a Word file of its text, so that it is recognised as any Word file is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from ocop_docs.engines.pdf_paragraphs import PdfParagraph, pdf_paragraphs
from ocop_docs.ooxml.wml import CONTENT_TYPES, RELATIONSHIPS, R, W
from ocop_docs.ooxml.zip import write_zip
from ocop_docs.vietnamese.text import without_illegal

BEGINNING = b"%PDF-"
_TYPES = (
    f'<Types xmlns="{CONTENT_TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    f'<Relationships xmlns="{RELATIONSHIPS}">'
    f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def word_of_pdf(pdf: bytes) -> tuple[bytes, list[str]]:
    """Return a Word file with the text of a PDF, and the page numbers of the PDF; raise as `pdf_paragraphs`."""
    paragraphs, numbers = pdf_paragraphs(pdf)
    body = "".join(_blocks(paragraphs))
    document = f'{_DECLARATION}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    parts = {"[Content_Types].xml": _DECLARATION + _TYPES, "_rels/.rels": _DECLARATION + _RELATIONS}
    parts["word/document.xml"] = document
    return write_zip({name: part.encode() for name, part in parts.items()}), numbers


def _blocks(paragraphs: Sequence[PdfParagraph]) -> Iterator[str]:
    for is_row, group in groupby(paragraphs, key=lambda one: one.is_row):
        if is_row:
            yield f"<w:tbl>{''.join(_row(one) for one in group)}</w:tbl>"
        else:
            yield from map(_paragraph, group)


def _row(paragraph: PdfParagraph) -> str:
    cells = (f"<w:tc><w:p>{_run(text)}</w:p></w:tc>" for text in paragraph.columns)
    return f"<w:tr>{''.join(cells)}</w:tr>"


def _paragraph(paragraph: PdfParagraph) -> str:
    look = '<w:pPr><w:jc w:val="center"/></w:pPr>' if paragraph.centred else ""
    return f"<w:p>{look}{'<w:r><w:tab/></w:r>'.join(map(_run, paragraph.columns))}</w:p>"


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(without_illegal(text))}</w:t></w:r>'
