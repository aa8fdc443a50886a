"""Proof, once per template, that a compiled program gives the same document as docxtpl for any data.

The template's XML is parsed with each Jinja tag replaced by a processing instruction. If it parses, and all tags of
one `if` or `for` are inside elements of the same names, then leaving out or repeating what is between them gives
well-formed XML for any data; if every value is in the text of a run, no value can be lost. Templates for which this
cannot be proven are rendered by docxtpl; `obstacle` gives the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jinja2 import nodes
from lxml import etree

from ocop_docs.ooxml.wml import VAL, WP, Element, w
from ocop_docs.rendering.engine.environment import SafeEnvironment

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, recover=False, huge_tree=False)
_LINE_MARKS = re.compile("[\n\t\f\a]")
_OPENING, _MIDDLE, _CLOSING, _SETTING = {"if", "for"}, {"elif", "else"}, {"endif", "endfor"}, {"set"}
_VALUE = "value"
_KNOWN = _OPENING | _MIDDLE | _CLOSING | _SETTING | {_VALUE}
_BUFFERED = (nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.AssignBlock, nodes.ScopedEvalContextModifier)

BROKEN = "có thẻ trong thuộc tính (màu ô, gộp ô) hoặc các phần tử không khép kín"
UNBALANCED = "các thẻ của một điều kiện hay vòng lặp không cùng nằm trong một loại phần tử"
NOT_IN_TEXT = "có giá trị không nằm trong dòng chữ (RichText, ảnh hoặc tài liệu con)"
STATEMENT = "có lệnh Jinja ngoài if, for và set"
LINE_MARKS = "chữ sẵn trong mẫu có dấu xuống dòng hoặc dấu tab"
SHAPES = "có hình vẽ phải đánh số lại (docPr)"
TABLE = "có bảng mà số ô có thể khác số cột"


def obstacle(source: str, environment: SafeEnvironment) -> str | None:
    """Return why `source`, a part as docxtpl patches it, needs docxtpl, in Vietnamese; None when it does not.

    Raises:
        TemplateSyntaxError: the Jinja tags of the part are wrong.
    """
    parts = list(_parts(source, environment))
    if _is_buffered(environment.parse(source)) or not {name for kind, name in parts if kind == "tag"} <= _KNOWN:
        return STATEMENT
    try:
        root = etree.fromstring(_with_tags_marked(parts), _PARSER)
    except etree.XMLSyntaxError:
        return BROKEN
    return _text_obstacle(root) or _balance_obstacle(root) or _table_obstacle(root)


def _is_buffered(tree: nodes.Template) -> bool:
    """Whether Jinja would collect text in a buffer, to print it elsewhere or more than once."""
    return any(True for _ in tree.find_all(_BUFFERED)) or any(loop.recursive for loop in tree.find_all(nodes.For))


def _with_tags_marked(parts: list[tuple[str, str]]) -> bytes:
    return "".join(content if kind == "data" else f"<?{content}?>" for kind, content in parts).encode()


def _parts(source: str, environment: SafeEnvironment) -> Iterator[tuple[str, str]]:
    """The source as `("data", text)` and `("tag", name of the statement)`, without comments."""
    awaited = False
    for _, kind, content in environment.lex(source):
        if kind == "data":
            yield "data", content
        elif kind == "variable_begin":
            yield "tag", _VALUE
        elif kind == "block_begin":
            awaited = True
        elif kind == "raw_begin":
            yield "tag", "raw"
        elif kind == "name" and awaited:
            awaited = False
            yield "tag", content


def _tags(root: Element) -> Iterator[Any]:
    yield from root.iter(etree.ProcessingInstruction)


def _text_obstacle(root: Any) -> str | None:
    if any(tag.target == _VALUE and tag.getparent().tag != w("t") for tag in _tags(root)):
        return NOT_IN_TEXT
    if any(_LINE_MARKS.search("".join(text.itertext())) for text in root.iter(w("t"))):
        return LINE_MARKS
    return SHAPES if next(root.iter(f"{{{WP}}}docPr"), None) is not None else None


def _balance_obstacle(root: Element) -> str | None:
    """Whether the tags of each construct are inside the same elements, by name, and in the same cell."""
    opened: list[tuple[list[str], Any]] = []
    for tag in _tags(root):
        place = ([element.tag for element in tag.iterancestors()], next(tag.iterancestors(w("tc")), None))
        if tag.target in _OPENING:
            opened.append(place)
        elif tag.target in _MIDDLE | _CLOSING and opened[-1] != place:
            return UNBALANCED
        if tag.target in _CLOSING:
            opened.pop()
    return None


def _table_obstacle(root: Element) -> str | None:
    """Whether docxtpl might have to adjust a table's columns for some data."""
    return TABLE if any(not _is_steady(table) for table in root.iter(w("tbl"))) else None


def _is_steady(table: Any) -> bool:
    """Whether no row is wider than the grid, and one row as wide as the grid is always printed."""
    columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
    rows = list(table.iter(w("tr")))
    nested = any(row.getparent() is not table for row in rows)
    moving = any(child.tag is etree.ProcessingInstruction for row in rows for child in row)
    too_wide = any(len(row.findall(w("tc"))) > columns for row in rows)
    if nested or moving or too_wide:
        return False
    return any(_width(row) >= columns for row in _always_printed(table))


def _always_printed(table: Any) -> Iterator[Any]:
    depth = 0
    for child in table:
        if child.tag is etree.ProcessingInstruction:
            depth += (child.target in _OPENING) - (child.target in _CLOSING)
        elif child.tag == w("tr") and depth == 0:
            yield child


def _width(row: Any) -> int:
    spans = {cell: cell.find(f"{w('tcPr')}/{w('gridSpan')}") for cell in row.findall(w("tc"))}
    return sum(1 if span is None else int(span.get(VAL)) for span in spans.values())
