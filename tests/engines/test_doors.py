"""PDFs from the command line: of one document, of a batch, of a whole round."""

import csv
import hashlib
import io
import json
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from tests.batch.tables import jsonl, report
from tests.cli.command import PLAN, call, files_in
from tests.engines.pdf_rules import broken_rules
from tests.web.rounds.pages import small_round

from ocop_docs.engines.joining import joined
from ocop_docs.engines.proof import pages_of, prove_pdf
from ocop_docs.resources import samples_folder


def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ocop_docs.engines.rdocx.find_spec", lambda _: None)
    monkeypatch.setattr("ocop_docs.engines.libreoffice.find_soffice", lambda: None)


def test_a_pdf_stands_beside_the_word_file(tmp_path: Path) -> None:
    result = call("render", PLAN, "-o", tmp_path / "Kế hoạch Đ.docx", "--pdf")

    assert (result.returncode, files_in(tmp_path)) == (0, ["Kế hoạch Đ.docx", "Kế hoạch Đ.pdf"])
    pdf = (tmp_path / "Kế hoạch Đ.pdf").read_bytes()
    prove_pdf((tmp_path / "Kế hoạch Đ.docx").read_bytes(), pdf)
    assert broken_rules(pdf) == []


def test_without_an_engine_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    no_engine(monkeypatch)

    result = call("render", PLAN, "-o", tmp_path / "out.docx", "--pdf")

    assert (result.returncode, result.stdout, files_in(tmp_path)) == (2, "", [])
    assert "chưa có chương trình nào chuyển được sang PDF" in result.stderr
    assert "Save as PDF" in result.stderr


def test_a_pdf_without_its_whole_text_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, set_to: Callable[..., None]
) -> None:
    other = call("render", samples_folder() / "plan" / "thuy-nguyen-2019.json", "-o", tmp_path / "o.docx", "--pdf")
    pdf = (tmp_path / "o.pdf").read_bytes()
    monkeypatch.setattr("ocop_docs.engines.rdocx.to_pdf", lambda _: pdf)
    set_to(pdf_engine="rdocx")
    folder = tmp_path / "out"
    folder.mkdir()

    result = call("render", PLAN, "-o", folder / "out.docx", "--pdf")

    assert other.returncode == 0
    assert (result.returncode, files_in(folder)) == (2, [])
    assert "không chứa nguyên vẹn chữ" in result.stderr


@pytest.mark.parametrize("ending", ["", ".zip"], ids=["folder", "zip"])
def test_a_batch_has_a_pdf_beside_each_document(ending: str, tmp_path: Path) -> None:
    table, out = tmp_path / "bang.jsonl", tmp_path / f"out{ending}"
    table.write_bytes(jsonl(*(report(number) for number in range(3))))

    result = call("batch", "report", table, "-o", out, "--pdf")

    assert result.returncode == 0, result.stderr
    files = contents(out)
    words = sorted(name for name in files if name.endswith(".docx"))
    assert sorted(name for name in files if name.endswith(".pdf")) == [f"{name[:-5]}.pdf" for name in words]
    assert len(words) == 3
    for row in csv.DictReader(io.StringIO(files["manifest.csv"].decode("utf-8-sig"))):
        pdf = files[row["Tệp PDF"]]
        assert row["SHA-256 của PDF"] == hashlib.sha256(pdf).hexdigest()
        prove_pdf(files[row["Tệp"]], pdf)


def contents(out: Path) -> dict[str, bytes]:
    if out.is_dir():
        return {file.name: file.read_bytes() for file in out.iterdir()}
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_same_batch_gives_the_same_bytes_in_one_process_and_in_two(tmp_path: Path) -> None:
    table = tmp_path / "bang.jsonl"
    table.write_bytes(jsonl(*(report(number) for number in range(6))))

    for name, workers in (("a.zip", "1"), ("b.zip", "2")):
        call("batch", "report", table, "-o", tmp_path / name, "--pdf", "--workers", workers)

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_batch_without_an_engine_is_refused_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_engine(monkeypatch)
    table = tmp_path / "bang.jsonl"
    table.write_bytes(jsonl(*(report(number) for number in range(2))))

    result = call("batch", "report", table, "-o", tmp_path / "out.zip", "--pdf")

    assert (result.returncode, files_in(tmp_path)) == (2, ["bang.jsonl"])
    assert "PDF" in result.stderr


def test_a_row_whose_pdf_cannot_be_made_is_a_faulty_row(tmp_path: Path, set_to: Callable[..., None]) -> None:
    set_to(pdf_engine="rdocx")
    table = tmp_path / "bang.jsonl"
    table.write_bytes(jsonl(report(1, subject="Kết quả 漢"), report(2)))

    result = call("batch", "report", table, "-o", tmp_path / "out.zip", "--pdf", "--on-error", "skip", "--json")

    outcome = json.loads(result.stdout)
    assert (result.returncode, outcome["made"]) == (1, 1)
    assert ["漢" in fault["message"] for fault in outcome["faults"]] == [True]


def test_a_round_has_a_pdf_beside_each_paper_and_one_of_all_in_their_order(tmp_path: Path) -> None:
    record = tmp_path / "dot.json"
    record.write_text(json.dumps(small_round()), encoding="utf-8")

    result = call("round", record, "-o", tmp_path / "dot", "--pdf")

    assert result.returncode in (0, 1), result.stderr
    index = json.loads((tmp_path / "dot" / "index.json").read_bytes())
    papers = [tmp_path / "dot" / paper["file"] for paper in index["papers"]]
    whole = (tmp_path / "dot" / "Toàn bộ văn bản của đợt.pdf").read_bytes()
    pages = []
    for paper in papers:
        pdf = paper.with_suffix(".pdf").read_bytes()
        prove_pdf(paper.read_bytes(), pdf)
        pages += pages_of(pdf)
    assert pages_of(whole) == pages


def test_joined_pdfs_are_the_same_whenever_they_are_joined(tmp_path: Path) -> None:
    call("render", PLAN, "-o", tmp_path / "out.docx", "--pdf")
    pdf = (tmp_path / "out.pdf").read_bytes()

    first = joined([pdf, pdf])
    moment = int(time.time())
    while int(time.time()) == moment:  # PDFium writes the second at which it saves
        time.sleep(0.05)

    assert joined([pdf, pdf]) == first
    with pikepdf.open(io.BytesIO(first)) as document:
        assert document.check_pdf_syntax() == []
        assert len(document.pages) == 2 * len(pages_of(pdf))
