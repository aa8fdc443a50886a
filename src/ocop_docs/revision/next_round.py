"""The record of the next evaluation round from this one: council and wording stay, what belongs to this round goes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from ocop_docs.documents.parts import LegalBasis, Period
from ocop_docs.documents.paths import Place, field_path, title_at
from ocop_docs.intake.json import ZIP, read_json
from ocop_docs.revision.changes import Change, applied, change, value_at
from ocop_docs.revision.legal_bases import renewed, unknown
from ocop_docs.revision.next_year import NextRecord, Reminder, YearRoll, unknown_reminders
from ocop_docs.rounds.record import EvaluationRound, PaperHead

KIND = "evaluation"
_BASES = "legal_bases"
_WORKBOOK = b"xl/workbook.xml"
"""The name of a file that every workbook holds and no Word file does."""
_OF_THIS_ROUND: tuple[tuple[Place, str], ...] = (
    (("products",), "Sản phẩm của đợt trước; ghi sản phẩm của đợt này."),
    (("sheets",), "Phiếu đánh giá của đợt trước."),
    (("council", "absences"), "Vắng mặt tại phiên họp trước."),
    (("council", "conflicts"), "Lợi ích liên quan đến sản phẩm của đợt trước."),
    (("meeting", "start"), "Thời gian của phiên họp trước."),
    (("meeting", "end"), "Thời gian của phiên họp trước."),
    (("meeting", "date"), "Thời gian của phiên họp trước."),
    (("papers", "regulation"), "Quy chế đã ban hành; chỉ ghi lại khi ban hành Quy chế mới trong đợt này."),
    (("papers", "regulation_proposal"), "Quy chế đã ban hành; chỉ ghi lại khi ban hành Quy chế mới trong đợt này."),
    (("papers", "opinion_deadline"), "Thời hạn của đợt trước."),
    (("accepted",), "Lỗi được chấp nhận của đợt trước không còn áp dụng."),
)
_OF_EACH_PAPER = {"number": "Số do văn thư cấp khi vào sổ.", "date": "Ghi ngày ban hành mới."}
_KEPT: tuple[tuple[Place, str], ...] = (
    (("council", "members"), "Giữ {count} thành viên Hội đồng; sửa nếu Hội đồng đã thay đổi."),
    (("council", "advisors"), "Giữ {count} người của Tổ tư vấn; sửa nếu Tổ đã thay đổi."),
    (("communes",), "Giữ {count} xã, phường; bỏ nơi không có sản phẩm trong đợt này."),
    (("producers",), "Giữ {count} chủ thể; bỏ chủ thể không tham gia đợt này."),
    (("meeting", "proceedings"), "Giữ câu chữ về diễn biến phiên họp ({count} đoạn); sửa theo phiên họp mới."),
)


def is_round(data: bytes) -> bool:
    """Return whether a file is the record of a round: its JSON, or a workbook; raise UnreadableInput for no JSON."""
    if data.startswith(ZIP):
        return _WORKBOOK in data
    return read_json(data).get("kind") == KIND


def next_round(evaluation: EvaluationRound, day: dt.date | None = None) -> NextRecord:
    """Propose the record of the round after `evaluation`: council, members, offices and wording are kept.

    Products, score sheets, dates and numbers are emptied, so that the record must be filled in before it can be loaded.

    Args:
        evaluation: this round.
        day: the day on which the next one is to be held, for its year and its legal bases; None: in the same year,
            under the law of this round's day.
    """
    day = day or evaluation.day or dt.date(evaluation.year, 1, 1)
    data = evaluation.model_dump(mode="json", exclude_defaults=True)
    emptied = [*_emptied(data)]
    kept = applied(data, emptied)
    years = YearRoll(EvaluationRound, Period(start=evaluation.year, end=evaluation.year), day.year - evaluation.year)
    rolled = [*_of_papers(years, kept)]
    heads = dict(_cited(evaluation, kept))
    bases = [one for place, cited in heads.items() for one in renewed(EvaluationRound, place, cited, day)]
    changes = (*_number(evaluation, day), *emptied, *rolled, *bases)
    return NextRecord(KIND, data, changes, (*_kept_reminders(kept), *_unknown(heads), *years.left), day)


def _cited(evaluation: EvaluationRound, kept: dict[str, Any]) -> Iterator[tuple[Place, list[LegalBasis]]]:
    """The legal bases of each paper that is kept, with their place."""
    for name, head in evaluation.papers:
        if isinstance(head, PaperHead) and value_at(kept, ("papers", name)) is not None:
            yield ("papers", name, _BASES), head.legal_bases


def _number(evaluation: EvaluationRound, day: dt.date) -> Iterator[Change]:
    same = day.year == evaluation.year
    reason = "Đợt tiếp theo trong năm." if same else "Đợt đầu của năm; sửa nếu trong năm đã có đợt khác."
    if not same:
        yield change("year", EvaluationRound, ("year",), evaluation.year, day.year)
    number = evaluation.number + 1 if same else 1
    if number != evaluation.number:
        yield change("round", EvaluationRound, ("number",), evaluation.number, number, reason=reason)


def _emptied(data: dict[str, Any]) -> Iterator[Change]:
    whole = dict(_OF_THIS_ROUND)
    for place, reason in _OF_THIS_ROUND:
        if (held := value_at(data, place)) is not None:
            yield change("emptied", EvaluationRound, place, held, None, reason=reason)
    for paper in value_at(data, ("papers",)) or ():
        for name, reason in _OF_EACH_PAPER.items():
            place = ("papers", paper, name)
            held = value_at(data, place)
            if held is not None and place[:2] not in whole:
                yield change("emptied", EvaluationRound, place, held, None, reason=reason)


def _of_papers(years: YearRoll, kept: dict[str, Any]) -> Iterator[Change]:
    """The years in the wording of papers and meeting; texts that are cited keep theirs."""
    for name in ("papers", "meeting"):
        for one in years.changes(value_at(kept, (name,)), (name,)):
            if _BASES not in one.place and one.before != one.after:
                yield one


def _kept_reminders(kept: dict[str, Any]) -> Iterator[Reminder]:
    for place, message in _KEPT:
        if held := value_at(kept, place):
            yield Reminder(field_path(place), title_at(EvaluationRound, place), message.format(count=len(held)))


def _unknown(heads: dict[Place, list[LegalBasis]]) -> Iterator[Reminder]:
    """A reminder for each text that the catalogue does not have, at its first place."""
    found = (one for place, bases in heads.items() for one in unknown(place, bases))
    first: dict[str, Reminder] = {}
    for reminder in unknown_reminders(EvaluationRound, found):
        first.setdefault(reminder.message, reminder)
    yield from first.values()
