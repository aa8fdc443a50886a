"""docs/new-kind.md, followed word for word in a copy of the repository, gives a sound kind of document."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ocop_docs.documents.catalogue import KINDS

pytestmark = pytest.mark.checkout

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "new-kind.md").read_text(encoding="utf-8")
BLOCK = r"\n\n```\w+\n(.*?)^```"
CONTENT = dict(re.findall(rf"^`([^`\n]+)`:{BLOCK}", PAGE, re.DOTALL | re.MULTILINE))
"""The files that the page gives, in its order."""
LINES = re.findall(rf"^Last in `GROUPS` of `([^`\n]+)`:{BLOCK}", PAGE, re.DOTALL | re.MULTILINE)
COMMANDS = "".join(re.findall(r"^```sh\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)).splitlines()
MODEL, SOURCE, SAMPLE = CONTENT
KIND = Path(SOURCE).stem
END_OF_GROUPS = '\n    ),\n}\n"""The kinds'
NOT_COPIED = (".git", ".venv", ".*_cache", ".hypothesis", ".coverage*", "__pycache__", "node_modules", "dist", "out")
CLEAN = "0 lỗi, 0 điều cần xem lại, 0 lưu ý; nhận ra 100% phần chữ."
PASSED = (
    "test_samples.py::test_file_obeys_the_schema_of_word",
    "test_samples.py::test_text_is_as_it_was_read_and_approved",
    "test_findings_of_samples.py::test_a_sample_lacks_only_what_its_source_does_not_state",
    "test_no_fact_is_lost.py::test_a_document_of_any_shape_prints_every_fact",
    "test_random_documents.py::test_a_document_that_a_clerk_could_write_lints_clean",
    "test_pages.py::test_a_new_form_is_a_valid_page",
    "test_batches.py::test_every_kind_has_its_page_and_its_workbook",
)
"""Some of the tests that go over all kinds."""


def follow(command: str, checkout: Path) -> subprocess.CompletedProcess[str]:
    """Do a command of the page with the code of `checkout`, in the environment of this test."""
    # make would install into the environment; here it is ready
    arguments = shlex.split(command.replace("make ", "make -o .venv/.dev ", 1))
    given = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "PYTEST"))}
    given |= {"PYTHONPATH": str(checkout / "src"), "PYTEST_ADDOPTS": "-rp -p no:cacheprovider"}
    return subprocess.run(arguments, cwd=checkout, env=given, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the repository with the model and the line in the catalogue that the page gives."""
    copy = tmp_path / "checkout"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NOT_COPIED))
    (copy / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    (copy / "tests" / "whole" / Path(__file__).name).unlink()
    ((catalogue, line),) = LINES
    before, end, after = (copy / catalogue).read_text(encoding="utf-8").partition(END_OF_GROUPS)
    write(copy / catalogue, before + "\n" + line.rstrip("\n") + end + after)
    write(copy / MODEL, CONTENT[MODEL])
    return copy


def write(file: Path, content: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(content, encoding="utf-8", newline="\n")


def test_the_page_gives_one_model_one_word_source_one_sample_and_one_line() -> None:
    assert [Path(file).parts[:2] for file in CONTENT] == [
        ("src", "ocop_docs"),
        ("templates", "source"),
        ("samples", KIND),
    ]
    assert [line.count("\n") for _, line in LINES] == [1]
    assert KIND not in KINDS, "the page needs a kind that the program does not have"


def test_a_kind_without_its_word_source_is_named_with_the_way_out(checkout: Path) -> None:
    write(checkout / SAMPLE, CONTENT[SAMPLE])

    built = follow("make templates", checkout)
    rendered = follow(f".venv/bin/ocop-docs render {SAMPLE} -o a.docx", checkout)

    assert "Traceback" not in built.stderr
    assert f"{SOURCE}: no such source; write it first" in built.stderr
    assert rendered.returncode == 2
    assert "Chưa có mẫu Word “introduction.docx”." in rendered.stderr
    assert f"viết {SOURCE} rồi chạy make templates" in rendered.stderr


@pytest.mark.no_cover
def test_the_page_followed_word_for_word_gives_a_sound_kind(checkout: Path) -> None:
    for file in (SOURCE, SAMPLE):
        write(checkout / file, CONTENT[file])

    printed = {}
    for command in COMMANDS:
        result = follow(command, checkout)
        assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
        printed[command.split()[1]] = result.stdout

    assert printed["check"].splitlines()[-1] == "0 lỗi, 0 điều cần xem lại, 1 lưu ý"
    assert printed["lint"].splitlines() == ["giay-gioi-thieu.docx: GIẤY GIỚI THIỆU", CLEAN]
    assert (checkout / "schemas" / f"{KIND}.schema.json").is_file()
    assert [test for test in PASSED if f"{test}[{KIND}" not in printed["-m"]] == []


def test_the_page_leaves_nothing_for_ruff_to_change(checkout: Path) -> None:
    ruff = [sys.executable, "-m", "ruff"]

    checked = subprocess.run([*ruff, "check", MODEL, "src/ocop_docs/documents"], cwd=checkout, check=False)
    formatted = subprocess.run([*ruff, "format", "--check", "src/ocop_docs/documents"], cwd=checkout, check=False)

    assert (checked.returncode, formatted.returncode) == (0, 0)
