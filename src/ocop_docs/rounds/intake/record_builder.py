"""Building the record of a round from its data, with the cell of every part, so that each fault is reported there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from ocop_docs.documents.paths import Place, field_path, parse_path
from ocop_docs.errors import Fault, InvalidInput, fault
from ocop_docs.intake.errors import faults_of
from ocop_docs.rounds.intake.consistency import check_record, too_many_sheets
from ocop_docs.rounds.intake.tick_grid_reader import NO_CODE, ReadSheet
from ocop_docs.rounds.intake.workbook_layout import grid_name
from ocop_docs.rounds.record import EvaluationRound


@dataclass
class RoundRecord:
    """The data read from the files of a round, and the faults of their cells."""

    data: dict[str, Any]
    where: Callable[[Place], str] = field_path
    faults: list[Fault] = field(default_factory=list)
    refused: set[Place] = field(default_factory=set)
    _sheets: dict[int, ReadSheet] = field(default_factory=dict)

    def add(self, sheets: Iterable[ReadSheet]) -> None:
        """Add members' sheets to the record."""
        listed = self.data.get("sheets", [])
        if not isinstance(listed, list):
            return
        self.data["sheets"] = listed = [*listed]
        for sheet in sheets:
            self.faults += sheet.faults
            if sheet.data:
                self._sheets[len(listed)] = sheet
                listed.append(sheet.data)

    def evaluation(self) -> EvaluationRound:
        """Return the record.

        Raises:
            InvalidInput: cells, fields or references are wrong; `faults` names them all.
        """
        evaluation, found = self._checked()
        faults = [*self.faults, *(self._placed(one) for one in found if not self._follows(parse_path(one.place)))]
        if faults or evaluation is None:
            raise InvalidInput(*faults)
        return _in_order(evaluation) if self._sheets else evaluation

    def _checked(self) -> tuple[EvaluationRound | None, list[Fault]]:
        try:
            evaluation = EvaluationRound.model_validate(self.data)
        except ValidationError as error:
            return None, faults_of(error, EvaluationRound, self.data)
        if too_many := too_many_sheets(len(evaluation.products), len(evaluation.council.members)):
            return None, [too_many]
        other_sets = list(self._other_sets(evaluation))
        evaluation, found = check_record(evaluation)
        return evaluation, [*other_sets, *found]

    def _other_sets(self, evaluation: EvaluationRound) -> Iterator[Fault]:
        """Yield a fault for each sheet filled on the form of another product set than the product's."""
        sets = {product.id: product.product_set for product in evaluation.products}
        for row, sheet in self._sheets.items():
            own = sets.get(evaluation.sheets[row].product)
            if own and sheet.set_number and own != sheet.set_number:
                self.refused.add(("sheets", row, "ticks"))
                facts = {"product": sheet.data["product"], "own": own, "grid": grid_name(own)}
                yield fault("grid-other-set", field_path(("sheets", row, "product")), **facts)

    def _follows(self, place: Place) -> bool:
        """Return whether a fault only follows from one already reported."""
        if any(refused == place[: len(refused)] for refused in self.refused):
            return True
        sheet = self._sheet_at(place)
        if sheet is None or not sheet.faults:
            return False
        return place[2] == "ticks" or sheet.data.get(str(place[2])) == NO_CODE

    def _placed(self, one: Fault) -> Fault:
        place = parse_path(one.place)
        sheet = self._sheet_at(place)
        where = sheet.places.get(str(place[2]), "") if sheet else self.where(place)
        return Fault(one.code, one.message, where, one.title, one.remedy)

    def _sheet_at(self, place: Place) -> ReadSheet | None:
        match place:
            case ("sheets", int(row), _, *_):
                return self._sheets.get(row)
        return None


def _in_order(evaluation: EvaluationRound) -> EvaluationRound:
    """Return the record with its sheets by product and member, from whichever files they came."""
    products = {product.id: row for row, product in enumerate(evaluation.products)}
    members = {member.id: row for row, member in enumerate(evaluation.council.members)}
    ordered = sorted(evaluation.sheets, key=lambda sheet: (products[sheet.product], members[sheet.member]))
    return evaluation.model_copy(update={"sheets": ordered})
