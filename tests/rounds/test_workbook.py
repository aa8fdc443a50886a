"""A round's workbook and its reader are one another's reverse, and every slip is named at its cell."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.rounds.scoring.fixtures import a_round, best, sheets
from tests.soak import long_run, times
from typer.testing import CliRunner

from ocop_docs.cli.app import app
from ocop_docs.errors import InvalidInput, UnreadableInput
from ocop_docs.intake.packages.gate import SHEET, open_package
from ocop_docs.law.product_set import ProductSet
from ocop_docs.law.rubric import product_set
from ocop_docs.resources import samples_folder
from ocop_docs.rounds.pipeline import MemberFile, load_round
from ocop_docs.rounds.record import EvaluationRound
from ocop_docs.rounds.workbooks import member_workbooks, round_workbook

SAMPLE = samples_folder() / "evaluation" / "tinh-minh-hoa-2026-dot-2.json"
RICE = product_set(3)
RUN = CliRunner()


def test_further_texts_of_a_basis_are_lines_below_it() -> None:
    data = json.loads(SAMPLE.read_text(encoding="utf-8"))
    further = {"document_type": "Luật Ngân sách nhà nước", "date": "2025-06-25"}
    data["papers"]["recognition"]["legal_bases"][0]["others"] = [further]
    evaluation = load_round(data)

    again = load_round(round_workbook(evaluation))

    assert again.papers.recognition.legal_bases == evaluation.papers.recognition.legal_bases
    assert len(again.papers.recognition.legal_bases[0].others) == 1


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def changed(evaluation: EvaluationRound, change: Callable[[Workbook], None]) -> bytes:
    book = opened(round_workbook(evaluation))
    change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def line_of(sheet: Worksheet, key: str) -> int:
    return next(cell.row for (cell,) in sheet.iter_rows(max_col=1) if cell.value == key)


def rice() -> EvaluationRound:
    return a_round([best(RICE), best(RICE)], 3)


def places_of(data: bytes, *sheets: MemberFile) -> dict[str, str]:
    with pytest.raises(InvalidInput) as refused:
        load_round(data, sheets)
    return {fault.place: fault.code for fault in refused.value.faults}


def test_the_example_round_written_to_a_workbook_reads_back_as_the_same_record() -> None:
    whole = load_round(SAMPLE)

    assert load_round(round_workbook(whole)) == whole


def test_the_example_workbook_is_the_example_round() -> None:
    assert load_round(SAMPLE.with_suffix(".xlsx")) == load_round(SAMPLE), "run: make goldens"


@long_run
@settings(max_examples=times(120), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheets())
def test_any_ticks_that_the_form_allows_come_back_as_they_were(sheet: tuple[ProductSet, dict[str, int]]) -> None:
    rubric, ticks = sheet
    evaluation = a_round([ticks, best(rubric)], rubric.number)

    assert load_round(round_workbook(evaluation)).sheets == evaluation.sheets


def test_members_fill_their_own_files_and_the_round_is_whole_again() -> None:
    evaluation = a_round([best(RICE)] * 3, 3, council={"absences": [{"member": "TV2", "reason": "ốm"}]})
    whole = evaluation.model_copy(update={"sheets": [each for each in evaluation.sheets if each.member != "TV2"]})
    bare = whole.model_copy(update={"sheets": []})
    files = list(member_workbooks(whole))

    assert [file.name for file in files] == ["TV1 Người 1.xlsx", "TV3 Người 3.xlsx"], "TV2 is absent"
    assert load_round(bare.model_dump(mode="json"), files) == whole
    assert load_round(round_workbook(bare), files) == whole


def test_a_member_may_also_send_json() -> None:
    evaluation = rice()
    own = [sheet.model_dump(mode="json") for sheet in evaluation.sheets]
    file = MemberFile("TV.json", json.dumps({"kind": "score-sheets", "sheets": own}).encode())

    assert load_round(round_workbook(evaluation.model_copy(update={"sheets": []})), [file]) == evaluation


def test_every_slip_of_a_workbook_is_named_at_its_cell_at_once() -> None:
    def slips(book: Workbook) -> None:
        grid = book["Bộ 03"]
        grid.cell(line_of(grid, "1.2=1"), 5, "x")  # the third box is ticked already
        grid.cell(line_of(grid, "1.1=3"), 5).value = None
        grid.cell(line_of(grid, "1.3=3"), 6, "đạt")
        grid.cell(9, 6, "x")  # the line of a section
        book["Đợt đánh giá"]["B3"].value = None
        book["Sản phẩm"]["K2"] = "hôm qua"
        book["Văn bản"]["A3"] = "Công văn"

    found = places_of(changed(rice(), slips))

    grid = opened(round_workbook(rice()))["Bộ 03"]
    assert found == {
        "Đợt đánh giá!B3": "field-missing",
        "Sản phẩm!K2": "field-invalid",
        "Văn bản!A3": "cell-choice",
        f"Bộ 03!E{line_of(grid, '1.2=3')}": "grid-two-ticks",
        f"Bộ 03!E{line_of(grid, '1.1=1')}": "grid-no-tick",
        f"Bộ 03!F{line_of(grid, '1.3=1')}": "grid-no-tick",
        f"Bộ 03!F{line_of(grid, '1.3=3')}": "grid-mark",
        "Bộ 03!F9": "grid-stray",
    }


def test_unknown_codes_are_named_at_the_head_of_their_column() -> None:
    def slips(book: Workbook) -> None:
        grid = book["Bộ 03"]
        grid["E3"], grid["F2"] = "TV9", None
        book["Vắng mặt"]["A2"], book["Vắng mặt"]["B2"] = "TV8", "ốm"

    found = places_of(changed(rice(), slips))

    assert found == {"Bộ 03!E3": "field-invalid", "Bộ 03!F2": "grid-head", "Vắng mặt!A2": "field-invalid"}


def test_a_product_scored_on_the_form_of_another_set_is_refused() -> None:
    evaluation = rice()
    moved = evaluation.products[0].model_copy(update={"product_set": 7})
    bare = evaluation.model_copy(update={"products": [moved], "sheets": []})
    (file, _) = member_workbooks(evaluation)

    assert places_of(round_workbook(bare), file) == {f"{file.name}: Bộ 03!E2": "grid-other-set"}


def test_two_sheets_of_a_member_for_one_product_are_refused_at_the_second() -> None:
    evaluation = rice()
    (file, _) = member_workbooks(evaluation)

    assert places_of(round_workbook(evaluation), file) == {f"{file.name}: Bộ 03!E3": "field-invalid"}


def test_missing_lines_of_a_form_are_reported() -> None:
    def slip(book: Workbook) -> None:
        book["Bộ 03"].delete_rows(line_of(book["Bộ 03"], "1.1=2"))

    assert places_of(changed(rice(), slip)) == {"Bộ 03": "grid-lines"}


@pytest.mark.parametrize(("name", "code"), [("Bộ 33", "sheet-unknown"), ("Ghi chú của tôi", "sheet-extra")])
def test_a_sheet_that_would_not_be_read_is_refused(name: str, code: str) -> None:
    def slip(book: Workbook) -> None:
        book.create_sheet(name)["A1"] = "x"

    assert places_of(changed(rice(), slip)) == {name: code}


def test_the_empty_workbook_names_every_cell_that_must_be_filled() -> None:
    data = round_workbook(sets=[3])
    found = places_of(data)

    assert open_package(data, SHEET).parts
    assert set(found.values()) == {"field-missing"}
    assert {"Đợt đánh giá!B3", "Sản phẩm", "Thành viên"} <= found.keys()
    assert all(place.startswith("Đợt đánh giá!B") for place in found if "!" in place)


def test_only_the_boxes_of_a_form_are_unlocked() -> None:
    grid = opened(round_workbook(rice()))["Bộ 03"]

    assert grid.protection.sheet
    assert not grid.cell(line_of(grid, "1.1=1"), 5).protection.locked
    assert grid.cell(line_of(grid, "1.1=1"), 2).protection.locked
    assert grid.freeze_panes == "E8"


def test_the_same_round_gives_the_same_bytes() -> None:
    assert round_workbook(rice()) == round_workbook(rice())


def test_a_file_that_is_neither_workbook_nor_json_is_refused_with_its_name() -> None:
    with pytest.raises(InvalidInput) as refused:
        load_round(round_workbook(rice()), [MemberFile("anh.xlsx", b"\xff\xd8")])

    assert [fault.place for fault in refused.value.faults] == ["anh.xlsx"]


def test_the_commands_make_the_tables_and_score_what_members_send_back(tmp_path: Path) -> None:
    whole, bare, folder = tmp_path / "dot.xlsx", tmp_path / "trong.json", tmp_path / "phieu"
    record = rice().model_copy(update={"sheets": []}).model_dump(mode="json")
    bare.write_text(json.dumps(record), encoding="utf-8")
    source = tmp_path / "du.json"
    source.write_text(rice().model_dump_json(), encoding="utf-8")

    made = RUN.invoke(
        app, ["new", "evaluation", "--from", str(source), "--table", str(whole), "--members", str(folder)]
    )
    scored = RUN.invoke(app, ["score", str(bare), "--sheets", str(folder), "--json"])

    assert made.exit_code == 0
    assert sorted(file.name for file in folder.iterdir()) == ["TV1 Người 1.xlsx", "TV2 Người 2.xlsx"]
    assert json.loads(scored.stdout) == json.loads(RUN.invoke(app, ["score", str(whole), "--json"]).stdout)
    assert json.loads(scored.stdout)["products"][0]["score"] == "100,00"


def test_the_example_round_is_written_as_json_as_the_shipped_workbook_and_as_a_file_for_each_member(
    tmp_path: Path,
) -> None:
    whole, data, folder = tmp_path / "dot.xlsx", tmp_path / "dot.json", tmp_path / "phieu"

    made = RUN.invoke(app, ["new", "evaluation", "--example", "--table", str(whole), "--members", str(folder)])
    RUN.invoke(app, ["new", "evaluation", "--example", SAMPLE.stem, "-o", str(data)])

    assert made.exit_code == 0
    assert load_round(data) == load_round(SAMPLE)
    assert _parts(whole) == _parts(SAMPLE.with_suffix(".xlsx")), "run: make goldens"
    assert len(list(folder.iterdir())) == 6, "the members who were there"


def _parts(book: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(book) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_no_file_in_a_folder_of_sheets_is_skipped(tmp_path: Path) -> None:
    bare, folder = tmp_path / "trong.json", tmp_path / "phieu"
    bare.write_text(rice().model_copy(update={"sheets": []}).model_dump_json(), encoding="utf-8")
    folder.mkdir()
    empty = RUN.invoke(app, ["score", str(bare), "--sheets", str(folder)])
    for file in member_workbooks(rice()):
        (folder / file.name.upper()).write_bytes(file.data)
    (folder / "~$TV1.xlsx").write_bytes(b"open in Excel")

    scored = RUN.invoke(app, ["score", str(bare), "--sheets", str(folder), "--json"])
    (folder / "phiếu quét.docx").write_bytes(b"a scan")
    refused = RUN.invoke(app, ["score", str(bare), "--sheets", str(folder)])

    assert [fault.code for fault in empty.exception.faults] == ["folder-empty"]
    assert json.loads(scored.stdout)["products"][0]["score"] == "100,00"
    assert [fault.place for fault in refused.exception.faults] == ["phiếu quét.docx"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("new", "plan", "--set", "3"),
        ("new", "evaluation", "--table", "t.xlsx", "--set", "27"),
        ("new", "evaluation", "--members", "phieu"),
        ("new", "evaluation", "--set", "3"),
        ("new", "evaluation", "--example", "--from", "dot.json", "--table", "t.xlsx"),
        ("new", "evaluation", "--table", "t.xlsx", "-o", "t.json"),
        ("new", "certificate", "--template", "t.docx", "--table", "t.xlsx"),
    ],
)
def test_options_that_do_not_fit_are_refused(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    refused = RUN.invoke(app, list(arguments))

    assert isinstance(refused.exception, UnreadableInput)
    assert list(tmp_path.iterdir()) == []
