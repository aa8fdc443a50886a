"""Documents by the Python door: every sample, random records; and what the layout check says of them."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import ocop_docs
from snapshots.store import Store
from snapshots.taking import Take, as_json

ROOT = Path(__file__).resolve().parents[2]
SEED = 2026
FIXED = 4
"""Of so many samples, with every kind of damage, the mended and the annotated file is kept."""
_DOCUMENT = "word/document.xml"
_DAMAGE = {
    "sound": [],
    "letters": [('w:val="28"', 'w:val="23"'), ("<w:b/>", "")],
    "page": [('w:w="11906"', 'w:w="12240"'), ('w:left="1701"', 'w:left="600"'), ('w:top="1134"', 'w:top="300"')],
    "paragraphs": [('w:val="center"', 'w:val="right"'), ('w:val="both"', 'w:val="left"'), ("w:firstLine", "w:hanging")],
    "words": [("CỘNG HÒA", "CỘNG HOÀ"), ("Độc lập - Tự do", "Độc lập – Tự do"), ("Nơi nhận:", "Nơi gửi")],
}
"""Replacements in the text of a Word file, each set of which another rule of the layout is to speak of."""


def samples(take: Take) -> None:
    """Keep the Word file of every sample, with and without its data, and its findings."""
    for name, path in take.documents():
        take.copied(path)
        _keep(take.store, f"samples/{name}", json.loads(path.read_bytes()), carried=True)
        take.command(f"samples/{name}.check", "check", path.name)
        take.command(f"samples/{name}.check-json", "check", path.name, "--json")
        take.command(f"samples/{name}.render", "render", path.name, "-o", "by-command.docx", "--force")
        take.file(f"samples/{name}.by-command", take.room / "by-command.docx")


def random_documents(take: Take, records: Path) -> None:
    """Keep the Word file and the findings of every record of a file of JSON lines."""
    with records.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            record = json.loads(line)
            _keep(take.store, f"random/{number:04d}.{record['kind']}", record)


def layout(take: Take) -> None:
    """Keep what the layout check says of every sample, as made and damaged; some mended and annotated."""
    for count, (name, path) in enumerate(take.documents()):
        made = ocop_docs.render(ocop_docs.load(json.loads(path.read_bytes())))
        for damage, changes in _DAMAGE.items():
            file = take.written("checked.docx", replaced(made, changes))
            item = f"layout/{name}.{damage}"
            take.command(f"{item}.json", "lint", file, "--json")
            if count < FIXED:
                take.command(f"{item}.text", "lint", file)
                take.command(f"{item}.sarif", "lint", file, "--sarif", "--severity", "warning")
                for option in ("--fix", "--annotate"):
                    take.command(f"{item}{option}.said", "lint", file, option, "out.docx", "--force")
                    take.file(f"{item}{option}", take.room / "out.docx")


def replaced(package: bytes, changes: list[tuple[str, str]]) -> bytes:
    """Return a Word file with texts of its main part replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            text = old.read(member)
            if member.filename == _DOCUMENT:
                for before, after in changes:
                    text = text.replace(before.encode(), after.encode())
            new.writestr(member, text)
    return target.getvalue()


def new_records(kinds: list[str], count: int) -> Iterator[str]:
    """Yield `count` random records as lines of JSON: of every kind, half of any words, half of a clerk's.

    They are drawn by the strategies of the tests, so the code that is compared later is to be given the same file.
    """
    sys.path.insert(0, str(ROOT))
    any_words = import_module("tests.strategies").records
    clerks_words = import_module("tests.checks.layout.clerks").clerks_documents
    each = count // (2 * len(kinds)) + 1
    drawn = [_drawn(strategy(kind), each) for kind in kinds for strategy in (any_words, clerks_words)]
    turns = [one for turn in zip(*drawn, strict=False) for one in turn]
    yield from (json.dumps(record, ensure_ascii=True) + "\n" for record in turns[:count])


def _drawn(strategy: Any, count: int) -> list[dict[str, Any]]:
    from hypothesis import HealthCheck, Phase, given, seed, settings

    found: list[dict[str, Any]] = []

    @seed(SEED)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(record: dict[str, Any]) -> None:
        found.append(record)

    collect()
    return found


def _keep(store: Store, item: str, record: dict[str, Any], *, carried: bool = False) -> None:
    try:
        document = ocop_docs.load(record)
        store.text(f"{item}.findings", as_json([finding.as_dict() for finding in ocop_docs.check(document)]))
        store.package(f"{item}.docx", ocop_docs.render(document))
        if carried:
            store.package(f"{item}.with-data.docx", ocop_docs.render(document, with_data=True))
    except ocop_docs.OcopDocsError as error:
        store.text(f"{item}.refused", "".join(f"{fault}\n" for fault in error.faults))
