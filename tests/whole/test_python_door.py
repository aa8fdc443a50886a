"""`import ocop_docs` gives the verbs, and goes on giving them."""

import subprocess
import sys

import pytest
from tests.golden.reading import sample_files

import ocop_docs

SAMPLE = str(sample_files()[0])
FRESH = {
    "verbs stay verbs after a render": """
import sys, pathlib, ocop_docs
document = ocop_docs.load(pathlib.Path(sys.argv[1]))
assert ocop_docs.render(document) == ocop_docs.render(document)
assert isinstance(ocop_docs.check(document), list)
""",
    "the package of the same name does not hide the verb": """
import sys, pathlib
import ocop_docs.rendering.word, ocop_docs.checks.content.families
from ocop_docs import check, load, render
document = load(pathlib.Path(sys.argv[1]))
assert render(document)[:2] == b"PK"
assert isinstance(check(document), list)
""",
    "importing the door loads no Word library": """
import sys, ocop_docs
from ocop_docs import load, check
check(load(__import__("pathlib").Path(sys.argv[1])))
assert not {"docx", "docxtpl", "lxml", "typer"} & sys.modules.keys()
""",
    "writing a file loads what one kind needs: no Word library, no Jinja, no other kind": """
import sys, pathlib
from ocop_docs.pipeline import load, write_word
write_word(load(pathlib.Path(sys.argv[1])))
assert not {"docx", "docxtpl", "lxml", "jinja2"} & sys.modules.keys()
assert "ocop_docs.documents.kinds.report" not in sys.modules
""",
}


@pytest.mark.parametrize("code", FRESH.values(), ids=FRESH.keys())
def test_in_a_fresh_process(code: str) -> None:
    result = subprocess.run([sys.executable, "-c", code, SAMPLE], capture_output=True, text=True, check=False)

    assert (result.returncode, result.stderr) == (0, "")


def test_every_promised_name_can_be_had() -> None:
    assert [name for name in ocop_docs.__all__ if not hasattr(ocop_docs, name)] == []


def test_an_unknown_name_is_refused_as_python_does() -> None:
    with pytest.raises(AttributeError, match="no attribute 'renderr'"):
        _ = ocop_docs.renderr
