"""The commonest command is read without Typer, and as Typer reads it."""

import inspect
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from tests.cli.command import PLAN

from ocop_docs.cli import making
from ocop_docs.cli.app import app
from ocop_docs.cli.plain import FLAGS, OUTPUT, plain_render

PLAIN = [
    ["a.json"],
    ["a.json", "-o", "b.docx"],
    ["-o", "b.docx", "a.json", "--force"],
    ["a.json", "--output", "thư mục/Kế hoạch số 1.docx", "--pdf", "--without-data"],
    ["--no-lint", "a.json"],
    ["a.json", "--no-lint", "--lint"],
    ["a.json", "-o", "b.docx", "-o", "c.docx"],
]
FOR_TYPER = [
    [],
    ["--help"],
    ["a.json", "b.json"],
    ["a.json", "-o"],
    ["a.json", "-o", "--force"],
    ["a.json", "--output=b.docx"],
    ["a.json", "-ob.docx"],
    ["a.json", "--forc"],
    ["--", "a.json"],
    ["*.json"],
    ["~/a.json"],
]
PRINTS_LIBRARIES = """
import atexit, sys
from ocop_docs.cli import main
atexit.register(lambda: print(*sys.modules, file=sys.stderr))
main()
"""


def test_every_option_of_the_command_is_known() -> None:
    command = typer.main.get_command(app).commands["render"]  # type: ignore[attr-defined]
    options = {name for param in command.params for name in (*param.opts, *param.secondary_opts) if name[0] == "-"}

    assert options - {"--help"} == {*FLAGS, *OUTPUT}


@pytest.mark.parametrize("words", PLAIN, ids=" ".join)
def test_a_plain_command_asks_for_what_typer_reads(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[inspect.BoundArguments] = []
    signature = inspect.signature(making.render)

    def note(*given: object, **options: object) -> None:
        asked.append(signature.bind(*given, **options))
        asked[-1].apply_defaults()

    monkeypatch.setattr(making, "render", note)
    app(["render", *words], standalone_mode=False)
    note(**(plain_render(["render", *words]) or {}))

    assert asked[0] == asked[1]


@pytest.mark.parametrize("words", FOR_TYPER, ids=" ".join)
def test_whatever_is_unusual_is_left_to_typer(words: list[str]) -> None:
    assert plain_render(["render", *words]) is None


def test_other_commands_are_left_to_typer() -> None:
    assert plain_render(["check", "a.json"]) is None
    assert plain_render([]) is None


def test_a_document_is_made_without_what_it_does_not_need(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PRINTS_LIBRARIES, "render", str(PLAN), "-o", str(tmp_path / "a.docx")]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = set(result.stderr.split())

    assert loaded.isdisjoint({"typer", "rich", "click", "num2words", "docx", "docxtpl", "jinja2", "openpyxl"})
    assert loaded.isdisjoint({"ocop_docs.documents.report", "ocop_docs.checks.content", "ocop_docs.cli.view"})
