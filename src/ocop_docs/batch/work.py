"""What a worker does, on this machine or another: rows of data in, finished documents out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from typing import Any

from ocop_docs.batch.names import name_of
from ocop_docs.checks.communes import check_communes
from ocop_docs.checks.finding import Finding
from ocop_docs.documents.places import Place, parse_path
from ocop_docs.errors import Fault, OcopDocsError
from ocop_docs.pipeline import check, check_layout, load, render
from ocop_docs.resources import template_path


@dataclass(frozen=True, slots=True)
class Task:
    """One row: its number and code, its data, what its cells refused; whether to make it, and to judge its layout."""

    number: int
    code: str
    data: dict[str, Any]
    refused: tuple[str, ...]
    make: bool
    judge: bool

    @property
    def digest(self) -> str:
        """SHA-256 of all that the row says, whatever the order of its fields."""
        said = [self.code, self.data, self.refused]
        text = json.dumps(said, sort_keys=True, default=str, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Order:
    """What holds for every row of a batch: the kind and the pattern of names."""

    kind: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a row: the document and its name, or its faults; findings in either case that it was read."""

    number: int
    code: str
    digest: str
    name: str = ""
    content: bytes = b""
    findings: tuple[Finding, ...] = ()
    faults: tuple[tuple[Place, Fault], ...] = ()


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


def _make(order: Order, task: Task) -> Made:
    try:
        document = load(task.data)
        findings = (*check(document), *check_communes(document))
        name = name_of(order.pattern, document, task.code, task.number)
        content = render(document) if task.make else b""
        if content and task.judge:
            findings += tuple(check_layout(content))
    except OcopDocsError as error:
        faults = tuple((parse_path(fault.place), fault) for fault in error.faults)
        return Made(task.number, task.code, task.digest, faults=faults)
    return Made(task.number, task.code, task.digest, name, content, findings)
