"""A signed paper gets its number, its line in the register and its file, or nothing happens."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from tests.office.people import PLAN, YEAR, Office, open_office

from ocop_docs.errors import ConversionError, Fault
from ocop_docs.intake.embedded import read_embedded
from ocop_docs.office.errors import NotAllowed, NotThere, OfficeRefused
from ocop_docs.office.papers.issuing import PDF, WORD, copy_of, make_pdf, recover
from ocop_docs.office.papers.moves import move
from ocop_docs.office.papers.papers import paper_of, save
from ocop_docs.office.papers.pdfs import make_missing
from ocop_docs.office.register.entries import (
    Columns,
    add_late,
    book_of,
    books_of,
    entries_of,
    entry_of,
    reserve,
    send_out,
    symbol_of,
    void,
)
from ocop_docs.office.store.schema import entries


def symbols(office: Office, year: int | None = None) -> list[str]:
    with office.store.reading() as connection:
        book = book_of(connection, office.person("clerk"), None)
        return [symbol_of(entry) for entry in entries_of(connection, book, year or office.day.year)]


def test_a_paper_goes_from_draft_to_its_number_and_its_file_carries_both(office: Office) -> None:
    key = office.signed()

    (entry,) = office.issue([key])

    with office.store.reading() as connection:
        row = entry_of(connection, office.person("viewer"), entry)
        paper = paper_of(connection, office.person("viewer"), key)
        word = office.store.files.get(str(copy_of(connection, entry, WORD)))
    assert (symbol_of(row), row.date, row.signatory) == ("01/KH-UBND", office.day.isoformat(), "Đỗ Đức Trọng")
    assert (row.recipients, row.archive, row.made) == ("Ủy ban nhân dân tỉnh; Các thôn", "VT", 1)
    assert (paper.state, paper.version) == ("numbered", 2)
    assert read_embedded(word).record["number"] == 1
    assert read_embedded(word).record["date"] == office.day.isoformat()


def test_papers_issued_together_get_consecutive_numbers_in_their_order(office: Office) -> None:
    office.issue([office.signed()])
    keys = [office.signed(subject=f"Kế hoạch số {position} của năm") for position in range(5)]

    office.issue(keys)

    with office.store.reading() as connection:
        book = book_of(connection, office.person("clerk"), None)
        subjects = [entry.subject for entry in entries_of(connection, book, office.day.year)][1:]
    assert symbols(office) == [f"0{number}/KH-UBND" for number in range(1, 7)]
    assert subjects == [f"Kế hoạch số {position} của năm" for position in range(5)]


def test_one_paper_that_is_barred_keeps_all_of_them_without_a_number(office: Office) -> None:
    dead = {
        "document_type": "Quyết định",
        "number": "148/QĐ-TTg",
        "date": "24/02/2023",
        "issuer": "Thủ tướng Chính phủ",
        "subject": "ban hành Quy định về đánh giá và phân hạng sản phẩm",
    }
    keys = [office.signed(), office.signed(legal_bases=[dead]), office.signed()]

    with pytest.raises(OfficeRefused) as refused:
        office.issue(keys)

    assert refused.value.faults[0].code == "office-paper-blocked"
    assert "148/QĐ-TTg" in str(refused.value)
    assert symbols(office) == []


def test_an_example_gets_no_number(office: Office) -> None:
    with pytest.raises(OfficeRefused, match="là văn bản ví dụ"):
        office.issue([office.signed(), office.signed(example=True)])

    assert symbols(office) == []


def test_an_error_that_the_paper_accepts_with_a_reason_does_not_keep_it_from_its_number(office: Office) -> None:
    record = {"period": {"start": YEAR - 2, "end": YEAR - 2}, "subject": "Kế hoạch của thời kỳ trước"}
    accepted = {"code": "period-over", "place": "period", "reason": "Ban hành lại theo kết luận thanh tra"}

    with pytest.raises(OfficeRefused, match="period-over"):
        office.issue([office.signed(**record)])
    office.issue([office.signed(**record, accepted=[accepted])])

    assert symbols(office) == ["01/KH-UBND"]
    with office.store.reading() as connection:
        kept = connection.execute(select(entries.c.findings)).scalar_one()
    assert "Ban hành lại theo kết luận thanh tra" in kept


def test_only_a_clerk_gives_numbers_and_only_to_signed_papers(office: Office) -> None:
    from ocop_docs.office.papers.issuing import issue

    key, draft = office.signed(), office.draft()

    for role in ("specialist", "head", "signatory", "administrator", "viewer"):
        with pytest.raises(NotAllowed):
            issue(office.actor(role), [key], office.day)
    with pytest.raises(OfficeRefused):
        office.issue([draft])
    office.issue([key])
    with pytest.raises(OfficeRefused):
        office.issue([key])

    assert symbols(office) == ["01/KH-UBND"]


def test_numbers_follow_the_dates_and_a_year_begins_at_one(office: Office) -> None:
    last_year = dt.date(office.day.year - 1, 6, 1)
    office.issue([office.signed()], date=last_year)
    office.issue([office.signed()], date=last_year + dt.timedelta(days=1))
    office.issue([office.signed()])

    with pytest.raises(OfficeRefused, match="số thêm"):
        office.issue([office.signed()], date=last_year)
    with pytest.raises(OfficeRefused, match="chưa đến"):
        office.issue([office.signed()], date=office.day + dt.timedelta(days=1))

    assert (symbols(office, last_year.year), symbols(office)) == (["01/KH-UBND", "02/KH-UBND"], ["01/KH-UBND"])


def test_late_and_reserved_numbers_are_lines_of_the_book(office: Office) -> None:
    clerk = office.actor("clerk")
    office.issue([office.signed()])
    (kept,) = reserve(clerk, None, office.day, "Giữ cho Quyết định Hội đồng")
    late = Columns("TB-UBND", office.day, "Thông báo", "Lịch trực bị sót")
    add_late(clerk, None, 1, late)
    add_late(clerk, None, 1, late)
    office.issue([office.signed()])

    office.issue([office.signed()], reserved=kept)

    assert symbols(office) == ["01/KH-UBND", "01a/TB-UBND", "01b/TB-UBND", "02/KH-UBND", "03/KH-UBND"]
    with pytest.raises(OfficeRefused, match="không phải số đang giữ"):
        office.issue([office.signed()], reserved=kept)


def test_a_number_that_was_kept_and_used_late_holds_up_no_later_number(office: Office) -> None:
    year = office.day.year - 1
    clerk = office.actor("clerk")
    (kept,) = reserve(clerk, None, dt.date(year, 6, 1), "Giữ cho Quyết định Hội đồng")
    office.issue([office.signed()], date=dt.date(year, 6, 2))
    office.issue([office.signed()], date=dt.date(year, 6, 20), reserved=kept)

    office.issue([office.signed()], date=dt.date(year, 6, 3))

    assert symbols(office, year) == ["01/KH-UBND", "02/KH-UBND", "03/KH-UBND"]
    (kept,) = reserve(clerk, None, office.day, "Giữ cho Quyết định Hội đồng")
    with pytest.raises(OfficeRefused, match="chưa đến"):
        office.issue([office.signed()], date=office.day + dt.timedelta(days=1), reserved=kept)


def test_a_void_number_stays_in_the_book_with_its_reason_and_is_never_given_again(office: Office) -> None:
    clerk, key = office.actor("clerk"), office.signed()
    (entry,) = office.issue([key])

    with pytest.raises(OfficeRefused, match="lý do"):
        void(clerk, entry, " ")
    with pytest.raises(NotAllowed):
        void(office.actor("signatory"), entry, "In sai")
    void(clerk, entry, "In sai")
    with pytest.raises(OfficeRefused, match="đã hủy"):
        void(clerk, entry, "In sai")
    office.issue([office.signed()])

    with office.store.reading() as connection:
        row = entry_of(connection, clerk.person, entry)
        assert (row.state, row.note, row.number) == ("void", "Hủy số: In sai", 1)
        assert paper_of(connection, clerk.person, key).state == "void"
    assert symbols(office) == ["01/KH-UBND", "02/KH-UBND"]


def test_books_and_offices_count_for_themselves_and_see_nothing_of_each_other(office: Office) -> None:
    other = open_office(office.store, "Sở Nông nghiệp và Môi trường")
    with office.store.reading() as connection:
        public, secret = books_of(connection, office.person("clerk"))
        assert books_of(connection, office.person("viewer")) == [public]
    office.issue([office.signed()])
    (hidden,) = office.issue([office.signed()], book=secret.id)
    (entry,) = other.issue([other.signed()])

    assert (symbols(office), symbols(other)) == (["01/KH-UBND"], ["01/KH-UBND"])
    with office.store.reading() as connection:
        for person, row in ((office.person("clerk"), entry), (office.person("viewer"), hidden)):
            with pytest.raises(NotThere):
                entry_of(connection, person, row)
    with pytest.raises(NotThere):
        move(other.actor("specialist"), office.draft(), "submit")


def test_a_paper_in_a_secret_book_is_there_only_for_its_author_and_for_who_may_see_the_book(office: Office) -> None:
    with office.store.reading() as connection:
        _, secret = books_of(connection, office.person("clerk"))
    key = office.signed()
    office.issue([key], book=secret.id)

    with office.store.reading() as connection:
        for role in ("specialist", "clerk", "signatory"):
            assert paper_of(connection, office.person(role), key).key == key
        for role in ("viewer", "head", "administrator"):
            with pytest.raises(NotThere):
                paper_of(connection, office.person(role), key)


def test_the_name_of_a_paper_in_addresses_is_no_number_of_a_sequence(office: Office) -> None:
    keys = [office.draft() for _ in range(20)]

    assert len(set(keys)) == len(keys)
    assert all(len(key) >= 16 and not key.isdecimal() for key in keys)
    assert sorted(keys) != keys


def test_what_is_issued_cannot_be_changed_by_a_statement_either(office: Office) -> None:
    (entry,) = office.issue([office.signed()])
    send_out(office.actor("clerk"), entry, office.day, "Bưu điện", "")
    statements = [
        "UPDATE entries SET subject = 'khác'",
        "UPDATE entries SET number = 9",
        "DELETE FROM entries",
        "UPDATE versions SET record = '{}'",
        "DELETE FROM versions",
        "DELETE FROM documents",
        "UPDATE audit SET actor = 'ai'",
        "DELETE FROM audit",
        "DELETE FROM copies",
    ]

    for statement in statements:
        with pytest.raises(DBAPIError, match="kept as they are"), office.store.writing() as connection:
            connection.exec_driver_sql(statement)


def test_two_people_who_save_the_same_draft_lose_nothing(office: Office) -> None:
    key, person = office.draft(), office.actor("specialist")
    record = PLAN | {"subject": "Bản của người thứ nhất"}

    assert save(person, key, record, base=1) == 2
    with pytest.raises(OfficeRefused, match="vừa lưu"):
        save(office.actor("head"), key, record | {"subject": "Bản của người thứ hai"}, base=1)
    assert save(person, key, record, base=2) == 2, "nothing changed, no new version"


def test_a_crash_between_number_and_file_is_made_good_by_recover(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = office.signed()
    with monkeypatch.context() as patch:
        patch.setattr("ocop_docs.office.papers.issuing.make_file", _killed)
        with pytest.raises(KeyboardInterrupt):
            office.issue([key])
    assert symbols(office) == ["01/KH-UBND"]

    assert (recover(office.store), recover(office.store)) == (1, 0)

    with office.store.reading() as connection:
        assert connection.execute(select(func.count()).where(entries.c.made == 0)).scalar() == 0


def test_the_pdf_of_each_issued_paper_is_made_once_and_kept(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    (first,) = office.issue([office.signed()])

    assert make_missing(office.store) == (1, set())
    assert make_missing(office.store) == (0, set())
    with office.store.reading() as connection:
        kept = str(copy_of(connection, first, PDF))
    assert office.store.files.get(kept)[:5] == b"%PDF-"
    assert make_pdf(office.store, first) == office.store.files.get(kept)

    (second,) = office.issue([office.signed()])
    monkeypatch.setattr("ocop_docs.office.papers.issuing.pdf_of", _no_engine)
    assert make_missing(office.store) == (0, {second})
    assert make_missing(office.store, {second}) == (0, {second})


def _no_engine(*_: object, **__: object) -> None:
    raise ConversionError(Fault("none", "Không có bộ tạo PDF."))


def _killed(*_: object) -> None:
    raise KeyboardInterrupt
