"""What an office's own template does with a document, beside the shipped template of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from ocop_docs.documents.document import Document
from ocop_docs.ooxml.zip import read_parts
from ocop_docs.rendering.context import build_context
from ocop_docs.rendering.engine.part_texts import part_text
from ocop_docs.rendering.engine.template import load_template
from ocop_docs.resources import shipped_template

_PRINTED = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")


def left_out(document: Document, word: bytes) -> Iterator[str]:
    """Yield each value that the shipped template prints of a document and `word`, by another template, does not have.

    Upper and lower case, and white space, do not count.
    """
    parts = {name: xml for name, xml in read_parts(word).items() if name.startswith(_PRINTED) and name.endswith(".xml")}
    text = _plain("".join(part_text(xml) for xml in parts.values()))
    values = load_template(shipped_template(document.kind)).printed_values(build_context(document))
    for value in dict.fromkeys(str(value) for value in values):
        plain = _plain(value)
        if any(char.isalnum() for char in plain) and plain not in text:
            yield value


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()
