"""One chunk of a batch, as an executor runs it here or on another machine: packed rows in, finished documents out."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version

from ocop_docs.batch.names import name_of
from ocop_docs.checks.finding import Finding
from ocop_docs.checks.gate import blocking_faults, judge
from ocop_docs.documents.document import Document
from ocop_docs.documents.paths import field_at, parse_path, title_at
from ocop_docs.errors import ContentRefused, OcopDocsError
from ocop_docs.intake.tables.rows import CellFault, Opener, Packed, Row
from ocop_docs.pipeline import check_layout, check_template, layout_obstacle, load, pdf_of, write_word
from ocop_docs.resources import template_path


@dataclass(frozen=True, slots=True)
class Task:
    """One packed row, whether to make its document, and whether to check the layout of that document."""

    packed: Packed
    make: bool
    check_layout: bool


@dataclass(frozen=True, slots=True)
class Shared:
    """What every row of a batch shares: kind, pattern of file names, opener of packed rows, and what is made."""

    kind: str
    pattern: str
    opener: Opener
    pdf: bool = False
    draft: bool = False


@dataclass(frozen=True, slots=True)
class RowResult:
    """The document of a row and its name, or the faults at its cells; and the findings on its data.

    Hash and CRC are computed where the document is made, so that the one process that gathers them only writes.
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
class ChunkResult:
    """The results of one chunk, and the version of the program and template that made them."""

    maker: str
    rows: tuple[RowResult, ...]


def make_chunk(shared: Shared, tasks: Sequence[Task]) -> ChunkResult:
    """Make the documents of some rows; a bad row gives faults, never an exception.

    Each step is done for all rows before the next, which is faster than all steps for each row.
    """
    making = [_Making(shared, task) for task in tasks]
    for step in (_Making.load, _Making.judge, _Making.write, _Making.check):
        for row in making:
            row.take(step)
    return ChunkResult(maker(shared.kind), tuple(row.result() for row in making))


@lru_cache(maxsize=32)
def maker(kind: str) -> str:
    """Return program version and template hash: equal data gives equal documents only where these are equal."""
    template = hashlib.sha256(template_path(kind).read_bytes()).hexdigest()
    return f"{version('ocop-docs')}-{template[:16]}"


def digest_of(row: Row) -> str:
    """Return the SHA-256 of a row's code, data and faults, whatever the order of its fields."""
    content = [row.code, row.data, [f"{one.spot}: {one.fault}" for one in row.faults]]
    text = json.dumps(content, sort_keys=True, default=str, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


class _Making:
    """A row on its way to a document: what the steps so far gave, and the faults that ended them."""

    def __init__(self, shared: Shared, task: Task) -> None:
        self._shared = shared
        self._task = task
        self._row = shared.opener.open(task.packed)
        self._faults: tuple[CellFault, ...] = ()
        self._findings: list[Finding] = []
        self._name = ""
        self._content = self._pdf = b""

    def take(self, step: Callable[[_Making], None]) -> None:
        """Take the next step, unless an earlier one has failed."""
        if self._faults:
            return
        try:
            step(self)
        except OcopDocsError as error:
            self._faults = tuple(self._row.at_cells(tuple((parse_path(one.place), one) for one in error.faults)))

    def load(self) -> None:
        self._document = load(self._row.data)

    def judge(self) -> None:
        document, draft = self._document, self._shared.draft
        self._findings = judge(document)
        if not draft and (blocking := blocking_faults(self._findings, type(document))):
            raise ContentRefused(*blocking)
        self._name = name_of(self._shared.pattern, document, self._row.code, self._row.number, draft=draft)

    def write(self) -> None:
        document, draft = self._document, self._shared.draft
        if self._task.make and not self._row.faults:
            self._content = write_word(document, draft=draft)
            self._pdf = pdf_of(document, draft=draft) if self._shared.pdf else b""

    def check(self) -> None:
        self._findings += check_template(self._document, self._content or None)
        if self._content and self._task.check_layout and not layout_obstacle():
            self._findings += check_layout(self._content)

    def result(self) -> RowResult:
        row, content, pdf = self._row, self._content, self._pdf
        if self._faults:
            return RowResult(row.number, row.code, digest_of(row), faults=self._faults)
        return RowResult(
            row.number,
            row.code,
            digest_of(row),
            self._name,
            content,
            hashlib.sha256(content).hexdigest(),
            zlib.crc32(content),
            tuple(noted(one, type(self._document)) for one in self._findings),
            row.faults,
            pdf,
            hashlib.sha256(pdf).hexdigest(),
            zlib.crc32(pdf),
        )


def noted(finding: Finding, model: type[Document]) -> dict[str, str]:
    """Return the part of a finding that journal and manifest keep; `title` is its place as a reader knows it.

    The message of an accepted error ends with its reason.
    """
    reason = f" Lý do giữ nguyên: {finding.accepted}" if finding.accepted else ""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "place": finding.place,
        "title": _title(finding.place, model),
        "message": finding.message + reason,
    }


@lru_cache(maxsize=4096)  # the rows of one table have findings at the same places
def _title(path: str, model: type[Document]) -> str:
    place = parse_path(path)
    return title_at(model, place) if field_at(model, place) else path
