"""The pattern of a batch's file names: default, fields, and unique names that every system accepts."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable

from ocop_docs.batch.store import MANIFEST
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.document import AdministrativeDocument, Document, period_of
from ocop_docs.errors import InvalidInput, fault
from ocop_docs.law.communes import commune_of
from ocop_docs.vietnamese.dates import short_date
from ocop_docs.vietnamese.file_names import DRAFT_ENDING, MAX_BYTES, file_name
from ocop_docs.vietnamese.text import normalise

DEFAULT_PATTERN = "{commune} - {kind} {year}.docx"
ENDING = ".docx"
_PATTERN_OF_FORMS = "{code} - {kind}.docx"
"""A form has no issuing office and no year; its row has a code."""

_FIELDS: dict[str, Callable[[AdministrativeDocument], object]] = {
    "commune": lambda document: commune_of(document.issuer.name),
    "kind": lambda document: document.type_name,
    "year": lambda document: period.end if (period := period_of(document)) else "",
    "issuer": lambda document: document.issuer.name,
    "place": lambda document: document.issuer.place or "",
    "number": lambda document: f"{document.number:02d}" if document.number else "",
    "symbol": lambda document: document.full_symbol,
    "date": lambda document: short_date(document.date) if document.date else "",
    "subject": lambda document: document.subject,
}
WORDS = {
    "code": "mã",
    "row": "dòng",
    "commune": "đơn vị",
    "kind": "loại",
    "year": "năm",
    "issuer": "cơ quan",
    "place": "địa danh",
    "number": "số",
    "symbol": "ký hiệu",
    "date": "ngày",
    "subject": "trích yếu",
}
"""The fields of a pattern, each also by its Vietnamese name; `row` counts from 1 in four digits, so that files sort as
the table."""
_BY_WORD = {word: name for name, word in WORDS.items()}


def default_pattern(kind: str) -> str:
    """Return the pattern for documents of `kind` where none is given."""
    administrative = issubclass(KINDS[kind].model, AdministrativeDocument)
    return DEFAULT_PATTERN if administrative else _PATTERN_OF_FORMS


def in_words(pattern: str) -> str:
    """Return the pattern as a clerk writes it: `{đơn vị} - {loại} {năm}`."""
    return pattern.removesuffix(ENDING).format(**{name: f"{{{word}}}" for name, word in WORDS.items()})


def check_pattern(pattern: str) -> None:
    """Raise InvalidInput for a pattern that names an unknown field or cannot be read."""
    try:
        parsed = string.Formatter().parse(normalise(pattern))
        named = [(name, spec, conversion) for _, name, spec, conversion in parsed if name is not None]
    except ValueError as error:
        raise InvalidInput(fault("name-broken", pattern=pattern, example=in_words(DEFAULT_PATTERN))) from error
    for name, spec, conversion in named:
        if name not in WORDS and name not in WORDS.values():
            fields = ", ".join(f"{one} ({word})" for one, word in WORDS.items())
            raise InvalidInput(fault("name-unknown", pattern=pattern, field=name, fields=fields))
        if spec or conversion:
            raise InvalidInput(fault("name-broken", pattern=pattern, example=in_words(DEFAULT_PATTERN)))


def name_of(pattern: str, document: Document, code: str, number: int, *, draft: bool = False) -> str:
    """Return the document's file name: `Xã Ví Dụ - Báo cáo 2026.docx`; that of a draft ends with `(dự thảo)`."""
    name = normalise(pattern).format_map(_Facts(document, code, number)).strip()
    stem = name[: -len(ENDING)] if name.casefold().endswith(ENDING) else name
    return file_name(f"{file_name(stem)}{DRAFT_ENDING if draft else ''}{ENDING}")


class _Facts(dict[str, object]):
    """The values of the fields by both their names, each found when a pattern has it; a form has no issuer, no date."""

    def __init__(self, document: Document, code: str, number: int) -> None:
        super().__init__(code=code, row=f"{number:04d}")
        self._document = document

    def __missing__(self, name: str) -> object:
        if name in _BY_WORD:
            return self[_BY_WORD[name]]
        if isinstance(self._document, AdministrativeDocument):
            return _FIELDS[name](self._document)
        return {"kind": self._document.type_name, "subject": self._document.headline}.get(name, "")


class Names:
    """Names in use; a second document of the same name gets a number."""

    def __init__(self, given: Iterable[str] = ()) -> None:
        self._taken = {_key(name) for name in (MANIFEST, *given)}
        self._last: dict[bytes, int] = {}

    def take(self, name: str) -> str:
        """Return `name`, or `name (2)`, `name (3)` … where it is taken."""
        first = _key(name)
        free, number = name, self._last.get(first, 1)
        while _key(free) in self._taken:
            number += 1
            free = _numbered(name, number)
        if number > 1:
            self._last[first] = number
        self._taken.add(_key(free))
        return free


def _numbered(name: str, number: int) -> str:
    """`name (2).docx`; a long name is cut so that its number stays."""
    end = f" ({number}){ENDING}"
    stem = name[: -len(ENDING)].encode()[: MAX_BYTES - len(end)].decode(errors="ignore")
    return file_name(f"{stem.rstrip()}{end}")


def _key(name: str) -> bytes:
    # Windows and macOS treat names that differ only in case or Unicode form as one. Bytes take half the memory of text.
    return normalise(name).casefold().encode()
