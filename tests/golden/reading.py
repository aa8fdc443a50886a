"""A Word file as a person can read it in a diff: its text in reading order, and its indented XML."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.resources import samples_folder

HERE = Path(__file__).parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RULE = "―――"


def sample_files() -> list[Path]:
    """Every sample of a document that is shipped, in a fixed order; a round's record is not one document."""
    return sorted(path for path in samples_folder().glob("*/*.json") if path.parent.name in KINDS)


def golden_files(sample: Path) -> tuple[Path, Path]:
    """Where the text and the XML of a sample's document are kept."""
    stem = HERE / sample.parent.name / sample.stem
    return stem.with_name(f"{stem.name}.txt"), stem.with_name(f"{stem.name}.xml")


def text_view(data: bytes) -> str:
    """One line per paragraph, `| a | b |` per row of a table, `=====` between sections."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))[0]
        feet = [
            f"[{name}] {text_of(etree.fromstring(package.read(f'word/{name}')))}"
            for name in ("footerFirst.xml", "footer1.xml")
        ]
    return "\n".join([*_lines(body), *(foot for foot in feet if not foot.endswith("] "))]) + "\n"


def xml_view(data: bytes) -> str:
    """document.xml, indented."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"), etree.XMLParser(remove_blank_text=True))
    return etree.tostring(root, pretty_print=True, encoding="unicode")


def text_of(element: etree._Element) -> str:
    """All text inside an element."""
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def _lines(body: etree._Element) -> Iterator[str]:
    for block in body:
        if block.tag == f"{W}tbl":
            yield from (f"| {' | '.join(_cell(cell) for cell in row.iter(f'{W}tc'))} |" for row in block.iter(f"{W}tr"))
        elif block.tag == f"{W}p":
            yield from (line for line in [_paragraph(block)] if line)
        if block.find(f"{W}pPr/{W}sectPr") is not None:
            yield "====="


def _cell(cell: etree._Element) -> str:
    return " / ".join(line for line in map(_paragraph, cell.iter(f"{W}p")) if line)


def _paragraph(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    is_rule = style is not None and str(style.get(f"{W}val")).startswith("Rule")
    return RULE if is_rule else text_of(paragraph)
