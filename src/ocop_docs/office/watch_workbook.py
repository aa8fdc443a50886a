"""What the dashboard watches, as a workbook to filter and print: a sheet for each list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection

from ocop_docs.intake.tables.writing.plain_sheets import PlainSheet, plain_workbook
from ocop_docs.office.person import Person
from ocop_docs.office.results import by_commune, recognised, targets
from ocop_docs.office.watch import Due, certificates, tasks

_DUE = (("Ngày", 12), ("Nội dung", 60), ("Của ai", 40), ("Văn bản", 18))
_TARGETS = (("Thời gian", 14), ("Hạng", 18), ("Chỉ tiêu", 14), ("Đã công nhận", 14), ("Kế hoạch", 18))
_COMMUNES = (("Năm", 8), ("Xã, phường", 36), ("Sản phẩm được công nhận", 14))
_PRODUCTS = (
    ("Năm", 8),
    ("Hạng sao", 10),
    ("Sản phẩm", 40),
    ("Chủ thể", 40),
    ("Xã, phường", 30),
    ("Quyết định", 18),
)


def watch_workbook(connection: Connection, person: Person) -> bytes:
    """Return the workbook (.xlsx) of certificates, tasks, targets, and products by commune."""
    results = recognised(connection, person)
    aims = [(one.years, one.stars, one.wanted, one.done, one.symbol) for one in targets(connection, person, results)]
    products = [(one.year, one.stars, one.product, one.producer, one.commune, one.symbol) for one in results]
    return plain_workbook(
        PlainSheet("Giấy chứng nhận", _DUE, _lines(certificates(connection, person))),
        PlainSheet("Nhiệm vụ", _DUE, _lines(tasks(connection, person))),
        PlainSheet("Chỉ tiêu", _TARGETS, aims),
        PlainSheet("Theo xã", _COMMUNES, by_commune(results)),
        PlainSheet("Sản phẩm", _PRODUCTS, products),
    )


def _lines(found: Iterable[Due]) -> Iterator[Sequence[str]]:
    for one in found:
        yield f"{one.day:%d/%m/%Y}", one.what, one.whose, one.symbol
