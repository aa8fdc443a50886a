"""The workbooks in which a round is recorded and its sheets are ticked: one for the round, one for each member."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ocop_docs.documents.scores import TICKED_FROM
from ocop_docs.law.rubric import product_set_numbers
from ocop_docs.messages.reasons import reason
from ocop_docs.rounds.intake import workbook_writer
from ocop_docs.rounds.intake.tick_grid_writer import SheetColumn
from ocop_docs.rounds.pipeline import MemberFile
from ocop_docs.rounds.record import EvaluationRound, Sheet
from ocop_docs.rounds.scoring.attendance import exclusions
from ocop_docs.rounds.scoring.scored_round import is_before_rubric, refused_date
from ocop_docs.vietnamese.file_names import file_name


def round_workbook(evaluation: EvaluationRound | None = None, sets: Iterable[int] = ()) -> bytes:
    """Return the workbook in which a round is recorded and scored.

    Args:
        evaluation: what is known of the round; each product gets a column for each member who scores it.
        sets: further product sets to make empty score sheets for; all when neither is given.
    """
    if evaluation is None:
        return workbook_writer.round_workbook({}, dict.fromkeys(sets or product_set_numbers(), ()))
    record = evaluation.model_dump(mode="json")
    points = [sheet.model_dump(mode="json") for sheet in _sheets(evaluation)] if is_before_rubric(evaluation) else []
    return workbook_writer.round_workbook(record, {**dict.fromkeys(sets, ()), **_grids(evaluation)}, points)


def member_workbooks(evaluation: EvaluationRound) -> Iterator[MemberFile]:
    """Yield a workbook for each member with the sheets of the products that the member scores.

    Raises:
        InvalidInput: the round is dated before the rubric of 2026, so there are no sheets to tick.
    """
    if is_before_rubric(evaluation):
        why = reason("evaluation-without-ticks", day=TICKED_FROM)
        raise refused_date(why)
    for member in evaluation.council.members:
        grids = _grids(evaluation, member.id)
        if grids:
            yield MemberFile(file_name(f"{member.id} {member.name}.xlsx"), workbook_writer.member_workbook(grids))


def _grids(evaluation: EvaluationRound, only: str = "") -> dict[int, list[SheetColumn]]:
    """Return the columns of each product set's grid; of one member, or of all."""
    products = {product.id: product for product in evaluation.products}
    members = {member.id: member for member in evaluation.council.members}
    grids: dict[int, list[SheetColumn]] = {}
    for sheet in _sheets(evaluation):
        product = products[sheet.product]
        if product.product_set and only in ("", sheet.member):
            column = SheetColumn(sheet, product.name, members[sheet.member].name)
            grids.setdefault(product.product_set, []).append(column)
    return grids


def _sheets(evaluation: EvaluationRound) -> Iterator[Sheet]:
    """Yield every sheet of the record, and an empty one for each that is still to be filled."""
    filled = {(sheet.product, sheet.member): sheet for sheet in evaluation.sheets}
    for product in evaluation.products:
        barred = {each.member.id for each in exclusions(evaluation, product)}
        for member in evaluation.council.members:
            sheet = filled.get((product.id, member.id))
            if sheet or not (product.rejected or member.id in barred):
                yield sheet or Sheet(member=member.id, product=product.id)
