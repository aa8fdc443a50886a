"""What a Word file reads like once every tracked change is accepted: its paragraphs, and what stands outside them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ocop_docs.ooxml.wml import w

_BODY = "word/document.xml"
_STORIES = ("word/header", "word/footer", "word/footnotes", "word/endnotes", "word/comments")
_GONE = frozenset({w("del"), w("moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"})
"""Elements whose text is not read: deleted, moved away, or a second copy for older programs."""
_TRACKED = tuple(w(name) for name in ("ins", "del", "moveFrom", "moveTo"))
_MARKS = {w("tab"): " ", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "-", w("sym"): "\u25a1"}
_PICTURES = "word/media/"


class WordParagraphs(NamedTuple):
    """The paragraphs of the body that have text, and of headers, footers, notes and comments, white space collapsed.

    `tracked` counts insertions, deletions and moves that are not accepted yet; `pictures` are the pictures' bytes.
    """

    body: tuple[str, ...]
    edges: tuple[str, ...]
    tracked: int
    pictures: tuple[bytes, ...]


def word_paragraphs(parts: Mapping[str, bytes]) -> WordParagraphs:
    """Return the paragraphs of a Word file that passed the gate, page numbers left out of headers and footers."""
    body = _parsed(parts[_BODY])
    stories = [_parsed(content) for name, content in sorted(parts.items()) if _is_story(name)]
    edges = sorted({text for story in stories for text in _paragraphs(story, with_fields=False)})
    pictures = sorted(content for name, content in parts.items() if name.startswith(_PICTURES))
    tracked = sum(1 for one in body.iter() if one.tag in _TRACKED)
    return WordParagraphs(tuple(_paragraphs(body, with_fields=True)), tuple(edges), tracked, tuple(pictures))


def _is_story(name: str) -> bool:
    return name.startswith(_STORIES) and name.endswith(".xml")


def _paragraphs(root: ET.Element, *, with_fields: bool) -> Iterator[str]:
    """The texts of the paragraphs; one whose mark was deleted goes on in the next."""
    begun = ""
    for paragraph in _kept(root):
        begun += "".join(_pieces(paragraph, with_fields=with_fields))
        if paragraph.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is not None:
            continue
        if text := " ".join(begun.split()):
            yield text
        begun = ""
    if text := " ".join(begun.split()):
        yield text


def _kept(element: ET.Element) -> Iterator[ET.Element]:
    """The paragraphs below an element that are not gone, each before those within it, however deep that is."""
    waiting = [*reversed(element)]
    while waiting:
        node = waiting.pop()
        if node.tag not in _GONE:
            if node.tag == w("p"):
                yield node
            waiting += reversed(node)


def _pieces(element: ET.Element, *, with_fields: bool) -> Iterator[str]:
    """The pieces of a paragraph's own text: not those of a paragraph within it, as in a text box."""
    fields: list[str] = []
    waiting = [*reversed(element)]
    while waiting:
        node = waiting.pop()
        if node.tag in _GONE or node.tag == w("p") or (node.tag == w("fldSimple") and not with_fields):
            continue
        if node.tag == w("fldChar"):
            _step(fields, node.get(w("fldCharType")) or "")
        elif node.tag == w("t"):
            if with_fields or not fields:
                yield node.text or ""
        elif node.tag in _MARKS:
            yield _MARKS[node.tag]
        else:
            waiting += reversed(node)


def _step(fields: list[str], kind: str) -> None:
    if kind == "begin":
        fields.append(kind)
    elif kind == "end" and fields:
        fields.pop()


def _parsed(part: bytes) -> ET.Element:
    return ET.fromstring(part)  # noqa: S314 - the gate refuses entities
