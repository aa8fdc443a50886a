"""The result of a round with its ranking and chart, and the papers made from it."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from tests.web.conftest import CheckingClient
from tests.web.form_fields import fields_of
from tests.web.rounds.pages import PAGE, SAMPLE, act, opened, shown, small_round
from tests.web.test_security import small_client

from ocop_docs.rounds.pipeline import load_round, score


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
