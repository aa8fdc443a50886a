"""The content of a report: its sections into the fields of the record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ocop_docs.documents.paths import Place
from ocop_docs.reading.amounts import read_budget
from ocop_docs.reading.content import read_texts, title_line, walk
from ocop_docs.reading.draft import Draft
from ocop_docs.reading.heading import period_in
from ocop_docs.reading.sections import section_of
from ocop_docs.reading.source.blocks import CLAUSE, Grid, Line, Node
from ocop_docs.reading.tables.report_grids import read_report_grid
from ocop_docs.reading.target_rows import read_targets
from ocop_docs.reading.targets import read_target, without_end

UNKNOWN_SECTION = "Tên phần không có trong mẫu Báo cáo, giữ thành một mặt công tác."
_LONGEST_TITLE = 80
_FIGURES_OF_A_TARGET = 2
"""Figures of a line that is one target: how many, and which class."""
BEFORE_SECTIONS = "Đoạn đứng trước phần đầu tiên, chưa rõ thuộc mục nào."
_ADDRESSEE = re.compile(r"^kính (?:gửi|trình)\s*:?\s*", re.IGNORECASE)
_SPENDING = re.compile(
    r"^(?:về )?(?:kinh phí|tình hình kinh phí|nguồn kinh phí|kết quả (?:sử dụng|huy động) kinh phí)", re.IGNORECASE
)
_OF_PRODUCTS = re.compile(r"kết quả đánh giá, phân hạng|đánh giá, phân hạng sản phẩm", re.IGNORECASE)
_AGAINST_PLAN = re.compile(r"so với kế hoạch|so với chỉ tiêu", re.IGNORECASE)
_YEARLY = re.compile(
    r"(?P<period>(?:trong\s+)?(?:năm \d{4}|giai đoạn \d{4}\s*[-–]\s*\d{4}))\s*,?\s*(?:\w+\s+){0,6}?(?:có|là|được)?\s*"
    r"(?P<quantity>\d+) sản phẩm(?: được)? đánh giá, (?:phân|xếp) hạng"
    r"(?:\s*\((?P<stars>[1-5](?:\s*-\s*[1-5])? sao(?: trở lên)?)(?:;\s*(?P<note>[^)]+))?\))?",
    re.IGNORECASE,
)


def read_addressees(draft: Draft, lines: Sequence[Line]) -> None:
    """Read the lines of `Kính gửi`."""
    for line in lines:
        found = _ADDRESSEE.match(line.text)
        if found:
            draft.printed(line, found[0])
        name = line.text[found.end() if found else 0 :].rstrip(" ;.,")
        if name:
            draft.add(("addressees",), name, line)


def read_report(draft: Draft, nodes: Sequence[Node | Grid]) -> None:
    """Read the sections of a report."""
    for node in nodes:
        if isinstance(node, Grid):
            read_report_grid(draft, node)
        elif not node.children and node.line.rank >= CLAUSE:
            read_texts(draft, ("direction",), [node], doubt=BEFORE_SECTIONS)
        else:
            _read_section(draft, node)


def _read_section(draft: Draft, node: Node) -> None:
    for line in node.lines():
        draft.in_section(line, node.text)
    section = section_of("report", node.text)
    if section is None:
        _read_result(draft, node, doubt=UNKNOWN_SECTION)
        return
    title_line(draft, node.line)
    _READERS[section](draft, node)


def _read_list(draft: Draft, node: Node, field: str) -> None:
    for child in node.children:
        if isinstance(child, Grid):
            read_report_grid(draft, child)
        else:
            read_texts(draft, (field,), [child])


def _read_direction(draft: Draft, node: Node) -> None:
    _read_list(draft, node, "direction")


def _read_limitations(draft: Draft, node: Node) -> None:
    _read_list(draft, node, "limitations")


def _read_proposals(draft: Draft, node: Node) -> None:
    _read_list(draft, node, "proposals")


def _read_results(draft: Draft, node: Node) -> None:
    found = period_in(node.text)
    if found and draft.at(("period",)) is None:
        draft.put(("period",), found, node.line, taken="")
    for child in node.children:
        if isinstance(child, Grid):
            read_report_grid(draft, child)
        elif child.children and _SPENDING.match(child.text):
            _read_spending(draft, child)
        elif child.children and _OF_PRODUCTS.search(child.text) and _read_products(draft, child):
            title_line(draft, child.line)
        elif child.children and _AGAINST_PLAN.search(child.text):
            _read_comparison(draft, child)
        else:
            _read_result(draft, child)


def _read_result(draft: Draft, node: Node, doubt: str = "") -> None:
    """One field of work with its text, and its figures where whole lines state them."""
    line = node.line
    if not node.children:
        title, _, text = line.text.partition(":")
        part = {"title": title, "paragraphs": [text.strip()]} if text.strip() and len(title) < _LONGEST_TITLE else None
        place = draft.add(("results",), part or {"title": without_end(line.text)}, line, doubt=doubt)
        return
    place = draft.add(("results",), {"title": without_end(line.text)}, line, doubt=doubt)
    for child in node.children:
        if isinstance(child, Grid):
            read_report_grid(draft, child)
            continue
        for one in walk(child):
            _read_figure(draft, place, one, doubt)


def _read_figure(draft: Draft, place: Place, line: Line, doubt: str) -> None:
    found = read_target(line.text)
    if found and not found.doubt and len(re.findall(r"\d+", line.text)) <= _FIGURES_OF_A_TARGET:
        draft.add((*place, "figures"), found.data, line, doubt=doubt, taken=found.printed)
    else:
        draft.add((*place, "paragraphs"), line.text, line, doubt=doubt)


def _read_products(draft: Draft, node: Node) -> bool:
    """Products rated by year, of sentences or a table; False where there is neither."""
    done = False
    for child in node.children:
        if isinstance(child, Grid):
            done = read_report_grid(draft, child) or done
            continue
        for line in walk(child):
            found = list(_YEARLY.finditer(line.text))
            rows = [_product_row(one) for one in found]
            for row in rows:
                draft.add(("product_results",), row, line)
                done = True
            if rows:
                draft.printed(line, "năm giai đoạn có sản phẩm được đánh giá phân hạng " * len(rows))
            if not rows or draft.rest(line):
                _keep_result(draft, node, line)
    return done


def _product_row(found: re.Match[str]) -> dict[str, Any]:
    row = {
        "period": period_in(found["period"]),
        "quantity": found["quantity"],
        "stars": found["stars"],
        "note": found["note"],
    }
    return {name: value for name, value in row.items() if value is not None}


def _keep_result(draft: Draft, node: Node, line: Line) -> None:
    """Keep a sentence that is more than a count of products, under the title of its part."""
    results = draft.at(("results",)) or []
    known = next((number for number, one in enumerate(results) if one["title"] == without_end(node.text)), None)
    place: Place = (
        ("results", known)
        if known is not None
        else draft.add(("results",), {"title": without_end(node.text)}, node.line)
    )
    _read_figure(draft, place, line, "")


def _read_comparison(draft: Draft, node: Node) -> None:
    title_line(draft, node.line)
    for child in node.children:
        if isinstance(child, Grid):
            read_report_grid(draft, child)
        else:
            for line in walk(child):
                _keep_result(draft, node, line)


def _read_spending(draft: Draft, node: Node) -> None:
    title_line(draft, node.line)
    read_budget(draft, ("spending",), node.children)


def _read_outlook(draft: Draft, node: Node) -> None:
    found = period_in(node.text)
    if found:
        draft.put(("outlook", "period"), found, node.line, taken="")
    for child in node.children:
        inner = section_of("outlook", child.text) if isinstance(child, Node) and child.children else None
        if isinstance(child, Grid):
            read_report_grid(draft, child)
        elif inner is None:
            read_targets(draft, ("outlook", "targets"), ("outlook", "tasks"), child)
        else:
            title_line(draft, child.line)
            _read_outlook_part(draft, child, inner)


def _read_outlook_part(draft: Draft, node: Node, part: str) -> None:
    if part == "budget":
        read_budget(draft, ("outlook", "budget"), node.children)
        return
    for child in node.children:
        if isinstance(child, Grid):
            read_report_grid(draft, child)
        elif part == "tasks":
            read_texts(draft, ("outlook", "tasks"), [child])
        else:
            read_targets(draft, ("outlook", "targets"), ("outlook", "objectives"), child)


_READERS: dict[str, Any] = {
    "direction": _read_direction,
    "results": _read_results,
    "spending": _read_spending,
    "limitations": _read_limitations,
    "outlook": _read_outlook,
    "proposals": _read_proposals,
}
