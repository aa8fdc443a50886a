"""Expected fields that are still blank, and what a plan set whose result a report does not give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache, lru_cache

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.base import Blank, Part
from ocop_docs.documents.document import Document
from ocop_docs.documents.fields import fields_of
from ocop_docs.documents.kinds.report import Report
from ocop_docs.documents.parts import Capacity, Signatory
from ocop_docs.documents.paths import Parts, Place, field_path, fields_leading_to, title_at
from ocop_docs.law.evaluation import rules_on
from ocop_docs.law.legal_texts import laws_by_name, legal_texts
from ocop_docs.vietnamese.dates import short_date

_CITATION = "NĐ 30/2020, Điều 8 và Phụ lục I, mục II"
_AS_BLANK = "văn bản in chỗ trống để điền"
_LEFT_OUT = "văn bản in không có phần này"
_ONLY_CHECKED = "văn bản không in mục này, nhưng chương trình cần để kiểm tra"
_LEFT_OUT_OF: dict[str, frozenset[str]] = {
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
_LEFT_OUT_BESIDE = {("plan", "targets"): "star_quotas"}
"""Fields that are left out only where another field of the same section is given."""
_UNPRINTED_EVERYWHERE = {("issuer", "level")}
_UNPRINTED: set[tuple[str, Place]] = {
    *((kind, ("issuer", "place")) for kind in ("council-minutes", "inspection-minutes")),
    *(
        (kind, ("period",))
        for kind in ("plan", "report", "approval-decision", "commune-assessment", "council-decision", "council-minutes")
    ),
}
"""Fields that a kind does not print."""
_ORGANISATION = "Luật Tổ chức chính quyền địa phương"
_SET: Place = ("product_set",)
_BASES: Place = ("legal_bases",)
_PRINTED = {_SET: "hãy chọn một bộ từ 1 đến 26 để in đúng nhóm và tiêu chí của sản phẩm"}
_CITATIONS = {_SET: "QĐ 26/2026/QĐ-TTg, Phụ lục II"}


def check_completeness(document: Document, parts: Parts) -> Iterator[Finding]:
    """Yield a warning for each expected element that is blank, with what the document prints instead."""
    blank = list(_blank_fields((), document))
    left_out = document.fields_left_out if blank else ()
    for place in blank:
        if place[0] not in left_out:
            day = vars(document).get("date") if place == _BASES else None
            yield _missing(type(document), document.kind, place, day, beside=_has_other(document, place))
    yield from _second_position(parts)
    yield from _without_result(document)
    if document.example:
        yield Finding("example", Severity.info, "example", "Đây là văn bản ví dụ; mỗi trang in dòng “VĂN BẢN VÍ DỤ”.")


@lru_cache(maxsize=1024)  # the documents of a batch lack the same fields
def _missing(model: type[Document], kind: str, place: Place, day: dt.date | None, *, beside: bool) -> Finding:
    """The finding on a blank field.

    `day` is the date of the document where its legal bases are blank; `beside`: as `_printed`.
    """
    return Finding(
        "element-missing",
        Severity.warning,
        field_path(place),
        f"Chưa có “{title_at(model, place)}”; {_printed(kind, place, beside=beside)}.{_offered(day) if day else ''}",
        citation=_CITATIONS.get(place, _CITATION),
    )


def _has_other(document: Document, place: Place) -> bool:
    """Whether the field is given that replaces the blank one."""
    other = _LEFT_OUT_BESIDE.get((document.kind, str(place[0])))
    return other is not None and bool(vars(document).get(other))


def _printed(kind: str, place: Place, *, beside: bool) -> str:
    """What is printed where the field at `place` is blank, `beside` another that replaces it."""
    if place in _PRINTED:
        return _PRINTED[place]
    if place in _UNPRINTED_EVERYWHERE or (kind, place) in _UNPRINTED:
        return _ONLY_CHECKED
    left_out = len(place) == 1 and (beside or place[0] in _LEFT_OUT_OF.get(kind, ()))
    return _LEFT_OUT if left_out else _AS_BLANK


def _offered(day: dt.date) -> str:
    """The texts of the catalogue that every OCOP document of the day can cite."""
    if (rules := rules_on(day)) is None:
        return ""
    texts = [*laws_by_name().get(_ORGANISATION, ()), *(legal_texts()[number] for number in rules.criteria)]
    names = [text.citation for text in texts if text.applies_on(day)]
    return f" Căn cứ áp dụng được vào ngày {short_date(day)}: {'; '.join(names)}." if names else ""


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


def _without_result(document: Document) -> Iterator[Finding]:
    """Each target and each amount of the plan has a result in the report on it."""
    results = document.plan_results if isinstance(document, Report) else None
    if results is None:
        return
    for row, target in enumerate(results.targets):
        if target.achieved is None:
            goal = " ".join(filter(None, (target.planned and target.planned.text, target.unit)))
            yield _no_result(f"plan_results.targets[{row}].achieved", f"Chỉ tiêu “{target.target}”", goal)
    for row, funding in enumerate(results.funding):
        if funding.spent is None:
            goal = funding.planned.figures() if funding.planned else ""
            yield _no_result(f"plan_results.funding[{row}].spent", f"Kinh phí “{funding.content}”", goal)


def _no_result(place: str, what: str, goal: str) -> Finding:
    message = f"{what}{f' (kế hoạch: {goal})' if goal else ''} chưa có kết quả thực hiện."
    return Finding("result-missing", Severity.warning, place, message, expected=goal)


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
