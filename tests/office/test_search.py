"""Search without accents, by phrase, year and kind, in one's own office; and what an office must not forget."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import insert
from tests.office.people import Office, open_office

from ocop_docs.office.folding import fold
from ocop_docs.office.papers.issuing import issue
from ocop_docs.office.papers.moves import move
from ocop_docs.office.papers.papers import create
from ocop_docs.office.register.entries import Columns, add_paper, books_of
from ocop_docs.office.search import PART, Filters, Page, _found, labels, search
from ocop_docs.office.store.schema import searches
from ocop_docs.office.watch import certificates, last_day, tasks, to_renew
from ocop_docs.pipeline import load_data
from ocop_docs.resources import samples_folder


def found(office: Office, query: str, **filters: object) -> list[str]:
    with office.store.reading() as connection:
        rows = search(connection, office.id, query, Filters(**filters), Page())  # type: ignore[arg-type]
        return [row.subject for row in rows]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đức Trọng, 12/QĐ-UBND", "duc trong 12 qd ubnd"),
        ("Ủy ban nhân dân", "uy ban nhan dan"),
        ("Ðắk Nông", "dak nong"),
        ("gạo nếp  nương\n(4 sao)", "gao nep nuong 4 sao"),
    ],
)
def test_text_is_folded_without_accents_and_with_d_for_đ(text: str, folded: str) -> None:  # noqa: PLC2401
    assert fold(text) == folded


def test_papers_are_found_by_any_word_without_accents_and_by_phrase(office: Office) -> None:
    first, second = "Phát triển gạo nếp nương", "Nương rẫy trồng gạo tẻ, nếp cái"
    office.draft(subject=first)
    office.issue([office.signed(subject=second)])

    assert found(office, "gao nep") == [second, first]
    assert found(office, "“nếp nương”") == found(office, '"nep nuong"') == [first]
    assert found(office, "do duc trong") == [second, first], "the signatory"
    assert found(office, "01/KH-UBND") == [second]
    assert found(office, "gạo", year=office.day.year) == [second]
    assert found(office, "gạo", kind="report") == []
    assert found(office, "khong co gi") == []


@pytest.mark.parametrize(
    "query", ['"', "'", "a' OR 1=1 --", '" OR "', "NEAR(", "*", "zoffice2", ":wanted", "& | !", "%"]
)
def test_no_query_breaks_the_search_or_reaches_another_office(office: Office, query: str) -> None:
    other = open_office(office.store, "Sở Nông nghiệp và Môi trường")
    other.draft(subject="Chuyện riêng của Sở")

    assert "Chuyện riêng của Sở" not in found(office, query)


def test_a_secret_paper_is_found_only_by_who_may_see_its_book(office: Office) -> None:
    with office.store.reading() as connection:
        _, secret = books_of(connection, office.person("clerk"))
    add_paper(office.actor("clerk"), secret.id, Columns("QĐ-UBND", office.day, "Quyết định", "Việc mật"))

    assert (found(office, "viec mat"), found(office, "viec mat", secret=True)) == ([], ["Việc mật"])


@pytest.mark.parametrize(
    ("deadline", "day"),
    [
        ("Quý II năm 2027", dt.date(2027, 6, 30)),
        ("quý 4/2026", dt.date(2026, 12, 31)),
        ("Tháng 02/2028", dt.date(2028, 2, 29)),
        ("15/7/2027", dt.date(2027, 7, 15)),
        ("Trong năm 2027", dt.date(2027, 12, 31)),
        ("Thường xuyên", None),
        ("tháng 13/2027", None),
    ],
)
def test_a_deadline_is_read_as_its_last_day(deadline: str, day: dt.date | None) -> None:
    assert last_day(deadline) == day


def test_certificates_that_end_and_tasks_that_fall_due_are_listed(office: Office) -> None:
    record = load_data(next((samples_folder() / "recognition-decision").glob("*.json"))) | {"example": False}
    office.store.clock = lambda: dt.datetime(2029, 6, 1, tzinfo=dt.UTC)  # after the day of the example
    task = {"content": "Tổ chức hội chợ", "lead": "Phòng Kinh tế", "deadline": "Quý I năm 2030"}
    key = create(office.actor("specialist"), record)
    for role, act in (("specialist", "submit"), ("clerk", "approve"), ("signatory", "sign")):
        move(office.actor(role), key, act)
    issue(office.actor("clerk"), [key])
    office.issue(
        [office.signed(tasks=[task], subject="Tổ chức hội chợ", period={"start": 2029, "end": 2030})],
        date=dt.date(2029, 6, 1),
    )

    with office.store.reading() as connection:
        ending = certificates(connection, office.person("viewer"))
        due = tasks(connection, office.person("viewer"))
    assert [(one.what, one.day) for one in due] == [("Tổ chức hội chợ", dt.date(2030, 3, 31))]
    assert len(ending) == len(record["products"])
    assert to_renew(ending, ending[0].day - dt.timedelta(days=181)) == []
    assert to_renew(ending, ending[0].day - dt.timedelta(days=180)) == ending


def test_the_newest_are_found_first_in_a_table_of_many_parts_page_by_page(office: Office) -> None:
    words, rows = " ".join(labels(office.id)), range(1, 80)
    honey = [{"id": each * PART, "text": f"{words} mat {'ong' if each % 2 else 'mia'}"} for each in rows]
    with office.store.writing() as connection:
        connection.execute(insert(searches), honey)

    def ids(query: str, most: int, after: int) -> list[int]:
        with office.store.reading() as connection:
            terms = [*labels(office.id), query]
            return list(_found(connection, terms, Filters(), Page(most, after)))

    newest = [each * PART for each in reversed(rows) if each % 2]
    assert [one for after in range(0, 45, 9) for one in ids("mat ong", 9, after)] == newest
    assert ids("mat mia", 50, 0) == [each * PART for each in reversed(rows) if not each % 2]
    assert ids("mat duong", 50, 0) == []
