"""Where rdocx and LibreOffice lay a document out differently: pages, and the lines of heading, title and signatures."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
from docx import Document
from hypothesis import HealthCheck, Phase, given, seed, settings
from tests.checks.layout.clerks import clerks_documents

from ocop_docs import load
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.engines import libreoffice, rdocx
from ocop_docs.engines.word_text import squeezed
from ocop_docs.errors import OcopDocsError
from ocop_docs.pipeline import write_word

PARTS = {
    "heading": ("NationalTitle", "NationalMotto", "SuperiorAgency", "IssuingAgency", "DocumentNumber", "PlaceDate"),
    "title": ("DocumentType", "Subject", "CertificateTitle", "CertificateName"),
    "signatures": ("RecipientsLabel", "Recipient", "SignatureTitle", "SignerName"),
}
SEED = 30_2020


@dataclass
class Parity:
    """What became of many documents of one kind."""

    documents: int = 0
    pages: int = 0
    same_pages: int = 0
    one_page_apart: int = 0
    same_lines: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))
    refused: dict[str, int] = field(default_factory=dict)

    def add(self, record: dict[str, Any]) -> None:
        """Lay one more document out by both engines, and compare."""
        self.documents += 1
        word = write_word(load(record))
        pdfs = [pdf for engine in (rdocx, libreoffice) if (pdf := self._made(engine, word))]
        if len(pdfs) == 2:
            self._compare(word, *pdfs)

    def _made(self, engine: Any, word: bytes) -> bytes | None:
        try:
            pdf: bytes = engine.to_pdf(word)
        except OcopDocsError as error:
            reason = f"{engine.NAME}: {error.faults[0].code}"
            self.refused[reason] = self.refused.get(reason, 0) + 1
            return None
        return pdf

    def _compare(self, word: bytes, ours: bytes, theirs: bytes) -> None:
        (our_pages, our_lines), (their_pages, their_lines) = _lines(ours), _lines(theirs)
        self.pages += their_pages
        self.same_pages += our_pages == their_pages
        self.one_page_apart += abs(our_pages - their_pages) == 1
        for part, styles in PARTS.items():
            texts = list(_paragraphs(word, styles))
            self.same_lines[part] += _breaks(texts, our_lines) == _breaks(texts, their_lines)


def _lines(pdf: bytes) -> tuple[int, list[str]]:
    with pypdfium2.PdfDocument(pdf) as document:
        lines = [line for page in document for line in page.get_textpage().get_text_range().splitlines()]
        return len(document), [text for line in lines if (text := squeezed(line))]


def _paragraphs(word: bytes, styles: tuple[str, ...]) -> Iterator[str]:
    document = Document(io.BytesIO(word))
    for paragraph in document.element.body.iter("{*}p"):
        style = paragraph.find("{*}pPr/{*}pStyle")
        text = squeezed("".join(node.text or "" for node in paragraph.iter("{*}t")))
        if text and style is not None and next(iter(style.attrib.values())) in styles:
            yield text


def _breaks(texts: list[str], lines: list[str]) -> list[tuple[int, ...] | None]:
    """After how many characters each text goes on in a new line; None for one that is not in the lines as it stands."""
    whole = "".join(lines)
    line_of = [number for number, line in enumerate(lines) for _ in line]
    found: list[tuple[int, ...] | None] = []
    at = 0
    for text in texts:
        begin = whole.find(text, at)
        if begin < 0:
            found.append(None)
            continue
        at = begin + len(text)
        found.append(tuple(place - begin for place in range(begin + 1, at) if line_of[place] != line_of[place - 1]))
    return found


def random_records(kind: str, count: int) -> list[dict[str, Any]]:
    """`count` documents of a kind as clerks write them, the same each time."""
    found: list[dict[str, Any]] = []

    @seed(SEED)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(clerks_documents(kind))
    def collect(record: dict[str, Any]) -> None:
        found.append(record)

    collect()
    return found[:count]


def compared(count: int) -> dict[str, Parity]:
    """Both engines on about `count` random documents, as many of each kind."""
    each = -(-count // len(KINDS))
    result = {}
    for kind in KINDS:
        result[kind] = Parity()
        for record in random_records(kind, each):
            result[kind].add(record)
    return result
