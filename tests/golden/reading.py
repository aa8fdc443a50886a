"""A Word file as a person can read it in a diff: its text in reading order, and the structure of its XML."""

import copy
import io
import zipfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from lxml import etree

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.law.nd30_layout import nd30_layout
from ocop_docs.resources import samples_folder

HERE = Path(__file__).parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DIVIDER = "―――"
ONE_OF_EACH_LAYOUT = (
    "plan/xa-vi-du-2027",
    "approval-decision/cao-bang-2019",
    "report/xa-vi-du-2026",
    "registration/gao-nep-nuong-suoi-mo",
    "score-sheet/gao-nep-nuong-suoi-mo",
    "certificate/mat-ong-bac-ha-thung-may",
    "council-minutes/tinh-minh-hoa-2026-dot-2",
)
"""Samples whose XML is kept as well; what the others print is made of the same parts."""


def sample_files() -> list[Path]:
    """Every sample of a document that is shipped, in a fixed order; a round's record is not one document."""
    return sorted(path for path in samples_folder().glob("*/*.json") if path.parent.name in KINDS)


def text_golden(sample: Path) -> Path:
    """The file with the text of a sample's document."""
    return HERE / sample.parent.name / f"{sample.stem}.txt"


def xml_goldens() -> dict[Path, Path]:
    """Each sample whose XML is kept, and the file with it."""
    return {samples_folder() / f"{name}.json": HERE / f"{name}.xml" for name in ONE_OF_EACH_LAYOUT}


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
    """document.xml, indented; rows and paragraphs that differ from an earlier one in their text only are counted."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"), etree.XMLParser(remove_blank_text=True))
    for parent in root.iter(f"{W}body", f"{W}tbl", f"{W}tc"):
        _fold_repeats(parent)
    return etree.tostring(root, pretty_print=True, encoding="unicode")


def _fold_repeats(parent: etree._Element) -> None:
    """Replace children that differ from an earlier child in their text only by a comment: how many, like which one."""
    known: list[bytes] = []
    for markup, group in groupby(list(parent), key=_markup):
        same = list(group)
        if markup not in known:
            known.append(markup)
            del same[0]
        if same:
            same[0].addprevious(etree.Comment(f" {len(same)} like no. {known.index(markup) + 1} "))
        for element in same:
            parent.remove(element)


def _markup(element: etree._Element) -> bytes:
    """An element without its text."""
    bare = copy.deepcopy(element)
    for node in bare.iter(f"{W}t"):
        node.text = ""
    return etree.tostring(bare)


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
    is_divider = style is not None and style.get(f"{W}val") in nd30_layout().dividers
    return DIVIDER if is_divider else text_of(paragraph)
