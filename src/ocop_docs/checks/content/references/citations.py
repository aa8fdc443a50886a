"""What a legal basis cites, read and compared with the catalogue: type, number, issuer, date and subject."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.parts import CitedText, LegalBasis
from ocop_docs.documents.paths import Place, field_path
from ocop_docs.law.legal_texts import LegalText, laws_by_name, legal_texts
from ocop_docs.vietnamese.dates import parse_date, short_date

_BASES = "NĐ 30/2020, Phụ lục I, mục II.6.a"
_NUMBER = r"\d+(?:/\d{4})?/[A-ZĐ]{2,}(?:\d+)?(?:-[A-ZĐ][A-Za-zĐđ]*)*"
NUMBERS = re.compile(_NUMBER)
"""Numbers with their symbols: `26/2026/QĐ-TTg`."""
_FURTHER = re.compile(
    r"(?:^|[;,]|\bvà)\s*(?P<type>Luật|Nghị quyết|Nghị định|Quyết định|Thông tư|Kế hoạch|Chỉ thị)"
    rf" số (?P<number>{_NUMBER})"
    r"(?:,? ngày (?P<day>\d{1,2}/\d{1,2}/\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}))?"
)
TYPES = {
    "QĐ": "Quyết định",
    "NQ": "Nghị quyết",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "CT": "Chỉ thị",
    "KH": "Kế hoạch",
    "TTr": "Tờ trình",
    "BC": "Báo cáo",
    "TB": "Thông báo",
    "BB": "Biên bản",
}
"""The types of documents by the letters of their symbols."""
_NEVER_NORMATIVE = ("KH", "BC", "TTr", "TB", "BB")
_ISSUERS = {"TTg": "Thủ tướng Chính phủ", "CP": "Chính phủ"}
_FEW_WORDS, _OTHER_MATTER = 3, 0.34
"""Words of a subject too few to compare, and the share of words in common below which two subjects differ."""


class Citation(NamedTuple):
    """One text that a basis cites: where, and what it states of it; None where it does not state it."""

    place: Place
    document_type: str
    number: str | None
    date: dt.date | None
    issuer: str | None = None
    subject: str | None = None


def citations(place: Place, basis: LegalBasis) -> list[Citation]:
    """Return the texts that a basis cites: its own, the others, and those that a number or subject names besides."""
    others = [_cited((*place, "others", number), one) for number, one in enumerate(basis.others)]
    return [*_cited(place, basis), *chain.from_iterable(others)]


def _cited(place: Place, basis: CitedText) -> list[Citation]:
    first = Citation(place, basis.document_type, basis.number, basis.date, basis.issuer, basis.subject)
    found = [first]
    if basis.number and " " in basis.number and len(numbers := NUMBERS.findall(basis.number)) > 1:
        found = [first._replace(number=number, date=None, subject=None) for number in numbers]
    if basis.subject and " số " in basis.subject:
        found += [Citation(place, *further) for further in _further_in(basis.subject)]
    return found


@lru_cache(maxsize=512)  # the rows of one table mostly share their legal bases
def _further_in(subject: str) -> tuple[tuple[str, str, dt.date | None], ...]:
    """Type, number and date of each text that a subject cites after its own words."""
    return tuple(
        (match["type"], match["number"], parse_date(match["day"]) if match["day"] else None)
        for match in _FURTHER.finditer(subject)
    )


def known_text(cited: Citation, day: dt.date | None) -> LegalText | None:
    """Return the text of `law/legal_texts.toml` that is cited, by number, or for a law by name; None if unknown.

    Of several laws of one name, the one of the date given, else the one in force on `day`. The number of a decision
    is given again every year: of another year and on another matter it is another text.
    """
    if cited.number:
        known = legal_texts().get(cited.number)
        other_year = known and cited.date and cited.date.year != known.date.year
        if known and other_year and cited.subject and _unlike(cited.subject, known.title):
            return None
        return known
    for text in reversed(laws_by_name().get(cited.document_type, ())):
        if cited.date == text.date or (cited.date is None and day and text.in_force_from <= day):
            return text
    return None


def check_form(cited: Citation, known: LegalText | None) -> Iterator[Finding]:
    """Yield errors on a number whose letters or year belong to another type or issuer than the citation states."""
    if cited.number is None:
        yield from _law_of_no_such_date(cited)
        return
    letters = _letters(cited.number)
    type_name = TYPES.get(letters[0])
    if type_name and not cited.document_type.startswith(type_name):
        yield _wrong(cited, "basis-type-differs", f"là {type_name}, không phải {cited.document_type}", type_name)
    issuer = _ISSUERS.get(letters[-1])
    if issuer and cited.issuer and cited.issuer != issuer:
        yield _wrong(cited, "basis-issuer-differs", f"do {issuer} ban hành, không phải {cited.issuer}", issuer)
    if known is None:
        yield from _year(cited, letters[0])
    year = cited.number.partition("/")[2][:4]
    if cited.date and year.isdigit() and int(year) != cited.date.year:
        yield _wrong(
            cited, "basis-number-differs", f"ghi năm {year}, nhưng ngày ban hành ghi năm {cited.date.year}", ""
        )


def _law_of_no_such_date(cited: Citation) -> Iterator[Finding]:
    """A law cited by its name and a date on which no law of that name was passed."""
    laws = laws_by_name().get(cited.document_type, ())
    if laws and cited.date and cited.date not in {law.date for law in laws}:
        expected = " hoặc ".join(short_date(law.date) for law in laws)
        yield Finding(
            "basis-date-differs",
            Severity.error,
            field_path(cited.place),
            f"{cited.document_type} được thông qua ngày {expected}, không phải {short_date(cited.date)}.",
            expected=expected,
            found=short_date(cited.date),
            citation=laws[-1].source,
        )


def _year(cited: Citation, letters: str) -> Iterator[Finding]:
    number = cited.number or ""
    serial, _, rest = number.partition("/")
    has_year = rest[:4].isdigit()
    year = cited.date.year if cited.date else 0
    with_year, without = f"{serial}/{year}/{rest}", f"{serial}/{rest.partition('/')[2]}"
    other = without if has_year else with_year
    known = legal_texts().get(other)
    if known and known.document_type == cited.document_type and (cited.date in (None, known.date)):
        why = "văn bản cá biệt, số không kèm năm" if has_year else "văn bản quy phạm pháp luật, số phải kèm năm"
        yield _wrong(cited, "basis-number-differs", f"không có; {other} là {why}", other)
        return
    if letters in ("NĐ", "TT") and not has_year:
        why = f"thiếu năm; số của {TYPES[letters]} phải kèm năm ban hành"
        yield _wrong(cited, "basis-number-differs", why, with_year if year else "")
    elif letters in _NEVER_NORMATIVE and has_year:
        why = f"thừa năm; {TYPES[letters]} không phải văn bản quy phạm pháp luật nên số không kèm năm"
        yield _wrong(cited, "basis-number-differs", why, without)


@lru_cache(maxsize=256)
def _letters(number: str) -> tuple[str, ...]:
    """The groups of letters of a number: `490/QĐ-TTg` → `("QĐ", "TTg")`."""
    return tuple(number.rpartition("/")[2].split("-"))


def _wrong(cited: Citation, code: str, what: str, expected: str) -> Finding:
    return Finding(
        code,
        Severity.error,
        field_path(cited.place),
        f"Số {cited.number} {what}. Hãy sửa lại căn cứ này.",
        expected=expected,
        found=cited.number or "",
        citation=_BASES,
    )


def check_agreement(cited: Citation, known: LegalText) -> Iterator[Finding]:
    """Yield errors where date or subject of a citation are not those of the text."""
    if cited.date and cited.date != known.date:
        yield Finding(
            "basis-date-differs",
            Severity.error,
            field_path(cited.place),
            f"{known.document_type} số {known.number} ban hành ngày {short_date(known.date)}, "
            f"không phải {short_date(cited.date)}.",
            expected=short_date(known.date),
            found=short_date(cited.date),
            citation=known.source,
        )
    if cited.subject and cited.number and _unlike(cited.subject, known.title):
        yield Finding(
            "basis-subject-differs",
            Severity.error,
            field_path((*cited.place, "subject")),
            f"Trích yếu của {known.document_type} số {known.number} là “{known.title}”.",
            expected=known.title,
            found=cited.subject,
            citation=known.source,
        )


@lru_cache(maxsize=512)  # the rows of one table mostly share their legal bases
def _unlike(subject: str, title: str) -> bool:
    """Whether a subject is plainly not that of a title: another period, or hardly a word in common."""
    ours, theirs = _words(subject), _words(title)
    years = {word for word in ours if word.isdigit()}, {word for word in theirs if word.isdigit()}
    if all(years) and not (years[0] <= years[1] or years[1] <= years[0]):
        return True
    return len(ours) > _FEW_WORDS and len(ours & theirs) < _OTHER_MATTER * min(len(ours), len(theirs))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold())) - {"về", "việc", "của", "và", "các", "số", "ban", "hành"}
