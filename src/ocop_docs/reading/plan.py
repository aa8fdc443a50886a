"""The content of a plan: its sections into the fields of the record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ocop_docs.documents.paths import Place
from ocop_docs.reading.amounts import read_budget, read_cost
from ocop_docs.reading.content import read_texts, title_line, walk
from ocop_docs.reading.draft import Draft
from ocop_docs.reading.heading import period_in
from ocop_docs.reading.sections import section_of
from ocop_docs.reading.source.blocks import CLAUSE, POINT, Grid, Line, Node
from ocop_docs.reading.tables.plan_grids import read_plan_grid
from ocop_docs.reading.target_rows import read_targets
from ocop_docs.reading.targets import without_end
from ocop_docs.vietnamese.text import upper_first

UNKNOWN_SECTION = "Tên phần không có trong mẫu Kế hoạch, giữ thành một nhiệm vụ."
BEFORE_SECTIONS = "Đoạn đứng trước phần đầu tiên, chưa rõ thuộc mục nào."
NOT_NUMBERED = "Chưa rõ đơn vị được giao; giữ nguyên câu dưới đơn vị đứng trên."
_UNIT = re.compile(
    r"^(?:giao |đề nghị |yêu cầu )?(?P<unit>(?:các |công chức |ban |phòng |văn phòng |trung tâm |hội |đoàn |mặt trận "
    r"|ủy ban |uỷ ban |ubnd |sở |chi cục |công an |đài |trạm |hợp tác xã |trưởng |chủ thể |đơn vị |bộ phận "
    r"|thường trực |đồng chí |ngân hàng |kho bạc |thôn )[^:;.]*?)"
    r"(?:\s*:\s*|\s+(?:có trách nhiệm\s+)?(?=(?:chủ trì|phối hợp|tham mưu|hướng dẫn|tuyên truyền|bố trí|cân đối|tổ chức"
    r"|chịu trách nhiệm|theo dõi|đôn đốc|xây dựng|căn cứ|chủ động|đăng ký|tăng cường|vận động|kiểm tra|thẩm định"
    r"|tổng hợp|thực hiện|triển khai|rà soát)\b))(?P<duty>\S.*)$",
    re.IGNORECASE,
)


def read_plan(draft: Draft, nodes: Sequence[Node | Grid]) -> None:
    """Read the sections of a plan."""
    for node in nodes:
        if isinstance(node, Grid):
            read_plan_grid(draft, node, "tasks")
        elif not node.children and node.line.rank >= CLAUSE:
            read_texts(draft, ("purposes",), [node], doubt=BEFORE_SECTIONS)
        else:
            _read_section(draft, node, section_of("plan", node.text))


def _read_section(draft: Draft, node: Node, section: str | None) -> None:
    for line in node.lines():
        draft.in_section(line, node.text)
    if section is None:
        _read_task(draft, node, doubt=UNKNOWN_SECTION)
        return
    title_line(draft, node.line)
    _READERS[section](draft, node)


def _read_aims(draft: Draft, node: Node, *, field: str) -> None:
    """Purposes and requirements; a title below that names one of them leads on."""
    for child in node.children:
        inner = section_of("plan", child.text) if isinstance(child, Node) and _is_title(child) else None
        if isinstance(child, Node) and inner in ("purposes", "requirements", "general_objectives", "targets"):
            _read_section(draft, child, inner)
        elif isinstance(child, Grid):
            read_plan_grid(draft, child, field)
        else:
            both = field == "purposes" and "yêu cầu" in node.text.lower()
            read_texts(draft, (field,), [child], doubt="Phần chung Mục đích, Yêu cầu." if both else "")


def _is_title(node: Node) -> bool:
    return bool(node.children) or (node.line.bold and node.line.rank < POINT)


def _read_purposes(draft: Draft, node: Node) -> None:
    _read_aims(draft, node, field="purposes")


def _read_requirements(draft: Draft, node: Node) -> None:
    _read_aims(draft, node, field="requirements")


def _read_objectives(draft: Draft, node: Node) -> None:
    """Objectives in words and targets in figures."""
    found = period_in(node.text)
    if found and draft.at(("period",)) is None:
        draft.put(("period",), found, node.line, taken="")
    for child in node.children:
        inner = section_of("plan", child.text) if isinstance(child, Node) and _is_title(child) else None
        if isinstance(child, Node) and inner in ("general_objectives", "targets"):
            title_line(draft, child.line)
            _read_objectives(draft, child) if inner == "targets" else _read_general(draft, child)
        elif isinstance(child, Grid):
            read_plan_grid(draft, child, "targets")
        else:
            read_targets(draft, ("targets",), ("general_objectives",), child)


def _read_general(draft: Draft, node: Node) -> None:
    for child in node.children:
        if isinstance(child, Grid):
            read_plan_grid(draft, child, "targets")
        else:
            read_texts(draft, ("general_objectives",), [child])


def _read_tasks(draft: Draft, node: Node) -> None:
    """Tasks; lines without a number above the numbered ones are what the work is focused on."""
    numbered = next((at for at, one in enumerate(node.children) if isinstance(one, Node) and one.line.rank < POINT), 0)
    focus = node.children[:numbered]
    for child in node.children:
        if isinstance(child, Grid):
            read_plan_grid(draft, child, "tasks")
        elif _is_title(child) and section_of("plan", child.text) == "budget":
            _read_section(draft, child, "budget")
        elif child in focus and not child.children:
            read_texts(draft, ("focus",), [child])
        else:
            _read_task(draft, child)


def _read_task(draft: Draft, node: Node, doubt: str = "") -> None:
    line = node.line
    place = draft.add(("tasks",), {"content": without_end(line.text)}, line, doubt=doubt)
    for child in node.children:
        if isinstance(child, Grid):
            read_plan_grid(draft, child, "tasks")
        else:
            for one in walk(child):
                if not read_cost(draft, place, one):
                    draft.add((*place, "details"), one.text, one, doubt=doubt)


def _read_money(draft: Draft, node: Node) -> None:
    read_budget(draft, ("budget",), node.children)


def _read_responsibilities(draft: Draft, node: Node) -> None:
    for child in node.children:
        if isinstance(child, Grid):
            read_plan_grid(draft, child, "responsibilities")
        else:
            _read_unit(draft, child)


def _read_unit(draft: Draft, node: Node) -> None:
    """One unit with its duties: below it, after its colon, or after its name."""
    line = node.line
    below = [one for child in node.children if isinstance(child, Node) for one in walk(child)]
    found = _UNIT.match(line.text)
    if found and found["duty"] and not (below and line.text.endswith(":")):
        part = {"unit": upper_first(found["unit"].strip()), "duties": [upper_first(found["duty"])]}
        draft.printed(line, line.text[: found.start("unit")])
        place = draft.add(("responsibilities",), part, line)
    elif below:
        place = draft.add(("responsibilities",), {"unit": without_end(line.text), "duties": []}, line)
    else:
        _keep_duty(draft, line)
        return
    for one in below:
        draft.add((*place, "duties"), one.text, one)


def _keep_duty(draft: Draft, line: Line) -> None:
    """A duty without a unit of its own belongs to the unit above; without one it is a task."""
    units = draft.at(("responsibilities",)) or ()
    place: Place = ("responsibilities", len(units) - 1, "duties") if units else ("focus",)
    draft.add(place, line.text, line, doubt=NOT_NUMBERED)


_READERS = {
    "purposes": _read_purposes,
    "requirements": _read_requirements,
    "general_objectives": _read_objectives,
    "targets": _read_objectives,
    "tasks": _read_tasks,
    "budget": _read_money,
    "responsibilities": _read_responsibilities,
}
