"""The templates of the repository, and the law's table that they are built from."""

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as DocumentObject

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("plan", "approval-decision", "report")


@pytest.fixture(scope="session")
def layout() -> dict[str, Any]:
    text = (files("ocop_docs") / "law" / "nd30_layout.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@pytest.fixture(params=KINDS)
def template_file(request: pytest.FixtureRequest) -> Path:
    return ROOT / "templates" / "docx" / f"{request.param}.docx"


@pytest.fixture
def template(template_file: Path) -> DocumentObject:
    return Document(str(template_file))
