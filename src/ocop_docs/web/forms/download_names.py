"""Names of downloaded files, as offices name their documents."""

from __future__ import annotations

from ocop_docs.documents.catalogue import Kind
from ocop_docs.documents.document import AdministrativeDocument, Document
from ocop_docs.vietnamese.file_names import DRAFT_ENDING, file_name

LONGEST_STEM = 110
"""Longest name without its extension, in characters; longer ones are cut at a word."""


def download_name(document: Document, extension: str, *, draft: bool = False) -> str:
    """`Kế hoạch số 203-KH-UBND - Thực hiện ….docx`; a draft ends with `(dự thảo)`."""
    return file_name(f"{_cut(f'{_head(document)} - {document.headline}')}{DRAFT_ENDING if draft else ''}.{extension}")


def _head(document: Document) -> str:
    if not isinstance(document, AdministrativeDocument):
        return document.type_name
    if document.number is None:
        return f"Dự thảo {document.type_name}"
    return f"{document.type_name} số {document.number:02d}/{document.full_symbol}"


def draft_name(kind: Kind, data: dict[str, object], extension: str) -> str:
    """The name for the data of a form, complete or not."""
    subject = data.get("subject") or data.get("product")
    suffix = f" - {subject}" if isinstance(subject, str) else ""
    return file_name(f"{_cut(f'Dự thảo {kind.model.type_name}{suffix}')}.{extension}")


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_STEM else name[:LONGEST_STEM].rpartition(" ")[0]
