"""Checks on the council of a round: quorum, chair, missing sheets, spread, and members who score their own products."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.council import Member, Role
from ocop_docs.rounds.record import EvaluationRound, Producer
from ocop_docs.rounds.scoring.attendance import attendance
from ocop_docs.rounds.scoring.results import ProductResult

_REGULATION = "Quy chế hoạt động của Hội đồng"


def check_council(evaluation: EvaluationRound, results: Sequence[ProductResult]) -> Iterator[Finding]:
    """Yield errors where the council could not decide, and where a score should not have counted."""
    yield from _quorum(evaluation)
    yield from _not_scored(evaluation)
    for result in results:
        place = f"products[{evaluation.products.index(result.product)}]"
        yield from _missing_sheets(evaluation, result, place)
        yield from _not_counted(evaluation, result, place)
        yield from _spread(evaluation, result, place)
        yield from _own_products(evaluation, result, place)
        yield from _disputed(result, place)


def _quorum(evaluation: EvaluationRound) -> Iterator[Finding]:
    attended = attendance(evaluation.council)
    if not attended.quorate:
        yield Finding(
            "no-quorum",
            Severity.error,
            "council.absences",
            f"Có mặt {len(attended.present)} thành viên, Quy chế yêu cầu ít nhất {attended.needed}; "
            "không đủ điều kiện họp.",
            expected=f"ít nhất {attended.needed}",
            found=str(len(attended.present)),
            citation=_REGULATION,
        )
    if evaluation.council.regulation.chair_must_attend and not attended.chair_present:
        yield Finding(
            "chair-absent",
            Severity.error,
            "council.absences",
            "Chủ tịch và Phó Chủ tịch Hội đồng đều vắng mặt; phiên họp không có người chủ trì.",
            citation=_REGULATION,
        )
    if sum(member.role is Role.chair for member in evaluation.council.members) != 1:
        yield Finding("one-chair", Severity.error, "council.members", "Hội đồng phải có đúng một Chủ tịch Hội đồng.")


def _not_scored(evaluation: EvaluationRound) -> Iterator[Finding]:
    """Yield one note while nobody has scored anything: the round is being prepared."""
    if not evaluation.sheets:
        yield Finding("scoring-not-begun", Severity.info, "sheets", "Chưa chấm: đợt chưa có phiếu đánh giá nào.")


def _missing_sheets(evaluation: EvaluationRound, result: ProductResult, place: str) -> Iterator[Finding]:
    """Yield an error for each sheet that a product lacks; one warning for a product that nobody has scored yet."""
    if not evaluation.sheets:
        return
    if result.missing and not result.counted:
        message = f"“{result.product.name}” chưa chấm: chưa có phiếu của {len(result.missing)} thành viên có mặt."
        yield Finding("not-scored", Severity.warning, place, message)
        return
    for member in result.missing:
        yield Finding(
            "sheet-missing",
            Severity.error,
            place,
            f"Thành viên {member.name} ({member.id}) có mặt nhưng chưa có phiếu cho “{result.product.name}”.",
        )


def _not_counted(evaluation: EvaluationRound, result: ProductResult, place: str) -> Iterator[Finding]:
    barred = {each.member.id: each for each in result.excluded}
    for sheet in evaluation.sheets:
        if sheet.product == result.product.id and sheet.member in barred:
            yield Finding(
                "sheet-not-counted",
                Severity.warning,
                place,
                f"Phiếu của {barred[sheet.member].member.name} cho “{result.product.name}” không được tính: "
                f"{barred[sheet.member].reason}.",
            )


def _spread(evaluation: EvaluationRound, result: ProductResult, place: str) -> Iterator[Finding]:
    limit = evaluation.council.regulation.largest_spread
    if limit is not None and result.spread > limit:
        yield Finding(
            "spread-exceeded",
            Severity.error,
            place,
            f"Điểm các thành viên cho “{result.product.name}” chênh lệch {result.spread}, quá {limit} điểm; "
            "Hội đồng phải thảo luận và chấm lại.",
            expected=f"không quá {limit}",
            found=str(result.spread),
            citation=_REGULATION,
        )


def _own_products(evaluation: EvaluationRound, result: ProductResult, place: str) -> Iterator[Finding]:
    producer = evaluation.producer_of(result.product)
    for each in result.counted:
        if _belongs(each.member, producer):
            yield Finding(
                "scores-own-product",
                Severity.error,
                place,
                f"Thành viên {each.member.name} chấm điểm “{result.product.name}” của chính {producer.name}; "
                "hãy ghi vào mục không chấm điểm do có quyền lợi liên quan.",
            )


def _belongs(member: Member, producer: Producer) -> bool:
    return member.name == producer.representative or producer.name.casefold() in member.position.casefold()


def _disputed(result: ProductResult, place: str) -> Iterator[Finding]:
    for shortfall in result.rating.disputed if result.rating else ():
        yield Finding(
            "requirement-disputed",
            Severity.info,
            place,
            f"“{result.product.name}”, tiêu chí {shortfall.criterion}: {shortfall.met_by}/{shortfall.members} "
            f"thành viên đánh giá đạt yêu cầu tối thiểu của hạng {shortfall.stars} sao; "
            "kết quả theo quy tắc ghi trong Quy chế.",
        )
