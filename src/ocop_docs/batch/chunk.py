"""What a worker does, on this machine or another: packed rows in, finished documents out."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version

from ocop_docs.batch.names import name_of
from ocop_docs.checks.finding import Finding
from ocop_docs.documents.paths import parse_path
from ocop_docs.errors import OcopDocsError
from ocop_docs.intake.tables.rows import CellFault, Opener, Packed, Row
from ocop_docs.pipeline import check, check_layout, load, render, to_pdf
from ocop_docs.resources import template_path


@dataclass(frozen=True, slots=True)
class Task:
    """One row as its table keeps it; whether to make its document, and to judge the layout of that."""

    packed: Packed
    make: bool
    judge: bool


@dataclass(frozen=True, slots=True)
class Order:
    """What holds for every row of a batch: kind, pattern of names, what opens a packed row, whether to make PDFs."""

    kind: str
    pattern: str
    opener: Opener
    pdf: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a row: the document and its name, or its faults at their cells; and what was found in its data.

    The sums are taken where the document is made: who gathers the documents of many workers only writes.
    """

    number: int
    code: str
    digest: str
    name: str = ""
    content: bytes = b""
    sha256: str = ""
    crc: int = 0
    findings: tuple[dict[str, str], ...] = ()
    faults: tuple[CellFault, ...] = ()
    pdf: bytes = b""
    pdf_sha256: str = ""
    pdf_crc: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """The results of one call, and the program and template that made them."""

    maker: str
    results: tuple[Made, ...]


def make_share(order: Order, tasks: Sequence[Task]) -> Share:
    """Make the documents of some rows; a faulty row becomes faults, never an exception."""
    return Share(maker(order.kind), tuple(_make(order, task) for task in tasks))


@lru_cache(maxsize=32)
def maker(kind: str) -> str:
    """Program version and hash of the template: what must be equal for equal data to give equal documents."""
    template = hashlib.sha256(template_path(kind).read_bytes()).hexdigest()
    return f"{version('ocop-docs')}-{template[:16]}"


def digest_of(row: Row) -> str:
    """SHA-256 of all that the row says, whatever the order of its fields."""
    said = [row.code, row.data, [f"{one.spot}: {one.fault}" for one in row.faults]]
    text = json.dumps(said, sort_keys=True, default=str, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _make(order: Order, task: Task) -> Made:
    row = order.opener.open(task.packed)
    digest = digest_of(row)
    try:
        document = load(row.data)
        findings = check(document)
        name = name_of(order.pattern, document, row.code, row.number)
        content = render(document) if task.make and not row.faults else b""
        pdf = to_pdf(document) if content and order.pdf else b""
        if content and task.judge:
            findings += check_layout(content)
    except OcopDocsError as error:
        faults = row.at_cells(tuple((parse_path(one.place), one) for one in error.faults))
        return Made(row.number, row.code, digest, faults=tuple(faults))
    return Made(
        row.number,
        row.code,
        digest,
        name,
        content,
        hashlib.sha256(content).hexdigest(),
        zlib.crc32(content),
        tuple(_noted(one) for one in findings),
        row.faults,
        pdf,
        hashlib.sha256(pdf).hexdigest(),
        zlib.crc32(pdf),
    )


def _noted(finding: Finding) -> dict[str, str]:
    """What the journal and the list of documents say of a finding."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "place": finding.place,
        "message": finding.message,
    }
