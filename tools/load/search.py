"""Search among many rows of the register, which are put into the tables directly."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, insert, text

from load.place import Place
from load.table import Figure, grouped, p95
from ocop_docs.law.communes import communes
from ocop_docs.office.folding import fold
from ocop_docs.office.register.entries import NUMBERED, book_of
from ocop_docs.office.search import Filters, Page, labels, search
from ocop_docs.office.store.schema import entries, searches

_AT_ONCE = 20_000
_YEARS = range(2021, 2026)
_TRIES = 20
"""Of each kind of query, each with other words."""
_RARE = "hoàng bạch yến"
"""Words that one row in ten thousand has."""
_TYPES = {"plan": "Kế hoạch", "report": "Báo cáo", "recognition-decision": "Quyết định"}
_SYMBOLS = {"plan": "KH-UBND", "report": "BC-UBND", "recognition-decision": "QĐ-UBND"}
_SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đỗ", "Vũ", "Lò", "Giàng", "Triệu")
_GIVEN = ("Văn An", "Thị Bình", "Đức Trọng", "Thị Hoa", "Văn Long", "Thị Mai", "Quang Minh", "Thị Nga", "Văn Sơn")
_PRODUCTS = (
    "gạo nếp nương", "chè xanh", "mật ong hoa nhãn", "cà phê bột", "miến dong", "thịt trâu gác bếp", "cam sành",
    "rượu ngô men lá", "nước mắm", "bánh chưng gù", "hạt điều rang muối", "tinh dầu quế", "nấm hương khô",
)  # fmt: skip
_WORK = ("Công nhận sản phẩm", "Triển khai Chương trình mỗi xã một sản phẩm", "Kết quả đánh giá, phân hạng sản phẩm")
QUERIES: dict[str, Callable[[random.Random], tuple[str, Filters, int]]] = {
    "một từ thường gặp": lambda rng: (rng.choice(["san pham", "ke hoach", "cong nhan"]), Filters(), 0),
    "nhiều từ, không dấu": lambda rng: (fold(f"{rng.choice(_PRODUCTS)} {_place(rng)}"), Filters(), 0),
    "nhiều từ, có dấu": lambda rng: (f"{rng.choice(_PRODUCTS)} {_place(rng)}", Filters(), 0),
    "cụm từ trong ngoặc kép": lambda rng: (f"“{rng.choice(_PRODUCTS)}”", Filters(), 0),
    "số và ký hiệu": lambda rng: (f"{rng.randrange(1, 1_000)}/{rng.choice([*_SYMBOLS.values()])}", Filters(), 0),
    "người ký": lambda rng: (f"“{_person(rng)}”", Filters(), 0),
    "từ hiếm": lambda _rng: (_RARE, Filters(), 0),
    "không có": lambda rng: (f"khong co gi {rng.randrange(10**6)}", Filters(), 0),
    "theo năm và loại": lambda rng: (rng.choice(_PRODUCTS), Filters(rng.choice(_YEARS), rng.choice([*_TYPES])), 0),
    "trang thứ 21": lambda rng: (rng.choice(_PRODUCTS), Filters(), 1_000),
}


def searching(place: Place, rows: int) -> list[Figure]:
    """Put the rows there and time every kind of query."""
    start = time.monotonic()
    fill(place, rows)
    print(f"{place.database}: {rows} rows in {time.monotonic() - start:.0f} s", flush=True)
    figures = []
    with place.office.store.reading() as connection:
        for name, query in QUERIES.items():
            taken = [_timed(connection, place, *query(random.Random(each))) for each in range(_TRIES)]  # noqa: S311 - no secret
            milliseconds = f"{1000 * p95(taken):.0f} ms"
            print(f"{place.database}: {name}: p95 {milliseconds}", flush=True)
            figures.append(Figure(f"Tìm trong {grouped(rows)} dòng, {name}", f"95 % xong trong {milliseconds}"))
    return figures


def fill(place: Place, rows: int) -> None:
    """Put rows of a register into the tables, past the audit chain, for which a million acts would take an hour."""
    store, rng = place.office.store, random.Random(rows)  # noqa: S311 - no secret
    with store.reading() as connection:
        book = book_of(connection, place.office.person("clerk"), None).id
    for first in range(1, rows + 1, _AT_ONCE):
        made = [_row(rng, place.office.id, book, number) for number in range(first, min(first + _AT_ONCE, rows + 1))]
        with store.writing() as connection:
            connection.execute(insert(entries), [entry for entry, _ in made])
            connection.execute(insert(searches), [words for _, words in made])
    with store.writing() as connection:
        connection.execute(text("ANALYZE"))


def _row(rng: random.Random, office: int, book: int, number: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """An entry of the register, and its words for search."""
    kind = rng.choice([*_TYPES])
    year = _YEARS[number % len(_YEARS)]
    signatory = _RARE if number % 10_000 == 1 else _person(rng)
    subject = f"{_TYPES[kind]} {rng.choice(_WORK)} {rng.choice(_PRODUCTS)} của {_place(rng)} năm {year}"
    recipients = f"Ủy ban nhân dân tỉnh; {_place(rng)}; Lưu: VT"
    entry = {
        "id": number,
        "office_id": office,
        "book_id": book,
        "year": year,
        "number": number // len(_YEARS) + 1,
        "symbol": _SYMBOLS[kind],
        "date": f"{year}-06-15",
        "kind": _TYPES[kind],
        "subject": subject,
        "signatory": signatory,
        "recipients": recipients,
        "archive": "",
        "state": NUMBERED,
        "made": 0,
    }
    words = fold(f"{entry['number']} {_SYMBOLS[kind]} {entry['date']} {subject} {signatory} {recipients}")
    labelled = " ".join(labels(office, year, kind))
    return entry, {"id": number, "entry_id": number, "text": f"{labelled} {words}"}


def _timed(connection: Connection, place: Place, query: str, filters: Filters, after: int) -> float:
    start = time.perf_counter()
    search(connection, place.office.id, query, filters, Page(51, after))
    return time.perf_counter() - start


def _place(rng: random.Random) -> str:
    return rng.choice(communes()).name


def _person(rng: random.Random) -> str:
    return f"{rng.choice(_SURNAMES)} {rng.choice(_GIVEN)}"
