"""The way from data to Word needs neither lxml nor docxtpl nor Jinja, which an edition inside a browser needs."""

import hashlib
import subprocess
import sys

import pytest
from tests.golden.reading import sample_files

from ocop_docs import load, render
from ocop_docs.documents.catalogue import KINDS

BLOCKED = ("lxml", "docxtpl", "docx", "jinja2", "PIL")
PROGRAM = """
import hashlib, json, sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in sys.argv[1].split(","):
            raise ImportError(f"{name} is blocked")

sys.meta_path.insert(0, Blocked())
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.rendering.word import render_document
for path in sys.argv[2:]:
    data = json.loads(open(path, encoding="utf-8").read())
    print(hashlib.sha256(render_document(KINDS[data["kind"]].model.model_validate(data))).hexdigest())
"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_alone_in_its_process_gives_the_same_word_files_with_those_libraries_blocked(kind: str) -> None:
    samples = [path for path in sample_files() if path.parent.name == kind]
    command = [sys.executable, "-c", PROGRAM, ",".join(BLOCKED), *map(str, samples)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stderr
    assert result.stdout.split() == [hashlib.sha256(render(load(path))).hexdigest() for path in samples]


def test_a_blocked_library_cannot_be_imported() -> None:
    program = PROGRAM.partition("from ocop_docs")[0] + "import lxml.etree"
    result = subprocess.run([sys.executable, "-c", program, "lxml"], capture_output=True, text=True, check=False)

    assert "lxml is blocked" in result.stderr
