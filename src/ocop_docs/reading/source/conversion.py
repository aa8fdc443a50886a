"""Documents typed for the fonts of TCVN3 or VNI, turned into Unicode before anything is recognised in them."""

from __future__ import annotations

from itertools import groupby

from ocop_docs.checks.layout.word.model import Document, Paragraph, Run
from ocop_docs.vietnamese.old_encodings import OldEncoding, encoding_of_font, old_encoding, shows_capitals, to_unicode


def convert(document: Document) -> set[OldEncoding]:
    """Turn the text of a document into Unicode: what has a font of an old encoding, or reads as one; return which."""
    plain = " ".join(run.text for one in document.paragraphs for run in one.runs if _encoding(run) is None)
    by_words = old_encoding(plain)
    found: set[OldEncoding] = set()
    for paragraph in document.paragraphs:
        found |= _convert(paragraph, by_words)
    return found


def _encoding(run: Run) -> OldEncoding | None:
    return encoding_of_font(run.format.hansi) or encoding_of_font(run.format.ascii)


def _convert(paragraph: Paragraph, by_words: OldEncoding | None) -> set[OldEncoding]:
    """Convert runs of one encoding together, because a letter and its mark may be in two of them."""
    found: set[OldEncoding] = set()

    def look(run: Run) -> tuple[OldEncoding | None, bool]:
        return _encoding(run) or by_words, shows_capitals(run.format.hansi)

    for (encoding, capitals), group in groupby(paragraph.runs, key=look):
        first, *others = group
        text = "".join(run.text for run in (first, *others))
        if encoding is None or (text.isascii() and not capitals):
            continue
        first.text = to_unicode(text, encoding, capitals=capitals)
        for run in others:
            run.text = ""
        found.add(encoding)
    if found:
        paragraph.take_text()
    return found
