"""The register on screen and to take away, and what the clerk does there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from ocop_docs.errors import Fault, OcopDocsError, fault
from ocop_docs.office.actor import Actor
from ocop_docs.office.errors import OfficeRefused
from ocop_docs.office.listing import signed_in
from ocop_docs.office.papers.issuing import issue
from ocop_docs.office.register.book import COLUMNS, Printed, as_word, as_workbook, line_of, printed
from ocop_docs.office.register.entries import (
    RESERVED,
    book_of,
    books_of,
    entries_of,
    reserve,
    send_out,
    void,
    years_of,
)
from ocop_docs.office.register.importing import import_register, read_register
from ocop_docs.office.register.series import title_of
from ocop_docs.pipeline import to_pdf
from ocop_docs.vietnamese.dates import parse_date, short_date
from ocop_docs.vietnamese.file_names import file_name
from ocop_docs.web.downloads import send
from ocop_docs.web.office.guard import actor, go_to, whole
from ocop_docs.web.work import from_outside, work

register = Blueprint("office_register", __name__, url_prefix="/co-quan/so")
SHOWN = 200
_FORMS: dict[str, Callable[[Printed], bytes]] = {
    "xlsx": as_workbook,
    "docx": as_word,
    "pdf": lambda shown: to_pdf(as_word(shown)),
}
_INTERNAL = 500


@register.get("")
def page() -> str:
    """The register of a book in a year, and the signed papers that wait for a number."""
    return _page(actor())


@register.post("")
def act() -> ResponseReturnValue:
    """Do what the clerk asks for (`_do`) and show the register again; a refusal is shown above."""
    acting = actor()
    try:
        _do(acting, request.form)
    except OcopDocsError as error:
        if error.http_status >= _INTERNAL:
            raise
        return _page(acting, error.faults), error.http_status
    return go_to(url_for("office_register.page", so=request.form.get("so"), nam=request.form.get("nam")))


@register.get("/tai.<any('xlsx', 'docx', 'pdf'):form>")
def download(form: str) -> ResponseReturnValue:
    """The register as Excel, or as the book to print."""
    acting = actor()
    with acting.reading() as connection:
        book = book_of(connection, acting.person, request.args.get("so", type=whole))
        year = request.args.get("nam", acting.store.today().year, whole)
        shown = printed(connection, acting.person, book, year)
    show = partial(send, name=file_name(f"{title_of(book)} {year} - {book.name}.{form}"), extension=form)
    return work().answer(show, _FORMS[form], shown)


def _page(acting: Actor, faults: Sequence[Fault] = ()) -> str:
    today = acting.store.today()
    with acting.reading() as connection:
        book = book_of(connection, acting.person, request.values.get("so", type=whole))
        year = request.values.get("nam", today.year, whole)
        first = max(request.args.get("tu", 0, whole), 0)
        found = entries_of(connection, book, year, SHOWN + 1, first)
        return render_template(
            "office/register.html",
            faults=faults,
            book=book,
            title=title_of(book),
            books=books_of(connection, acting.person),
            year=year,
            years=sorted({today.year, *years_of(connection, book)}, reverse=True),
            columns=COLUMNS,
            entries=[(entry, line_of(entry)) for entry in found[:SHOWN]],
            more=first + SHOWN if len(found) > SHOWN else 0,
            waiting=signed_in(connection, acting.person) if acting.may("register") else (),
            kept=[entry for entry in found if entry.state == RESERVED],
            today=short_date(today),
        )


def _do(acting: Actor, form: MultiDict[str, str]) -> None:
    book, what = form.get("so", type=whole), form.get("viec", "")
    entry, reason = form.get("dong", 0, whole), form.get("ly-do", "")
    if what == "lay-so":
        if not (keys := form.getlist("van-ban")):
            raise OfficeRefused(fault("office-nothing-chosen"))
        issue(
            acting,
            keys,
            _day(form, "ngay") if form.get("ngay") else None,
            book=book,
            reserved=form.get("so-giu", type=whole),
        )
    elif what == "giu-so":
        reserve(acting, book, _day(form, "ngay"), reason, min(max(form.get("bao-nhieu", 1, whole), 1), SHOWN))
    elif what == "nhap":
        data = request.files["tep"].read() if "tep" in request.files else b""
        import_register(acting, book, work().wait(from_outside, read_register, data))
    elif what == "huy":
        void(acting, entry, reason)
    elif what == "chuyen":
        send_out(acting, entry, _day(form, "ngay"), form.get("ky-nhan", ""), form.get("ghi-chu", ""))
    else:
        raise OfficeRefused(fault("unknown-action", action=what))


def _day(form: MultiDict[str, str], name: str) -> dt.date:
    text = form.get(name, "")
    try:
        return parse_date(text)
    except ValueError as error:
        raise OfficeRefused(fault("office-date-unreadable", text=text[:40])) from error
