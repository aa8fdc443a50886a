"""No document leaves with an error of content, unless the data accepts the error or the document is a draft."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.batch.tables import jsonl, report
from tests.cli.command import call

from ocop_docs.batch.runner import Batch, run_batch
from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.checks.gate import with_acceptances
from ocop_docs.documents.parts import Acceptance
from ocop_docs.errors import ContentRefused
from ocop_docs.ooxml.zip import read_parts
from ocop_docs.pipeline import check, load, load_table, open_word, render, to_pdf
from ocop_docs.rendering.draft import DRAFT_MARK
from ocop_docs.resources import samples_folder

SCHEME = samples_folder() / "approval-decision" / "cao-bang-2019.json"
"""Its phases do not add up to its total, in the real document and here."""
DEAD_DISTRICT: dict[str, Any] = {
    "issuer": {"name": "Ủy ban nhân dân huyện Ví Dụ", "level": "district"},
    "date": "2026-08-01",
}


def scheme(**changes: Any) -> dict[str, Any]:
    data = json.loads(SCHEME.read_text(encoding="utf-8"))
    del data["accepted"]
    return data | changes


def written(folder: Path, data: object) -> Path:
    path = folder / "data.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def accepting(place: str = "scheme.budget.total", reason: str = "Theo bản gốc") -> list[dict[str, str]]:
    return [{"code": "total-differs", "place": place, "reason": reason}]


def text_of(word: bytes) -> str:
    return read_parts(word)["word/document.xml"].decode()


def test_python_refuses_to_render_with_an_error_and_names_it() -> None:
    with pytest.raises(ContentRefused) as word:
        render(load(scheme()))
    with pytest.raises(ContentRefused) as pdf:
        to_pdf(load(scheme()))

    for refused in (word.value, pdf.value):
        whole, one = refused.faults
        assert whole.code == "content-blocks"
        assert (one.code, one.place) == ("total-differs", "scheme.budget.total")
        assert "total-differs" in one.remedy


def test_an_accepted_error_lets_the_document_leave_unchanged_and_is_reported_with_its_reason() -> None:
    document = load(scheme(accepted=accepting()))

    (error,) = [one for one in check(document) if one.severity is Severity.error]
    made = render(document)

    assert (error.accepted, error.blocks) == ("Theo bản gốc", False)
    assert made == render(load(SCHEME))
    assert "Theo bản gốc" not in text_of(made)


@pytest.mark.parametrize("place", ["scheme.budget", "budget.total"])
def test_an_acceptance_of_another_place_accepts_nothing_and_is_pointed_out(place: str) -> None:
    document = load(scheme(accepted=accepting(place)))

    unused = [one for one in check(document) if one.code == "acceptance-unused"]

    assert [one.place for one in unused] == ["accepted[0]"]
    with pytest.raises(ContentRefused):
        render(document)


def test_only_errors_can_be_accepted_and_warnings_bar_nothing() -> None:
    warning = Finding("old", Severity.warning, "date", "Cần xem lại.")

    marked, note = with_acceptances([warning], [Acceptance(code="old", place="date", reason="Không sao")])

    assert (marked.accepted, marked.blocks, note.code) == ("", False, "acceptance-unused")


def test_a_draft_is_marked_leaves_with_errors_and_opens_again() -> None:
    draft = render(load(scheme()), draft=True, with_data=True)
    final = render(load(SCHEME), with_data=True)

    assert DRAFT_MARK in text_of(draft)
    assert DRAFT_MARK not in text_of(final)
    carried = open_word(draft)
    assert not carried.edited
    assert load(carried.record) == load(scheme())


def test_the_command_line_writes_nothing_and_exits_1(tmp_path: Path) -> None:
    source = written(tmp_path, scheme())

    refused = call("render", source, "-o", tmp_path / "a.docx", "--pdf")

    assert refused.returncode == 1
    assert [path.name for path in tmp_path.iterdir()] == ["data.json"]
    for words in ("1 lỗi nội dung", "scheme.budget.total", "total-differs", "--draft"):
        assert words in refused.stderr


def test_the_command_line_names_a_draft_in_its_file_and_shows_its_errors(tmp_path: Path) -> None:
    made = call("render", written(tmp_path, scheme()), "--draft", cwd=tmp_path)

    assert made.returncode == 0
    assert DRAFT_MARK in text_of((tmp_path / "data (dự thảo).docx").read_bytes())
    assert "scheme.budget.total" in made.stdout


def test_the_command_line_shows_why_an_accepted_error_stands(tmp_path: Path) -> None:
    made = call("render", written(tmp_path, scheme(accepted=accepting())), cwd=tmp_path)

    assert made.returncode == 0
    assert "Lỗi đã chấp nhận" in made.stdout
    assert "Theo bản gốc" in made.stdout


def test_a_row_with_an_error_is_a_bad_row_of_its_batch(tmp_path: Path) -> None:
    table = tmp_path / "bảng.jsonl"
    table.write_bytes(jsonl(report(1), report(2, **DEAD_DISTRICT)))

    stopped = run_batch(Batch("report", load_table(table, "report"), tmp_path / "a.zip"))
    skipped = run_batch(Batch("report", load_table(table, "report"), tmp_path / "b.zip", skip=True))

    assert stopped.made == 0
    assert not (tmp_path / "a.zip").exists()
    assert [number for number, _ in stopped.left_out] == [2]
    assert skipped.made == 1


def test_a_batch_of_drafts_makes_every_row_and_names_each_a_draft(tmp_path: Path) -> None:
    table = tmp_path / "bảng.jsonl"
    table.write_bytes(jsonl(report(1), report(2, **DEAD_DISTRICT)))

    outcome = run_batch(Batch("report", load_table(table, "report"), tmp_path / "a.zip", draft=True))

    assert outcome.made == 2
    with zipfile.ZipFile(tmp_path / "a.zip") as opened:
        manifest = list(csv.DictReader(io.StringIO(opened.read("manifest.csv").decode("utf-8-sig"), newline="")))
        names = [name for name in opened.namelist() if name.endswith(".docx")]
        assert all(DRAFT_MARK in text_of(opened.read(name)) for name in names)
    assert len(manifest) == len(names) == 2
    assert all(name.endswith(" (dự thảo).docx") for name in names)


def test_a_batch_shows_why_an_accepted_error_stands_in_its_outcome_and_its_manifest(tmp_path: Path) -> None:
    table = tmp_path / "bảng.jsonl"
    table.write_bytes(jsonl(scheme(accepted=accepting())))

    outcome = run_batch(Batch("approval-decision", load_table(table, "approval-decision"), tmp_path / "a.zip"))

    shown = [one["message"] for one in outcome.as_dict()["findings"] if one["code"] == "total-differs"]
    with zipfile.ZipFile(tmp_path / "a.zip") as opened:
        manifest = opened.read("manifest.csv").decode("utf-8-sig")
    assert outcome.made == 1
    assert len(shown) == 1
    assert shown[0].endswith("Lý do giữ nguyên: Theo bản gốc")
    assert shown[0] in manifest
