"""Expected fields that are still blank."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.base import Blank, Part
from ocop_docs.documents.document import Document
from ocop_docs.documents.fields import fields_of
from ocop_docs.documents.parts import Capacity, Signatory
from ocop_docs.documents.paths import Parts, Place, field_path, fields_leading_to, title_at

_CITATION = "NĐ 30/2020, Điều 8 và Phụ lục I, mục II"
_AS_BLANK = "văn bản in chỗ trống để điền"
_LEFT_OUT = "văn bản in không có phần này"
_ONLY_CHECKED = "văn bản không in mục này, nhưng chương trình cần để kiểm tra"
_LEFT_OUT_OF: dict[str, frozenset[str]] = {
    "plan": frozenset({"targets"}),
    "report": frozenset({"results"}),
    "council-decision": frozenset({"proposal", "advisors"}),
    "council-minutes": frozenset({"members_needed"}),
    "submission": frozenset({"minutes"}),
    "council-report": frozenset({"minutes"}),
    "recognition-decision": frozenset({"proposal"}),
    "regulation-decision": frozenset({"proposal"}),
    "revocation-decision": frozenset({"proposal"}),
    "results-notice": frozenset({"decision"}),
}
"""Fields of a kind whose sentence is left out when they are blank; a test compares with what prints."""
_UNPRINTED_EVERYWHERE = {("issuer", "level")}
_UNPRINTED: set[tuple[str, Place]] = {
    *((kind, ("issuer", "place")) for kind in ("council-minutes", "inspection-minutes")),
    *(
        (kind, ("period",))
        for kind in ("plan", "report", "approval-decision", "commune-assessment", "council-decision", "council-minutes")
    ),
}
"""Fields that a kind does not print."""
_SET: Place = ("product_set",)
_PRINTED = {_SET: "hãy chọn một bộ từ 1 đến 26 để in đúng nhóm và tiêu chí của sản phẩm"}
_CITATIONS = {_SET: "QĐ 26/2026/QĐ-TTg, Phụ lục II"}


def check_completeness(document: Document, parts: Parts) -> Iterator[Finding]:
    """Yield a warning for each expected element that is blank, with what the document prints instead."""
    for place in _blank_fields((), document):
        if place[0] in document.fields_left_out:
            continue
        yield Finding(
            "element-missing",
            Severity.warning,
            field_path(place),
            f"Chưa có “{title_at(type(document), place)}”; {_printed(document.kind, place)}.",
            citation=_CITATIONS.get(place, _CITATION),
        )
    yield from _second_position(parts)
    if document.example:
        yield Finding("example", Severity.info, "example", "Đây là văn bản ví dụ; mỗi trang in dòng “VĂN BẢN VÍ DỤ”.")


def _printed(kind: str, place: Place) -> str:
    """What is printed where the field at `place` is blank."""
    if place in _PRINTED:
        return _PRINTED[place]
    if place in _UNPRINTED_EVERYWHERE or (kind, place) in _UNPRINTED:
        return _ONLY_CHECKED
    return _LEFT_OUT if place[0] in _LEFT_OUT_OF.get(kind, ()) and len(place) == 1 else _AS_BLANK


def _blank_fields(place: Place, part: Part) -> Iterator[Place]:
    expected, ways = _fields_of(type(part))
    held = vars(part)
    for name in expected:
        value = held[name]
        if value is None or type(value) is Blank or (type(value) is list and not value):
            yield (*place, name)
    for name in ways:
        value = held[name]
        if type(value) is list:
            for row, inner in enumerate(value):
                yield from _blank_fields((*place, name, row), inner)
        elif value is not None:
            yield from _blank_fields((*place, name), value)


@cache
def _fields_of(model: type[Part]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The expected fields of `model`, and its fields that may hold parts with expected fields."""
    return _expected_fields(model), fields_leading_to(model, lambda inner: bool(_expected_fields(inner)))


def _expected_fields(model: type[Part]) -> tuple[str, ...]:
    return tuple(name for name, field in fields_of(model).items() if field.expected or field.fillable)


def _second_position(parts: Parts) -> Iterator[Finding]:
    """Whoever signs for another must state their own position."""
    for place, signatory in parts.of(Signatory):
        signs_as_head = signatory.capacity in (Capacity.head, Capacity.acting_head)
        if not signs_as_head and signatory.position is None:
            yield Finding(
                "element-missing",
                Severity.warning,
                field_path((*place, "position")),
                "Chưa có chức vụ của người ký thay, ký thừa lệnh hoặc thừa ủy quyền.",
                citation="NĐ 30/2020, Phụ lục I, mục II.7.b",
            )
