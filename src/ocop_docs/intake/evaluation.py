"""Faults between the parts of a round's record: names that lead nowhere, things said twice, impossible ticks."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from ocop_docs.documents.council import Absence, Conflict
from ocop_docs.documents.evaluation import EvaluationRound, Sheet
from ocop_docs.documents.places import Place, field_path, title_at
from ocop_docs.documents.scores import tick_faults
from ocop_docs.errors import Fault, fault
from ocop_docs.law.rubric import product_set


def record_faults(evaluation: EvaluationRound) -> list[Fault]:
    """Return every fault that no single field shows, each with its place."""
    return [
        fault("field-invalid", field_path(place), title_at(EvaluationRound, place), reason=reason)
        for place, reason in (*_repeated(evaluation), *_unknown(evaluation), *_ticks(evaluation))
    ]


def _repeated(evaluation: EvaluationRound) -> Iterator[tuple[Place, str]]:
    lists: tuple[tuple[Place, str, str, list[str]], ...] = (
        (("communes",), "code", "Mã xã", [each.code for each in evaluation.communes]),
        (("producers",), "id", "Mã chủ thể", [each.id for each in evaluation.producers]),
        (("products",), "id", "Mã sản phẩm trong đợt", [each.id for each in evaluation.products]),
        (("council", "members"), "id", "Mã thành viên", [each.id for each in evaluation.council.members]),
    )
    for place, field, what, names in lists:
        for row, name in _said_before(names):
            yield (*place, row, field), f"{what} “{name}” đã dùng ở dòng trên; mỗi mã chỉ cho một dòng."
    for row, (product, member) in _said_before((each.product, each.member) for each in evaluation.sheets):
        said = f"Thành viên “{member}” đã có phiếu khác cho sản phẩm “{product}”; chỉ giữ lại một."
        yield ("sheets", row, "member"), said


T = TypeVar("T", bound=Hashable)


def _said_before(names: Iterable[T]) -> Iterator[tuple[int, T]]:
    """Each name that stands further up already, with its row."""
    seen: set[T] = set()
    for row, name in enumerate(names):
        if name in seen:
            yield row, name
        seen.add(name)


def _unknown(evaluation: EvaluationRound) -> Iterator[tuple[Place, str]]:
    for place, name, known, where in (*_plain_references(evaluation), *_scoring_references(evaluation)):
        if name not in known:
            yield place, f"“{name}” không có trong {where}."


_Reference = tuple[Place, str, set[str], str]


def _plain_references(evaluation: EvaluationRound) -> Iterator[_Reference]:
    communes = {each.code for each in evaluation.communes}
    producers = {each.id for each in evaluation.producers}
    for row, producer in enumerate(evaluation.producers):
        yield ("producers", row, "commune"), producer.commune, communes, "danh sách xã, phường"
    for row, product in enumerate(evaluation.products):
        yield ("products", row, "producer"), product.producer, producers, "danh sách chủ thể"


def _scoring_references(evaluation: EvaluationRound) -> Iterator[_Reference]:
    members = {each.id for each in evaluation.council.members}
    products = {each.id for each in evaluation.products}
    lists: tuple[tuple[Place, Sequence[Conflict | Sheet | Absence]], ...] = (
        (("council", "absences"), evaluation.council.absences),
        (("council", "conflicts"), evaluation.council.conflicts),
        (("sheets",), evaluation.sheets),
    )
    for at, rows in lists:
        for row, each in enumerate(rows):
            yield (*at, row, "member"), each.member, members, "danh sách thành viên"
            if not isinstance(each, Absence):
                yield (*at, row, "product"), each.product, products, "danh sách sản phẩm"


def _ticks(evaluation: EvaluationRound) -> Iterator[tuple[Place, str]]:
    sets = {product.id: product.product_set for product in evaluation.products}
    for row, sheet in enumerate(evaluation.sheets):
        if sheet.product in sets:
            for reason in tick_faults(product_set(sets[sheet.product]), sheet.ticks):
                yield ("sheets", row, "ticks"), f"Phiếu của {sheet.member} cho {sheet.product}: {reason}"
