"""A table becomes documents: all of them, whole, under good names, or none."""

import csv
import hashlib
import io
import unicodedata
import zipfile
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook
from tests.batch.tables import jsonl, put, read, report, rows, shown, workbook

from ocop_docs import load, render
from ocop_docs.batch.names import WORDS, Names, check_pattern, default_pattern, in_words, name_of
from ocop_docs.batch.runner import Batch, run_batch
from ocop_docs.checks.finding import Severity
from ocop_docs.errors import InvalidInput, OutputRefused
from ocop_docs.intake.tables.rows import Table, rows_of
from ocop_docs.resources import samples_folder

COUNT = 3


def bad_second_row(book: Workbook) -> None:
    put(book, "Dữ liệu", 3, "Trích yếu", "=1+1")
    put(book, "Dữ liệu", 3, "Số văn bản", 0)


@pytest.fixture(scope="module")
def table() -> Table:
    return read(workbook(COUNT))


@pytest.fixture(scope="module")
def archive(table: Table, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("kết quả") / "báo cáo.zip"
    outcome = run_batch(Batch("report", table, output))
    assert (outcome.made, outcome.rows, outcome.faults) == (COUNT, COUNT, [])
    return output


def manifest_of(archive: Path) -> list[dict[str, str]]:
    with zipfile.ZipFile(archive) as opened:
        return list(csv.DictReader(io.StringIO(opened.read("manifest.csv").decode("utf-8-sig"), newline="")))


def test_each_document_is_what_the_row_alone_would_make(table: Table, archive: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        made = [opened.read(info) for info in opened.infolist()[:-1]]

    assert made == [render(load(row.data)) for row in rows_of(table)]


def test_the_manifest_names_each_row_its_file_and_its_hash(archive: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        hashes = {name: hashlib.sha256(opened.read(name)).hexdigest() for name in opened.namelist()}
        assert opened.testzip() is None

    lines = manifest_of(archive)

    assert [line["Mã"] for line in lines] == ["X01", "X02", "X03"]
    assert [line["Tệp"] for line in lines] == [f"Xã Ví Dụ {number} - Báo cáo 2026.docx" for number in (1, 2, 3)]
    assert all(hashes[line["Tệp"]] == line["SHA-256"] for line in lines)
    assert [line["Lưu ý"] for line in lines] != ["0", "0", "0"]


def test_the_same_table_gives_the_same_archive_in_one_process_or_in_two(archive: Path, tmp_path: Path) -> None:
    again = tmp_path / "hai.zip"
    run_batch(Batch("report", read(workbook(COUNT)), again, workers=2))

    assert archive.read_bytes() == again.read_bytes()


def test_a_folder_holds_the_same_files_as_the_archive(table: Table, archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "báo cáo"
    run_batch(Batch("report", table, folder))

    with zipfile.ZipFile(archive) as opened:
        expected = {name: opened.read(name) for name in opened.namelist()}

    assert {file.name: file.read_bytes() for file in folder.iterdir()} == expected
    assert [path.name for path in tmp_path.iterdir()] == ["báo cáo"]


def test_one_bad_row_stops_the_whole_and_leaves_nothing_behind(tmp_path: Path) -> None:
    outcome = run_batch(Batch("report", read(workbook(COUNT, bad_second_row)), tmp_path / "kq.zip"))

    assert outcome.made == 0
    assert outcome.left_out == [(2, "X02")]
    assert [code for _, code in shown(outcome.faults)] == ["cell-formula", "field-invalid"]
    assert list(tmp_path.iterdir()) == []


def test_skipping_makes_the_good_rows_and_lists_the_others_with_their_reasons(tmp_path: Path) -> None:
    output = tmp_path / "kq.zip"

    outcome = run_batch(Batch("report", read(workbook(COUNT, bad_second_row)), output, skip=True))
    lines = manifest_of(output)

    assert (outcome.made, outcome.left_out) == (2, [(2, "X02")])
    assert [bool(line["Tệp"]) for line in lines] == [True, False, True]
    assert "công thức" in lines[1]["Lý do không làm"]
    assert str(outcome.faults[0].spot) in lines[1]["Lý do không làm"]


def test_a_line_that_belongs_to_no_row_stops_even_what_may_be_skipped(tmp_path: Path) -> None:
    data = workbook(1, lambda book: book["Căn cứ ban hành"].cell(2, 1, "lạ") and None)

    outcome = run_batch(Batch("report", read(data), tmp_path / "kq.zip", skip=True))

    assert (outcome.made, shown(outcome.faults)) == (0, [("Căn cứ ban hành!A2", "code-unknown")])
    assert list(tmp_path.iterdir()) == []


def test_a_dry_run_finds_everything_and_writes_nothing(tmp_path: Path) -> None:
    outcome = run_batch(Batch("report", read(workbook(COUNT, bad_second_row))))

    assert outcome.left_out == [(2, "X02")]
    assert outcome.findings[Severity.warning] > 0
    assert outcome.output == ""
    assert list(tmp_path.iterdir()) == []


def test_a_result_that_is_there_is_not_touched(archive: Path, table: Table) -> None:
    before = archive.read_bytes()

    with pytest.raises(OutputRefused) as caught:
        run_batch(Batch("report", table, archive))

    assert [one.code for one in caught.value.faults] == ["batch-output-exists"]
    assert archive.read_bytes() == before


def test_a_missing_folder_is_named_and_nothing_is_made(table: Table, tmp_path: Path) -> None:
    with pytest.raises(OutputRefused) as caught:
        run_batch(Batch("report", table, tmp_path / "không có" / "kq.zip"))

    assert [one.code for one in caught.value.faults] == ["output-unwritable"]


def test_progress_counts_every_row(table: Table) -> None:
    seen: list[tuple[int, int]] = []

    run_batch(Batch("report", table), lambda done, total: seen.append((done, total)))

    assert seen == [(number, COUNT) for number in range(1, COUNT + 1)]


def test_rows_of_one_name_are_numbered_also_when_only_capitals_differ(tmp_path: Path) -> None:
    names = ["xã An", "xã AN", "xã An"]
    data = jsonl(*(report() | {"issuer": {"name": f"Ủy ban nhân dân {name}", "level": "commune"}} for name in names))

    run_batch(Batch("report", read(data, "b.jsonl"), tmp_path / "kq"))

    assert sorted(file.name for file in (tmp_path / "kq").glob("*.docx")) == [
        "Xã AN - Báo cáo 2026 (2).docx",
        "Xã An - Báo cáo 2026 (3).docx",
        "Xã An - Báo cáo 2026.docx",
    ]


def test_numbering_a_repeated_name_never_gives_a_name_in_use() -> None:
    names = Names(["a.docx", "a (2).docx"])

    assert [names.take(name) for name in ("a.docx", "A.docx", "a (2).docx")] == [
        "a (3).docx",
        "A (4).docx",
        "a (2) (2).docx",
    ]


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{code}", "Đ-01.docx"),
        ("{row} {commune}.docx", "0007 Xã Đồng Văn.docx"),
        ("{issuer} - {kind}", "Ủy ban nhân dân xã Đồng Văn - Báo cáo.docx"),
        ("{number}-{symbol}", "05-BC-UBND.docx"),
        ("{date}", "10-12-2026.docx"),
        ("CON", "CON_.docx"),
        ("a:b*c?", "a-bc.docx"),
        (" .", "Tài liệu.docx"),
    ],
)
def test_names_follow_the_pattern_and_are_safe_everywhere(pattern: str, name: str) -> None:
    issuer = {"name": "Ủy ban nhân dân xã Đồng Văn", "level": "commune"}
    document = load(report(issuer=issuer, number=5, date="10/12/2026"))

    check_pattern(pattern)

    assert name_of(pattern, document, "Đ/01", 7) == name


def test_every_field_that_a_pattern_may_name_gives_something() -> None:
    document = load(report(number=5, date="10/12/2026") | {"issuer": report()["issuer"] | {"place": "Ví Dụ"}})

    for field, word in WORDS.items():
        named = name_of(f"{{{field}}}", document, "M", 1)
        assert named != "Tài liệu.docx"
        assert named == name_of(f"{{{word}}}", document, "M", 1)


def test_the_default_pattern_in_vietnamese_gives_the_same_names() -> None:
    pattern = in_words(default_pattern("report"))
    document = load(report())

    check_pattern(unicodedata.normalize("NFD", pattern))

    assert pattern == "{đơn vị} - {loại} {năm}"
    assert name_of(pattern, document, "M", 1) == name_of(default_pattern("report"), document, "M", 1)


def test_forms_are_named_by_the_code_of_their_row() -> None:
    sample = next((samples_folder() / "registration").glob("*.json"))

    assert name_of(default_pattern("registration"), load(sample), "SP01", 1) == "SP01 - Phiếu đăng ký.docx"


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("{commnue}", "name-unknown"),
        ("{code.__class__}", "name-unknown"),
        ("{code!r}", "name-broken"),
        ("{code:>9999}", "name-broken"),
        ("{code", "name-broken"),
        ("{}", "name-unknown"),
    ],
)
def test_an_invalid_pattern_is_refused(pattern: str, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        run_batch(Batch("report", read(workbook(1)), pattern=pattern))

    assert [one.code for one in caught.value.faults] == [code]


def test_the_outcome_is_plain_values_with_the_cell_of_every_fault() -> None:
    described = run_batch(Batch("report", read(workbook(COUNT, bad_second_row)))).as_dict()

    assert described["left_out"] == [{"row": 2, "code": "X02"}]
    assert {fault["sheet"] for fault in described["faults"]} == {"Dữ liệu"}
    assert all(fault["message"] and fault["remedy"] and fault["cell"] for fault in described["faults"])
    assert sum(finding["count"] for finding in described["findings"]) >= len(described["findings"]) > 0


def test_a_fault_of_shared_data_is_reported_at_the_shared_cell() -> None:
    outcome = run_batch(Batch("report", read(workbook(2, lambda _book: None, number=0))))

    assert len({str(fault.spot) for fault in outcome.faults}) == 1
    assert str(outcome.faults[0].spot).startswith("Dùng chung!B")
    assert outcome.left_out == [(1, "X01"), (2, "X02")]


def test_rows_given_as_json_lines_make_the_same_documents(archive: Path, tmp_path: Path) -> None:
    records = [{**row.data, "code": row.code} for row in rows(workbook(COUNT))]
    output = tmp_path / "kq.zip"

    run_batch(Batch("report", read(jsonl(*records), "b.jsonl"), output))

    with zipfile.ZipFile(archive) as one, zipfile.ZipFile(output) as other:
        assert [info.CRC for info in one.infolist()] == [info.CRC for info in other.infolist()]
