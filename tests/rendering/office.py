"""LibreOffice as the second opinion: the pages that an office would see."""

import io
import os
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from pypdf import PdfReader

from ocop_docs.engines.soffice import find_soffice


def pages_of(documents: Mapping[str, bytes]) -> dict[str, list[str]]:
    """The text of each page of each Word file; one start of LibreOffice for all of them.

    Without LibreOffice the test is skipped on a developer's machine, and fails in CI.
    """
    soffice = require_soffice()
    with tempfile.TemporaryDirectory() as path:
        out = Path(path)
        names = {name: f"{number}" for number, name in enumerate(documents)}
        for name, data in documents.items():
            (out / f"{names[name]}.docx").write_bytes(data)
        command = [
            soffice,
            f"-env:UserInstallation={(out / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
        ]
        subprocess.run([*command, "--outdir", out, *sorted(out.glob("*.docx"))], check=True, capture_output=True)
        return {name: page_texts((out / f"{stem}.pdf").read_bytes()) for name, stem in names.items()}


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page of a PDF."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def saved_by_office(data: bytes) -> bytes:
    """The Word file as LibreOffice saves it; skipped as above."""
    soffice = require_soffice()
    with tempfile.TemporaryDirectory() as path:
        out = Path(path)
        (out / "x.docx").write_bytes(data)
        profile = f"-env:UserInstallation={(out / 'profile').as_uri()}"
        command = [
            soffice,
            profile,
            "--headless",
            "--convert-to",
            "docx",
            "--outdir",
            out / "saved",
            out / "x.docx",
        ]
        subprocess.run(command, check=True, capture_output=True)
        return (out / "saved" / "x.docx").read_bytes()


def require_soffice() -> str:
    """LibreOffice's command; without it the test is skipped, and fails in CI."""
    soffice = find_soffice()
    if soffice is None and os.environ.get("CI") == "true":
        pytest.fail("CI must have LibreOffice: the pages of the documents are part of the promise")
    if soffice is None:
        pytest.skip("LibreOffice is not installed; pages cannot be counted here")
    return soffice
