"""The core properties of a Word file: title, subject, author, keywords and moment."""

import datetime as dt
from typing import Any, NamedTuple

from ocop_docs.documents.base import Blank
from ocop_docs.documents.document import AdministrativeDocument, Document, period_of
from ocop_docs.vietnamese.text import lower_first

_UNDATED = "2020-03-05"
"""The date of an undated document: the day of NĐ 30/2020, so that bytes do not depend on the clock."""
_LONGEST = 255
"""Characters that a core property may hold (python-docx refuses more)."""


class Properties(NamedTuple):
    """The core properties of a document; `moment` is both created and modified, as `2026-11-22T00:00:00Z`."""

    title: str
    subject: str
    author: str
    keywords: str
    moment: str


def properties_of(document: Document) -> Properties:
    """Return the properties of `document`; a form has no author, number, period or day of issue."""
    author, day, words = "", _UNDATED, ["OCOP", document.type_name]
    if isinstance(document, AdministrativeDocument):
        author = _given(document.issuer.name)
        words += [f"{document.number:02d}/{document.full_symbol}"] if document.number else []
        words += [str(period)] if (period := period_of(document)) else []
        day = document.date.isoformat() if document.date else _UNDATED
    subject = _given(document.headline)
    return Properties(
        title=_shortened(f"{document.type_name} {lower_first(subject)}".rstrip()),
        subject=_shortened(subject),
        author=_shortened(author),
        keywords=_shortened("; ".join(words)),
        moment=f"{day}T00:00:00Z",
    )


def _given(text: str) -> str:
    return "" if isinstance(text, Blank) else text


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def set_properties(core: Any, properties: Properties) -> None:
    """Write `properties` into a package that python-docx has open."""
    core.title, core.subject = properties.title, properties.subject
    core.author, core.keywords = properties.author, properties.keywords
    core.created = core.modified = dt.datetime.fromisoformat(properties.moment)


TAGS = Properties(**{name: f"{{{{ {name} }}}}" for name in Properties._fields})
"""A Jinja tag in place of each property."""
