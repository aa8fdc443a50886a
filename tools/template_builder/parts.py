"""The smaller parts of a template: header, footers, settings, fonts, properties, relationships."""

from __future__ import annotations

from lxml import etree

from ocop_docs.law.nd30_layout import Layout
from ocop_docs.ooxml.wml import CONTENT_TYPES, OFFICE, PACKAGE, RELATIONSHIPS, Element, R
from ocop_docs.typography import twips_from_mm

from .body import FIRST_FOOTER, FOOTER, HEADER, paragraph
from .styles import GAP, TAG
from .xml import serialise, text, w

EXAMPLE_MARK = "VĂN BẢN VÍ DỤ - KHÔNG CÓ GIÁ TRỊ BAN HÀNH"
WORD_COMPATIBILITY = 15  # Word 2013 and later: no compatibility mode in the title bar
TAB_STOP_MM = 12.7
CREATED = "2020-03-05T00:00:00Z"  # fixed, so that the same sources give the same bytes
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE_TYPE = "application/vnd.openxmlformats-package"
_DUBLIN = "http://purl.org/dc"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"

# relationship id, kind of relationship, file in word/, kind of content
DOCUMENT_PARTS = (
    ("rIdStyles", "styles", "styles.xml", "styles"),
    ("rIdSettings", "settings", "settings.xml", "settings"),
    ("rIdFonts", "fontTable", "fontTable.xml", "fontTable"),
    (HEADER, "header", "header1.xml", "header"),
    (FOOTER, "footer", "footer1.xml", "footer"),
    (FIRST_FOOTER, "footer", "footerFirst.xml", "footer"),
)


def header() -> bytes:
    """Return the header: the page number, centred in the top margin (mục I.7)."""
    number = w("fldSimple", w("r", text("2")), instr=" PAGE ")
    line = paragraph("PageNumber", "")
    line.append(number)
    return serialise(w("hdr", line))


def footer() -> bytes:
    """Return the footer: the example mark when the document is an example, else an empty line of a point."""
    return serialise(
        w(
            "ftr",
            paragraph(TAG, "{%p if example %}"),
            paragraph("ExampleMark", EXAMPLE_MARK),
            paragraph(TAG, "{%p endif %}"),
            paragraph(GAP, ""),
        )
    )


def settings(layout: Layout) -> bytes:
    """Return settings.xml: today's Word, Vietnamese, no hyphenation."""
    mode = w("compatSetting", name="compatibilityMode", val=WORD_COMPATIBILITY)
    mode.set(f"{{{mode.nsmap['w']}}}uri", "http://schemas.microsoft.com/office/word")
    return serialise(
        w(
            "settings",
            w("zoom", percent=100),
            w("defaultTabStop", val=twips_from_mm(TAB_STOP_MM)),
            w("autoHyphenation", val="false"),
            w("characterSpacingControl", val="doNotCompress"),
            w("compat", mode),
            w("themeFontLang", val=layout.font["language"]),
            w("decimalSymbol", val=","),
            w("listSeparator", val=";"),
        )
    )


def font_table(layout: Layout) -> bytes:
    """Return fontTable.xml: the one font of the decree (mục I.4)."""
    font = w("font", w("panose1", val="02020603050405020304"), w("charset", val="00"), w("family", val="roman"))
    font.append(w("pitch", val="variable"))
    font.set(f"{{{font.nsmap['w']}}}name", layout.font["name"])
    return serialise(w("fonts", font))


def core_properties(title: str) -> bytes:
    """Return docProps/core.xml with the title of the template and a fixed date."""
    spaces = {"cp": f"{PACKAGE}/metadata/core-properties", "dc": f"{_DUBLIN}/elements/1.1/"}
    spaces |= {"dcterms": f"{_DUBLIN}/terms/", "xsi": _XSI}
    root = etree.Element(f"{{{spaces['cp']}}}coreProperties", nsmap=spaces)
    _sub(root, spaces["dc"], "title", title)
    _sub(root, spaces["dc"], "language", "vi-VN")
    for name in ("created", "modified"):
        _sub(root, spaces["dcterms"], name, CREATED).set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
    return _plain(root)


def app_properties() -> bytes:
    """Return docProps/app.xml."""
    root = _root("Properties", f"{OFFICE}/extended-properties")
    _sub(root, f"{OFFICE}/extended-properties", "Application", "OCOP Docs")
    return _plain(root)


def content_types() -> bytes:
    """Return [Content_Types].xml."""
    space = CONTENT_TYPES
    root = _root("Types", space)
    _sub(root, space, "Default", Extension="rels", ContentType=f"{_PACKAGE_TYPE}.relationships+xml")
    _sub(root, space, "Default", Extension="xml", ContentType="application/xml")
    for name, kind in _overrides():
        _sub(root, space, "Override", PartName=name, ContentType=kind)
    return _plain(root)


def package_relations() -> bytes:
    """Return _rels/.rels."""
    return _relations(
        (
            ("rId1", f"{R}/officeDocument", "word/document.xml"),
            ("rId2", f"{RELATIONSHIPS}/metadata/core-properties", "docProps/core.xml"),
            ("rId3", f"{R}/extended-properties", "docProps/app.xml"),
        )
    )


def document_relations() -> bytes:
    """Return word/_rels/document.xml.rels."""
    return _relations(tuple((id_, f"{R}/{kind}", file) for id_, kind, file, _ in DOCUMENT_PARTS))


def _overrides() -> list[tuple[str, str]]:
    document = ("/word/document.xml", f"{_WORD_TYPE}.document.main+xml")
    parts = [(f"/word/{file}", f"{_WORD_TYPE}.{kind}+xml") for _, _, file, kind in DOCUMENT_PARTS]
    core = ("/docProps/core.xml", f"{_PACKAGE_TYPE}.core-properties+xml")
    app = ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml")
    return [document, *parts, core, app]


def _relations(relations: tuple[tuple[str, str, str], ...]) -> bytes:
    space = RELATIONSHIPS
    root = _root("Relationships", space)
    for id_, kind, target in relations:
        _sub(root, space, "Relationship", Id=id_, Type=kind, Target=target)
    return _plain(root)


def _root(tag: str, space: str) -> Element:
    # Written out, since readers of packages expect the default namespace and not a prefix.
    return etree.fromstring(f'<{tag} xmlns="{space}"/>')


def _sub(parent: Element, space: str, tag: str, content: str | None = None, **attributes: str) -> Element:
    child = etree.SubElement(parent, f"{{{space}}}{tag}", attributes)
    child.text = content
    return child


def _plain(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
