"""Under Windows the program makes the same bytes as under Linux."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from tests.cli.command import PLAN, call
from tests.golden.reading import sample_files
from tests.strategies import drawn_records
from tests.windows.conftest import Installed
from tools.windows_test.wine import windows_path

from ocop_docs import load, render
from ocop_docs.pipeline import to_pdf
from ocop_docs.resources import samples_folder

pytestmark = pytest.mark.checkout

SAMPLES = samples_folder()
TABLE = SAMPLES / "report" / "communes-2026.xlsx"
ROUND = next((SAMPLES / "evaluation").glob("*.json"))
RANDOM = 1000
"""How many records of the kinds are drawn."""
HASHES = """
import hashlib, json, sys
from ocop_docs import load, render
for line in open(sys.argv[1], encoding="utf-8"):
    print(hashlib.sha256(render(load(json.loads(line).encode()), draft=True)).hexdigest())
"""


def hashes(installed: Installed, texts: list[str], folder: Path) -> list[str]:
    """The hash of the draft that each text of a record becomes there."""
    given_texts = folder / "records.jsonl"
    given_texts.write_text("".join(f"{json.dumps(text)}\n" for text in texts), encoding="utf-8")
    return installed.python(HASHES, windows_path(given_texts)).split()


def expected(text: str) -> str:
    return hashlib.sha256(render(load(text.encode()), draft=True)).hexdigest()


def test_every_sample_has_the_same_bytes(installed: Installed, tmp_path: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sample_files()]

    assert hashes(installed, texts, tmp_path) == [expected(text) for text in texts]


def test_random_records_have_the_same_bytes(installed: Installed, tmp_path: Path) -> None:
    texts = [json.dumps(record) for record in drawn_records(RANDOM)]

    assert len(texts) >= RANDOM
    assert hashes(installed, texts, tmp_path) == [expected(text) for text in texts]


def test_a_rendered_file_has_the_same_bytes(installed: Installed, tmp_path: Path) -> None:
    target = tmp_path / "Kế hoạch năm.docx"

    done = installed.run("render", PLAN, "-o", target)

    assert (done.returncode, done.stderr) == (0, "")
    assert target.read_bytes() == render(load(PLAN), with_data=True)


def test_the_commands_print_the_same(installed: Installed, tmp_path: Path) -> None:
    for command in (["words", "10,5 tỷ", "--money"], ["check", PLAN, "--json"], ["score", ROUND, "--json"]):
        there, here = installed.run(*command), call(*command)

        assert (there.returncode, there.stdout) == (here.returncode, here.stdout.replace(str(PLAN), windows_path(PLAN)))


def test_a_table_becomes_the_same_documents(installed: Installed, tmp_path: Path) -> None:
    there, here = tmp_path / "there.zip", tmp_path / "here.zip"

    done = installed.run("batch", "report", TABLE, "-o", there, "--workers", "1")
    call("batch", "report", TABLE, "-o", here)

    assert done.returncode == 0, done.stderr
    assert contents(there) == contents(here)


def contents(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_a_round_becomes_the_same_folder(installed: Installed, tmp_path: Path) -> None:
    done = installed.run("round", ROUND, "-o", tmp_path / "there")
    call("round", ROUND, "-o", tmp_path / "here")

    assert done.returncode == 0, done.stderr
    assert files(tmp_path / "there") == files(tmp_path / "here")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_fixed_layout_has_the_same_bytes(installed: Installed, tmp_path: Path) -> None:
    word, there, here = (tmp_path / f"{name}.docx" for name in ("word", "there", "here"))
    word.write_bytes(render(load(PLAN)))

    done = installed.run("lint", word, "--fix", there)
    wanted = call("lint", word, "--fix", here)

    assert done.returncode == wanted.returncode, done.stderr
    assert there.read_bytes() == here.read_bytes()


def test_a_pdf_has_the_same_bytes(installed: Installed, tmp_path: Path) -> None:
    target = tmp_path / "kế hoạch.pdf"

    done = installed.run("render", PLAN, "--pdf", "-o", target.with_suffix(".docx"))

    assert done.returncode == 0, done.stderr
    assert target.read_bytes() == to_pdf(load(PLAN))
