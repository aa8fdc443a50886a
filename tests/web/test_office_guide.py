"""The pictures of the office's guide are of its pages as they are (`OCOP_DOCS_TAKE_PICTURES=1` puts them there)."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page
from tests.office.people import PASSWORD, Office, open_office
from tests.office.test_watch import issued, sample
from tests.web.conftest import OfficeIn, Server
from tests.web.test_office_in_browser import log_in

from ocop_docs.office.actor import Actor
from ocop_docs.office.papers.moves import move
from ocop_docs.office.papers.papers import comment, create
from ocop_docs.office.people.accounts import Account, add_person, person_of
from ocop_docs.office.store.store import create_store

pytestmark = pytest.mark.checkout

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images"
PICTURES = {
    "co-quan": "/co-quan",
    "co-quan-nhap-cu": "/co-quan/van-ban/nhap-cu",
    "co-quan-sua": "/co-quan/van-ban/{key}/soan",
    "co-quan-so": "/co-quan/so?nam=2026",
}


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Office, str]]:
    store = create_store(tmp_path / "kho")
    store.clock = lambda: dt.datetime(2027, 1, 20, 3, tzinfo=dt.UTC)
    office = open_office(store, "Ủy ban nhân dân tỉnh Minh Họa")
    add_person(store, office.id, Account("an", "Nguyễn Thị An", PASSWORD, ["clerk", "specialist"]))
    add_person(store, office.id, Account("hung", "Trần Văn Hùng", PASSWORD, ["head"]))
    issued(office, sample("recognition-decision"))
    issued(office, sample("plan", "tinh-minh-hoa-2027"))
    with store.reading() as connection:
        an, hung = (Actor(store, person_of(connection, login)) for login in ("an", "hung"))
    key = create(an, sample("plan", "xa-vi-du-2027") | {"example": True})
    move(an, key, "submit")
    comment(hung, key, "subject", "Ghi rõ địa bàn thực hiện.")
    move(hung, key, "return", reason="Trích yếu chưa rõ")
    server = Server(tmp_path / "lô", store)
    yield server.url, office, key
    server.stop()
    store.close()


def test_the_pictures_of_the_office_can_be_taken_and_are_there(
    served: tuple[str, Office, str], office_in: OfficeIn, tmp_path: Path
) -> None:
    url, _, key = served
    folder = IMAGES if os.environ.get("OCOP_DOCS_TAKE_PICTURES") else tmp_path
    page: Page = office_in().open(url)
    log_in(page, url, "an")

    for name, path in PICTURES.items():
        page.goto(url + path.format(key=key))
        page.wait_for_load_state("networkidle")
        page.screenshot(path=folder / f"{name}.png", animations="disabled")
        with Image.open(folder / f"{name}.png") as taken, Image.open(IMAGES / f"{name}.png") as kept:
            assert taken.size == kept.size == (1366, 768)


def test_the_guide_of_the_office_shows_every_picture_of_it_and_no_other() -> None:
    guide = (ROOT / "docs" / "office.md").read_text(encoding="utf-8")

    assert set(re.findall(r"\]\(images/([\w-]+)\.png\)", guide)) == set(PICTURES)
