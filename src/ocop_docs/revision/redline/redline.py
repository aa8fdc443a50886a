"""Two versions of a document as one Word file with tracked changes, proven before it is returned.

The file is the new version: its parts, its formatting and its data. Accepting every change gives its text, rejecting
every change the text of the old version, letter by letter and cell by cell. Formatting is not tracked.
"""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ocop_docs.documents.document import AdministrativeDocument, Document
from ocop_docs.errors import RenderError, fault
from ocop_docs.intake.json import ZIP
from ocop_docs.intake.packages.gate import open_package
from ocop_docs.intake.word_paragraphs import word_paragraphs
from ocop_docs.ooxml.wml import w
from ocop_docs.ooxml.zip import write_zip
from ocop_docs.pipeline import load, render, write_word
from ocop_docs.revision.redline.marks import DELETED, INSERTED, Marker, Sort
from ocop_docs.revision.redline.part import parsed, written
from ocop_docs.revision.redline.settling import settle
from ocop_docs.revision.redline.structure import Structure, blocks, boxed_texts, structure
from ocop_docs.revision.redline.tables import changed_blocks

AUTHOR = "OCOP Docs"
_MAIN = "word/document.xml"
_BODY = w("body")
_ID = re.compile(rb'w:id="(\d+)"')


class Redline(NamedTuple):
    """The Word file, how many changes it tracks, and what differs beside the text and is not tracked."""

    word: bytes
    changes: int
    notes: tuple[str, ...]


def compared_in_word(
    before: bytes, after: bytes, *, author: str = AUTHOR, day: dt.date | None = None, draft: bool = False
) -> Redline:
    """Return the Word file with every change from one version to the other; same input, same bytes.

    Args:
        before: the old version: data as JSON, which is made into its document, or a Word file as it reads now.
        after: the new version likewise.
        author: who is named as the author of the changes.
        day: the day of the changes; None names none. The clock is not asked.
        draft: whether data with errors of content is made into a draft, marked DỰ THẢO.

    Raises:
        UnreadableInput, InvalidInput: as `pipeline.load`, and what the gate for packages refuses.
        ContentRefused: the new version is data with errors of content, and no draft.
        RenderError: the file did not stand its proof, so that it is not returned.
    """
    old = _parts(before if before.startswith(ZIP) else write_word(load(before), draft=draft))
    new = _parts(after if after.startswith(ZIP) else render(load(after), with_data=True, draft=draft))
    first, second = parsed(old[_MAIN]), parsed(new[_MAIN])
    for root in (first, second):
        settle(root, DELETED)
    wanted = {INSERTED: structure(_body(first)), DELETED: structure(_body(second))}
    notes = tuple(_notes(old, new, first, second))
    marker = Marker(author, day, 1 + max(map(int, _ID.findall(new[_MAIN])), default=0))
    _replace_blocks(_body(second), changed_blocks(blocks(_body(first)), blocks(_body(second)), marker))
    main = written(second, new[_MAIN])
    _prove(main, wanted)
    return Redline(write_zip({**new, _MAIN: main}), _count(second), notes)


def day_of_changes(after: Document) -> dt.date | None:
    """Return the day on which the new version was issued, for the changes; None if it has none."""
    return after.date if isinstance(after, AdministrativeDocument) else None


def _parts(word: bytes) -> Mapping[str, bytes]:
    return dict(open_package(word).parts)


def _body(root: ET.Element) -> ET.Element:
    body = root.find(_BODY)
    if body is None:
        raise RenderError(fault("redline-unproven"))
    return body


def _replace_blocks(body: ET.Element, made: list[ET.Element]) -> None:
    """Put the blocks into a body, before the properties of its last section."""
    section = body.findall(w("sectPr"))[-1:]
    body[:] = [*made, *section]


def _prove(main: bytes, wanted: Mapping[Sort, list[Structure]]) -> None:
    """Read the finished part back, with every change accepted and with every one rejected."""
    for refused, text in wanted.items():
        root = parsed(main)
        settle(root, refused)
        if structure(_body(root)) != text:
            raise RenderError(fault("redline-unproven"))


def _count(root: ET.Element) -> int:
    """The pieces of text that are inserted or deleted; what has no text is not counted."""
    return sum(len(change) > 0 for tag in (w("ins"), w("del")) for change in root.iter(tag))


def _notes(old: Mapping[str, bytes], new: Mapping[str, bytes], first: ET.Element, second: ET.Element) -> Iterator[str]:
    before, after = word_paragraphs(old), word_paragraphs(new)
    if Counter(before.edges) != Counter(after.edges):
        yield _UNTRACKED["edges"]
    if before.pictures != after.pictures:
        yield _UNTRACKED["pictures"]
    if boxed_texts(first) != boxed_texts(second):
        yield _UNTRACKED["boxes"]


_UNTRACKED = {
    "edges": "Đầu trang, chân trang, chú thích hoặc ghi chú khác nhau; các chỗ ấy lấy theo bản sau, không đánh dấu.",
    "pictures": "Hình trong hai tệp khác nhau; hình lấy theo bản sau, không đánh dấu.",
    "boxes": "Chữ trong khung chữ khác nhau; khung chữ lấy theo bản sau, không đánh dấu.",
}
