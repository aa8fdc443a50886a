"""What a PDF that is declared PDF/A-2b and PDF/UA-1 must have, as far as our own rules look (pikepdf, no veraPDF).

Each rule names the clause of ISO 19005-2 (A) or ISO 14289-1 (UA) that it is about. They are far from all clauses.
"""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

WIDE = "/Identity-H"


def broken_rules(pdf: bytes) -> list[str]:
    """What the file breaks of the rules below, in words."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [
            *_about_the_file(document),
            *_about_the_language_and_title(document),
            *_about_the_structure(document),
            *_about_the_fonts(document),
        ]


def _about_the_file(document: pikepdf.Pdf) -> Iterator[str]:
    metadata = document.Root.Metadata.read_bytes().decode()
    if document.is_encrypted:
        yield "A 6.1.3: encrypted"
    if "/ID" not in document.trailer:
        yield "A 6.1.3: no file identifier"
    if "<pdfaid:part>2</pdfaid:part>" not in metadata or "<pdfaid:conformance>B</pdfaid:conformance>" not in metadata:
        yield "A 6.6.4: not declared PDF/A-2b"
    if "<pdfuaid:part>1</pdfuaid:part>" not in metadata:
        yield "UA 5: not declared PDF/UA-1"
    if [str(intent.S) for intent in document.Root.get("/OutputIntents", [])] != ["/GTS_PDFA1"]:
        yield "A 6.2.3: no output intent"
    if {"/Names", "/AA", "/OpenAction"} & _actions(document):
        yield "A 6.5: an action or an attached file"


def _actions(document: pikepdf.Pdf) -> set[str]:
    """Entries of the catalogue that act; a destination to open at is no action."""
    found = set(document.Root.keys()) & {"/Names", "/AA", "/OpenAction"}
    opening = document.Root.get("/OpenAction")
    return found - {"/OpenAction"} if isinstance(opening, pikepdf.Array) else found


def _about_the_language_and_title(document: pikepdf.Pdf) -> Iterator[str]:
    if not str(document.Root.get("/Lang", "")).startswith("vi"):
        yield f"UA 7.2: language {document.Root.get('/Lang')}"
    if not document.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "UA 7.1: the window does not show the title"
    title = str(document.docinfo.get("/Title", ""))
    if not title or f">{title.replace('&', '&amp;')}<" not in document.Root.Metadata.read_bytes().decode():
        yield "UA 7.1: no title, or not the same in both places"


def _about_the_structure(document: pikepdf.Pdf) -> Iterator[str]:
    if not document.Root.get("/MarkInfo", {}).get("/Marked"):
        yield "UA 7.1: not marked as tagged"
    tree = document.Root.get("/StructTreeRoot", pikepdf.Dictionary())
    standard = {name: str(role) for name, role in tree.get("/RoleMap", {}).items()}
    if "/P" not in {standard.get(str(element.S), str(element.S)) for element in _elements(tree)}:
        yield "UA 7.1: no paragraph is tagged"
    for number, page in enumerate(document.pages, 1):
        if "/StructParents" not in page:
            yield f"UA 7.1: page {number} is not tied to the structure"
        if not _all_content_is_marked(page):
            yield f"UA 7.1: text outside the structure and the artifacts on page {number}"


def _elements(node: Any) -> Iterator[Any]:
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from _elements(child)


def _all_content_is_marked(page: pikepdf.Page) -> bool:
    depth = 0
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        depth += (operator in ("BDC", "BMC")) - (operator == "EMC")
        if operator in ("Tj", "TJ") and depth == 0:
            return False
    return True


def _about_the_fonts(document: pikepdf.Pdf) -> Iterator[str]:
    for page in document.pages:
        for font in page.Resources.get("/Font", {}).values():
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys()):
                yield f"A 6.2.11.4: {font.BaseFont} is not embedded"
            if "/ToUnicode" not in font:
                yield f"A 6.2.11.7: {font.BaseFont} does not tell its characters"
    if missing := missing_glyphs(document):
        yield f"A 6.2.11.8: {missing} characters without a glyph"


def missing_glyphs(document: pikepdf.Pdf) -> int:
    """How many characters the pages show as the empty glyph 0; only fonts that number glyphs by two bytes tell."""
    count = 0
    for page in document.pages:
        wide = {name for name, font in page.Resources.get("/Font", {}).items() if font.get("/Encoding") == WIDE}
        current = ""
        for instruction in pikepdf.parse_content_stream(page):
            operator, operands = str(instruction.operator), instruction.operands
            if operator == "Tf":
                current = str(operands[0])
            elif operator in ("Tj", "TJ") and current in wide:
                texts = operands[0] if operator == "TJ" else operands
                shown = b"".join(bytes(text) for text in texts if isinstance(text, pikepdf.String))
                count += sum(pair == (0, 0) for pair in zip(shown[::2], shown[1::2], strict=True))
    return count


def fonts_of(pdf: bytes) -> set[str]:
    """Names of the fonts of a PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts = (font for page in document.pages for font in page.Resources.get("/Font", {}).values())
        return {str(font.BaseFont).lstrip("/") for font in fonts}
