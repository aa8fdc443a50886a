"""The plain text of parts of templates and documents: for the loss proof, and to refuse templates that lose words."""

from __future__ import annotations

import html
import re

from jinja2 import Environment
from lxml import etree

from ocop_docs.errors import RenderError, fault
from ocop_docs.ooxml.wml import w
from ocop_docs.rendering.engine.loss_proof import LONGEST_QUOTE

_STRICT = etree.XMLParser(resolve_entities=False, no_network=True, recover=False, huge_tree=False)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_STATEMENT = re.compile(r"\{%.*?%\}|\{#.*?#\}|\{\{(?:r|p|tr|tc)\s.*?\}\}", re.DOTALL)
_FIELD = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_LINE_MARK = re.compile("[\n\t\f\a]")
_OPENING, _CLOSING = ("if", "for"), ("endif", "endfor")


def part_text(xml: bytes) -> str:
    """Return the whole text of a part, run after run; raise RenderError when it is not well-formed."""
    try:
        root = etree.fromstring(xml, _STRICT)
    except etree.XMLSyntaxError as error:
        raise RenderError(fault("render-lost-text", text=str(error.msg))) from error
    return "".join(node.text or "" for node in root.iter(w("t")))


def texts_in(xml: str) -> list[str]:
    """Return the texts that a printed value adds to a part: `xml` is the value escaped, or runs of its own.

    A line break or tab ends a text, because docxtpl makes an element of it.
    """
    texts = _TEXT.findall(xml) if "<" in xml else [xml]
    return [html.unescape(piece) for text in texts for piece in _LINE_MARK.split(text) if piece]


def lost_in_preparing(source: str, prepared: str) -> str:
    """Return the words of a template part that were dropped when it was prepared for Jinja; empty when there are none.

    A statement that replaces its whole paragraph or row (`{%p … %}`, `{%tr … %}`) silently drops whatever else is
    in it. A field that replaces its run or paragraph (`{{r … }}`, `{{p … }}`) drops no words.

    Args:
        source: the part as it is in the template.
        prepared: the same part as docxtpl gives it to Jinja.
    """
    paragraphs = [_plain("".join(_TEXT.findall(one))) for one in source.split("</w:p>")]
    kept = _squeezed("".join(_TEXT.findall(_plain(prepared))))
    if _squeezed("".join(paragraphs)) == kept:
        return ""
    lost = next((one for one in paragraphs if _squeezed(one) not in kept), "".join(paragraphs))
    return lost.strip()[:LONGEST_QUOTE]


def _plain(text: str) -> str:
    """`text` without the statements and fields that replace an element; each other field as the same mark."""
    return _FIELD.sub("{{…}}", _STATEMENT.sub(" ", text))


def _squeezed(text: str) -> str:
    return "".join(html.unescape(text).split())


def last_fixed_text(source: str, environment: Environment) -> str:
    """Return the last words of a template part that no condition or loop can leave out."""
    depth, last = 0, ""
    tokens = list(environment.lex(source))
    for index, (_, kind, value) in enumerate(tokens):
        if kind == "block_begin":
            depth += _depth_change(tokens[index + 1 :])
        elif kind == "data" and depth == 0:
            words = [match.strip() for match in _TEXT.findall(value) if match.strip()]
            last = words[-1] if words else last
    return last


def _depth_change(following: list[tuple[int, str, str]]) -> int:
    name = next((value for _, kind, value in following if kind == "name"), "")
    return (name in _OPENING) - (name in _CLOSING)
