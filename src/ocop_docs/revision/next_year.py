"""The record of the next year, or the next period, from this one: every change is listed and may be refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from ocop_docs.documents.document import Document, HasPeriod
from ocop_docs.documents.fields import ValueType
from ocop_docs.documents.parts import LegalBasis, Period
from ocop_docs.documents.paths import Place, field_at, field_path, parse_path, title_at
from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.rendering.present import present
from ocop_docs.revision.changes import Change, applied, change, data_of, value_at, written
from ocop_docs.revision.legal_bases import renewed_bases, unknown_bases
from ocop_docs.revision.results import emptied_results
from ocop_docs.revision.years import rolled

KINDS = ("plan", "report")
"""The kinds that an office issues every year."""
_EMPTIED = {
    "number": "Số do văn thư cấp khi vào sổ.",
    "date": "Ghi ngày ban hành mới.",
    "accepted": "Lỗi được chấp nhận của văn bản trước không còn áp dụng.",
}
_NOT_ROLLED = frozenset({"kind", "issuer", "number", "symbol", "legal_bases", "accepted", "signatory", "archive"})
"""Fields without a year of the period: names, and texts that are cited."""


class Reminder(NamedTuple):
    """What stays as it was and wants a look: its place, the title of the place, and what to look at."""

    place: str
    title: str
    message: str


Located = TypeVar("Located", Change, Reminder)


class NextRecord(NamedTuple):
    """The next record as proposed: the data of this one, its changes, and what stays and wants a look.

    `record` gives the data with the changes that are taken; `day` is the day of which the legal bases are.
    """

    kind: str
    data: dict[str, Any]
    changes: tuple[Change, ...]
    reminders: tuple[Reminder, ...]
    day: dt.date

    def record(self, refused: Collection[str] = ()) -> dict[str, Any]:
        """Return the data of the next record, without the changes at the `refused` places."""
        return applied(self.data, self.changes, refused)


def next_record(document: Document, day: dt.date | None = None) -> NextRecord:
    """Propose the record of the period after that of `document`, a plan or a report.

    Args:
        document: this year's record.
        day: the day on which the next one is to be issued, for its legal bases; if None, the day of this one in the
            next period, or the first day of that period.

    Raises:
        UnreadableInput: the kind is not issued every year, the record has no period, or a year of the next one is
            beyond the calendar.
    """
    if document.kind not in KINDS or not isinstance(document, HasPeriod):
        raise UnreadableInput(fault("next-kind", "kind", kinds=", ".join(KINDS)))
    if document.period is None:
        raise UnreadableInput(fault("next-without-period", "period"))
    step = document.period.end - document.period.start + 1
    day = day or _same_day(document.date, document.period, step)
    data = data_of(document)
    emptied = [*_emptied(type(document), data), *emptied_results(document, data)]
    kept = applied(data, emptied)
    years = YearRoll(type(document), document.period, step)
    rolled_years = [*years.changes(data, ())]
    changes = [*emptied, *_of_what_is_kept(rolled_years, kept), *renewed_bases(document, day)]
    reminders = [
        *unknown_reminders(type(document), unknown_bases(document)),
        *_of_what_is_kept(years.left, kept),
        *_figures(type(document), kept, ()),
    ]
    return NextRecord(document.kind, data, tuple(changes), tuple(reminders), day)


def _same_day(day: dt.date | None, period: Period, step: int) -> dt.date:
    if day is None:
        return dt.date(_later(period.start, step, ("period",)), 1, 1)
    last_of_february = day.replace(day=28) if (day.month, day.day) == (2, 29) else day
    return last_of_february.replace(year=_later(day.year, step, ("date",)))


def _later(year: int, step: int, place: Place) -> int:
    """Return the year `step` years later; raise UnreadableInput for one beyond the calendar."""
    if year + step > dt.MAXYEAR:
        raise UnreadableInput(fault("next-beyond-calendar", field_path(place), year=year, step=step, last=dt.MAXYEAR))
    return year + step


def _emptied(model: type[BaseModel], data: dict[str, Any]) -> Iterator[Change]:
    for name, reason in _EMPTIED.items():
        if name in data:
            yield change("emptied", model, (name,), data[name], None, reason=reason)


def _of_what_is_kept(found: Sequence[Located], kept: dict[str, Any]) -> list[Located]:
    return [one for one in found if value_at(kept, parse_path(one.place)) is not None]


class YearRoll:
    """Finds the years of a period in the data of a model; `left` collects the texts that still name one of them."""

    def __init__(self, model: type[BaseModel], period: Period, step: int) -> None:
        self._model = model
        self._period = period
        self._step = step
        self.left: list[Reminder] = []

    def changes(self, value: Any, place: Place) -> Iterator[Change]:
        """Yield a change for each year and each text at or below `place` that names a year of the period."""
        if isinstance(value, list):
            for row, each in enumerate(value):
                yield from self.changes(each, (*place, row))
        elif isinstance(value, dict) and value.keys() == {"start", "end"}:
            later = {name: _later(year, self._step, place) for name, year in value.items()}
            yield change("year", self._model, place, value, later)
        elif isinstance(value, dict):
            for name, each in value.items():
                if place or name not in _NOT_ROLLED:
                    yield from self.changes(each, (*place, name))
        elif isinstance(value, int) and place[-1] == "year":
            yield change("year", self._model, place, value, _later(value, self._step, place))
        elif isinstance(value, str) and _is_text(self._model, place):
            yield from self._text(value, place)

    def _text(self, text: str, place: Place) -> Iterator[Change]:
        later = rolled(text, self._period, self._step)
        if later.text != text:
            yield change("year", self._model, place, text, later.text)
        for year in dict.fromkeys(later.left):
            message = f"Còn ghi “{year}”, không rõ có phải là năm: {text}"
            self.left.append(Reminder(field_path(place), title_at(self._model, place), message))


def _is_text(model: type[BaseModel], place: Place) -> bool:
    field = field_at(model, place)
    return field is not None and field.part is None and field.type is ValueType.text


def unknown_reminders(model: type[BaseModel], found: Iterable[tuple[Place, LegalBasis]]) -> Iterator[Reminder]:
    """Yield a reminder for each legal basis, with its place, that the catalogue does not have."""
    for place, basis in found:
        message = f"Không có trong danh mục nên chưa biết còn áp dụng không: {present(basis)}"
        yield Reminder(field_path(place), title_at(model, place), message)


def _figures(model: type[BaseModel], value: Any, place: Place) -> Iterator[Reminder]:
    """Yield a reminder for each quantity and amount that is still last year's."""
    if isinstance(value, list | dict):
        for step, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _figures(model, each, (*place, step))
    elif (field := field_at(model, place)) and field.type in (ValueType.quantity, ValueType.money):
        message = f"Kỳ trước: {written(model, place, value)}"
        yield Reminder(field_path(place), title_at(model, place), message)
