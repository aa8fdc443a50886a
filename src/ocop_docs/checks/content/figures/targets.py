"""Targets and star quotas that must be reachable together and equal where they are stated twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.amounts import Stars
from ocop_docs.documents.parts import StarQuota, Target, TargetPart
from ocop_docs.documents.paths import Parts, Place, field_path
from ocop_docs.vietnamese.quantities import Quantity
from ocop_docs.vietnamese.statements import Relation

_PRODUCT = "sản phẩm"
_ALL = 100
_GROWTH = re.compile(r"tăng|vượt|gấp|so với|kế hoạch|chỉ tiêu|kỳ|năm trước|tốc độ", re.IGNORECASE)
"""Words with which a percentage may be above 100."""


def check_targets(parts: Parts) -> Iterator[Finding]:
    """Yield errors for parts above their whole, quotas above the targets, and figures stated twice that differ."""
    for place, target in parts.of(Target):
        if target.of_which:
            yield from _parts_fit(place, target)
            yield from _classes_add_up(place, target)
    for place, part in parts.of(TargetPart):
        if part.quantity.percent:
            yield from _more_than_all(place, part)
    quotas = parts.of(StarQuota)
    products = [(place, target) for place, target in parts.of(TargetPart) if _counts_products(target)]
    yield from _quotas_fit(quotas, [target for _, target in products])
    classed = [(place, target) for place, target in products if target.stars]
    for place, quota in quotas:
        yield from _stated_twice(place, quota, classed)


def _parts_fit(place: Place, target: Target) -> Iterator[Finding]:
    limit = _upper(target.quantity)
    parts = [part for part in target.of_which if part.unit == target.unit and not part.quantity.percent]
    if limit is None or target.quantity.percent or not parts:
        return
    together = _least_together(parts)
    if together > limit:
        yield Finding(
            "parts-exceed-whole",
            Severity.error,
            field_path((*place, "of_which")),
            f"Phần “trong đó” cần ít nhất {_figure(together)} {target.unit}, "
            f"nhưng chỉ tiêu chung chỉ là {target.quantity.counting(target.unit)}.",
            expected=f"không quá {_figure(limit)}",
            found=_figure(together),
        )


def _classes_add_up(place: Place, target: Target) -> Iterator[Finding]:
    """Parts that name every class of the whole, all in exact numbers, add up to the whole."""
    if target.stars is None:
        return
    parts = [part for part in target.of_which if part.unit == target.unit and part.stars]
    classes = {number for part in parts if part.stars for number in range(part.stars.low, part.stars.high + 1)}
    exact = all(each.quantity.relation is Relation.EXACT for each in (target, *parts))
    whole = set(range(target.stars.low, target.stars.high + 1))
    if classes != whole or not exact or not _disjoint([part.stars for part in parts]):
        return
    together = sum((_lower(part.quantity) for part in parts), Decimal(0))
    if together < _lower(target.quantity):
        yield Finding(
            "parts-below-whole",
            Severity.error,
            field_path((*place, "of_which")),
            f"Phần “trong đó” kể đủ các hạng nhưng cộng lại chỉ {_figure(together)} {target.unit}, "
            f"ít hơn chỉ tiêu chung {target.quantity.text} {target.unit}. Hãy kiểm tra lại các số.",
            expected=target.quantity.text,
            found=_figure(together),
        )


def _more_than_all(place: Place, part: TargetPart) -> Iterator[Finding]:
    """A share of a whole is not above 100%; growth, and a comparison with a plan or an earlier year, may be."""
    limit = _upper(part.quantity) or _lower(part.quantity)
    words = f"{part.action or ''} {part.quantity.text} {part.unit} {part.detail or ''}"
    if limit > _ALL and not _GROWTH.search(words):
        yield Finding(
            "percent-above-all",
            Severity.error,
            field_path((*place, "quantity")),
            f"{part.quantity.text} {part.unit} là nhiều hơn toàn bộ. Hãy sửa tỷ lệ, hoặc nói rõ so với gì.",
            expected="không quá 100%",
            found=part.quantity.text,
        )


def _least_together(parts: Sequence[TargetPart]) -> Decimal:
    """The least number that satisfies all parts: the sum if their classes of stars are disjoint, else the largest."""
    minima = [_lower(part.quantity) for part in parts]
    classes = [part.stars for part in parts]
    return sum(minima, Decimal(0)) if _disjoint(classes) else max(minima)


def _quotas_fit(quotas: Sequence[tuple[Place, StarQuota]], products: Sequence[TargetPart]) -> Iterator[Finding]:
    """Quotas of one period against the largest number of products that any target allows."""
    if not quotas:
        return
    limits = [_upper(target.quantity) for target in products]
    known = [limit for limit in limits if limit is not None]
    if not known or len(known) < len(limits):
        return
    by_period: dict[tuple[int, int] | None, list[StarQuota]] = {}
    for _, quota in quotas:
        span = (quota.period.start, quota.period.end) if quota.period else None
        by_period.setdefault(span, []).append(quota)
    for quotas_of_period in by_period.values():
        same = [quota for quota in quotas_of_period if not quota.quantity.percent]
        if not _disjoint([quota.stars for quota in same]):
            continue
        together = sum((_lower(quota.quantity) for quota in same), Decimal(0))
        if together > max(known):
            yield Finding(
                "quotas-exceed-targets",
                Severity.error,
                field_path(quotas[0][0][:-1]),
                f"Chỉ tiêu hạng sao cộng lại ít nhất {_figure(together)} sản phẩm, "
                f"vượt mục tiêu nhiều nhất là {_figure(max(known))} sản phẩm.",
                expected=f"không quá {_figure(max(known))}",
                found=_figure(together),
            )


def _stated_twice(place: Place, quota: StarQuota, targets: Sequence[tuple[Place, TargetPart]]) -> Iterator[Finding]:
    for target_place, target in targets:
        if _state_the_same(target, quota) and not _overlap(target.quantity, quota.quantity):
            yield Finding(
                "stated-twice",
                Severity.error,
                field_path((*place, "quantity")),
                f"Chỉ tiêu {quota.stars} ghi hai số khác nhau: {quota.quantity.text} ở bảng hạng sao, "
                f"{target.quantity.text} ở mục tiêu ({field_path(target_place)}).",
                expected=target.quantity.text,
                found=quota.quantity.text,
            )


def _state_the_same(target: TargetPart, quota: StarQuota) -> bool:
    """Whether both state the number of products of one class, at one level, in the same period."""
    return (
        target.quantity.percent is quota.quantity.percent
        and target.recognised_at is quota.recognised_at
        and target.stars == quota.stars
        and (quota.period is None or target.lies_in(quota.period))
    )


def _counts_products(target: TargetPart) -> bool:
    """`10 sản phẩm`; neither `100% sản phẩm` nor `10 chủ thể` can be compared with a count of products."""
    return target.unit.startswith(_PRODUCT) and not target.quantity.percent


def _disjoint(classes: Sequence[Stars | None]) -> bool:
    known = [stars for stars in classes if stars is not None]
    return len(known) == len(classes) and all(
        one.high < other.low or other.high < one.low for one, other in combinations(known, 2)
    )


def _overlap(one: Quantity, other: Quantity) -> bool:
    highest = [bound for bound in (_upper(one), _upper(other)) if bound is not None]
    return not highest or max(_lower(one), _lower(other)) <= min(highest)


def _lower(quantity: Quantity) -> Decimal:
    """The lower bound of a quantity; 0 for `khoảng 30`, which sets none."""
    firm = quantity.low is not None and quantity.relation is not Relation.ABOUT
    return quantity.low if firm and quantity.low is not None else Decimal(0)


def _upper(quantity: Quantity) -> Decimal | None:
    """The upper bound of a quantity; None for `khoảng 30`, which sets none."""
    return None if quantity.relation is Relation.ABOUT else quantity.high


def _figure(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")
