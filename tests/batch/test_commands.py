"""The commands for tables, as a clerk types them."""

import io
import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from tests.batch.tables import jsonl, put, report, workbook
from tests.cli.command import files_in
from tests.cli.command import run as run_program

from ocop_docs.cli.main import main

Runner = Callable[..., tuple[int, str, str]]


def bad_cells(book: Workbook) -> None:
    put(book, "Dữ liệu", 3, "Trích yếu", "=1+1")
    put(book, "Dữ liệu", 3, "Số văn bản", 0)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Runner:
    """Run `ocop-docs` in an empty folder; return exit code, what it printed, and what it complained of."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")

    def run_here(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["ocop-docs", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out, shown.err

    return run_here


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "bảng.xlsx"
    path.write_bytes(workbook(2))
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "sai.xlsx"
    path.write_bytes(workbook(2, bad_cells))
    return path


@pytest.mark.parametrize("kind", ["plan", "approval-decision", "report"])
def test_a_workbook_for_a_kind_is_made_and_not_overwritten(run: Runner, kind: str, tmp_path: Path) -> None:
    assert run("new", kind, "--table", "b.xlsx")[0] == 0
    before = (tmp_path / "b.xlsx").read_bytes()

    code, _, err = run("new", kind, "--table", "b.xlsx")

    assert (code, (tmp_path / "b.xlsx").read_bytes()) == (2, before)
    assert "--force" in err
    assert run("new", kind, "--table", "b.xlsx", "--force")[0] == 0


@pytest.mark.parametrize(("arguments", "count"), [(["report"], 2), (["report", "xa-vi-du-2026"], 1)])
def test_a_workbook_of_examples_becomes_their_documents(
    run: Runner, arguments: list[str], count: int, tmp_path: Path
) -> None:
    assert run("new", *arguments, "--example", "--table", "b.xlsx")[0] == 0

    code, out, _ = run("batch", "report", "b.xlsx", "-o", "kq.zip")

    assert code == 0
    assert f"Đã làm {count}/{count} văn bản: kq.zip" in out


def test_a_batch_shows_progress_in_plain_lines_and_what_it_made(run: Runner, good: Path, tmp_path: Path) -> None:
    code, out, err = run("batch", "report", good, "-o", "kq.zip")

    assert code == 0
    assert "2/2" in err
    assert "Đã làm 2/2 văn bản: kq.zip" in out
    assert zipfile.ZipFile(tmp_path / "kq.zip").namelist()[-1] == "manifest.csv"


def test_a_bad_cell_is_shown_with_its_place_and_remedy_and_nothing_is_made(
    run: Runner, bad: Path, tmp_path: Path
) -> None:
    code, out, _ = run("batch", "report", bad, "-o", "kq.zip")

    assert code == 1
    assert "Dữ liệu!" in out
    assert "công thức" in out
    assert "--on-error skip" in out
    assert files_in(tmp_path) == ["sai.xlsx"]


def test_skipping_names_the_rows_left_out_and_ends_with_one(run: Runner, bad: Path) -> None:
    code, out, _ = run("batch", "report", bad, "-o", "kq", "--on-error", "skip")

    assert code == 1
    assert "Đã làm 1/2 văn bản" in out
    assert "Bỏ qua 1 dòng: 2 (X02)." in out


def test_the_terminal_lists_a_bounded_number_of_bad_rows_and_the_file_all(tmp_path: Path) -> None:
    table, marked = tmp_path / "b.jsonl", tmp_path / "sai.xlsx"
    table.write_bytes(jsonl(*(report(number, number=0) for number in range(12))))
    limit = {"OCOP_DOCS_MAX_LISTED_FAULTS": "3"}

    bare = run_program("batch", "report", table, "-o", tmp_path / "a.zip", env=limit)
    noted = run_program("batch", "report", table, "-o", tmp_path / "a.zip", "--errors", marked, env=limit)

    text = " ".join(bare.stdout.split())
    assert (bare.returncode, noted.returncode) == (1, 1)
    assert "Còn 9 chỗ sai nữa chưa in ở đây." in text
    assert "; và 9 dòng nữa" in text
    assert "Thêm --errors FILE.xlsx" in text
    sheet = openpyxl.load_workbook(marked).worksheets[0]
    assert sheet.max_row >= 13


def test_the_marked_copy_holds_the_table_with_a_note_on_each_bad_cell(run: Runner, bad: Path, tmp_path: Path) -> None:
    code, out, _ = run("batch", "report", bad, "--dry-run", "--errors", "lỗi.xlsx")
    book = openpyxl.load_workbook(tmp_path / "lỗi.xlsx")
    before = openpyxl.load_workbook(bad)

    notes = {cell.coordinate: cell.comment.text for cell in book["Dữ liệu"][3] if cell.comment}

    assert (code, len(notes)) == (1, 2)
    assert "lỗi.xlsx" in out
    assert any("công thức" in note for note in notes.values())
    assert [cell.value for cell in book["Dữ liệu"][3]] == [cell.value for cell in before["Dữ liệu"][3]]
    assert [cell.value for cell in book["Lỗi"]["A"]] == ["Dòng", 2, 2]


def test_a_marked_copy_whose_cells_were_corrected_is_accepted_as_a_table(
    run: Runner, bad: Path, tmp_path: Path
) -> None:
    run("batch", "report", bad, "--dry-run", "--errors", "lỗi.xlsx")
    book = openpyxl.load_workbook(tmp_path / "lỗi.xlsx")
    put(book, "Dữ liệu", 3, "Trích yếu", "Kết quả")
    put(book, "Dữ liệu", 3, "Số văn bản", 5)
    book.save(tmp_path / "sửa.xlsx")

    assert run("batch", "report", "sửa.xlsx", "-o", "kq.zip")[0] == 0


@pytest.mark.parametrize("name", ["b.csv", "b.jsonl"])
def test_a_table_without_sheets_has_a_list_of_its_faults(run: Runner, name: str, tmp_path: Path) -> None:
    csv = "Mã;Tên cơ quan ban hành;Cấp\nX01;Ủy ban nhân dân xã A;làng\n".encode()
    (tmp_path / name).write_bytes(csv if name.endswith("csv") else jsonl(report() | {"number": 0}))

    code, _, _ = run("batch", "report", name, "--dry-run", "--errors", "lỗi.xlsx")
    book = openpyxl.load_workbook(tmp_path / "lỗi.xlsx")

    assert code == 1
    assert book["Lỗi"].max_row > 1
    assert ("CSV" in book.sheetnames) == name.endswith("csv")


def test_json_is_nothing_but_json_with_every_fault_at_its_cell(run: Runner, bad: Path) -> None:
    code, out, err = run("batch", "report", bad, "--dry-run", "--json")
    described = json.loads(out)

    assert (code, err) == (1, "")
    assert [fault["cell"][-1] for fault in described["faults"]] == ["3", "3"]
    assert described["left_out"] == [{"row": 2, "code": "X02"}]


def test_common_data_fills_what_the_table_leaves_out(run: Runner, good: Path, tmp_path: Path) -> None:
    (tmp_path / "chung.json").write_text('{"number": 7}', encoding="utf-8")

    run("batch", "report", good, "-o", "kq", "--common", "chung.json", "--name", "{number}")

    assert sorted(file.name for file in (tmp_path / "kq").glob("*.docx")) == ["07 (2).docx", "07.docx"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "bảng.xlsx"),
        ("report", "không có.xlsx", "-o", "kq.zip"),
        ("báo-cáo", "bảng.xlsx", "-o", "kq.zip"),
        ("report", "bảng.xlsx", "-o", "kq.zip", "--on-error", "ask"),
        ("report", "bảng.xlsx", "-o", "kq.zip", "--name", "{x}"),
        ("report", "bảng.xlsx", "-o", "kq.zip", "--common", "không.json"),
    ],
)
def test_a_command_that_fails_shows_the_reason_and_writes_nothing(
    run: Runner, good: Path, arguments: tuple[str, ...], tmp_path: Path
) -> None:
    code, _, err = run("batch", *arguments)

    assert code == 2
    assert "Lỗi" in err
    assert files_in(tmp_path) == [good.name]


def test_a_run_interrupted_from_the_keyboard_shows_how_to_resume(
    run: Runner, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ocop_docs.batch.runner.run_batch", stop)

    code, _, err = run("batch", "report", good, "-o", "kq.zip")

    assert code == 130
    assert "--resume" in err


def test_reports_are_added_up_into_data_that_can_be_checked(run: Runner, good: Path, tmp_path: Path) -> None:
    head = {"issuer": {"name": "Ủy ban nhân dân tỉnh Minh Họa", "level": "province"}, "subject": "Kết quả năm 2026"}
    (tmp_path / "đầu.json").write_text(json.dumps(head), encoding="utf-8")

    assert run("roll-up", good, "-o", "tỉnh.json", "--head", "đầu.json")[0] == 0
    assert run("roll-up", good, "-o", "tỉnh.json")[0] == 2
    assert run("check", "tỉnh.json")[0] == 0


def test_a_sum_that_cannot_be_made_writes_nothing(run: Runner, bad: Path, tmp_path: Path) -> None:
    code, out, _ = run("roll-up", bad, "-o", "tỉnh.json")

    assert (code, (tmp_path / "tỉnh.json").exists()) == (1, False)
    assert "Dữ liệu!" in out


def test_the_installed_program_runs_a_batch_in_two_processes(good: Path, tmp_path: Path) -> None:
    result = run_program("batch", "report", good, "-o", "kq.zip", "--workers", "2", cwd=tmp_path)

    assert (result.returncode, "Đã làm 2/2" in result.stdout) == (0, True)
    with zipfile.ZipFile(tmp_path / "kq.zip") as archive:
        assert zipfile.ZipFile(io.BytesIO(archive.read(archive.namelist()[0]))).testzip() is None
