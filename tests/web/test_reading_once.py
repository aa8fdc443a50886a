"""A value typed into a form is read once on its way to the page, however often it is used there."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from tests.web.conftest import CheckingClient
from tests.web.test_pages import fields_of

from ocop_docs.documents import amounts
from ocop_docs.web.forms.echo import PARSERS
from ocop_docs.web.forms.fields import Control


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Counts the texts given to the parsers of amounts by the form and by the models."""
    counted: Counter[str] = Counter()

    def counting(name: str, parser: Callable[[str], Any]) -> Callable[[str], Any]:
        def parse(text: str) -> Any:
            counted[f"{name} {text}"] += 1
            return parser(text)

        return parse

    for control in (Control.money, Control.quantity, Control.stars):
        parser = PARSERS[control]
        counter = counting(parser.__name__, parser)
        monkeypatch.setitem(PARSERS, control, counter)
        monkeypatch.setattr(amounts, parser.__name__, counter)
    return counted


FIELDS = {
    "budget-total": "10,5 tỷ đồng",
    "budget-sources-0-amount": "4 tỷ đồng",
    "budget-sources-1-amount": "6,5 tỷ đồng",
    "targets-0-quantity": "100 - 120",
    "targets-0-stars": "3 - 4 sao",
}


@pytest.mark.parametrize("path", ["/soan/plan", "/soan/plan/song"])
def test_each_amount_of_a_posted_form_is_read_once(client: CheckingClient, calls: Counter[str], path: str) -> None:
    form = fields_of(client.get("/vi-du/plan/phu-xuyen-2019").text)
    others = {name: value for name, value in form.items() if not name.startswith(("budget", "targets", "star_quotas"))}
    calls.clear()

    client.send(path, {**others, **FIELDS, "targets-0-unit": "sản phẩm", "budget-sources-0-source": "Ngân sách huyện",
                       "budget-sources-1-source": "Nguồn khác"})  # fmt: skip

    assert dict(calls) == {
        "parse_money_statement 10,5 tỷ đồng": 1,
        "parse_money_statement 4 tỷ đồng": 1,
        "parse_money_statement 6,5 tỷ đồng": 1,
        "parse_quantity 100 - 120": 1,
        "parse_stars 3 - 4 sao": 1,
    }
