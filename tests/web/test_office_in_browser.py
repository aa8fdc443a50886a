"""The pages of the office in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.office.people import PASSWORD, Office, open_office
from tests.web.conftest import OfficeIn, Server
from tests.web.test_access import violations_in_every_look

from ocop_docs.office.papers.papers import comment
from ocop_docs.office.people.accounts import Account, add_person
from ocop_docs.office.store.store import create_store

PATHS = ("/co-quan", "/co-quan/van-ban", "/co-quan/van-ban/nhap", "/co-quan/so", "/co-quan/tai-khoan")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Office]]:
    store = create_store(tmp_path / "kho")
    server = Server(tmp_path / "lô", store)
    yield server.url, open_office(store)
    server.stop()
    store.close()


def test_axe_finds_nothing_on_the_pages_of_the_office(served: tuple[str, Office], office_in: OfficeIn) -> None:
    url, office = served
    key = office.signed()
    office.issue([office.signed()])
    comment(office.actor("head"), key, "subject", "Ghi rõ năm")
    every = ["administrator", "clerk", "head", "specialist"]
    add_person(office.store, office.id, Account("an", "Nguyễn An", PASSWORD, every))
    page = office_in().open(f"{url}/co-quan")

    assert violations_in_every_look(page) == [], "the login"
    page.get_by_label("Tên đăng nhập").fill("an")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(f"{url}/co-quan")
    for path in (*PATHS, f"/co-quan/van-ban/{key}", "/soan/plan"):
        page.goto(url + path)
        assert violations_in_every_look(page) == [], path
