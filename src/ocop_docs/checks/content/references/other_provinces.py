"""Offices of another province where only those of the issuer's own can be meant: the trace of a copied document."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ocop_docs.checks.content.references.mentions import last_change, mention, provinces_on
from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.document import Document
from ocop_docs.documents.parts import Issuer
from ocop_docs.documents.paths import Place, field_path, texts_within
from ocop_docs.law.communes import commune_of, communes_named, folded
from ocop_docs.law.offices import written_out

_OWN_OFFICES = frozenset({"enforcers", "lead", "superior", "proposer", "province_committee"})
"""Fields that name offices above the issuer or below it: never those of another province."""
_FIELDS = _OWN_OFFICES | {"unit", "recipients"}
_OFFICE = r"(?:ủy ban nhân dân|hội đồng nhân dân|tỉnh ủy|thành ủy|sở|chi cục)\b[^,;()]*?"
_KEY = re.compile(r"tỉnh|thành (?:phố|ủy)")
_PURPOSE = "("
"""Begins what a recipient gets the document for, as `(để phối hợp)`; then another province may well be meant."""


def check_other_provinces(document: Document, found: frozenset[str]) -> Iterator[Finding]:
    """Yield findings on offices of another province than that of the issuer, where that province is known.

    `found` are the mentions in the texts that are searched.
    """
    issuer: Issuer | None = vars(document).get("issuer")
    day: dt.date | None = vars(document).get("date")
    if issuer is None or day is None or not (own := _own(issuer.name, issuer.superior or "", day)):
        return
    of_day = _mentions_of_provinces(last_change(day))
    # Most documents mention no other province: only where they do are offices looked for.
    if all(of_day.get(each, own[0]) in own for each in found):
        return
    for place, text in _offices(document):
        if other := _other_in(text, own, day):
            yield _finding(place, text, other, own)


def _offices(document: Document) -> Iterator[tuple[Place, str]]:
    """Texts that name an office of the issuer's own province; a letter may go to any province."""
    is_letter = "addressees" in type(document).model_fields
    for place, field, text in texts_within((), document, lambda _, name: name in _FIELDS):
        to_any = field == "recipients" and (is_letter or _PURPOSE in text)
        if not to_any and (field != "unit" or place[0] == "responsibilities"):
            yield place, text


@lru_cache(maxsize=256)
def _own(name: str, superior: str, day: dt.date) -> tuple[str, ...]:
    """The province of an issuer, or those that have a commune of its name; empty when it is in no list."""
    if found := _named(f"{name}, {superior}", day):
        return found
    codes = {each.province for each in communes_named(commune_of(name)) if each.in_force_from <= day}
    return tuple(each.name for each in provinces_on(last_change(day)) if each.code in codes)


@lru_cache(maxsize=4096)
def _other_in(text: str, own: tuple[str, ...], day: dt.date) -> str:
    """The province of the day that an office in `text` belongs to, `""` when there is none or it is the issuer's."""
    named = _named(text, day)
    return named[0] if named and not set(named) & set(own) else ""


def _named(text: str, day: dt.date) -> tuple[str, ...]:
    """The provinces of offices named in a text: `Sở Tài chính tỉnh A`, `UBND TP. B`, `Tỉnh ủy A`."""
    plain = mention(written_out(text))
    if not _KEY.search(plain):
        return ()
    pattern, names = _pattern(last_change(day))
    return tuple(names[found[1] or found[2]] for found in pattern.finditer(plain))


@cache
def _mentions_of_provinces(day: dt.date) -> dict[str, str]:
    """Each province of a day of `last_change` by how texts mention it: its name, or that of its Party committee."""
    forms = "{0.name}", "tỉnh ủy {0.proper_name}", "thành ủy {0.proper_name}"
    return {mention(form.format(each)): each.name for each in provinces_on(day) for form in forms}


@cache
def _pattern(day: dt.date) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds the offices of the provinces of a day of `last_change`, and each province by its name as found."""
    full = {folded(each.name): each.name for each in provinces_on(day)}
    proper = {folded(each.proper_name): each.name for each in provinces_on(day)}
    either = "|".join
    return re.compile(rf"{_OFFICE}({either(full)})(?!\w)|(?:tỉnh|thành) ủy ({either(proper)})(?!\w)"), full | proper


def _finding(place: Place, text: str, other: str, own: tuple[str, ...]) -> Finding:
    named = " hoặc ".join(own)
    severity = Severity.warning if place[0] == "recipients" else Severity.error
    hint = " Nếu đúng là gửi tỉnh bạn thì ghi rõ để làm gì, như “(để phối hợp)”." if place[0] == "recipients" else ""
    return Finding(
        "office-of-another-province",
        severity,
        field_path(place),
        f"“{text}” là cơ quan của {other}, còn cơ quan ban hành thuộc {named}. Hãy ghi cơ quan của {named}.{hint}",
        expected=named,
        found=other,
    )
