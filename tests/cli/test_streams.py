"""`-` on the command line is standard input where data is read, and standard output where a result goes."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from tests.batch.tables import jsonl, report, workbook
from tests.cli.command import PLAN, PROGRAM, files_in

from ocop_docs.resources import samples_folder

ROUND = next((samples_folder() / "evaluation").glob("*.json"))
Piped = subprocess.CompletedProcess[bytes]


def pipe(*arguments: str | Path, given: bytes = b"", cwd: Path) -> Piped:
    """Run `ocop-docs` with `given` on its standard input."""
    return subprocess.run([PROGRAM, *map(str, arguments)], input=given, cwd=cwd, capture_output=True, check=False)


def csv_table() -> bytes:
    """The rows of the workbook as CSV."""
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(2)))["Dữ liệu"]
    text = io.StringIO()
    csv.writer(text).writerows([["" if cell is None else cell for cell in row] for row in sheet.values])
    return text.getvalue().encode()


TABLES = {
    "xlsx": workbook(2),
    "jsonl": jsonl(report(), report()),
    "json": json.dumps([report(), report()], ensure_ascii=False).encode(),
    "csv": csv_table(),
}


def test_a_document_goes_from_standard_input_to_standard_output(tmp_path: Path) -> None:
    made = pipe("render", "-", "-o", "-", given=PLAN.read_bytes(), cwd=tmp_path)

    assert made.returncode == 0
    assert docx.Document(io.BytesIO(made.stdout)).paragraphs
    assert files_in(tmp_path) == []


def test_messages_go_to_standard_error_while_the_document_goes_to_standard_output(tmp_path: Path) -> None:
    record = json.loads((samples_folder() / "plan" / "xa-vi-du-2027.json").read_bytes())
    record["issuer"]["place"] = "xã Ví Dụ"

    made = pipe("render", "-", "-o", "-", given=json.dumps(record).encode(), cwd=tmp_path)

    assert made.stdout.startswith(b"PK")
    assert zipfile.ZipFile(io.BytesIO(made.stdout)).testzip() is None
    assert "phải viết hoa" in made.stderr.decode()


def test_a_document_made_from_standard_input_needs_a_name(tmp_path: Path) -> None:
    refused = pipe("render", "-", given=PLAN.read_bytes(), cwd=tmp_path)

    assert (refused.returncode, refused.stdout, files_in(tmp_path)) == (2, b"", [])
    assert "-o OUT.docx" in refused.stderr.decode()


def test_a_pdf_cannot_be_made_with_standard_output(tmp_path: Path) -> None:
    refused = pipe("render", PLAN, "-o", "-", "--pdf", cwd=tmp_path)

    assert (refused.returncode, refused.stdout, files_in(tmp_path)) == (2, b"", [])
    assert "-o -, --pdf" in refused.stderr.decode()


def test_data_on_standard_input_is_checked(tmp_path: Path) -> None:
    from_file, from_input = (
        pipe("check", PLAN, "--json", cwd=tmp_path),
        pipe("check", "-", "--json", given=PLAN.read_bytes(), cwd=tmp_path),
    )

    assert json.loads(from_input.stdout)["findings"]
    assert (from_input.returncode, from_input.stdout) == (from_file.returncode, from_file.stdout)


def test_standard_input_without_data_is_refused(tmp_path: Path) -> None:
    refused = pipe("check", "-", cwd=tmp_path)

    assert (refused.returncode, refused.stdout) == (2, b"")
    assert "JSON" in refused.stderr.decode()


@pytest.mark.parametrize("option", ["--output", "--table", "--template"])
def test_what_new_makes_can_go_to_standard_output(option: str, tmp_path: Path) -> None:
    named, piped = (
        pipe("new", "report", option, "b", cwd=tmp_path),
        pipe("new", "report", option, "-", cwd=tmp_path),
    )

    assert (piped.returncode, piped.stderr) == (0, b"")
    assert piped.stdout == (tmp_path / "b").read_bytes()
    assert named.stdout == b""
    assert files_in(tmp_path) == ["b"]


def test_a_file_called_dash_is_left_unchanged(tmp_path: Path) -> None:
    (tmp_path / "-").write_text("của người khác", encoding="utf-8")

    made = pipe("new", "plan", "-o", "-", cwd=tmp_path)

    assert made.returncode == 0
    assert json.loads(made.stdout)["kind"] == "plan"
    assert (tmp_path / "-").read_text(encoding="utf-8") == "của người khác"


def test_a_word_file_on_standard_input_is_linted_and_its_copy_goes_to_standard_output(tmp_path: Path) -> None:
    word = pipe("render", PLAN, "-o", "-", "--no-lint", cwd=tmp_path).stdout

    findings = pipe("lint", "-", "--json", given=word, cwd=tmp_path)
    fixed = pipe("lint", "-", "--fix", "-", given=word, cwd=tmp_path)

    assert json.loads(findings.stdout)["files"][0]["file"] == "-"
    assert zipfile.ZipFile(io.BytesIO(fixed.stdout)).testzip() is None
    assert "nhận ra" in fixed.stderr.decode()
    assert files_in(tmp_path) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("lint", "-", "--json", "--fix", "-"),
        ("lint", "-", "--annotate", "-", "--fix", "-"),
        ("batch", "report", "-", "-o", "-", "--json"),
        ("batch", "report", "-", "-o", "-", "--errors", "-"),
        ("batch", "report", "-", "-o", "-", "--resume"),
        ("score", "-", "-o", "-", "--json"),
        ("round", "-", "-o", "-"),
        ("new", "evaluation", "--from", "-", "--members", "-"),
    ],
)
def test_standard_output_takes_one_result_and_no_folder(arguments: tuple[str, ...], tmp_path: Path) -> None:
    refused = pipe(*arguments, given=ROUND.read_bytes(), cwd=tmp_path)

    assert (refused.returncode, refused.stdout, files_in(tmp_path)) == (2, b"", [])
    assert "Lỗi" in refused.stderr.decode()


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_batch_goes_from_standard_input_to_standard_output(table: bytes, tmp_path: Path) -> None:
    made = pipe("batch", "report", "-", "-o", "-", given=table, cwd=tmp_path)

    assert made.returncode == 0, made.stderr.decode()
    assert len(zipfile.ZipFile(io.BytesIO(made.stdout)).namelist()) == 3
    assert "Đã làm 2/2 văn bản: -" in made.stderr.decode()
    assert files_in(tmp_path) == []


def test_a_batch_on_standard_output_has_the_bytes_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_bytes(TABLES["jsonl"])
    pipe("batch", "report", "b.jsonl", "-o", "kq.zip", cwd=tmp_path)

    made = pipe("batch", "report", "b.jsonl", "-o", "-", cwd=tmp_path)

    assert made.stdout == (tmp_path / "kq.zip").read_bytes()


def test_a_batch_with_bad_cells_leaves_standard_output_empty_and_can_mark_them_there(tmp_path: Path) -> None:
    table = jsonl(report() | {"number": 0})

    nothing = pipe("batch", "report", "-", "-o", "-", given=table, cwd=tmp_path)
    marked = pipe("batch", "report", "-", "--dry-run", "--errors", "-", given=table, cwd=tmp_path)

    assert (nothing.returncode, nothing.stdout) == (1, b"")
    assert marked.returncode == 1
    assert openpyxl.load_workbook(io.BytesIO(marked.stdout)).sheetnames[0] == "Lỗi"


def test_reports_are_added_up_from_standard_input_to_standard_output(tmp_path: Path) -> None:
    summed = pipe("roll-up", "-", "-o", "-", given=TABLES["jsonl"], cwd=tmp_path)

    assert json.loads(summed.stdout)["kind"] == "report"
    assert "Đã cộng 2 dòng" in summed.stderr.decode()


def test_a_round_is_scored_from_standard_input_to_standard_output(tmp_path: Path) -> None:
    scored = pipe("score", "-", "-o", "-", given=ROUND.read_bytes(), cwd=tmp_path)

    assert json.loads(scored.stdout)["products"]
    assert "sản phẩm" in scored.stderr.decode()


@pytest.mark.parametrize("command", [("check",), ("render", "-o", "x.docx")])
def test_check_of_the_record_of_a_round_points_to_score(command: tuple[str, ...], tmp_path: Path) -> None:
    refused = pipe(command[0], ROUND, *command[1:], cwd=tmp_path)

    assert (refused.returncode, refused.stdout, files_in(tmp_path)) == (2, b"", [])
    assert "đợt đánh giá" in refused.stderr.decode()
    assert "ocop-docs score" in refused.stderr.decode()
