"""`ocop-docs lint`: what NĐ 30/2020 says to Word files, shown, logged, annotated and mended."""

import json
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Mm, Pt
from tests.cli.command import call

from ocop_docs.pipeline import lint, load, render
from ocop_docs.resources import samples_folder

PLAN = samples_folder() / "plan" / "xa-vi-du-2027.json"


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    file = tmp_path / "sạch.docx"
    file.write_bytes(render(load(PLAN)))
    return file


@pytest.fixture
def faulty(clean: Path) -> Path:
    """The clean file with its left margin halved and its title in small letters of 20 points."""
    document = Document(str(clean))
    document.sections[0].left_margin = Mm(15)
    title = next(paragraph for paragraph in document.paragraphs if paragraph.text == "KẾ HOẠCH")
    title.runs[0].font.size = Pt(20)
    file = clean.with_name("lỗi.docx")
    document.save(str(file))
    return file


def test_a_clean_file_exits_0(clean: Path) -> None:
    result = call("lint", clean)

    assert (result.returncode, result.stderr) == (0, "")
    assert "0 lỗi, 0 điều cần xem lại" in result.stdout


def test_findings_are_shown_with_place_and_citation_and_exit_1(faulty: Path) -> None:
    result = call("lint", faulty)

    assert result.returncode == 1
    assert all(words in result.stdout for words in ("Phụ lục I, Phần I, mục I.3", "20 pt", "“KẾ HOẠCH”"))


def test_json_and_sarif_are_nothing_but_json(clean: Path, faulty: Path) -> None:
    plain = json.loads(call("lint", clean, faulty, "--json").stdout)
    log = json.loads(call("lint", clean, faulty, "--sarif").stdout)

    assert [str(clean), str(faulty)] == [file["file"] for file in plain["files"]]
    assert not plain["files"][0]["findings"]
    assert len(log["runs"][0]["results"]) == len(plain["files"][1]["findings"]) > 0


def test_fix_writes_a_clean_copy_and_leaves_the_file_unchanged(faulty: Path, tmp_path: Path) -> None:
    before, target = faulty.read_bytes(), tmp_path / "đã sửa.docx"
    result = call("lint", faulty, "--fix", target)

    assert result.returncode == 1
    assert faulty.read_bytes() == before
    assert lint(target.read_bytes()).findings == ()


def test_annotate_writes_a_copy_with_comments(faulty: Path, tmp_path: Path) -> None:
    target = tmp_path / "ghi chú.docx"
    call("lint", faulty, "--annotate", target)

    assert b"word/comments" in target.read_bytes()


def test_severity_leaves_lighter_findings_out(faulty: Path) -> None:
    shown = json.loads(call("lint", faulty, "--json", "--severity", "error").stdout)

    assert {"error"} == {finding["severity"] for finding in shown["files"][0]["findings"]}


def test_a_file_that_is_no_word_file_exits_2_and_writes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "out.docx"
    result = call("lint", PLAN, "--fix", target)

    assert (result.returncode, result.stdout) == (2, "")
    assert not target.exists()


def test_a_fixed_or_annotated_copy_is_made_of_one_file_only(clean: Path, faulty: Path, tmp_path: Path) -> None:
    result = call("lint", clean, faulty, "--fix", tmp_path / "out.docx")

    assert result.returncode == 2
    assert "chỉ nhận một tệp" in result.stderr


def test_render_shows_layout_findings_unless_an_option_turns_them_off(tmp_path: Path) -> None:
    data = json.loads(PLAN.read_text(encoding="utf-8"))
    data["issuer"]["place"] = "xã Ví Dụ"
    file = tmp_path / "ke-hoach.json"
    file.write_text(json.dumps(data), encoding="utf-8")

    judged = call("render", file, "-o", tmp_path / "a.docx")
    silent = call("render", file, "-o", tmp_path / "b.docx", "--no-lint")

    assert judged.returncode == silent.returncode == 0
    assert "các chữ cái đầu của địa danh “xã Ví Dụ” phải viết hoa" in judged.stdout
    assert "viết hoa" not in silent.stdout
