"""The diagram of a round in `docs/architecture.md` names the files of each stage."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = ROOT / "src" / "ocop_docs" / "rounds"


@pytest.mark.checkout
def test_the_diagram_of_a_round_names_every_file_of_the_round_and_no_other() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    section = page.partition("\n## A round\n")[2].partition("\n## ")[0]
    diagram = section.split("```")[1]
    files = [file for file in ROUNDS.rglob("*") if file.suffix in (".py", ".jinja") and file.name != "__init__.py"]

    elsewhere = {"ticks.py", "record_form.py"}
    named = {name.rpartition("/")[2] for name in re.findall(r"[\w/.]+\.(?:py|jinja)\b", section.split("\n- ")[0])}
    assert named - elsewhere == {file.name for file in files}
    assert elsewhere <= named
    assert all(f"rounds/{stage}/" in diagram for stage in ("intake", "scoring", "checks", "papers", "proof"))
