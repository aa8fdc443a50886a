"""Zip the parts of a template so that the same sources give the same bytes on any machine."""

import io
import zipfile

from ocop_docs.law.nd30_layout import Layout

from . import parts
from .blocks import Block
from .body import document
from .styles import styles
from .xml import serialise

_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def package(title: str, blocks: tuple[Block, ...], layout: Layout) -> bytes:
    """Return the .docx of a template.

    Args:
        title: title in the file's properties.
        blocks: what the source says.
        layout: the figures of the decree.

    Raises:
        SourceError: the blocks name a style or columns that the layout lacks.
    """
    members = {
        "[Content_Types].xml": parts.content_types(),
        "_rels/.rels": parts.package_relations(),
        "word/document.xml": serialise(document(blocks, layout)),
        "word/_rels/document.xml.rels": parts.document_relations(),
        "word/styles.xml": serialise(styles(layout)),
        "word/settings.xml": parts.settings(layout),
        "word/fontTable.xml": parts.font_table(layout),
        "word/header1.xml": parts.header(),
        "word/footer1.xml": parts.footer(),
        "word/footerFirst.xml": parts.footer(),
        "docProps/core.xml": parts.core_properties(title),
        "docProps/app.xml": parts.app_properties(),
    }
    return _zipped(members)


def _zipped(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(_entry(name), content)
    return target.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    # Stored, not deflated: compressed bytes differ between versions of zlib.
    entry = zipfile.ZipInfo(name, _FIXED_DATE)
    entry.compress_type = zipfile.ZIP_STORED
    entry.create_system = _UNIX
    return entry
