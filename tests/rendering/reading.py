"""The effective look of a paragraph of a Word file, by its styles and runs."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from tests.rendering.full_documents import rendered

ALIGNMENTS = {0: "left", 1: "center", 2: "right", 3: "both"}


@dataclass(frozen=True)
class Look:
    """How a piece of text is set."""

    font: str
    size_pt: float
    bold: bool
    italic: bool
    align: str


def opened(data: dict[str, Any]) -> DocumentObject:
    """The rendered document of a clerk's data, read by python-docx."""
    return Document(io.BytesIO(rendered(data)))


def paragraphs(document: DocumentObject) -> list[Paragraph]:
    """Every paragraph in reading order, those of tables too."""
    return [Paragraph(element, document._body) for element in document.element.body.iter(qn("w:p"))]  # noqa: SLF001


def texts(document: DocumentObject) -> list[str]:
    """The text of every paragraph that has some."""
    return [paragraph.text for paragraph in paragraphs(document) if paragraph.text]


def find(document: DocumentObject, text: str, count: int | None = None) -> Paragraph:
    """The first paragraph with exactly this text, or (`count` letters given) that begins with it."""
    return next(one for one in paragraphs(document) if (one.text if count is None else one.text[:count]) == text)


def look_of(paragraph: Paragraph) -> Look:
    """The look of a paragraph whose runs all look alike."""
    looks = set(looks_of(paragraph))
    assert len(looks) == 1, paragraph.text
    return looks.pop()


def looks_of(paragraph: Paragraph) -> Iterator[Look]:
    """The look of each run that has text."""
    yield from (_look(paragraph, run) for run in paragraph.runs if run.text)


def _look(paragraph: Paragraph, run: Run) -> Look:
    chain = _styles(paragraph)
    defaults = paragraph.part.document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    size = _first(run.font.size, *(style.font.size for style in chain))
    alignment = _first(paragraph.alignment, *(style.paragraph_format.alignment for style in chain))
    return Look(
        font=_first(run.font.name, *(style.font.name for style in chain))
        or defaults.find(qn("w:rFonts")).get(qn("w:ascii")),
        size_pt=size.pt if size else int(defaults.find(qn("w:sz")).get(qn("w:val"))) / 2,
        bold=bool(_first(run.font.bold, *(style.font.bold for style in chain))),
        italic=bool(_first(run.font.italic, *(style.font.italic for style in chain))),
        align=ALIGNMENTS[int(alignment or 0)],
    )


def _styles(paragraph: Paragraph) -> list[Any]:
    chain, style = [], paragraph.style
    while style is not None:
        chain.append(style)
        style = style.base_style
    return chain


def _first(*values: Any) -> Any:
    return next((value for value in values if value is not None), None)


def kept_with_next(paragraph: Paragraph) -> bool:
    """Whether a paragraph stays on the page of the next one."""
    own = paragraph.paragraph_format.keep_with_next
    return bool(_first(own, *(style.paragraph_format.keep_with_next for style in _styles(paragraph))))
