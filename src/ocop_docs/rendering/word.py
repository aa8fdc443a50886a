"""From a document to the bytes of its Word file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ocop_docs.documents.document import AdministrativeDocument, Document
from ocop_docs.errors import CallEnded, UnreadableInput, fault
from ocop_docs.intake.embedded import MAIN_PART
from ocop_docs.intake.pictures import read_picture
from ocop_docs.isolation.limits import for_word_files
from ocop_docs.messages.reasons import reason
from ocop_docs.ooxml.zip import read_parts
from ocop_docs.rendering.annexes.tables import with_annex_tables
from ocop_docs.rendering.certificate_picture import with_picture
from ocop_docs.rendering.context import build_context
from ocop_docs.rendering.engine.template import load_template
from ocop_docs.rendering.engine.template_error import broken_template
from ocop_docs.rendering.portrait import as_portrait
from ocop_docs.rendering.properties import Properties, properties_of
from ocop_docs.resources import own_files, shipped_template, template_path
from ocop_docs.settings import settings

_CERTIFICATE = "certificate"


def render_document(document: Document) -> bytes:
    """Fill the kind's template with `document` and prove that nothing was lost.

    A template of the office's own is filled in a worker process, since it may loop for ever or print without end.

    Raises:
        UnreadableInput: the picture for certificates is none, too large or broken.
        RenderError: the template is broken or exceeds its limits, or something that it printed is not in the result.
    """
    path, context, properties = template_path(document.kind), build_context(document), properties_of(document)
    if path == shipped_template(document.kind):
        word: bytes = load_template(path).render(context, properties)
    else:
        word = _in_worker(path, _render_own, path, context, properties)
    return _finished(word, document)


def _finished(word: bytes, document: Document) -> bytes:
    """What a template cannot state: tables of any columns, and the way a page is turned."""
    if isinstance(document, AdministrativeDocument):
        return with_annex_tables(word, document.annexes)
    if vars(document).get("portrait"):
        word = as_portrait(word)
    picture = own_files().picture if document.kind == _CERTIFICATE else ""
    return with_picture(word, read_picture(_bytes_of(picture))) if picture else word


def _bytes_of(picture: str) -> bytes:
    try:
        return Path(picture).read_bytes()
    except OSError as error:
        raise UnreadableInput(fault("file-unreadable", path=picture)) from error


def _render_own(path: Path, context: dict[str, Any], properties: Properties) -> bytes:
    """Fill a template of the office's own; refuse one that is no usual Word file, or prints more than one may hold."""
    word, most = load_template(path).render(context, properties), settings().max_package_bytes
    if MAIN_PART not in read_parts(word):  # what goes into a finished file is looked for and put there
        raise broken_template(path.name, reason("template-main-part", part=MAIN_PART))
    if len(word) > most:
        raise broken_template(path.name, reason("template-prints-too-much", limit=most))
    return word


def obstacle_of(kind: str) -> str | None:
    """Return why docxtpl has to fill the kind's template, or None; raise RenderError when it is broken."""
    path = template_path(kind)
    return _obstacle(path) if path == shipped_template(kind) else _in_worker(path, _obstacle, path)


def _obstacle(path: Path) -> str | None:
    return load_template(path).obstacle


def _in_worker(path: Path, function: Any, *arguments: Any) -> Any:
    """Call a function on a template of the office's own in a worker process; raise RenderError as `render_document`."""
    from ocop_docs.isolation.pool import call

    try:
        return call(for_word_files(), function, *arguments)
    except CallEnded as error:
        raise broken_template(path.name, error.faults[0].message) from error
