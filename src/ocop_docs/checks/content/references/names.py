"""Names on the document's date: provinces, communes, districts, ministries and departments that exist on that day."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ocop_docs.checks.content.references.mentions import last_change, mention
from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.base import Part
from ocop_docs.documents.document import Document
from ocop_docs.documents.kinds.report import Report
from ocop_docs.documents.parts import CitedText, Issuer, Level, Responsibility
from ocop_docs.documents.paths import Parts, Place, field_path, texts_within
from ocop_docs.law.administration import ended_levels, provinces, renamed_agencies
from ocop_docs.law.communes import BEGINNING, SOURCE, communes_named, folded, official_communes
from ocop_docs.law.offices import written_out
from ocop_docs.vietnamese.dates import short_date
from ocop_docs.vietnamese.text import upper_first

_OFFICES = frozenset(
    {"superior", "lead", "partners", "proposer", "position", "recipients", "addressees", "enforcers"}
    | {"standing_agency", "province_committee", "province", "commune", "ministry"}
    | {"guests", "concluded_by", "return_to"}
)
"""Fields that name an office or who heads it: a name that is gone makes the paper go back."""
_OFFICES_AT = {("issuer", "name"), ("responsibilities", "unit")}
"""The same for names of fields that elsewhere hold something else: the part, and its field."""
_NOT_SEARCHED = frozenset(
    {"name", "product", "producer", "representative", "unit", "symbol", "abbreviation", "note", "collective", "kind"}
    | {"number", "document_type", "code", "organisation", "gender", "ethnicity", "phone", "email", "head_position"}
)
"""Fields that name no office or unit: persons, products, producers, numbers."""
_ADDRESSES = frozenset({"address", "residence"})
"""Fields that a producer's papers may still hold in old names."""
_PAST = re.compile(r"\bcũ\b|trước đây|trước khi|\bsố \d|\bnguyên\b|\bsáp nhập", re.IGNORECASE)
"""What tells of the past, or cites a text of it, in old names."""
_DISTRICT = re.compile(r"\b(huyện|Huyện ủy|quận|Quận ủy|thị xã|Thị ủy|thị trấn|(?:H|TX)\.(?= ?[A-ZĐ]))(?!\w)")
_DISTRICT_WORDS = ("huyện", "quận", "thị xã", "thị ủy", "thị trấn", "h.", "tx.")
_CITY = (
    r"(?:(?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Công an) (?:thành phố|TP\.?)|Thành ủy) ?"
    r"(?!{central})[A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]\w*"
)
"""An office of a city within a province; `central` are the names of the cities that are none."""
_KEY = re.compile(
    r"[Tt]ỉnh|[Ss]ở|[Bb]ộ|[Pp]hòng|[Hh]uyện|[Qq]uận|[Tt]hị (?:xã|ủy|trấn)|Dân tộc|\bH\.|\bTX\.|[Tt]hành (?:phố|ủy)|\bTP"
)
"""What every name with a beginning or an end has."""
_COMMUNE = re.compile(r"(?:Ủy ban nhân dân\s+)?((?:xã|phường|đặc khu)\s+.+)", re.IGNORECASE)
_PROVINCE = re.compile(r"Ủy ban nhân dân ((?:tỉnh|thành phố) .+)", re.IGNORECASE)


def check_names(document: Document, parts: Parts, found: frozenset[str]) -> Iterator[Finding]:
    """Yield findings on names that do not exist on the document's date, wherever they stand but in what it cites.

    `found` are the mentions in the texts that are searched.
    """
    # A form that is sent out to be filled has no day yet: its names are those of its deadline.
    day: dt.date | None = vars(document).get("date") or vars(document).get("deadline")
    if day is None:
        return
    # Most documents have no such name: only where one is found are the places of the texts looked up.
    if not found.isdisjoint(_mentions_gone(last_change(day))):
        is_report = isinstance(document, Report)
        for place, field, text in texts_within((), document, is_searched):
            yield from _findings(place, field, text, gone_on(text, day), is_report=is_report)
    for place, basis in parts.of(CitedText):
        if basis.issuer and basis.date and (gone := _gone_from_basis(basis.issuer, basis.date)):
            yield from (_finding(Severity.error, (*place, "issuer"), each, "ban hành căn cứ") for each in gone)
    if not document.example:
        yield from _listed(document, day)


class Gone(NamedTuple):
    """A name that a text has though it is not there on the day: the name, what is known of it, the source."""

    name: str
    message: str
    citation: str


def is_searched(model: type[Part], field: str) -> bool:
    """Whether names are looked for in a field: not in legal bases, which cite texts of their own dates."""
    if issubclass(model, CitedText):
        return False
    return field not in _NOT_SEARCHED or (model, field) in ((Issuer, "name"), (Responsibility, "unit"))


@lru_cache(maxsize=512)  # the rows of one table mostly share their legal bases
def _gone_from_basis(issuer: str, day: dt.date) -> tuple[Gone, ...]:
    return gone_on(issuer, day)


@cache
def _gone(day: dt.date) -> tuple[tuple[str, _DatedName], ...]:
    """The names that are not there on a day of `last_change`, each with one of its needles."""
    gone = (dated for dated in _dated_names() if not dated.first <= day <= dated.last)
    return tuple((needle, dated) for dated in gone for needle in dated.needles)


@cache
def _mentions_gone(day: dt.date) -> frozenset[str]:
    """What a text mentions that has a name that is not there on a day of `last_change`."""
    return frozenset(mention(needle) for needle, _ in _gone(day))


def gone_on(text: str, day: dt.date) -> tuple[Gone, ...]:
    """Return the names in `text` that are not there on `day`."""
    if not _KEY.search(text):
        return ()
    lowered = text.lower()
    perhaps = dict.fromkeys([dated for needle, dated in _gone(last_change(day)) if needle in lowered])
    return tuple(
        Gone(match.group().strip(), dated.message, dated.citation)
        for dated in perhaps
        if (match := dated.pattern.search(text))
    )


class _DatedName(NamedTuple):
    """A name with its first and last day, and how to find it: `needles` are its small letters, one of them is there."""

    first: dt.date
    last: dt.date
    needles: tuple[str, ...]
    pattern: re.Pattern[str]
    message: str
    citation: str


@cache
def _dated_names() -> tuple[_DatedName, ...]:
    """Every name that has a beginning or an end."""
    level = ended_levels()["district"]
    ended = f"không còn sau ngày {short_date(level.in_force_to)}; nay chỉ có tỉnh, thành phố và xã, phường, đặc khu"
    districts = _DatedName(dt.date.min, level.in_force_to, _DISTRICT_WORDS, _DISTRICT, ended, level.citation)
    names = [each.name.removeprefix("thành phố ") for each in provinces() if each.name.startswith("thành phố")]
    city = re.compile(_CITY.format(central="|".join([*map(re.escape, names), "HCM"])))
    cities = _DatedName(dt.date.min, level.in_force_to, ("thành phố", "thành ủy", "tp"), city, ended, level.citation)
    return (*_agencies(), *_provinces(), districts, cities)


def _agencies() -> Iterator[_DatedName]:
    for agency in renamed_agencies():
        ended = f"đã kết thúc sau ngày {short_date(agency.in_force_to)}; nay là {agency.successor}"
        yield _dated(dt.date.min, agency.in_force_to, agency.names, ended, agency.citation)
        if agency.successor_from:
            begun = f"chỉ có từ ngày {short_date(agency.successor_from)}"
            yield _dated(agency.successor_from, dt.date.max, (agency.successor,), begun, agency.citation)


def _provinces() -> Iterator[_DatedName]:
    for province in provinces():
        if province.in_force_to != dt.date.max:
            ended = f"không còn sau ngày {short_date(province.in_force_to)}; nay là {province.successor}"
            yield _dated(dt.date.min, province.in_force_to, (province.name,), ended, province.citation)


def _dated(first: dt.date, last: dt.date, names: tuple[str, ...], message: str, citation: str) -> _DatedName:
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    pattern = re.compile(rf"(?:{words})(?!\w)", re.IGNORECASE)
    return _DatedName(first, last, tuple(name.lower() for name in names), pattern, message, citation)


def _findings(place: Place, field: str, text: str, gone: tuple[Gone, ...], *, is_report: bool) -> Iterator[Finding]:
    if field in _OFFICES or (place[0], field) in _OFFICES_AT:
        severity = Severity.error
    elif is_report or (field not in _ADDRESSES and _PAST.search(text)):
        return
    else:
        severity = Severity.warning
    yield from (_finding(severity, place, each, "ban hành văn bản") for each in gone)


def _finding(severity: Severity, place: Place, gone: Gone, of_what: str) -> Finding:
    return Finding(
        "name-not-of-date",
        severity,
        field_path(place),
        f"“{upper_first(gone.name)}” {gone.message}. Hãy ghi tên theo ngày {of_what}.",
        found=gone.name,
        citation=gone.citation,
    )


def _listed(document: Document, day: dt.date) -> Iterator[Finding]:
    """The issuer and the rows of a report are units that the list of the day has; not asked of examples."""
    issuer: Issuer | None = vars(document).get("issuer")
    if issuer and (found := _PROVINCE.match(written_out(issuer.name))) and issuer.level in (None, Level.province):
        yield from _province_listed(found[1], day)
    if day < BEGINNING:
        return
    for place, name in _communes_named(document, issuer):
        if not any(each.in_force_from <= day <= each.in_force_to for each in communes_named(name)):
            yield _unlisted(place, name, _nearest(folded(name), day))


def _province_listed(name: str, day: dt.date) -> Iterator[Finding]:
    # A city that is none of the central government's was a district's equal, and a name of another day is found above.
    if folded(name) not in _ever_provinces() and not (folded(name).startswith("thành phố") and day < BEGINNING):
        yield Finding(
            "province-not-listed",
            Severity.warning,
            "issuer.name",
            f"“{upper_first(name)}” không có trong danh mục tỉnh, thành phố trực thuộc trung ương. "
            "Hãy kiểm tra lại tên.",
            found=name,
            citation=SOURCE,
        )


@cache
def _ever_provinces() -> frozenset[str]:
    return frozenset(folded(each.name) for each in provinces())


def _communes_named(document: Document, issuer: Issuer | None) -> Iterator[tuple[str, str]]:
    """Place and name of each commune in the issuer or the results."""
    if issuer and issuer.level is Level.commune and (found := _COMMUNE.match(written_out(issuer.name))):
        yield "issuer.name", found[1]
    if isinstance(document, Report):
        for index, row in enumerate(document.commune_results):
            if found := _COMMUNE.match(written_out(row.commune)):
                yield f"commune_results[{index}].commune", found[1]


def _unlisted(place: str, name: str, near: str) -> Finding:
    hint = f" Có phải là “{near}”?" if near else ""
    return Finding(
        "commune-not-listed",
        Severity.warning,
        place,
        f"“{upper_first(name)}” không có trong danh mục đơn vị hành chính cấp xã.{hint}",
        expected=near,
        found=name,
        citation=SOURCE,
    )


@lru_cache(maxsize=1024)
def _nearest(key: str, day: dt.date) -> str:
    """The most similar official name, or `""`; cached, since a page checks at every letter typed."""
    known = official_communes(day)
    return next((known[near] for near in difflib.get_close_matches(key, known, n=1, cutoff=0.8)), "")
