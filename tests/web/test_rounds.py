"""The pages of an evaluation round, as the program serves them without scripts, and the same by the API."""

from __future__ import annotations

import io
import json
import zipfile
from itertools import cycle
from typing import Any

import pytest
from lxml import html as lxml_html
from tests.web.conftest import CheckingClient
from tests.web.form_fields import fields_of
from tests.web.scripts import XSS
from tests.web.test_security import small_client
from werkzeug.test import TestResponse

from ocop_docs.documents.catalogue import RECORDS
from ocop_docs.resources import samples_folder
from ocop_docs.rounds.pipeline import check_round, load_round, score
from ocop_docs.rounds.record import EvaluationRound, Papers
from ocop_docs.rounds.scoring.summary import summary
from ocop_docs.rounds.workbooks import round_workbook
from ocop_docs.web.forms.sections import sections_of

SAMPLE = samples_folder() / "evaluation" / "tinh-minh-hoa-2026-dot-2.json"
PAGE = "/dot-danh-gia/ho-so"


def small_round() -> dict[str, Any]:
    """The example with its first two products only, and what they need."""
    data: dict[str, Any] = json.loads(SAMPLE.read_text(encoding="utf-8"))
    data["products"] = data["products"][:2]
    kept = {product["id"] for product in data["products"]}
    data["sheets"] = [sheet for sheet in data["sheets"] if sheet["product"] in kept]
    data["council"]["conflicts"] = []
    makers = {product["producer"] for product in data["products"]}
    data["producers"] = [producer for producer in data["producers"] if producer["id"] in makers]
    places = {producer["commune"] for producer in data["producers"]}
    data["communes"] = [commune for commune in data["communes"] if commune["code"] in places]
    return data


def opened(client: CheckingClient, data: dict[str, Any] | bytes, name: str = "dot.json") -> TestResponse:
    content = data if isinstance(data, bytes) else json.dumps(data).encode()
    upload = {"tep": (io.BytesIO(content), name)}
    return client.send("/dot-danh-gia/mo", upload, content_type="multipart/form-data", known=True)


@pytest.fixture
def fields(client: CheckingClient) -> dict[str, str]:
    """The small round as the fields of its page."""
    return fields_of(opened(client, small_round()).text)


def act(client: CheckingClient, fields: dict[str, str], verb: str, **more: str) -> TestResponse:
    return client.send(PAGE, {**fields, **more, "viec": verb}, known=True)


def shown(response: TestResponse) -> lxml_html.HtmlElement:
    assert response.status_code == 200
    return lxml_html.fromstring(response.text)


def test_the_first_page_of_rounds_offers_every_way_to_start(client: CheckingClient) -> None:
    text = client.get("/dot-danh-gia").text

    assert all(path in text for path in (PAGE, "/dot-danh-gia/vi-du", "/dot-danh-gia/bang-tinh", "/dot-danh-gia/mo"))
    assert "/dot-danh-gia" in client.get("/").text


@pytest.mark.parametrize("step", ["ho-so", "phieu", "ket-qua", "van-ban"])
def test_every_step_of_a_round_is_a_valid_page(client: CheckingClient, fields: dict[str, str], step: str) -> None:
    assert client.send(PAGE, {**fields, "viec": f"xem:{step}"}).status_code == 200


def test_every_field_of_a_round_is_once_in_its_page_or_among_its_sheets() -> None:
    named = [name for section in sections_of(RECORDS["evaluation"]) for name in section.fields]

    papers = [f"papers.{name}" for name in Papers.model_fields]
    fields = [name for name in EvaluationRound.model_fields if name != "papers"]
    assert sorted([*named, "kind", "sheets"]) == sorted([*fields, *papers])


def test_the_papers_are_in_the_stages_of_the_work(client: CheckingClient, fields: dict[str, str]) -> None:
    page = shown(client.send(PAGE, {**fields, "viec": "xem:van-ban"}))

    stages = page.xpath("//*[@id='man']//ol[@class='steps']/li")

    assert [stage.findtext("h3") for stage in stages] == [
        "Hồ sơ",
        "Họp Hội đồng",
        "Trình",
        "Công nhận",
        "Thông báo",
        "Sau công nhận",
    ]
    assert all(stage.xpath(".//button[starts-with(@value, 'tai:van-ban:')]") for stage in stages)


def test_a_new_round_lists_what_is_missing(client: CheckingClient) -> None:
    fields = fields_of(client.get(PAGE).text)

    page = shown(act(client, fields, "kiem-tra"))

    assert "Còn phải điền" in page.text_content()
    assert "Chưa có phiếu để chấm" in shown(act(client, fields, "xem:phieu")).text_content()
    assert "Chưa chấm điểm được" in shown(act(client, fields, "xem:ket-qua")).text_content()
    assert act(client, fields, "tai:zip").status_code == 422


@pytest.mark.parametrize("path", ["/dot-danh-gia/mo", "/mo"])
def test_the_example_opens_whole_and_is_kept_as_it_was(client: CheckingClient, path: str) -> None:
    response = client.send(path, {"tep": (SAMPLE.open("rb"), "x.json")}, content_type="multipart/form-data", known=True)

    saved = act(client, fields_of(response.text), "tai:json")

    assert load_round(saved.data) == load_round(SAMPLE)


def test_a_workbook_opens_like_the_record_it_holds(client: CheckingClient) -> None:
    evaluation = load_round(small_round())

    response = opened(client, round_workbook(evaluation), "dot.xlsx")

    assert load_round(act(client, fields_of(response.text), "tai:json").data) == evaluation


def test_a_round_leaves_the_page_as_a_workbook_again(client: CheckingClient, fields: dict[str, str]) -> None:
    assert load_round(act(client, fields, "tai:xlsx").data) == load_round(small_round())


def test_a_file_that_is_no_round_is_refused_in_vietnamese(client: CheckingClient) -> None:
    plan = (samples_folder() / "plan" / "trung-khanh-2023.json").read_bytes()

    assert "không phải hồ sơ" in opened(client, plan).text
    assert opened(client, b"PK\x03\x04", "x.xlsx").status_code in (400, 422)
    assert opened(client, b"{").status_code == 400
    assert client.send("/dot-danh-gia/mo", {}).status_code == 400


def test_a_record_with_a_field_that_no_page_has_is_refused_rather_than_opened_without_it(
    client: CheckingClient,
) -> None:
    response = opened(client, small_round() | {"color": "đỏ"})

    assert response.status_code == 422
    assert "color" in response.text


def test_faults_of_the_record_are_shown_at_their_fields(client: CheckingClient, fields: dict[str, str]) -> None:
    page = shown(act(client, fields | {"products-1-producer": "CT99", "meeting-date": "31/9/2026"}, "kiem-tra"))

    fault = page.get_element_by_id("f-meeting-date-e").text_content()
    again = shown(act(client, fields | {"products-1-producer": "CT99"}, "kiem-tra"))
    assert "31/9/2026" in fault
    assert "CT99" in again.get_element_by_id("f-products-1-producer-e").text_content()


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


def test_the_result_shows_the_ranking_and_what_holds_a_product_back(client: CheckingClient) -> None:
    example = fields_of(client.get("/dot-danh-gia/vi-du", known=True).text)

    page = shown(act(client, example, "xem:ket-qua"))
    text = " ".join(page.text_content().split())

    assert "công nhận 21 (8 sản phẩm 4 sao, 13 sản phẩm 3 sao), đề nghị Bộ 1, chưa đủ điều kiện 1" in text
    assert "Dự họp 6/7 thành viên, cần 6" in text
    assert "chưa đạt yêu cầu tối thiểu: Tiêu chí 3.5" in text
    assert "Điểm trung bình 69,67 dưới 70 điểm" in text
    assert "TV03 không chấm điểm: là em rể" in text
    names = page.xpath("//table[@class='ranking']//tbody/tr/th/text()")
    assert (len(names), names[0]) == (24, "Chè xanh Đồi Mây")


def test_the_chart_shows_each_scored_product_with_its_parts_and_the_floors_of_the_law(client: CheckingClient) -> None:
    example = fields_of(client.get("/dot-danh-gia/vi-du", known=True).text)
    chart = shown(act(client, example, "xem:ket-qua")).xpath("//*[local-name()='svg' and @role='img']")[0]

    bars = chart.xpath(".//*[local-name()='g']")
    scored = score(load_round(SAMPLE))
    ranked = [result for result in scored.results if result.rating]
    assert len(bars) == len(ranked) == 23
    for bar, result in zip(bars, ranked, strict=True):
        widths = [float(width) for width in bar.xpath(".//*[local-name()='rect']/@width")]
        assert sum(widths) == pytest.approx(float(result.average or 0) * 5.75, abs=0.2)
    assert chart.xpath(".//*[@class='tick']/text()") == ["2 sao: 30", "3 sao: 50", "4 sao: 70", "5 sao: 90"]
    assert chart.xpath(".//*[@class='held']/text()") == ["vướng tiêu chí 3.5"]


def test_the_catalogue_offers_legal_bases_for_each_paper_that_cites_them(
    client: CheckingClient, fields: dict[str, str]
) -> None:
    basis = "papers-notice-legal_bases"
    before = sum(name.startswith(basis) and name.endswith("-number") for name in fields)
    page = act(client, fields, "chon-can-cu", **{"can-cu": "26/2026/QĐ-TTg", "can-cu-cua": basis})

    offered = lxml_html.fromstring(page.text)
    assert offered.xpath("//select[@id='can-cu']//option[@value='26/2026/QĐ-TTg']")
    assert "papers-minutes-legal_bases" not in offered.xpath("//select[@id='can-cu-cua']/option/@value")
    assert fields_of(page.text)[f"{basis}-{before}-number"] == "26/2026/QĐ-TTg"


def test_papers_are_made_proven_and_given_one_by_one_or_all(client: CheckingClient, fields: dict[str, str]) -> None:
    page = shown(act(client, fields, "xem:van-ban"))
    buttons = page.xpath("//button[starts-with(@value, 'tai:van-ban:')]/@value")

    everything = act(client, fields, "tai:zip")
    one = act(client, fields, "tai:van-ban:11 Quyết định công nhận.docx")

    with zipfile.ZipFile(io.BytesIO(everything.data)) as archive:
        index = json.loads(archive.read("index.json"))
        assert archive.read("11 Quyết định công nhận.docx") == one.data
        assert {name.removeprefix("tai:van-ban:") for name in buttons} == set(archive.namelist()) - {
            "index.json",
            "index.html",
        }
    assert index["proof"]["words"] in page.text_content()
    assert f" {len(buttons)} văn bản" in index["proof"]["words"]
    assert index["proof"]["disagreements"] == 0
    assert everything.headers["Content-Disposition"].startswith("attachment;")
    assert everything.data == act(client, fields, "tai:zip").data


@pytest.mark.parametrize(
    ("verb", "status"),
    [("tai:van-ban:../x", 404), ("tai:exe", 400), ("xem:khac", 400), ("dong:x:y", 400), ("gi-do", 400)],
)
def test_an_action_that_the_page_does_not_offer_is_refused(
    client: CheckingClient, fields: dict[str, str], verb: str, status: int
) -> None:
    assert act(client, fields, verb).status_code == status


def test_a_round_too_large_for_the_page_is_scored_and_its_papers_left_to_the_command_line() -> None:
    client = small_client(max_round_papers=5)
    fields = fields_of(opened(client, small_round()).text)

    page = shown(act(client, fields, "xem:van-ban")).text_content()
    refused = act(client, fields, "tai:zip")

    assert "Xếp hạng" in shown(act(client, fields, "xem:ket-qua")).text_content()
    for text in (page, refused.text):
        assert "tối đa 5 văn bản" in text
        assert "ocop-docs round" in text
    assert refused.status_code == 413


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


def api(client: CheckingClient, path: str, data: bytes, kind: str) -> TestResponse:
    return client.post(f"/api/v1/rounds/{path}", data=data, content_type=kind)


@pytest.fixture(scope="module")
def bodies() -> list[tuple[bytes, str]]:
    """The small round as JSON and as a workbook."""
    data = small_round()
    xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return [(json.dumps(data).encode(), "application/json"), (round_workbook(load_round(data)), xlsx)]


def test_the_api_scores_a_round_as_the_python_function_does(
    client: CheckingClient, bodies: list[tuple[bytes, str]]
) -> None:
    scored = score(load_round(small_round()))
    findings = [finding.as_dict() for finding in check_round(scored)]

    for data, kind in bodies:
        assert api(client, "score", data, kind).get_json() == summary(scored) | {"findings": findings}


def test_the_api_makes_every_paper_of_a_round(client: CheckingClient, bodies: list[tuple[bytes, str]]) -> None:
    made = {api(client, "papers", data, kind).data for data, kind in bodies}

    assert len(made) == 1
    assert made.pop().startswith(b"PK")


def test_the_api_scores_a_round_without_sheets_as_one_not_scored_yet(client: CheckingClient) -> None:
    answer = api(client, "score", json.dumps(small_round() | {"sheets": []}).encode(), "application/json").get_json()

    assert answer["counts"]["unscored"] == 2


@pytest.mark.parametrize("data", [small_round() | {"council": {}}, {"kind": "evaluation"}])
def test_the_api_refuses_a_round_with_every_fault_at_its_place(client: CheckingClient, data: dict[str, Any]) -> None:
    response = api(client, "score", json.dumps(data).encode(), "application/json")

    assert response.status_code == 422
    assert all(error["place"] for error in response.get_json()["errors"])


def test_the_empty_workbook_is_the_same_from_the_page_and_from_the_api(client: CheckingClient) -> None:
    page = client.get("/dot-danh-gia/bang-tinh")

    assert page.data.startswith(b"PK")
    assert client.get("/api/v1/rounds/workbook").data == page.data


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


def test_the_record_cannot_be_shown_as_a_step(client: CheckingClient, fields: dict[str, str]) -> None:
    answer = client.send("/dot-danh-gia/ho-so/buoc", {**fields, "viec": "xem:ho-so"}, known=True)

    assert answer.status_code == 400
    assert "Không có việc “ho-so”" in answer.text
