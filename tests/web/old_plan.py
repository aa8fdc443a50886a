"""A plan of this year from the Word file of last year's, which an office wrote itself: read, rolled on, corrected."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from playwright.sync_api import Page, expect
from tests.web.hand import Count, Hand, correct
from tests.web.test_batches import file

from ocop_docs import load
from ocop_docs.kind_info import example
from ocop_docs.pipeline import write_word
from ocop_docs.vietnamese.money import parse_money

CHOOSING_A_FILE = 3
"""Clicks: on the field, on the file, on “Open”."""


def last_years_word(sample: str) -> bytes:
    """Last year's plan in the sample's sentences, without data in the file: other years, number, date and figures.

    Every amount and every quantity but “100%” differs, and the plan of the province of that time is not cited.
    """
    record = deepcopy(example("plan", sample))
    bases = [one for one in record["legal_bases"] if one["document_type"] != "Kế hoạch"]
    old: dict[str, Any] = _other_figures(record)
    changed = {"number": 31, "date": "01/6/2026", "legal_bases": bases, "period": {"start": 2026, "end": 2026}}
    old |= changed
    old["budget"]["total"] = sum(one["amount"] for one in old["budget"]["sources"])
    old.pop("example")
    return write_word(load(old))


def _other_figures(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _other_figures(one, key) for key, one in value.items()}
    if isinstance(value, list):
        return [_other_figures(one) for one in value]
    if name == "amount":
        return parse_money(value) + 1_000_000
    if name == "quantity" and value != "100%":
        return re.sub(r"\d+", lambda found: f"{int(found[0]) + 1:02}", value)
    if isinstance(value, str):
        return re.sub(r"(?<=năm )2027|(?<=/)2027", "2026", value)
    return 2026 if value == 2027 else value


def from_old_file(page: Page, address: str, sample: str) -> tuple[Count, dict[str, Any]]:
    """Reach the plan of the sample from last year's Word file."""
    hand = Hand(page)
    page.goto(address)
    hand.click("Mở Kế hoạch, Báo cáo cũ")
    page.locator("#tep").set_input_files(file(last_years_word(sample), "ke-hoach-2026.docx"))
    hand.count.clicks += CHOOSING_A_FILE
    hand.click("Đọc tệp")
    hand.click("Mở thành bản nháp")
    hand.click("Lập năm sau")
    hand.click("Lấy và mở để sửa")
    expect(page.locator("[name=period-start]")).to_have_value("2027")
    correct(hand, example("plan", sample))
    hand.take_word()
    return hand.count, hand.record()
