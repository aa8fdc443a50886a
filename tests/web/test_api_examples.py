"""The examples of docs/api-examples.md do what they say, against a real server."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.web.conftest import Server
from tools.locked import ROOT

from ocop_docs import load, render

pytestmark = pytest.mark.checkout

PAGE = (ROOT / "docs" / "api-examples.md").read_text(encoding="utf-8")
SAMPLE = ROOT / "samples" / "plan" / "phu-xuyen-2019.json"
PROGRAMS = {"python": ([sys.executable], ".py"), "sh": (["sh", "-e"], ".sh"), "js": (["node"], ".mjs")}
NEEDED = {"python": sys.executable, "sh": "curl", "js": "node"}


@pytest.mark.parametrize("language", PROGRAMS)
def test_an_example_checks_a_record_and_saves_its_word_file(language: str, server: Server, tmp_path: Path) -> None:
    if shutil.which(NEEDED[language]) is None and os.environ.get("CI") != "true":
        pytest.skip(f"{NEEDED[language]} is not installed")
    (code,) = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    command, ending = PROGRAMS[language]
    script = tmp_path / f"example{ending}"
    script.write_text(code.replace("http://127.0.0.1:8080", server.url), encoding="utf-8")
    shutil.copy(SAMPLE, tmp_path / "record.json")

    result = subprocess.run([*command, script], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stderr
    assert "warning" in result.stdout
    assert (tmp_path / "document.docx").read_bytes() == render(load(SAMPLE))
