"""Checks between the parts of a round's record: codes repeated or unknown, fields that its law does not have, ticks."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from ocop_docs.documents.council import Absence, Conflict
from ocop_docs.documents.paths import Place, field_path, title_at
from ocop_docs.documents.scores import TICKED_FROM
from ocop_docs.errors import Fault, fault
from ocop_docs.law.evaluation import EvaluationRules, evaluation_rules, rules_on
from ocop_docs.messages.reasons import reason
from ocop_docs.rounds.intake.complete_sheets import Problem, complete_sheets
from ocop_docs.rounds.record import EvaluationRound, Sheet
from ocop_docs.settings import settings


def check_record(evaluation: EvaluationRound) -> tuple[EvaluationRound, list[Fault]]:
    """Return the record with the ticks of its sheets checked, and every fault that no single field shows."""
    rules = rules_on(evaluation.day) if evaluation.day else evaluation_rules()[-1]
    problems = [*_repeated(evaluation), *_unknown(evaluation)]
    if rules and not rules.rubric:
        problems += _not_in_earlier_law(evaluation, rules)
    elif rules:
        sheets, wrong = complete_sheets(evaluation)
        problems += [*_only_in_earlier_law(evaluation), *wrong]
        evaluation = evaluation if wrong else evaluation.model_copy(update={"sheets": sheets})
    return evaluation, [
        fault(
            "field-invalid",
            field_path(place),
            title_at(EvaluationRound, place),
            reason=why,
            advice=reason("write-as-elsewhere"),
        )
        for place, why in problems
    ]


def too_many_sheets(products: int, members: int) -> Fault | None:
    """The fault of a round with more sheets than allowed: every member scores every product."""
    limit, sheets = settings().max_round_sheets, products * members
    if sheets <= limit:
        return None
    return fault("round-too-large", products=products, members=members, sheets=sheets, limit=limit)


def _repeated(evaluation: EvaluationRound) -> Iterator[Problem]:
    lists: tuple[tuple[Place, str, str, list[str]], ...] = (
        (("communes",), "code", "Mã xã", [each.code for each in evaluation.communes]),
        (("producers",), "id", "Mã chủ thể", [each.id for each in evaluation.producers]),
        (("products",), "id", "Mã sản phẩm trong đợt", [each.id for each in evaluation.products]),
        (("council", "members"), "id", "Mã thành viên", [each.id for each in evaluation.council.members]),
    )
    for place, field, what, names in lists:
        for row, name in _repetitions(names):
            yield (*place, row, field), f"{what} “{name}” đã dùng ở dòng trên; mỗi mã chỉ cho một dòng."
    for row, (product, member) in _repetitions((each.product, each.member) for each in evaluation.sheets):
        reason = f"Thành viên “{member}” đã có phiếu khác cho sản phẩm “{product}”; chỉ giữ lại một."
        yield ("sheets", row, "member"), reason


T = TypeVar("T", bound=Hashable)


def _repetitions(names: Iterable[T]) -> Iterator[tuple[int, T]]:
    """Yield each name that an earlier row has too, with its row."""
    seen: set[T] = set()
    for row, name in enumerate(names):
        if name in seen:
            yield row, name
        seen.add(name)


def _unknown(evaluation: EvaluationRound) -> Iterator[Problem]:
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


def _only_in_earlier_law(evaluation: EvaluationRound) -> Iterator[Problem]:
    """Yield what a round scored by ticks may not have, and products without a product set."""
    for row, product in enumerate(evaluation.products):
        if product.product_set is None:
            yield ("products", row, "product_set"), f"Sản phẩm “{product.name}” chưa ghi bộ sản phẩm số mấy."
        for name in ("group", "code"):
            if getattr(product, name):
                yield ("products", row, name), f"Mục này chỉ ghi với đợt trước ngày {TICKED_FROM}; bỏ trống."
    for row, sheet in enumerate(evaluation.sheets):
        if sheet.points:
            yield ("sheets", row, "points"), f"Từ ngày {TICKED_FROM} chấm theo từng tiêu chí; bỏ điểm từng phần."


def _not_in_earlier_law(evaluation: EvaluationRound, rules: EvaluationRules) -> Iterator[Problem]:
    """Yield what a round before the rubric of 2026 may not have or lacks: it is scored by the points of each part."""
    for row, product in enumerate(evaluation.products):
        if not product.code:
            reason = f"Đợt trước ngày {TICKED_FROM}: ghi mã số đã cấp cho “{product.name}”; chương trình không tự lập."
            yield ("products", row, "code"), reason
        if product.product_set is not None:
            yield ("products", row, "product_set"), "Bộ sản phẩm theo QĐ 26/2026/QĐ-TTg chưa có vào ngày của đợt."
    for row, sheet in enumerate(evaluation.sheets):
        if sheet.ticks:
            yield (
                ("sheets", row, "ticks"),
                f"Bộ tiêu chí của {rules.citation} chưa có trong dữ liệu; ghi điểm từng phần.",
            )
        if set(sheet.points) != set(rules.weights) or any(
            sheet.points[one] > most for one, most in rules.weights.items()
        ):
            limits = ", ".join(f"Phần {letter} từ 0 đến {most}" for letter, most in rules.weights.items())
            yield ("sheets", row, "points"), f"Phiếu của {sheet.member} cho {sheet.product}: ghi điểm {limits}."
    if "ministry" not in evaluation.papers.model_fields_set:
        reason = f"Đợt trước ngày {TICKED_FROM}: ghi tên lúc đó của cơ quan đánh giá hạng cao hơn."
        yield ("papers", "ministry"), reason
