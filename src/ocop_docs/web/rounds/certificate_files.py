"""The office's own template and picture for certificates: given on a page, and carried in its form.

Nothing is kept on the server: both travel with the form, as the record does, and are judged anew with each request.
"""

from __future__ import annotations

import base64
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from flask import g, request
from werkzeug.datastructures import FileStorage

from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.intake.packages.gate import open_package
from ocop_docs.intake.pictures import Picture, read_picture
from ocop_docs.isolation.limits import for_word_files
from ocop_docs.isolation.pool import call
from ocop_docs.kind_info import example
from ocop_docs.pipeline import load, write_word
from ocop_docs.resources import shipped_template, with_own_files
from ocop_docs.settings import settings

KIND = "certificate"
CARRIED = {"template": "gcn-mau", "picture": "gcn-anh"}
"""Hidden fields of the form that hold the files in base 64."""
GIVEN = {"template": "gcn-tep-mau", "picture": "gcn-tep-anh"}
"""Fields in which the files are chosen."""

_TAKEN = "certificate_files"
_GIVEN_UP = "bo"


class CertificateFiles(NamedTuple):
    """A Word template and a picture; each empty where the office has none."""

    template: bytes = b""
    picture: bytes = b""

    @property
    def carried(self) -> dict[str, str]:
        """The values of the hidden fields."""
        return {CARRIED[name]: base64.b64encode(data).decode() for name, data in self._asdict().items()}

    @property
    def names(self) -> set[str]:
        """Which of the two the office has."""
        return {name for name, data in self._asdict().items() if data}

    @property
    def given(self) -> dict[str, str]:
        """The names of the fields in which the files are chosen."""
        return GIVEN


def carried_files(fields: Mapping[str, str]) -> CertificateFiles:
    """Return the files that the form carries; raise UnreadableInput for what is no file of this page."""
    try:
        return CertificateFiles(*(base64.b64decode(fields.get(name, ""), validate=True) for name in CARRIED.values()))
    except ValueError as error:
        raise UnreadableInput(fault("picture-broken")) from error


def files_of_request() -> CertificateFiles:
    """Return the files in use: those taken in this request, else those that its form carries."""
    taken: CertificateFiles | None = g.get(_TAKEN)
    return carried_files(request.form) if taken is None else taken


def use(files: CertificateFiles) -> None:
    """Use `files` in the rest of this request."""
    setattr(g, _TAKEN, files)


def given_files(fields: Mapping[str, str], files: Mapping[str, FileStorage]) -> CertificateFiles:
    """Return the files chosen on the page, each in place of the one that the form carries, after judging both.

    Raises:
        UnreadableInput: no Word file or picture, one that the gate refuses, or one that is too large or broken.
        RenderError: the template is broken, or has no place for the picture.
        CallEnded: judging them took too long or too much memory.
    """
    chosen = {name: files[field].read() for name, field in GIVEN.items() if field in files}
    given = carried_files(fields)._replace(**{name: data for name, data in chosen.items() if data})
    with in_use(given):
        write_word(load(example(KIND)))
    return given


def take(wanted: str) -> None:
    """Use what this request chose from now on; `wanted` is `bo` to give both files up. Raise as `given_files`."""
    use(CertificateFiles() if wanted == _GIVEN_UP else given_files(request.form, request.files))


def template_in_use() -> bytes:
    """Return the Word template that prints certificates in this request."""
    return files_of_request().template or shipped_template(KIND).read_bytes()


@contextmanager
def of_kind(kind: str) -> Iterator[None]:
    """Print a document of `kind` with the files of this request, if it is a certificate; raise as `in_use`."""
    with in_use(files_of_request() if kind == KIND else CertificateFiles()):
        yield


@contextmanager
def in_use(files: CertificateFiles) -> Iterator[None]:
    """Print certificates with `files` within; raise UnreadableInput for what is not sound."""
    if files == CertificateFiles():
        yield
        return
    call(for_word_files(), _judge, files)
    with tempfile.TemporaryDirectory(prefix="ocop-docs-") as folder:
        template, picture = Path(folder) / f"{KIND}.docx", Path(folder) / "picture"
        for path, data in ((template, files.template), (picture, files.picture)):
            if data:
                path.write_bytes(data)
        with with_own_files(Path(folder) if files.template else None, picture if files.picture else None):
            yield


def _judge(files: CertificateFiles) -> Picture | None:
    """Refuse a file that is not sound; runs in a worker process."""
    if len(files.template) > (limit := settings().max_own_file_bytes):
        raise UnreadableInput(fault("own-file-too-large", size=len(files.template), limit=limit))
    if files.template:
        open_package(files.template)
    return read_picture(files.picture) if files.picture else None
