"""The register that an office kept in Excel, taken into a book: all lines, or none and every fault."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select, update

from ocop_docs.errors import Fault, InvalidInput, fault
from ocop_docs.intake.tables.cell_value import CellValue, InvalidCell
from ocop_docs.intake.tables.xlsx_reader import read_xlsx
from ocop_docs.office.actor import Actor
from ocop_docs.office.register.book import COLUMNS
from ocop_docs.office.register.entries import NUMBERED, Book, Columns, Number, add_entry, book_of
from ocop_docs.office.store.schema import counters, entries
from ocop_docs.vietnamese.dates import parse_date
from ocop_docs.vietnamese.text import quoted, single_line

_NUMBER = re.compile(r"0*(\d{1,6})([a-z]?)(?:\s*/\s*(.+))?")


class Line(NamedTuple):
    """A line of the table that can be entered."""

    line: int
    number: int
    suffix: str
    columns: Columns


def import_register(actor: Actor, book: int | None, lines: Sequence[Line]) -> int:
    """Enter the lines of a register into a book, and return how many.

    Numbers are kept as they are; the next number given is the one after the highest.

    Raises:
        NotAllowed: not a clerk.
        InvalidInput: numbers are there already; `faults` names them all.
    """
    actor.require("register")
    with actor.act("import") as act:
        found = book_of(act.connection, actor.person, book)
        if taken := list(_taken(act.connection, found, lines)):
            raise InvalidInput(*taken)
        for one in lines:
            add_entry(act, Number(found, one.number, one.suffix), one.columns, NUMBERED)
        for year in {one.columns.date.year for one in lines}:
            _count_on(act.connection, found, year)
        act.details["lines"] = len(lines)
    return len(lines)


def read_register(workbook: bytes) -> list[Line]:
    """Return the lines of a workbook with the ten columns.

    Raises:
        UnreadableInput: not a workbook, or one that the gate for packages refuses.
        InvalidInput: columns are missing, or lines cannot be read; `faults` names them all.
    """
    sheets = read_xlsx(workbook)
    titles = sheets[0].head.cells if sheets else {}
    places = {_text(title).casefold(): column for column, title in titles.items()}
    if missing := [title for title in COLUMNS if title.casefold() not in places]:
        raise InvalidInput(fault("office-register-headings", missing=", ".join(missing)))
    order = [places[title.casefold()] for title in COLUMNS]
    read = [_line(line.number, [_text(line.cells.get(column)) for column in order]) for line in sheets[0].lines]
    if faults := [one for one in read if isinstance(one, Fault)]:
        raise InvalidInput(*faults)
    return [one for one in read if isinstance(one, Line)]


def _line(position: int, cells: Sequence[str]) -> Line | Fault:
    symbol, date, subject, signatory, recipients, archive, copies, sent, receipt, note = cells
    found, day, sent_on = _NUMBER.fullmatch(symbol.strip()), _date(date), _date(sent)
    if found is None or day is None or (sent and sent_on is None):
        wrong = symbol if found is None else date if day is None else sent
        return fault("office-register-line", line=position, text=quoted(wrong))
    count = int(copies) if copies.isdigit() else None
    after = (sent_on.isoformat() if sent_on else "", receipt)
    columns = Columns(found[3] or "", day, "", subject, signatory, recipients, archive, count, note, *after)
    return Line(position, int(found[1]), found[2], columns)


def _taken(connection: Connection, book: Book, lines: Sequence[Line]) -> Iterator[Fault]:
    """Yield a fault for each line whose number is in the book, or in the table twice."""
    query = select(entries.c.year, entries.c.number, entries.c.suffix).where(entries.c.book_id == book.id)
    taken = {tuple(row) for row in connection.execute(query)}
    for one in lines:
        key = (one.columns.date.year, one.number, one.suffix)
        if key in taken:
            yield fault("office-register-taken", line=one.line, number=f"{one.number}{one.suffix}", year=key[0])
        taken.add(key)


def _count_on(connection: Connection, book: Book, year: int) -> None:
    which = (entries.c.book_id == book.id) & (entries.c.year == year)
    last = connection.execute(select(func.max(entries.c.number)).where(which)).scalar_one()
    row = (counters.c.book_id == book.id) & (counters.c.year == year)
    if not connection.execute(update(counters).where(row).values(last=last)).rowcount:
        connection.execute(insert(counters).values(book_id=book.id, year=year, last=last))


def _date(text: str) -> dt.date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _text(cell: CellValue | None) -> str:
    if cell is None or isinstance(cell, InvalidCell):
        return ""
    return f"{cell:%d/%m/%Y}" if isinstance(cell, dt.date) else single_line(str(cell))
