"""Score sheets are shown in one table, ticked one at a time, kept half ticked, and removed."""

from __future__ import annotations

import pytest
from lxml import html as lxml_html
from tests.web.conftest import CheckingClient
from tests.web.form_fields import fields_of
from tests.web.rounds.pages import act, opened, shown, small_round

from ocop_docs.rounds.pipeline import load_round


def cell_of(page: lxml_html.HtmlElement, key: str) -> str:
    return str(page.xpath("string(//nav//button[@value=$value])", value=f"xem:phieu:{key}")).strip()


def test_one_table_shows_all_sheets_with_their_points_and_the_members_who_do_not_score(
    client: CheckingClient, fields: dict[str, str]
) -> None:
    page = shown(act(client, fields, "xem:phieu:SP02:TV03"))

    assert cell_of(page, "SP01:TV01") == "84"
    assert page.xpath("//nav//button[@aria-current]/@value") == ["xem:phieu:SP02:TV03"]
    assert page.xpath("//nav//td/span[@class='cell barred']/text()") == ["vắng", "vắng"]
    assert "Phiếu của TV03 Lê Quang Cường" in page.text_content()


def test_a_tick_changed_without_scripts_changes_its_sheet_and_no_other(
    client: CheckingClient, fields: dict[str, str]
) -> None:
    before = load_round(small_round())
    sheet = fields_of(act(client, fields, "xem:phieu:SP01:TV01").text)
    assert sheet["o-1.1"] == "3"

    page = act(client, sheet, "xem:phieu:SP01:TV01", **{"o-1.1": "1", "o-y-kien": "Nên làm lại bao bì."})

    after = load_round(act(client, fields_of(page.text), "tai:json").data)
    changed = [one for one, other in zip(after.sheets, before.sheets, strict=True) if one != other]
    assert cell_of(shown(page), "SP01:TV01") == "82"
    assert [(one.product, one.member, one.ticks["1.1"], one.opinion) for one in changed] == [
        ("SP01", "TV01", 1, "Nên làm lại bao bì.")
    ]


def test_a_new_sheet_is_kept_when_half_ticked(client: CheckingClient, fields: dict[str, str]) -> None:
    bare = {name: value for name, value in fields.items() if not name.startswith("sheets-")}
    sheet = fields_of(act(client, bare, "xem:phieu:SP02:TV02").text)

    page = act(client, sheet, "xem:phieu:SP02:TV02", **{"o-1.1": "2"})
    result = shown(act(client, fields_of(page.text), "xem:ket-qua")).text_content()

    assert cell_of(shown(page), "SP02:TV02").startswith("−")
    assert "Chưa chấm điểm được" in result
    assert "Phiếu của TV02 cho SP02" in result
    assert "Chưa đánh dấu tiêu chí 1.2" in result


def test_a_page_sent_without_ticks_makes_no_sheet(client: CheckingClient, fields: dict[str, str]) -> None:
    bare = {name: value for name, value in fields.items() if not name.startswith("sheets-")}
    sheet = fields_of(act(client, bare, "xem:phieu:SP02:TV02").text)

    assert load_round(act(client, sheet, "tai:json").data).sheets == []


def test_a_sheet_can_be_removed_and_a_sheet_without_its_product_is_offered_for_removal(
    client: CheckingClient, fields: dict[str, str]
) -> None:
    sheet = fields_of(act(client, fields, "xem:phieu:SP01:TV01").text)
    page = shown(act(client, sheet, "xoa-phieu:"))
    assert cell_of(page, "SP01:TV01") == "…"

    renamed = act(client, fields | {"products-0-id": "SP77"}, "xem:phieu")
    strays = shown(renamed).xpath("//button[starts-with(@value, 'xoa-phieu:')]/@value")
    fewer = fields_of(act(client, fields_of(renamed.text), strays[0]).text)
    assert len(strays) == 6
    assert len([name for name in fewer if name.endswith("-member") and name.startswith("sheets-")]) == 11


def test_a_second_sheet_of_a_member_for_a_product_is_offered_for_removal(client: CheckingClient) -> None:
    data = small_round()
    data["sheets"].append(data["sheets"][0] | {"opinion": "Phiếu thứ hai"})
    fields = fields_of(opened(client, data).text)

    page = act(client, fields, "xem:phieu")
    strays = shown(page).xpath("//p[@class='fault']/button[starts-with(@value, 'xoa-phieu:')]/@value")
    repaired = act(client, fields_of(act(client, fields_of(page.text), strays[0]).text), "tai:json")

    assert strays == ["xoa-phieu:12"]
    assert load_round(repaired.data) == load_round(small_round())


def test_a_small_form_of_many_products_and_members_is_refused_with_the_figures(
    client: CheckingClient, fields: dict[str, str]
) -> None:
    many = {f"products-{n}-id": f"SP{n}" for n in range(200)}
    many |= {f"council-members-{n}-id": f"TV{n}" for n in range(200)}

    refused = act(client, {**fields, **many}, "xem:phieu")
    assert refused.status_code == 422
    assert "200 sản phẩm và 200 thành viên, tức 40000 phiếu" in refused.text


@pytest.mark.parametrize("step", ["ket-qua", "van-ban", "phieu"])
def test_first_ticks_then_another_step_is_answered_without_scripts(
    client: CheckingClient, fields: dict[str, str], step: str
) -> None:
    kept = {name: value for name, value in fields.items() if not name.startswith("sheets-")}

    answer = act(client, kept, f"xem:{step}", **{"o-san-pham": "SP01", "o-thanh-vien": "TV01", "o-1.1": "1"})

    assert answer.status_code == 200
    assert fields_of(answer.text)["sheets-0-ticks"] == "1.1=1"
