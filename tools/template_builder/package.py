"""A template as a .docx: the same sources give the same bytes on any machine."""

from ocop_docs.law.nd30_layout import Layout
from ocop_docs.ooxml.zip import STORED, write_zip

from . import parts
from .blocks import Block
from .body import document
from .styles import styles
from .xml import serialise


def package(title: str, blocks: tuple[Block, ...], layout: Layout) -> bytes:
    """Return the .docx of a template.

    Args:
        title: title in the file's properties.
        blocks: the blocks of the source.
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
    # Stored, since compressed bytes differ between versions of zlib.
    return write_zip(members, STORED)
