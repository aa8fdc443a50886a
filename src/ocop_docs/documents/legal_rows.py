"""The row of a legal basis that cites a text of the catalogue."""

from __future__ import annotations

from ocop_docs.law.legal_texts import LegalText
from ocop_docs.vietnamese.dates import short_date

_LAWS = ("Luật", "Pháp lệnh", "Bộ luật")
_ENACTING = ("về ", "ban hành", "sửa đổi", "quy định", "hướng dẫn")


def row_of(text: LegalText) -> dict[str, str]:
    """Return the row of a legal basis that cites `text`.

    A law is cited by its title, without a number (NĐ 30/2020, Phụ lục I, mục II.6.a).
    """
    row = {"lead_in": "Căn cứ", "document_type": text.document_type, "date": short_date(text.date)}
    if text.document_type in _LAWS:
        return row | {"document_type": f"{text.document_type} {text.title}"}
    return row | {"number": text.number, "issuer": text.issuer, "subject": _subject(text.title)}


def _subject(title: str) -> str:
    if title.startswith(_ENACTING):
        return title
    return f"về việc {title}" if title[:1].islower() else f"ban hành {title}"
