"""A request that a page of a round does not offer is refused, and typed text comes back as text."""

from __future__ import annotations

from itertools import cycle
from typing import Any

import pytest
from lxml import html as lxml_html
from tests.web.conftest import CheckingClient
from tests.web.form_fields import fields_of
from tests.web.rounds.pages import PAGE, act, opened, shown, small_round
from tests.web.scripts import XSS


@pytest.mark.parametrize(
    ("verb", "status"),
    [("tai:van-ban:../x", 404), ("tai:exe", 400), ("xem:khac", 400), ("dong:x:y", 400), ("gi-do", 400)],
)
def test_an_action_that_the_page_does_not_offer_is_refused(
    client: CheckingClient, fields: dict[str, str], verb: str, status: int
) -> None:
    assert act(client, fields, verb).status_code == status


def test_the_record_cannot_be_shown_as_a_step(client: CheckingClient, fields: dict[str, str]) -> None:
    answer = client.send("/dot-danh-gia/ho-so/buoc", {**fields, "viec": "xem:ho-so"}, known=True)

    assert answer.status_code == 400
    assert "Không có việc “ho-so”" in answer.text


def attacked_round() -> dict[str, Any]:
    """The small round with every payload in some name, code, reason or opinion of it."""
    data, payloads = small_round(), cycle(XSS)
    for rows in (data["products"], data["producers"], data["council"]["members"]):
        for row in rows:
            row["name"] = next(payloads)
    product, member = data["products"][0], data["council"]["members"][0]
    codes = {product["id"]: XSS[0], member["id"]: XSS[1]}
    product["id"], member["id"] = codes.values()
    for sheet in data["sheets"]:
        sheet |= {name: codes.get(sheet[name], sheet[name]) for name in ("product", "member")}
        sheet["opinion"] = next(payloads)
    return data


def test_text_in_a_round_comes_back_as_text_at_every_step(client: CheckingClient) -> None:
    fields = fields_of(opened(client, attacked_round()).text)

    for step in ("ho-so", f"phieu:{XSS[0]}:{XSS[1]}", "ket-qua", "van-ban"):
        page = shown(client.send(PAGE, {**fields, "viec": f"xem:{step}"}))
        assert page.xpath("//script[not(@src)] | //*[@onerror] | //*[@onload] | //*[@onmouseover]") == []
        assert page.xpath("//a[starts-with(@href, 'javascript:')]/@href") == []
        returned = fields_of(lxml_html.tostring(page, encoding="unicode"))
        assert {name: returned[name] for name in fields if name in returned} | {"token": ""} == fields | {"token": ""}


def test_a_round_sent_after_a_restart_comes_back_with_everything_typed(
    client: CheckingClient, fields: dict[str, str]
) -> None:
    response = client.post(PAGE, data={**fields, "token": "cũ", "viec": "tai:zip"})

    assert response.status_code == 400
    assert "còn nguyên" in response.text
    assert fields_of(response.text)["sheets-0-ticks"] == fields["sheets-0-ticks"]
