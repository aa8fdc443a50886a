"""A clerk's hands: does what a person does in a page, and counts keystrokes and clicks on the way.

A character is one keystroke, though Vietnamese letters take two or three. Going to another field is one keystroke (Tab)
however far it is, choosing from a list one click and one keystroke. So nothing is counted that a person could spare.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.kind_info import example
from ocop_docs.law.legal_texts import laws_by_name, legal_texts
from ocop_docs.vietnamese.money import parse_money
from ocop_docs.web.forms.fields import form_of
from ocop_docs.web.forms.values import entries, new_form, typed_of


@dataclass
class Count:
    """Keystrokes and clicks."""

    keys: int = 0
    clicks: int = 0

    @property
    def together(self) -> int:
        return self.keys + self.clicks


SHORT = 20
"""Characters of a field that is typed anew rather than edited, as Tab selects all of it."""


def edited(old: str, new: str) -> int:
    """The keys that make `old` into `new`: what differs is deleted and typed, what is the same around it stays."""
    if len(old) <= SHORT:
        return len(new) or 1
    start = _same(old, new)
    end = _same(old[start:][::-1], new[start:][::-1])
    return len(old) + len(new) - 2 * (start + end)


def _same(one: str, other: str) -> int:
    """How many characters are the same from the beginning on."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))


class Hand:
    """Acts on one page and counts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = Count()

    def click(self, name: str) -> None:
        """Press a button or follow a link."""
        button = self.page.get_by_role("button", name=name).or_(self.page.get_by_role("link", name=name))
        button.first.click()
        self.count.clicks += 1

    def type(self, field: str, text: str) -> None:
        """Go to a field and type; a list of choices takes a click and a key."""
        place = self.page.locator(f"[name='{field}']")
        if place.evaluate("one => one.tagName") == "SELECT":
            place.select_option(text)
            self.count.clicks += 1
            self.count.keys += 1
            return
        if not place.evaluate("one => one === document.activeElement"):
            place.focus()
            self.count.keys += 1
        self.count.keys += edited(place.input_value(), text)
        place.fill(text)

    def tick(self, name: str) -> None:
        """Change a tick."""
        self.page.locator(f"[id='c-{name}']").click()
        self.count.clicks += 1

    def leave(self) -> None:
        self.page.keyboard.press("Tab")
        self.count.keys += 1

    def row_for(self, field: str) -> None:
        """Add rows until the field is there: Enter after a line of a list, a button for any other row."""
        steps = field.split("-")
        for at, step in enumerate(steps):
            row = "-".join(steps[: at + 1])
            if step.isdigit() and not self.page.locator(f"[data-row='{row}']").count():
                self._add("-".join(steps[:at]), int(step))

    def _add(self, rows: str, number: int) -> None:
        before = self.page.locator(f"[name='{rows}-{number - 1}']")
        if number and before.count():
            before.press("Enter")
            self.count.keys += 1
        else:
            self.page.locator(f"[value='dong:add:{rows}']").click()
            self.count.clicks += 1

    def record(self) -> dict[str, Any]:
        """The data of the form; taking it is not counted."""
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name="Tải dữ liệu").click()
        found: dict[str, Any] = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
        return found

    def take_word(self) -> None:
        """Download the Word file, which an error would prevent."""
        with self.page.expect_download():
            self.click("Tải Word")


@dataclass(frozen=True)
class Case:
    """A plan of the usual kind: the office, and the fields of the questions of a first plan.

    `corrected_to`: the sample to which the draft is corrected field by field.
    """

    name: str
    office: dict[str, str]
    answers: dict[str, str]
    unticked: tuple[str, ...] = ()
    corrected_to: str = ""


def with_profile(page: Page, address: str, case: Case) -> tuple[Count, dict[str, Any]]:
    """Reach the plan by profile, questions and usual wording; the profile is filled for the first time."""
    hand = Hand(page)
    page.goto(address)
    hand.click("Lập hồ sơ cơ quan")
    hand.type("issuer-name", case.office["issuer-name"])
    with page.expect_response("**/ho-so-co-quan/tra") as known:
        hand.leave()
    known.value.finished()
    if chosen := case.office.get("of"):
        with page.expect_response("**/ho-so-co-quan/tra") as known:
            hand.click(chosen)
        known.value.finished()
    for field, text in case.office.items():
        if field not in ("issuer-name", "of"):
            hand.row_for(field)
            hand.type(field, text)
    expect(page.locator("#trang-thai")).to_contain_text("Đã lưu")
    page.wait_for_timeout(500)
    hand.click("Trang chủ")
    hand.click("Kế hoạch đầu tiên")
    with page.expect_response("**/lap-ke-hoach/cau"):
        hand.click("Điền từ hồ sơ cơ quan")
    for field, text in case.answers.items():
        hand.row_for(field)
        hand.type(field, text)
    expect(page.locator("#cau")).not_to_have_attribute("aria-busy", "true")
    for name in case.unticked:
        hand.tick(name)
    hand.click("Lập bản thảo")
    page.wait_for_url("**/soan/plan?nhap=*")
    if case.corrected_to:
        correct(hand, example("plan", case.corrected_to))
    hand.take_word()
    return hand.count, hand.record()


def correct(hand: Hand, wanted: dict[str, Any]) -> None:
    """Type each field of the form that differs from `wanted`; a mark that the sample is an example is left out."""
    typed, _ = typed_of(form_of(KINDS["plan"].model), {name: one for name, one in wanted.items() if name != "example"})
    for field, text in entries(typed):
        if field != "example" and _read(text) != _read(_shown(hand.page, field)):
            hand.row_for(field)
            hand.type(field, text)
    hand.page.wait_for_timeout(500)


def _read(text: str) -> object:
    """An amount as it is read, so that `300 triệu đồng` and `300.000.000` are the same."""
    try:
        return parse_money(text)
    except ValueError:
        return text


def by_long_form(page: Page, address: str, wanted: dict[str, Any]) -> tuple[Count, dict[str, Any]]:
    """Reach the same record in the long form alone, legal texts from the list and the office from its suggestions."""
    hand = Hand(page)
    page.goto(address)
    hand.click("Kế hoạch thực hiện Chương trình OCOP")
    form = form_of(KINDS["plan"].model)
    typed, _ = typed_of(form, {name: value for name, value in wanted.items() if name != "legal_bases"})
    blank = dict(entries(new_form(form)))
    for field, text in entries(typed):
        if not text or text == blank.get(field) or text == _shown(page, field):
            continue
        hand.row_for(field)
        hand.type(field, text)
        if field == "issuer-name":
            _pick_office(hand, wanted["issuer"])
        if field == "date":
            _pick_bases(hand, wanted.get("legal_bases", []))
    page.wait_for_timeout(300)
    hand.take_word()
    return hand.count, hand.record()


def _shown(page: Page, field: str) -> str:
    place = page.locator(f"[name='{field}']")
    return place.input_value() if place.count() else ""


def _pick_office(hand: Hand, issuer: dict[str, str]) -> None:
    """What choosing the office from the list spares: its committee's words, its level and place."""
    if issuer["level"] != "district":
        hand.count.keys -= len("Ủy ban nhân dân ")
        hand.count.keys += 2
        hand.page.locator("[name=issuer-level]").select_option(issuer["level"])
        hand.page.locator("[name=issuer-place]").fill(issuer["place"])


def _pick_bases(hand: Hand, bases: list[dict[str, Any]]) -> None:
    """Legal texts of the list: a click, a choice, a click; others are typed."""
    hand.leave()
    for row, basis in enumerate(bases):
        number = basis.get("number") or next((one.number for one in laws_by_name().get(basis["document_type"], ())), "")
        number = _of_the_day(basis) or number
        if number in legal_texts():
            hand.page.locator(f"#can-cu option[value='{number}']").first.wait_for(state="attached")
            hand.page.locator("#can-cu").select_option(number)
            hand.page.get_by_role("button", name="Thêm vào căn cứ").click()
            hand.count.clicks += 3
        for name, text in basis.items():
            field = f"legal_bases-{row}-{name}"
            if name not in ("lead_in", "others") and text != _shown(hand.page, field):
                hand.row_for(field)
                hand.type(field, str(text))


def _of_the_day(basis: dict[str, Any]) -> str:
    """The number of a law, which its citation does not give; laws of one name differ by their day."""
    from ocop_docs.vietnamese.dates import short_date

    named = laws_by_name().get(basis["document_type"], ())
    return next((one.number for one in named if short_date(one.date) == basis["date"]), "")
