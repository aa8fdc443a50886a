"""Who may issue the document, and which class of stars an office may recognise, on the document's date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.amounts import Stars
from ocop_docs.documents.document import Document
from ocop_docs.documents.kinds.certificate import Certificate
from ocop_docs.documents.kinds.recognition_decision import RecognitionDecision
from ocop_docs.documents.parts import Issuer, Level, StarQuota, TargetPart
from ocop_docs.documents.paths import Parts, Place, field_path
from ocop_docs.law.administration import ended_levels, provinces
from ocop_docs.law.authority import issuing_rule
from ocop_docs.law.evaluation import EvaluationRules, evaluation_rules, rules_on
from ocop_docs.law.offices import office_kind, written_out
from ocop_docs.law.programmes import Programme, programme_on
from ocop_docs.vietnamese.dates import short_date

_UNIT_LEVELS: dict[str, tuple[Level, ...]] = {
    "tỉnh": (Level.province,),
    "thành phố": (Level.province, Level.district),
    "huyện": (Level.district,),
    "quận": (Level.district,),
    "thị xã": (Level.district,),
    "xã": (Level.commune,),
    "phường": (Level.commune,),
    "thị trấn": (Level.commune,),
    "đặc khu": (Level.commune,),
}
_TOWNSHIP, _CITY = "thị trấn", "thành phố"
_COMMITTEE = re.compile(rf"Ủy ban nhân dân ({'|'.join(_UNIT_LEVELS)})\b\s*(.*)", re.IGNORECASE)


def check_authority(document: Document, parts: Parts) -> Iterator[Finding]:
    """Yield findings on the issuer's level, on its power to issue this kind, and on the power over star classes."""
    issuer: Issuer | None = vars(document).get("issuer")
    if issuer is None:
        return
    day: dt.date | None = vars(document).get("date")
    yield from _level_of_name(issuer)
    if day:
        yield from _ended(issuer, day)
        yield from _kind(document, issuer, day)
        yield from _claims(parts, day)
    if isinstance(document, RecognitionDecision | Certificate):
        yield from _classes(document, day)


def level_of(issuer: Issuer) -> Level | None:
    """Return the level of an issuer: as given, else by its name (`Ủy ban nhân dân xã …`), None when neither tells."""
    if issuer.level:
        return issuer.level
    match = _committee(issuer.name)
    if match is None:
        return None
    unit, name = match[1].lower(), match[2].casefold()
    if unit == _CITY:
        return Level.province if f"{_CITY} {name}" in _central_cities() else Level.district
    return _UNIT_LEVELS[unit][0]


@lru_cache(maxsize=256)
def _committee(name: str) -> re.Match[str] | None:
    return _COMMITTEE.match(written_out(name))


@cache
def _central_cities() -> frozenset[str]:
    return frozenset(province.name.casefold() for province in provinces())


def _level_of_name(issuer: Issuer) -> Iterator[Finding]:
    match = _committee(issuer.name)
    if match and issuer.level and issuer.level not in _UNIT_LEVELS[match[1].lower()]:
        expected = " hoặc ".join(level.label for level in _UNIT_LEVELS[match[1].lower()])
        yield Finding(
            "issuer-level-differs",
            Severity.error,
            "issuer.level",
            f"“{issuer.name}” là {expected}, nhưng dữ liệu ghi {issuer.level.label}.",
            expected=expected,
            found=issuer.level.label,
        )


def _ended(issuer: Issuer, day: dt.date) -> Iterator[Finding]:
    """The issuer is of a level that ended before `day`, by the data or by its name."""
    match = _committee(issuer.name)
    unit = match[1].lower() if match else ""
    level = level_of(issuer)
    name = "township" if unit == _TOWNSHIP else str(level) if level else ""
    ended = ended_levels().get(name)
    if ended and day > ended.in_force_to:
        what = "Thị trấn" if name == "township" else "Cấp huyện"
        yield Finding(
            "issuer-level-ended",
            Severity.error,
            "issuer.name" if name == "township" else "issuer.level",
            f"{what} không còn từ sau ngày {short_date(ended.in_force_to)}; "
            f"văn bản phải do {ended.successor} ban hành.",
            expected=ended.successor,
            found=issuer.name,
            citation=ended.citation,
        )


def _kind(document: Document, issuer: Issuer, day: dt.date) -> Iterator[Finding]:
    rule = issuing_rule(document.kind, day)
    if rule is None:
        return
    office, level = office_kind(issuer.name), level_of(issuer)
    wrong_office = rule.offices and office and office.kind not in rule.offices
    wrong_level = rule.levels and level and level not in rule.levels
    if wrong_office or wrong_level:
        yield Finding(
            "wrong-issuer",
            Severity.error,
            "issuer.name",
            f"“{issuer.name}” không có thẩm quyền ban hành {type(document).type_name} này; "
            f"thẩm quyền thuộc {rule.who}. Hãy ghi lại cơ quan ban hành.",
            expected=rule.who,
            found=issuer.name,
            citation=rule.citation,
        )


def _classes(document: RecognitionDecision | Certificate, day: dt.date | None) -> Iterator[Finding]:
    """The classes that a decision or a certificate recognises: none below the lowest, each by the level for it."""
    rules = (rules_on(day) if day else None) or evaluation_rules()[-1]
    programme = programme_on(day) if day else None
    for place, name, stars in _recognised(document):
        if stars is None:
            continue
        if stars < rules.lowest_recognised:
            yield _below_lowest(place, name, stars, rules)
        elif programme and programme.recognised_by and (level := level_of(document.issuer)):
            allowed = [Level(each) for each in programme.recognised_by.get(stars, ())]
            if level not in allowed:
                yield _wrong_level(place, stars, level, allowed, programme)


def _recognised(document: RecognitionDecision | Certificate) -> Iterator[tuple[str, str, int | None]]:
    if isinstance(document, Certificate):
        yield "stars", document.product, document.stars
    else:
        for row, product in enumerate(document.products):
            yield f"products[{row}].stars", product.name, product.stars


def _below_lowest(place: str, name: str, stars: int, rules: EvaluationRules) -> Finding:
    lowest = rules.lowest_recognised
    return Finding(
        "class-not-recognised",
        Severity.error,
        place,
        f"“{name}” đạt {stars} sao; hạng dưới {lowest} sao không có "
        "quyết định công nhận và không được cấp giấy chứng nhận.",
        expected=f"từ {lowest} sao",
        found=f"{stars} sao",
        citation=rules.citation,
    )


def _wrong_level(place: str, stars: int, level: Level, allowed: list[Level], programme: Programme) -> Finding:
    labels = " hoặc ".join(each.label for each in allowed) or "không cấp nào"
    return Finding(
        "wrong-recognition-authority",
        Severity.error,
        place,
        f"Hạng {stars} sao do {labels} công nhận, không phải {level.label}.",
        expected=labels,
        found=level.label,
        citation=programme.citation,
    )


def _claims(parts: Parts, day: dt.date) -> Iterator[Finding]:
    """Targets and quotas that name the level which is to recognise their class."""
    programme = programme_on(day)
    if programme is None or programme.recognised_by is None:
        return
    for place, target in parts.of(TargetPart):
        if target.recognised_at and target.stars:
            yield from _claim(place, target.stars, target.recognised_at, programme)
    for place, quota in parts.of(StarQuota):
        if quota.recognised_at:
            yield from _claim(place, quota.stars, quota.recognised_at, programme)


def _claim(place: Place, stars: Stars, level: Level, programme: Programme) -> Iterator[Finding]:
    rules = programme.recognised_by or {}
    for number in range(stars.low, stars.high + 1):
        levels = rules.get(number, ())
        if level in levels:
            continue
        allowed = " hoặc ".join(Level(name).label for name in levels) or "không cấp nào"
        yield Finding(
            "wrong-recognition-authority",
            Severity.error,
            field_path((*place, "recognised_at")),
            f"Hạng {number} sao ghi {level.label} công nhận; theo {programme.citation} là {allowed}.",
            expected=allowed,
            found=level.label,
            citation=programme.citation,
        )
