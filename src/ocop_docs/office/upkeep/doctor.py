"""Looks at everything that is kept, finishes what a crash left, and lists what a person must see to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, select

from ocop_docs.errors import OcopDocsError
from ocop_docs.office.audit.chain import Stamp, last_act_if_later
from ocop_docs.office.audit.verification import verify
from ocop_docs.office.errors import StoreBroken
from ocop_docs.office.mail.outbox import given_up
from ocop_docs.office.papers.issuing import recover
from ocop_docs.office.store.database import is_sqlite
from ocop_docs.office.store.schema import books, counters, entries, files, offices
from ocop_docs.office.store.store import Store
from ocop_docs.office.times import moment
from ocop_docs.office.upkeep.verified_backup import backup_status


class Examined(NamedTuple):
    """What was finished, and the faults in Vietnamese."""

    recovered: int
    leftovers: int
    faults: list[str]


def examine(store: Store) -> Examined:
    """Finish papers without files, delete leftovers of killed writes, and examine rows, numbers and files."""
    faults = []
    try:
        recovered = recover(store)
    except OcopDocsError as error:
        recovered = 0
        faults.append(str(error))
    leftovers = store.files.remove_leftovers()
    with store.reading() as connection:
        faults += [*_of_database(connection), *_of_chains(connection), *_of_numbers(connection)]
        faults += [*_of_files(connection, store), *_of_clock(connection, store)]
        if (unsent := given_up(connection)) > 0:
            faults.append(f"Có {unsent} thư báo không gửi được; xem địa chỉ thư của các tài khoản.")
        if (backup := backup_status(connection, store.today())).late:
            faults.append(backup.words)
    return Examined(recovered, leftovers, faults)


def _is_word(path: Path) -> bool:
    """Whether a file is a package; a PDF of a killed program belongs to no row either, and is made anew."""
    with path.open("rb") as file:
        return file.read(2) == b"PK"


def _of_database(connection: Connection) -> Iterator[str]:
    if is_sqlite(connection):
        found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        yield from (f"Cơ sở dữ liệu hỏng: {line}." for line in found if line != "ok")


def _of_chains(connection: Connection) -> Iterator[str]:
    for office in verify(connection):
        yield from (f"{office.name}: dòng {fault.row} {fault.tampering.words}." for fault in office.faults)


def _of_clock(connection: Connection, store: Store) -> Iterator[str]:
    for office in connection.execute(select(offices).order_by(offices.c.id)).all():
        if last := last_act_if_later(connection, Stamp(office.id, "", store.now())):
            yield (
                f"{office.name}: thao tác gần nhất ghi lúc {moment(last)}, sau giờ của máy. Nếu đồng hồ của máy đúng, "
                "người quản trị chạy ocop-docs office clock."
            )


def _of_numbers(connection: Connection) -> Iterator[str]:
    """Numbers that are missing between the first and the last of each book and year."""
    query = select(books.c.name, counters).join(books, books.c.id == counters.c.book_id)
    for book in connection.execute(query).all():
        which = (entries.c.book_id == book.book_id) & (entries.c.year == book.year)
        taken = set(connection.execute(select(entries.c.number).where(which)).scalars())
        if missing := sorted(set(range(1, book.last + 1)) - taken):
            yield f"Sổ {book.name} năm {book.year} thiếu số: {', '.join(map(str, missing[:20]))}."
        yield from (
            f"Sổ {book.name} năm {book.year} có số {number} chưa cấp." for number in taken if number > book.last
        )


def _of_files(connection: Connection, store: Store) -> Iterator[str]:
    known = set(connection.execute(select(files.c.digest)).scalars())
    if strange := [one for one in store.files.digests() if one not in known and _is_word(store.files.path(one))]:
        yield (
            f"Có {len(strange)} tệp Word mà cơ sở dữ liệu không biết: cơ sở dữ liệu có thể là bản chép cũ, thiếu những "
            "việc sau đó. So với bản sao lưu mới nhất."
        )
    for digest in connection.execute(select(files.c.digest)).scalars():
        try:
            store.files.get(digest)
        except StoreBroken as error:
            yield str(error)
