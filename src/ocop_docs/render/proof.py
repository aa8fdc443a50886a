"""The loss proof: what the template printed, and how it ends, must stand in the finished file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import unescape

from jinja2 import Environment
from lxml import etree

from ocop_docs.errors import RenderError, fault

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = etree.XMLParser(resolve_entities=False, no_network=True, recover=False, huge_tree=False)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_STATEMENT = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_FIELD = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_OPENING, _CLOSING = ("if", "for"), ("endif", "endfor")
_LONGEST_QUOTE = 80


def part_text(xml: bytes) -> str:
    """Return the whole text of a part, run after run; raise RenderError when it is not well-formed."""
    try:
        root = etree.fromstring(xml, _STRICT)
    except etree.XMLSyntaxError as error:
        raise RenderError(fault("render-lost-text", text=str(error.msg))) from error
    return "".join(node.text or "" for node in root.iter(f"{W}t"))


def prove(text: str, emitted: Iterable[str]) -> None:
    """Raise RenderError unless every emitted value stands in `text`, in the order of emission."""
    position = 0
    for value in emitted:
        found = text.find(value, position)
        if found < 0:
            raise RenderError(fault("render-lost-text", text=value[:_LONGEST_QUOTE]))
        position = found + len(value)


def lost_in_preparing(source: str, prepared: str) -> str:
    """Return the words of a template part that preparing it for Jinja dropped; empty when it kept them all.

    A statement that takes its whole paragraph or row (`{%p … %}`, `{%tr … %}`) takes whatever else stands
    there too, in silence.

    Args:
        source: the part as it lies in the template.
        prepared: the same part as Jinja will read it.
    """
    paragraphs = [_plain("".join(_TEXT.findall(one))) for one in source.split("</w:p>")]
    kept = _squeezed("".join(_TEXT.findall(_plain(prepared))))
    if _squeezed("".join(paragraphs)) == kept:
        return ""
    lost = next((one for one in paragraphs if _squeezed(one) not in kept), "".join(paragraphs))
    return lost.strip()[:_LONGEST_QUOTE]


def _plain(text: str) -> str:
    """`text` without statements and comments, each field a mere mark."""
    return _FIELD.sub("{{…}}", _STATEMENT.sub(" ", text))


def _squeezed(text: str) -> str:
    return "".join(unescape(text).split())


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
