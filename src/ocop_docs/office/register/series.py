"""The series that a paper is entered in: a book of its kind, where the office's books of documents are not for it.

Administrative documents take the numbers of Điều 15 (NĐ 30/2020). A certificate is a document of its field, whose
numbering the head of the agency in charge of the field decides (Điều 15.1.b); here it has a series of its own. A form
that is filled in, as a score sheet, is none of the types of Điều 7 and has no number: it is entered in the order in
which it is kept.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select

from ocop_docs.documents.document import AdministrativeDocument, Document
from ocop_docs.documents.kinds.certificate import Certificate
from ocop_docs.documents.parts import Archive
from ocop_docs.errors import fault
from ocop_docs.office.audit.chain import Act
from ocop_docs.office.errors import OfficeRefused
from ocop_docs.office.register.entries import Book, Columns
from ocop_docs.office.store.schema import books

CERTIFICATES, FORMS = "Giấy chứng nhận", "Phiếu, biểu mẫu trong hồ sơ"
TITLES = {CERTIFICATES: "Sổ cấp Giấy chứng nhận", FORMS: "Sổ lưu phiếu, biểu mẫu"}
"""How the books of the series are titled."""
REGISTER = "Sổ đăng ký văn bản đi"


def has_number(document: Document) -> bool:
    """Whether a number and a date are part of the document."""
    return isinstance(document, AdministrativeDocument | Certificate)


def title_of(book: Book) -> str:
    """What a book is called at its head."""
    return TITLES.get(book.name, REGISTER)


def book_for(act: Act, document: Document, chosen: Book) -> Book:
    """Return the book that a paper is entered in: the chosen one, or that of its series, opened with its first paper.

    A secret book takes whatever is put there.

    Raises:
        OfficeRefused: an administrative document in the book of another series.
    """
    if chosen.secret:
        return chosen
    if isinstance(document, AdministrativeDocument):
        if chosen.name in TITLES:
            raise OfficeRefused(fault("office-book-of-series", book=TITLES[chosen.name]))
        return chosen
    name = CERTIFICATES if isinstance(document, Certificate) else FORMS
    which = (books.c.office_id == act.office) & (books.c.name == name)
    found = act.connection.execute(select(books.c.id, books.c.secret).where(which)).one_or_none()
    if found:
        return Book(found.id, name, secret=bool(found.secret))
    return Book(act.insert(books, office_id=act.office, name=name, secret=0), name, secret=False)


def columns_of(document: Document, date: dt.date) -> Columns:
    """Return what the register shows of a document, issued on that date."""
    if isinstance(document, AdministrativeDocument):
        return Columns(
            symbol=document.full_symbol,
            date=date,
            kind=document.type_name,
            subject=document.subject,
            signatory=(document.signatory.name if document.signatory else None) or "",
            recipients="; ".join(document.recipients),
            archive=document.archive.units,
            copies=document.archive.copies,
        )
    kind, subject = document.type_name, str(document.headline)
    if isinstance(document, Certificate):
        signatory = (document.signatory.name if document.signatory else None) or ""
        return Columns(document.symbol, date, kind, subject, signatory, str(document.producer), Archive.clerical)
    return Columns("", date, kind, subject, archive=Archive.clerical)
