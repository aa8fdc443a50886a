"""`ocop-docs lint`: what NĐ 30/2020 says to Word files, shown, logged, annotated and mended."""

import json
import subprocess
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Mm, Pt
from openpyxl import load_workbook
from tests.cli.command import call
from tests.rendering.office import require_soffice

from ocop_docs.engines import libreoffice
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


def test_fix_says_of_everything_it_leaves_why(clean: Path, tmp_path: Path) -> None:
    document = Document(str(clean))
    subject = document.paragraphs[next(at for at, p in enumerate(document.paragraphs) if p.text == "KẾ HOẠCH") + 1]
    subject.runs[-1].text += "."
    document.save(str(clean))

    shown = call("lint", clean, "--fix", tmp_path / "out.docx").stdout

    assert "không ghi dấu chấm ở cuối" in shown
    assert ": người soạn bỏ chữ" in shown


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


@pytest.fixture
def folder(clean: Path, faulty: Path, tmp_path: Path) -> Path:
    """A clean file, a faulty one in a folder below, one that is no Word file, and Word's mark of an open one."""
    place = tmp_path / "văn bản"
    (place / "2027").mkdir(parents=True)
    (place / "a.docx").write_bytes(clean.read_bytes())
    (place / "2027" / "=1+1.docx").write_bytes(faulty.read_bytes())
    (place / "hỏng.docx").write_bytes(b"PK")
    (place / "~$a.docx").write_bytes(b"lock")
    (place / "ghi chú.txt").write_text("không phải Word", encoding="utf-8")
    return place


def test_a_folder_is_checked_whole_into_one_table(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "bảng.xlsx"

    result = call("lint", folder, "-o", table)

    book = load_workbook(table)
    files = {Path(str(row[0])).name: row for row in book["Tệp"].iter_rows(min_row=2, values_only=True)}
    assert result.returncode == 1
    assert sorted(files) == ["=1+1.docx", "a.docx", "hỏng.docx"]
    assert files["a.docx"][1:6] == ("KẾ HOẠCH, Phụ lục", 0, 0, 0, "100%")
    assert "không phải tệp Word" in str(files["hỏng.docx"][6])
    found = list(book["Điều tìm thấy"].iter_rows(min_row=2, values_only=True))
    assert {Path(str(row[0])).name for row in found} == {"=1+1.docx"}
    assert "3 tệp: 1 tệp có lỗi, 1 tệp không đọc được." in result.stdout


def test_several_processes_give_the_same_table_as_one(folder: Path, tmp_path: Path) -> None:
    tables = [tmp_path / f"{workers}.xlsx" for workers in (1, 2)]

    for workers, table in enumerate(tables, 1):
        call("lint", folder, "-o", table, "--workers", workers)

    assert tables[0].read_bytes() == tables[1].read_bytes()


def test_json_of_a_folder_names_the_files_that_could_not_be_read(folder: Path) -> None:
    files = json.loads(call("lint", folder, "--json").stdout)["files"]

    assert {Path(file["file"]).name: "faults" in file for file in files} == {
        "=1+1.docx": False,
        "a.docx": False,
        "hỏng.docx": True,
    }


def test_a_folder_without_word_files_is_refused(tmp_path: Path) -> None:
    result = call("lint", tmp_path)

    assert result.returncode == 2
    assert "Không có tệp Word nào" in result.stderr


def test_equal_findings_are_one_line_with_their_places(clean: Path, tmp_path: Path) -> None:
    document = Document(str(clean))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.font.name = "Arial"
    file = tmp_path / "arial.docx"
    document.save(str(file))

    lines = call("lint", file).stdout.splitlines()

    at = [number for number, line in enumerate(lines) if "phông chữ là Arial" in line]
    assert len(at) == 1
    assert "chỗ: đoạn " in lines[at[0] + 1]


@pytest.mark.parametrize("ending", ["doc", "rtf"])
def test_older_formats_are_read_through_libreoffice(clean: Path, tmp_path: Path, ending: str) -> None:
    old = in_format(clean, ending, tmp_path)

    shown = json.loads(call("lint", old, "--json").stdout)["files"]

    assert [file["file"] for file in shown] == [str(old)]
    assert lint(old.read_bytes()).documents[0] == "KẾ HOẠCH"


def in_format(file: Path, ending: str, folder: Path) -> Path:
    """The file in an older format, made by LibreOffice in a profile of its own."""
    soffice = require_soffice()
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", ending, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / file.with_suffix(f".{ending}").name


def test_an_older_file_without_libreoffice_is_refused_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "find_soffice", lambda: None)
    old = tmp_path / "cũ.rtf"
    old.write_bytes(b"{\\rtf1 x}")

    result = call("lint", old)

    assert result.returncode == 2
    assert "chưa có LibreOffice" in result.stderr
