"""Every page, as the program serves it without scripts."""

from __future__ import annotations

import pytest
from lxml import html as lxml_html
from tests.web.conftest import CheckingClient
from tests.web.form_fields import fields_of
from tests.web.test_opening import SAMPLES, sample

from ocop_docs.documents.catalogue import GROUPS, KINDS
from ocop_docs.web.preview import draw


def test_the_first_page_offers_every_kind_and_every_example(client: CheckingClient) -> None:
    text = client.get("/").text

    assert all(kind.title in text and f"/soan/{kind.name}" in text for kind in KINDS.values())
    assert all(f"/vi-du/{kind}/{name}" in text for kind, name in SAMPLES)


@pytest.mark.parametrize("path", ["/", "/hang-loat"])
def test_kinds_are_shown_in_their_groups(client: CheckingClient, path: str) -> None:
    page = lxml_html.fromstring(client.get(path).text)
    shown = {
        heading.text: [link.get("href").rpartition("/")[2] for link in heading.getnext().iterfind(".//a")]
        for heading in page.iter("h2", "h3")
        if heading.text in GROUPS
    }
    shown["Chương trình OCOP"] = [name for name in shown["Chương trình OCOP"] if name in KINDS]  # a round is there too

    assert shown == {group: [kind.name for kind in kinds] for group, kinds in GROUPS.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_form_is_a_valid_page(client: CheckingClient, kind: str) -> None:
    response = client.get(f"/soan/{kind}")

    assert response.status_code == 200
    assert KINDS[kind].title in response.text


@pytest.mark.parametrize("kind", KINDS)
def test_no_help_on_a_page_mentions_codes_of_data_files(client: CheckingClient, kind: str) -> None:
    page = lxml_html.fromstring(client.get(f"/soan/{kind}").text)
    text = " ".join(page.xpath("//*[contains(@class, 'help')]//text()"))

    assert [code for code in ("head:", "commune:", "province:", "collective:", "true:", "null") if code in text] == []


def post(client: CheckingClient, fields: dict[str, str], act: str, kind: str = "plan") -> dict[str, str]:
    response = client.send(f"/soan/{kind}", {**fields, "viec": act})
    assert response.status_code == 200
    return fields_of(response.text)


def test_rows_are_added_copied_moved_and_deleted_without_scripts(client: CheckingClient) -> None:
    fields = post(client, {}, "dong:add:targets")
    fields = post(client, fields | {"targets-0-unit": "sản phẩm"}, "dong:copy:targets-0")
    fields = post(client, fields | {"targets-1-unit": "xã"}, "dong:up:targets-1")

    assert [fields["targets-0-unit"], fields["targets-1-unit"]] == ["xã", "sản phẩm"]

    fields = post(client, fields, "dong:down:targets-0")
    fields = post(client, fields, "dong:delete:targets-0")

    assert fields["targets-0-unit"] == "xã"
    assert "targets-1-unit" not in fields


def test_a_row_inside_a_row_is_added_without_scripts(client: CheckingClient) -> None:
    fields = post(client, {"targets-0-unit": "xã"}, "dong:add:targets-0-of_which")

    assert "targets-0-of_which-0-quantity" in fields


def test_a_legal_text_picked_from_the_list_becomes_a_row(client: CheckingClient) -> None:
    fields = post(client, {"can-cu": "490/QĐ-TTg"}, "chon-can-cu")

    assert fields["legal_bases-0-number"] == "490/QĐ-TTg"
    assert fields["legal_bases-0-date"] == "07/5/2018"
    assert fields["legal_bases-0-subject"] == "về việc phê duyệt Chương trình mỗi xã một sản phẩm giai đoạn 2018 - 2020"


def test_a_law_is_cited_by_its_name_without_a_number(client: CheckingClient) -> None:
    fields = post(client, {"can-cu": "72/2025/QH15"}, "chon-can-cu")

    assert fields["legal_bases-0-document_type"] == "Luật Tổ chức chính quyền địa phương"
    assert fields["legal_bases-0-number"] == ""


def test_superseded_texts_are_marked_on_the_day_of_the_document(client: CheckingClient) -> None:
    listed = client.get("/tra-cuu/can-cu?ngay=1/8/2026").get_json()
    by_number = {text["number"]: text for text in listed}

    assert not by_number["148/QĐ-TTg"]["stands"]
    assert "26/2026/QĐ-TTg" in by_number["148/QĐ-TTg"]["label"]
    assert by_number["26/2026/QĐ-TTg"]["stands"]


def test_a_wrong_field_is_marked_with_its_error_and_keeps_its_value(client: CheckingClient) -> None:
    page = client.send("/soan/plan", {"budget-total": "1.5 tỷ", "viec": "kiem-tra"})
    field = lxml_html.fromstring(page.text).get_element_by_id("f-budget-total")
    fault = lxml_html.fromstring(page.text).get_element_by_id("f-budget-total-e")

    assert field.get("value") == "1.5 tỷ"
    assert field.get("aria-invalid") == "true"
    assert "1,5 tỷ" in fault.text_content()


def test_totals_that_disagree_show_both_figures(client: CheckingClient) -> None:
    fields = fields_of(client.get("/vi-du/approval-decision/cao-bang-2019").text)

    text = client.send("/soan/approval-decision/song", fields).get_json()["panel"]

    assert "326.325.000.000 đồng" in text
    assert "316.325.000.000 đồng" in text


def test_amounts_are_echoed_in_figures_and_words_with_their_sum(client: CheckingClient) -> None:
    fields = {"budget-total": "10,5 tỷ", "budget-sources-0-amount": "4 tỷ", "budget-sources-1-amount": "6 tỷ"}

    echoes = client.send("/soan/plan/song", fields).get_json()["echoes"]

    assert echoes["budget-total"] == "10.500.000.000 đồng · Mười tỷ năm trăm triệu đồng"
    assert "10.000.000.000 đồng" in echoes["budget-sources"]
    assert "Còn thiếu 500.000.000 đồng" in echoes["budget-sources"]


def test_the_sum_of_quotas_stands_beside_the_target(client: CheckingClient) -> None:
    fields = {"targets-0-quantity": "100 - 120", "targets-0-unit": "Sản phẩm"}
    fields |= {"star_quotas-0-quantity": "06", "star_quotas-1-quantity": "90 - 100"}

    echoes = client.send("/soan/plan/song", fields).get_json()["echoes"]

    assert echoes["star_quotas"] == "Cộng 2 dòng có số: từ 96 đến 106. Mục tiêu đã ghi: 100 - 120 sản phẩm."


def test_a_download_is_named_as_offices_name_documents(client: CheckingClient) -> None:
    fields = fields_of(client.get("/vi-du/plan/phu-xuyen-2019").text)

    response = client.send("/soan/plan", {**fields, "viec": "tai:docx"})

    disposition = response.headers["Content-Disposition"]
    assert disposition.startswith("attachment;")
    assert "filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch%20s%E1%BB%91%20203-KH-UBND" in disposition
    assert response.data[:2] == b"PK"


def test_a_document_that_cannot_be_made_yet_comes_back_with_its_form(client: CheckingClient) -> None:
    response = client.send("/soan/plan", {"subject": "Kế hoạch thử", "viec": "tai:docx"})

    assert response.status_code == 422
    assert "Kế hoạch thử" in response.text
    assert "Còn phải điền" in response.text


def test_the_pages_are_shown_as_pictures(client: CheckingClient) -> None:
    fields = fields_of(client.get("/vi-du/plan/trung-khanh-2023").text)

    page = lxml_html.fromstring(client.send("/soan/plan/trang", fields).text)

    pictures = page.xpath("//ol[@class='pages']//img/@src")
    assert len(pictures) >= 2
    assert all(client.get(picture).data.startswith(b"\x89PNG") for picture in pictures)


def test_a_page_that_did_not_change_keeps_its_address_and_is_not_drawn_again(
    client: CheckingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = fields_of(client.get("/vi-du/plan/trung-khanh-2023").text)
    drawn: list[bytes] = []

    def pictures_of(fields: dict[str, str]) -> list[str]:
        page = lxml_html.fromstring(client.send("/soan/plan/trang", fields).text)
        found = page.xpath("//ol[@class='pages']//img/@src")
        assert all(client.get(picture).data.startswith(b"\x89PNG") for picture in found)
        return found

    monkeypatch.setattr("ocop_docs.web.preview.draw", lambda pdf, width: drawn.append(pdf) or draw(pdf, width))
    before = pictures_of(fields)
    drawn.clear()
    *words, one, two = fields["tasks-0-content"].split()
    after = pictures_of(fields | {"tasks-0-content": " ".join([*words, two, one])})

    changed = [at for at, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    assert (changed, len(drawn)) == ([len(before) - 1], 1)


def test_without_a_pdf_engine_the_page_shows_what_to_do(
    client: CheckingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ocop_docs.engines.rdocx.find_spec", lambda _: None)
    monkeypatch.setattr("ocop_docs.engines.libreoffice.find_soffice", lambda: None)
    fields = fields_of(client.get("/vi-du/plan/trung-khanh-2023").text)
    fields["subject"] += " và việc khác"

    text = client.send("/soan/plan/trang", fields).text

    assert "chưa có chương trình nào chuyển được sang PDF" in text
    assert "Cài LibreOffice" in text
    assert "Tải PDF" not in client.get("/vi-du/plan/trung-khanh-2023").text


def test_a_character_that_no_font_has_is_named_in_place_of_the_pages(
    client: CheckingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ocop_docs.engines.libreoffice.find_soffice", lambda: None)
    fields = fields_of(client.get("/vi-du/plan/trung-khanh-2023").text)
    fields["subject"] += " 漢"

    text = client.send("/soan/plan/trang", fields).text

    assert "không có mặt chữ cho ký tự: 漢" in text


def test_a_form_sent_after_a_restart_comes_back_with_everything_typed(client: CheckingClient) -> None:
    response = client.post("/soan/plan", data={"token": "cũ", "subject": "Đang gõ dở", "viec": "tai:docx"})

    assert response.status_code == 400
    assert fields_of(response.text)["subject"] == "Đang gõ dở"
    assert "còn nguyên" in response.text


def test_the_description_of_the_api_is_a_page_too(client: CheckingClient) -> None:
    assert "/api/v1/render" in client.get("/api").text.replace("</code>", "").replace("POST ", "")


def test_a_score_sheet_is_ticked_without_scripts_and_adds_up(client: CheckingClient) -> None:
    fields = fields_of(client.send("/soan/score-sheet", {"product_set": "3", "viec": "kiem-tra"}).text)
    page = client.send("/soan/score-sheet", {**fields, "o-1.1": "3", "o-1.2": "2", "viec": "kiem-tra"})

    fields = fields_of(page.text)
    shown = lxml_html.fromstring(page.text)
    assert fields["ticks"] == "1.1=3; 1.2=2"
    assert fields["o-1.1"] == "3"
    assert shown.xpath("string(//output[@data-points='A'])") == "4"
    assert "Còn 30 tiêu chí chưa đánh dấu" in shown.xpath("string(//*[@data-sums])")

    cleared = fields_of(client.send("/soan/score-sheet", {**fields, "viec": "xoa-dau"}).text)
    assert cleared["ticks"] == ""
    assert "o-1.1" not in cleared


def test_clearing_ticks_is_refused_on_a_form_without_ticks(client: CheckingClient) -> None:
    answer = client.send("/soan/plan", {"viec": "xoa-dau"}, known=True)

    assert answer.status_code == 400
    assert "Không có việc “xoa-dau”" in answer.text


def test_a_criterion_ticked_twice_is_refused_rather_than_taken_once(client: CheckingClient) -> None:
    reply = client.send("/soan/score-sheet/song", {"product_set": "3", "ticks": "1.1=3; 1.1=2", "o-1.2": "2"})

    assert "ghi mỗi tiêu chí một lần" in reply.get_json()["faults"]["ticks"]


def test_the_points_of_a_sheet_are_shown_after_every_tick(client: CheckingClient) -> None:
    ticks = sample("score-sheet", "gao-nep-nuong-suoi-mo")["ticks"]
    sent = "; ".join(f"{number}={box}" for number, box in ticks.items())

    said = client.send("/cham-diem", {"bo": "3", "dau": sent, "ngay": "04/12/2026"}).get_json()

    assert said["points"]["A"] == "38"
    assert (said["open"], said["total"]) == (0, 84)
    assert "4 sao" in said["tally"]
    assert "sheet" not in said
    assert client.send("/cham-diem", {"bo": "27", "ve": "1"}).get_json()["points"] == {}
