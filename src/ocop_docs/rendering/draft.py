"""The mark of a draft: DỰ THẢO above the head of the document, so that its lines begin one line further down."""

from __future__ import annotations

from ocop_docs.intake.embedded import MAIN_PART
from ocop_docs.ooxml.zip import read_parts, write_zip

DRAFT_MARK = "DỰ THẢO"
_BODY = "<w:body>"
# No frame: LibreOffice leaves out a framed paragraph before a table.
_PARAGRAPH = (
    '<w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="120"/><w:ind w:firstLine="0"/><w:jc w:val="center"/>'
    '</w:pPr><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:b/>'
    f'<w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr><w:t>{DRAFT_MARK}</w:t></w:r></w:p>'
)


def as_draft(word: bytes) -> bytes:
    """Return a Word file that was just made with the mark of a draft on its first page."""
    parts = read_parts(word)
    head, body, rest = parts[MAIN_PART].decode().partition(_BODY)
    return write_zip(parts | {MAIN_PART: (head + body + _PARAGRAPH + rest).encode()})
