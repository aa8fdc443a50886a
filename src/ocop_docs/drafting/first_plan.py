"""A first plan from nine answers: the facts asked, with the usual wording and legal texts that are chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal

from pydantic import Field

from ocop_docs.checks.content.marks import PLACEHOLDER
from ocop_docs.checks.content.timing.dates import last_day_in
from ocop_docs.documents.amounts import Count, Money, StarClass
from ocop_docs.documents.base import Date, Part, Rows, Text
from ocop_docs.documents.parts import Archive, FundingSource, Issuer, Period, Signatory, SingleBasis
from ocop_docs.drafting.phrase import Phrase, add
from ocop_docs.drafting.phrases import PhraseBook, find, usual_bases
from ocop_docs.drafting.placeholders import values_of
from ocop_docs.drafting.records import Source, read_as
from ocop_docs.law.programmes import programme_on

KIND = "first-plan"
_SUBJECT = "Thực hiện Chương trình mỗi xã một sản phẩm (OCOP)"


class Quota(Part):
    """Số sản phẩm phấn đấu ở một hạng sao."""

    stars: StarClass = Field(title="Hạng sao")
    quantity: Count = Field(title="Số lượng sản phẩm")


class FirstPlan(Part):
    """Chín câu trả lời để lập Kế hoạch đầu tiên."""

    kind: Literal["first-plan"] = Field(title="Loại hồ sơ")
    issuer: Issuer = Field(title="Cơ quan ban hành")
    province: Text | None = Field(default=None, title="Thuộc tỉnh, thành phố", examples=["tỉnh Lâm Đồng"])
    period: Period = Field(title="Thời kỳ của Kế hoạch")
    date: Date | None = Field(
        default=None, title="Ngày dự kiến ban hành", description="Căn cứ, câu mẫu xét theo ngày này."
    )
    products: Count | None = Field(default=None, title="Số sản phẩm tham gia đánh giá, phân hạng")
    quotas: Rows[Quota] = Field(default_factory=list, title="Phấn đấu theo hạng sao")
    total: Money | None = Field(default=None, title="Tổng kinh phí", description="Ghi như: 300 triệu đồng.")
    sources: Rows[FundingSource] = Field(default_factory=list, title="Chia theo nguồn")
    lead: Text | None = Field(
        default=None, title="Đơn vị chủ trì", description="Bỏ trống: phòng có chức năng kinh tế của cấp xã."
    )
    higher: SingleBasis | None = Field(default=None, title="Văn bản của cấp trên", description="Bỏ trống nếu chưa có.")
    signatory: Signatory | None = Field(default=None, title="Người ký")
    recipients: Rows[Text] = Field(default_factory=list, title="Nơi nhận")
    archive: Archive = Field(default=Archive(), title="Lưu")
    phrases: Rows[Text] = Field(
        default_factory=list,
        title="Câu mẫu, căn cứ lấy vào",
        description="Tên câu, như ở lệnh phrases.",
        examples=["muc-dich-1"],
    )


def load_answers(source: Source) -> FirstPlan:
    """Read the answers; raise UnreadableInput and InvalidInput as `read_as`."""
    return read_as(FirstPlan, source)


def suggestions(answers: Mapping[str, Any], day: dt.date | None, own: PhraseBook | None = None) -> list[Phrase]:
    """Return the legal texts and the phrases that suit the answers, as far as given, filled from them.

    Args:
        answers: data of `FirstPlan`, complete or not.
        day: the day on which the plan is to be issued; None suits all days.
        own: the office's own phrases.
    """
    issuer = answers.get("issuer") or {}
    values = values_of(answers, str(answers.get("province") or ""))
    values |= {"đơn vị chủ trì": str(answers["lead"])} if answers.get("lead") else {}
    found = find(kind="plan", level=issuer.get("level") or None, day=day, own=own)
    return [*usual_bases(day), *(_with_time_left(phrase.filled(values), day) for phrase in found)]


def _with_time_left(phrase: Phrase, day: dt.date | None) -> Phrase:
    """Leave out a deadline that has passed on `day`, or that names a year where the plan has several."""
    if isinstance(phrase.row, str) or not (deadline := phrase.row.get("deadline")):
        return phrase
    last = last_day_in(deadline)
    if PLACEHOLDER.search(deadline) is None and not (last and day and last < day):
        return phrase
    return replace(phrase, row={name: value for name, value in phrase.row.items() if name != "deadline"})


def usual(phrases: list[Phrase], answers: Mapping[str, Any]) -> set[str]:
    """Return the names of those that a first plan has as a rule; recipients only where the answers give none."""
    left = "recipients" if answers.get("recipients") else ""
    return {one.name for one in phrases if one.usual and one.section != left}


def plan_of(answers: FirstPlan, own: PhraseBook | None = None) -> dict[str, Any]:
    """Return the data of the plan: what the answers state, and of wording only the phrases that they name."""
    given = answers.model_dump(mode="json", exclude_none=True)
    plan: dict[str, Any] = {
        "kind": "plan",
        "issuer": given["issuer"],
        **{name: given[name] for name in ("date", "recipients", "archive", "signatory") if given.get(name)},
        "subject": f"{_SUBJECT} {answers.period}",
        "period": given["period"],
        "legal_bases": [],
        "targets": [*_targets(answers, given)],
        "budget": {"total": given.get("total"), "period_note": str(answers.period), "sources": given["sources"]},
    }
    for phrase in suggestions(given, answers.date, own):
        if phrase.name in answers.phrases:
            add(plan, phrase)
    plan["legal_bases"] += [given["higher"]] if answers.higher else []
    return plan


def _targets(answers: FirstPlan, given: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    parts = [
        {"action": "phấn đấu có", "unit": "sản phẩm", **quota, **_recognised(quota["stars"], answers.date)}
        for quota in given["quotas"]
    ]
    if answers.products is not None:
        detail = f"tham gia đánh giá, phân hạng trong {answers.period}"
        first = {"action": "Phát triển", "quantity": given["products"], "unit": "sản phẩm", "detail": detail}
        yield first | ({"of_which": parts} if parts else {})
    else:
        yield from ({**part, "action": "Phấn đấu có"} for part in parts)


def _recognised(stars: str, day: dt.date | None) -> dict[str, str]:
    """Who recognises one class on a day, where the law has one level for it."""
    programme = programme_on(day) if day else None
    levels = (programme and programme.recognised_by) or {}
    of_class = levels.get(int(stars[:1]), ()) if stars == f"{stars[:1]} sao" else ()
    return {"recognised_at": of_class[0]} if len(of_class) == 1 else {}
