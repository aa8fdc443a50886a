"""The verbs: load, check, render; lint, fix, annotate. Command line, pages, batches and Python callers use these.

Each verb imports what only it needs, so that a short command starts quickly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from pydantic import ValidationError

from ocop_docs.documents.catalogue import KINDS, RECORDS, ROUND
from ocop_docs.documents.document import Document
from ocop_docs.documents.paths import printable
from ocop_docs.errors import ConversionError, Fault, InvalidInput, NotInThisEdition, RenderError, UnreadableInput, fault
from ocop_docs.intake.errors import faults_of
from ocop_docs.intake.foreign_formats import foreign_format
from ocop_docs.intake.json import ZIP, read_json
from ocop_docs.intake.unfilled import without_unfilled
from ocop_docs.kind_info import model_for
from ocop_docs.resources import own_files, shipped_template, template_path, unused_templates
from ocop_docs.settings import settings

if TYPE_CHECKING:
    from ocop_docs.checks.finding import Finding
    from ocop_docs.checks.layout.fix import FixResult
    from ocop_docs.checks.layout.report import LintReport
    from ocop_docs.intake.embedded import EmbeddedRecord
    from ocop_docs.intake.tables.rows import Table


_OLDER_FORMATS = {"file-is-doc": "doc", "file-is-rtf": "rtf"}
"""Formats that LibreOffice makes a Word file of."""


def load(source: bytes | str | Path | Mapping[str, Any]) -> Document:
    """Read one document's data: JSON bytes, JSON text, a path, or a mapping; or a Word file that carries its data.

    A `str` that begins with `{` is JSON text; any other `str` is a path.

    Raises:
        UnreadableInput: no file, no UTF-8, no JSON, no known `kind`; a Word file without data, or edited since.
        InvalidInput: fields missing, unknown or impossible; `faults` names them all.
    """
    data = dict(source) if isinstance(source, Mapping) else _record(read_bytes(source))
    kind = data.get("kind")
    if isinstance(kind, str) and kind in RECORDS:
        raise UnreadableInput(fault("kind-is-round" if kind == ROUND else "kind-is-no-document", "kind"))
    model = model_for(data)
    try:
        return model.model_validate(without_unfilled(model, data))
    except ValidationError as error:
        raise InvalidInput(*faults_of(error, model, data)) from error


def _record(data: bytes) -> dict[str, Any]:
    if not data.startswith(ZIP):
        return read_json(data)
    carried = open_word(data)
    if carried.edited:
        raise UnreadableInput(fault("word-edited"))
    return carried.record


def open_word(data: bytes) -> EmbeddedRecord:
    """Return the data that a Word file of ours carries, and whether its text was edited since.

    Raises:
        UnreadableInput: no Word file, or one without data of ours.
    """
    from ocop_docs.intake.embedded import read_embedded

    return read_embedded(data)


def load_table(path: Path, kind: str, common: Path | bytes | None = None) -> Table:
    """Read a table whose rows are documents of one kind: XLSX, CSV, JSONL or JSON, by the ending of its name.

    Args:
        path: the table.
        kind: the kind of document.
        common: JSON data of every row, where its own cells are empty.

    Raises:
        UnreadableInput: no file, no known kind, or not what its name says.
        InvalidInput: headings, sheets or sizes that are refused; `faults` names them all.
        OutputRefused: the disk has no room for a copy of the table.
    """
    from ocop_docs.intake.tables.table import read_table

    model_for({"kind": kind})
    shared = load_data(common) if common else None
    with _opened(path, settings().max_table_bytes, "table-too-large") as file:
        return read_table(file, path.name, KINDS[kind], shared)


def load_data(source: Path | bytes) -> dict[str, Any]:
    """Return the data of a JSON file as it is; raise UnreadableInput as `load` does."""
    return read_json(read_bytes(source))


def check(document: Document) -> list[Finding]:
    """Return the findings on the content of `document` and on its template, errors first; never raises for content.

    An error that the data accepts carries the reason.
    """
    from ocop_docs.checks.gate import judge

    findings = judge(document)
    if not own_files().templates:
        return findings
    from ocop_docs.checks.finding import errors_first

    return errors_first([*findings, *check_template(document)])


def check_template(document: Document, word: bytes | None = None) -> list[Finding]:
    """Return the findings on the office's own template: it is broken, leaves out what the document has, or is not used.

    Args:
        document: what is to be printed.
        word: the document as Word file, where it was rendered already.
    """
    if not own_files().templates:
        return []
    from ocop_docs.checks.template import broken, findings_on_template
    from ocop_docs.rendering.own_template import left_out

    try:
        path = template_path(document.kind)
        own = path != shipped_template(document.kind)
        missing = list(left_out(document, word or write_word(document))) if own else []
    except (RenderError, UnreadableInput) as error:
        return [broken(error)]
    return list(findings_on_template(path.name, missing, unused_templates(KINDS)))


def render(document: Document, *, with_data: bool = False, draft: bool = False) -> bytes:
    """Return `document` as the bytes of a Word file; the same document gives the same bytes.

    Args:
        document: what to write.
        with_data: whether the data is embedded in the file, so that it can be opened again.
        draft: whether it is a draft, marked DỰ THẢO, which errors of content do not bar.

    Raises:
        ContentRefused: the content has errors that the data does not accept; `faults` names them all.
        RenderError: a value or the template's end is not in the result, or the template is broken.
    """
    if not draft:
        refuse_content_errors(document)
    return write_word(document, with_data=with_data, draft=draft)


def refuse_content_errors(document: Document) -> None:
    """Raise ContentRefused when the content of `document` has errors that it does not accept."""
    from ocop_docs.checks.gate import judge, refuse_errors

    refuse_errors(judge(document), type(document))


def write_word(document: Document, *, with_data: bool = False, draft: bool = False) -> bytes:
    """Return the Word file of a document whose content was checked, or that is not handed out, like a preview.

    Raises:
        RenderError: as `render`.
    """
    from ocop_docs.rendering.word import render_document

    word = render_document(document)
    if draft:
        from ocop_docs.rendering.draft import as_draft

        word = as_draft(word)
    if not with_data:
        return word
    from ocop_docs.rendering.embedding import with_data as with_data_of

    return with_data_of(word, document)


def layout_obstacle() -> Fault | None:
    """Return why this edition cannot check layouts, or None; the one inside a browser has no lxml."""
    return None if find_spec("lxml") else fault("layout-check-missing")


def lint(data: bytes) -> LintReport:
    """Return the report on the layout of a Word file, made here or elsewhere, under NĐ 30/2020.

    A .doc or .rtf file is converted by LibreOffice first, where it is installed.

    Raises:
        UnreadableInput: not a Word file, one that the gate for packages refuses, or an older file that cannot be read.
        NotInThisEdition: this edition cannot check layouts.
    """
    _require_layout_check()
    from ocop_docs.checks.layout.lint import lint as check

    older = _OLDER_FORMATS.get(found.code) if (found := foreign_format(data)) else None
    return check(data if older is None else _converted(data, older))


def _converted(data: bytes, older: str) -> bytes:
    from ocop_docs.engines.libreoffice import to_docx

    try:
        return to_docx(data, older)
    except ConversionError as error:
        missing = error.faults[0].code == "soffice-missing-for-old-files"
        raise UnreadableInput(error.faults[0] if missing else fault("package-old-or-locked")) from error


def check_layout(data: bytes) -> list[Finding]:
    """Return the errors and warnings on the layout of a document just made; `check` has those on its content.

    Raises:
        UnreadableInput, NotInThisEdition: as `lint`.
    """
    from ocop_docs.checks.finding import Severity

    found = Severity.warning.at_least(lint(data).findings)
    return [finding for finding in found if finding.code.startswith("layout.")]


def fix(data: bytes) -> FixResult:
    """Return the file with its layout fixed and no letter changed, and the findings that a person must decide on.

    Raises:
        UnreadableInput, NotInThisEdition: as `lint`.
        RenderError: the fix would have changed the text, so nothing was fixed.
    """
    _require_layout_check()
    from ocop_docs.checks.layout.fix import fix as fixed

    return fixed(data)


def annotate(data: bytes) -> bytes:
    """Return the file with a Word comment at the place of each finding of `lint`; raise as `lint`."""
    _require_layout_check()
    from ocop_docs.checks.layout.annotate import annotate as with_comments

    return with_comments(data)


def _require_layout_check() -> None:
    if missing := layout_obstacle():
        raise NotInThisEdition(missing)


def to_pdf(source: Document | bytes, *, draft: bool = False, in_worker: bool = False) -> bytes:
    """Return the PDF of a document, or of a Word file, proven to hold every word of it in order.

    A Word file may come from anywhere: it passes the gate for packages, and the engine works on it in a process of
    its own; `in_worker`, it does so on a document too. `draft` marks the PDF of a document as `render` does.

    Raises:
        ContentRefused, RenderError: as `render`, for a document.
        UnreadableInput: not a Word file, or one that the gate for packages refuses.
        ConversionError: no engine is there or could do it, or a word of the Word file is not in the PDF.
    """
    from ocop_docs.engines.choice import convert

    if isinstance(source, bytes):
        from ocop_docs.intake.packages.gate import open_package

        open_package(source)
        return convert(source, in_worker=True)
    if not draft:
        refuse_content_errors(source)
    return pdf_of(source, draft=draft, in_worker=in_worker)


def pdf_of(document: Document, *, draft: bool = False, in_worker: bool = False) -> bytes:
    """Return the PDF of a document whose content was checked; raise RenderError and ConversionError as `to_pdf`."""
    from ocop_docs.engines.choice import convert

    return convert(write_word(document, draft=draft), in_worker=in_worker)


def pdf_differences(word: bytes) -> list[Fault]:
    """Return where Word may lay out a Word file that this program made otherwise than its PDF, in words for a clerk."""
    from ocop_docs.engines.differences import known_differences

    return known_differences(word)


def read_bytes(source: bytes | str | Path) -> bytes:
    """Return the bytes of a source: themselves, JSON text encoded, or a file's content.

    Raises:
        UnreadableInput: there is no such file, or it cannot be read.
    """
    if isinstance(source, bytes):
        return source
    if isinstance(source, str) and source.lstrip("\ufeff \t\r\n").startswith("{"):
        return source.encode("utf-8", "surrogatepass")
    return _read_file(Path(source), settings().max_input_bytes)


def read_package(path: Path) -> bytes:
    """Return the bytes of a Word or Excel file; raise UnreadableInput when it does not exist or is too large."""
    return _read_file(path, settings().max_package_bytes)


def _read_file(path: Path, limit: int) -> bytes:
    # A pipe or a device has no size: one byte beyond the limit is enough to refuse it.
    with _readable(path), _opened(path, limit) as file:
        return file.read(limit + 1)


def _opened(path: Path, limit: int, too_large: str = "file-too-large") -> BinaryIO:
    with _readable(path):
        size = path.stat().st_size
        if size > limit:
            raise UnreadableInput(fault(too_large, size=size, limit=limit))
        return path.open("rb")


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Raise UnreadableInput for a file that cannot be read."""
    try:
        yield
    except FileNotFoundError as error:
        raise UnreadableInput(fault("file-not-found", path=printable(str(path)))) from error
    except (OSError, ValueError) as error:
        raise UnreadableInput(fault("file-unreadable", path=printable(str(path)))) from error
