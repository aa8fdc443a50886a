"""The ticks of all sheets of a record, checked against the product sets: the only check of them in a round."""

from __future__ import annotations

from ocop_docs.documents.paths import Place
from ocop_docs.documents.ticks import IncompleteTicksError, complete_ticks
from ocop_docs.law.rubric import product_set
from ocop_docs.rounds.record import EvaluationRound, Sheet

Problem = tuple[Place, str]
"""A place in the record, and what is wrong there in a sentence."""


def complete_sheets(evaluation: EvaluationRound) -> tuple[list[Sheet], list[Problem]]:
    """Return all sheets, with `CompleteTicks` where they are complete, and the problems of the others.

    Sheets of products that the record does not have, or that name no product set, are returned as they are.
    """
    sets = {product.id: product.product_set for product in evaluation.products}
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for row, sheet in enumerate(evaluation.sheets):
        number = sets.get(sheet.product)
        try:
            sheets.append(_completed(sheet, number) if number else sheet)
        except IncompleteTicksError as error:
            problems += [(("sheets", row, "ticks"), reason) for reason in _reasons(sheet, error)]
    return sheets, problems


def _completed(sheet: Sheet, number: int) -> Sheet:
    return sheet.model_copy(update={"ticks": complete_ticks(product_set(number), sheet.ticks)})


def _reasons(sheet: Sheet, error: IncompleteTicksError) -> list[str]:
    sheet_name = f"Phiếu của {sheet.member} cho {sheet.product}"
    if not sheet.ticks:
        return [f"{sheet_name} chưa đánh dấu tiêu chí nào."]
    return [f"{sheet_name}: {reason}" for reason in error.faults]
