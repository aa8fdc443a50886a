"""A Word file as the elements of one document: heading, title, content, foot, annexes, and what belongs to none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ocop_docs.checks.layout.elements.content import ContentReader
from ocop_docs.checks.layout.elements.patterns import is_one_of
from ocop_docs.checks.layout.elements.segments import recognise
from ocop_docs.checks.layout.elements.spans import Segment, Span
from ocop_docs.checks.layout.elements.title import read_title
from ocop_docs.checks.layout.word.model import Document
from ocop_docs.checks.layout.word.reader import read_document
from ocop_docs.checks.layout.word.word_file import WordFile
from ocop_docs.reading.source.blocks import Block, Line, blocks_of, line_of
from ocop_docs.reading.source.conversion import convert
from ocop_docs.vietnamese.old_encodings import OldEncoding

_HEAD = frozenset(
    {"national_name", "motto", "agency", "parent_agency", "number_symbol", "place_date", "type_name", "subject"}
)
_FOOT = frozenset({"recipients_label", "recipient", "signer_power", "signer_position", "signer_name"})
_BESIDE = frozenset({"drafter_mark", "contact", "urgency", "circulation", "copy_mark", "attached_reference"})


class Elements(NamedTuple):
    """The elements of one document: lines by kind, and the blocks of its content, of its annexes, and of all else."""

    type_name: str
    named: dict[str, list[Line]]
    bases: list[Line]
    addressees: list[Line]
    content: list[Block]
    annexes: list[tuple[list[Line], list[Block]]]
    others: list[Line]
    encodings: tuple[OldEncoding, ...] = ()
    """The old encodings that the file was converted from."""

    def of(self, kind: str) -> list[Line]:
        """Return the lines of a kind of element."""
        return self.named.get(kind, [])

    def lines(self) -> list[Line]:
        """Return every line once."""
        found = [line for lines in self.named.values() for line in lines]
        found += [*self.bases, *self.addressees, *_lines_of(self.content), *self.others]
        for titles, blocks in self.annexes:
            found += [*titles, *_lines_of(blocks)]
        return found


def _lines_of(blocks: Iterable[Block]) -> list[Line]:
    return [line for block in blocks for line in ([block] if isinstance(block, Line) else block.lines)]


def elements_of(file: WordFile) -> Elements:
    """Return the elements of the first document in a file that passed the gate."""
    document = read_document(file)
    encodings = convert(document)
    segments = recognise(document).segments
    at = next((number for number, one in enumerate(segments) if one.role in ("main", "attached")), None)
    main = segments[at] if at is not None else _untitled(document)
    after = segments[at + 1 :] if at is not None else ()
    annexes = [_annex(one) for one in after if one.role == "annex"]
    others = [line_of(span) for one in after if one.role != "annex" for span in one.spans]
    return _main(main, annexes, others)._replace(encodings=tuple(sorted(encodings)))


def _untitled(document: Document) -> Segment:
    """A document without a heading: its title, else content alone."""
    paragraphs = document.paragraphs
    title = read_title(paragraphs, 0, len(paragraphs))
    symbol = title.kind.symbol if title.kind else ""
    spans = [*title.spans, *ContentReader(symbol).read(paragraphs[title.end :])]
    return Segment("main", spans, title.kind)


def _main(segment: Segment, annexes: list[tuple[list[Line], list[Block]]], others: list[Line]) -> Elements:
    named: dict[str, list[Line]] = {}
    content: list[Span] = []
    bases, addressees = [], []
    for span in segment.spans:
        if span.is_divider or not span.text:
            continue
        line = line_of(span)
        if is_one_of(span.text, "drafts"):
            others.append(line)
        elif span.kind in _HEAD | _FOOT | _BESIDE:
            named.setdefault(span.kind, []).append(line)
        elif span.kind == "legal_basis":
            bases.append(line)
        elif span.kind in ("addressee", "addressee_item"):
            addressees.append(line)
        elif span.kind == "":
            others.append(line)
        else:
            content.append(span)
    return Elements(
        segment.kind.name if segment.kind else "", named, bases, addressees, blocks_of(content), annexes, others
    )


def _annex(segment: Segment) -> tuple[list[Line], list[Block]]:
    titles = [span for span in segment.spans if span.kind.startswith("annex_")]
    rest = [span for span in segment.spans if span not in titles and not span.is_divider and span.text]
    return [line_of(span) for span in titles], blocks_of(rest)


def text_of(lines: Iterable[Line]) -> str:
    """Return the text of lines, to look up how names are written."""
    return "\n".join(line.text for line in lines)
