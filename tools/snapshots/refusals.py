"""What the command refuses and how it says so; and its help."""

from __future__ import annotations

import copy
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import openpyxl

import ocop_docs
from snapshots.documents import replaced
from snapshots.taking import Take

_NO_DATA = {
    "empty": b"",
    "no-json": b'{"kind": ',
    "a-list": b"[]",
    "a-number": b"1",
    "latin-1": '{"kind": "xã"}'.encode("latin-1"),
    "byte-order-mark": b'\xef\xbb\xbf{"kind": "plan"}',
    "key-twice": b'{"kind": "plan", "subject": "a", "subject": "b"}',
    "kind-twice": b'{"kind": "plan", "kind": "plan"}',
    "nan": b'{"kind": "plan", "year": NaN}',
    "deep": b'{"kind": "plan", "a": ' + b"[" * 5000 + b"]" * 5000 + b"}",
    "long-number": b'{"kind": "plan", "year": ' + b"9" * 6000 + b"}",
    "no-kind": b"{}",
    "kind-unknown": '{"kind": "kế hoạch"}'.encode(),
    "kind-a-list": b'{"kind": ["plan"]}',
    "kind-a-round": b'{"kind": "evaluation"}',
    "zip-empty": b"PK\x05\x06" + bytes(18),
    "zip-broken": b"PK\x03\x04 and no more",
    "no-zip": b"\xd0\xcf\x11\xe0 an old Word file",
}
_COMMANDS = (
    "nothing", "check", "check a.json b.json", "check none.json", "check .", "check --nothing a.json", "new",
    "new none", "new plan --set 1", "new plan --output a.json --table b.xlsx", "new plan -o none/a.json",
    "new plan --table /",
    "new evaluation --set 99 --table c.xlsx", "new evaluation --set x --table c.xlsx", "new evaluation --members m",
    "new evaluation --set 1", "new evaluation --template e.docx", "new plan --from none.json", "schema none", "schema",
    "render none.json", "render data.json -o none/a.docx", "render data.json -o taken.docx", "render data.json -o .",
    "lint none.docx", "lint data.json", "lint taken.docx data.json --fix out.docx", "lint taken.docx --severity grave",
    "lint taken.docx --fix data.json", "lint taken.docx --json --sarif", "lint", "words", "words abc", "words 1,2,3",
    "words 10,5tỷ --money", "words x --money", "words -5", "words 1e5", "words 10.5", "words 9999999999999999999999",
    "batch report none.xlsx -o a.zip", "batch report table.xlsx", "batch none table.xlsx -o a.zip", "score data.json",
    "batch report table.xlsx -o a.zip --on-error wait", "batch report table.xlsx -o a.zip --workers 0", "score",
    "batch report table.xlsx -o a.zip --name {none}", "batch report table.xlsx -o a.zip --name ../x", "serve --port x",
    "batch report table.xlsx -o taken.docx", "batch plan table.xlsx --dry-run", "batch report data.json --dry-run",
    "batch report taken.docx --dry-run", "batch report table.xlsx -o a.zip --common none.json", "score none.json",
    "roll-up table.xlsx", "roll-up none.xlsx -o s.json", "roll-up table.xlsx -o data.json", "round round.json",
    "roll-up table.xlsx -o s.json --head none.json", "round round.json -o .", "round data.json -o r",
    "score table.xlsx",
    "score round.json --plan round.json", "score round.json --sheets none", "score round.json --sheets data.json",
    "score round.json --sheets round.xlsx", "score round.json -o data.json", "round none.json -o r",
)  # fmt: skip
"""Commands typed wrong, or about files that are not there or not what they should be."""
_CELLS: dict[str, dict[str, Any]] = {
    "text-for-number": {"F3": "nhiều"},
    "no-date": {"A4": "31/02/2026", "D4": "31/02/2026", "E4": "31/02/2026", "G4": "2026-02-30"},
    "negative": dict.fromkeys(("H3", "I3", "J3", "K3"), -5),
    "fraction": dict.fromkeys(("H3", "I3", "J3", "K3"), 1.5),
    "blank-row": dict.fromkeys((f"{column}5" for column in "ABCDEFGHIJKL"), None),
    "same-code": {"A4": "x", "A5": "x"},
    "heading-unknown": {"C1": "Cột lạ", "C2": "Cột lạ"},
    "heading-missing": {"B1": None, "B2": None},
    "formula": {"F4": "=1/0", "H4": "=SUM(H3)"},
    "error-value": {"F4": "#N/A", "H4": "#DIV/0!"},
    "truth": {"B3": True, "F3": False},
    "long": {"B3": "a" * 25_000},
}
"""Cells of the first sheets of a workbook, and what a hasty hand writes into them."""
_STAMPED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def refusals(take: Take) -> None:
    """Keep what is said to bad input: the message of each and the exit code."""
    take.written("data.json", json.dumps(take.example("report"), ensure_ascii=False).encode())
    take.written("taken.docx", ocop_docs.render(ocop_docs.load(take.example("report"))))
    for short, file in {"table.xlsx": take.table, "round.json": take.round, "round.xlsx": take.round_workbook}.items():
        take.written(short, file.read_bytes())
    for name, content in _NO_DATA.items():
        take.command(f"refusals/data {name}", "check", take.written(f"{name}.json", content))
        take.command(f"refusals/layout {name}", "lint", take.written(f"{name}.docx", content))
        take.command(f"refusals/table {name}", "batch", "plan", take.written(f"{name}.xlsx", content), "--dry-run")
        take.command(f"refusals/round {name}", "score", f"{name}.json")
        take.command(f"refusals/round-table {name}", "score", f"{name}.xlsx")
    for line in _COMMANDS:
        take.command(f"refusals/command {line.replace('/', '|')}", *line.split())
    _edited_word_file(take)
    _spoiled_records(take)
    _broken_workbooks(take)


def _edited_word_file(take: Take) -> None:
    word = ocop_docs.render(ocop_docs.load(take.example("report")), with_data=True)
    take.written("edited.docx", replaced(word, [("Nơi nhận", "Nơi gửi")]))
    for verb in (["check"], ["render", "-o", "again.docx"]):
        take.command(f"refusals/edited {verb[0]}", *verb, "edited.docx")


def _spoiled_records(take: Take) -> None:
    for kind in take.kinds:
        for name, record in spoiled(take.example(kind)):
            file = take.written("spoiled.json", json.dumps(record).encode())
            take.command(f"refusals/{kind} {name}", "check", file)
            take.command(f"refusals/{kind} {name} made", "render", file, "-o", "spoiled.docx", "--force")
    for name, record in spoiled(json.loads(take.round.read_bytes())):
        file = take.written("spoiled.json", json.dumps(record).encode())
        take.command(f"refusals/round {name}", "score", file)
        take.command(f"refusals/round {name} json", "score", file, "--json")


def spoiled(record: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a record made wrong in one way after another: names and records."""
    fields = [name for name in record if name not in ("kind", "example")]
    yield "nothing", {"kind": record["kind"]}
    yield "unknown", record | {"khong_co": 1}
    values: dict[str, Any] = {"null": None, "list": [], "word": "x", "negative": -1, "no-date": "2026-02-30"}
    for name, value in values.items():
        yield f"all {name}", record | dict.fromkeys(fields, value)
    for field in fields:
        yield f"without {field}", {name: value for name, value in record.items() if name != field}
    changes: dict[str, Callable[[Any], Any]] = {
        "control": lambda leaf: f"{leaf}\x00" if isinstance(leaf, str) else leaf,
        "blank": lambda leaf: " " if isinstance(leaf, str) else leaf,
        "long": lambda leaf: leaf * 3000 if isinstance(leaf, str) else leaf,
        "huge": lambda leaf: 99_999_999 if isinstance(leaf, int) else leaf,
        "minus": lambda leaf: -leaf if isinstance(leaf, int | float) else leaf,
        "as-text": lambda leaf: str(leaf) if isinstance(leaf, int | float) else leaf,
        "listed": lambda leaf: [leaf],
    }
    for name, change in changes.items():
        yield f"every {name}", {"kind": record["kind"]} | _changed({one: record[one] for one in fields}, change)
    yield "every part unknown", _with_unknown(copy.deepcopy(record))


def _changed(value: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(value, dict):
        return {name: _changed(entry, change) for name, entry in value.items()}
    if isinstance(value, list):
        return [_changed(entry, change) for entry in value]
    return change(value)


def _with_unknown(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _with_unknown(entry) for name, entry in value.items()} | {"khong_co": 1}
    return [_with_unknown(entry) for entry in value] if isinstance(value, list) else value


def _broken_workbooks(take: Take) -> None:
    for name, cells in _CELLS.items():
        file = take.written("broken.xlsx", broken(take.table.read_bytes(), cells))
        batch = ("batch", "report", file)
        take.command(f"refusals/cells {name}", *batch, "--dry-run")
        take.command(f"refusals/cells {name} json", *batch, "--dry-run", "--json", "--errors", f"{name}.marked.xlsx")
        take.file(f"refusals/cells {name} marked", take.room / f"{name}.marked.xlsx")
        take.command(f"refusals/sum {name}", "roll-up", file, "-o", "sum.json", "--force")
        file = take.written("broken-round.xlsx", broken(take.round_workbook.read_bytes(), cells))
        take.command(f"refusals/round-cells {name}", "score", file)


def broken(workbook: bytes, cells: dict[str, Any]) -> bytes:
    """Return a workbook with these cells written over in each of its first three sheets; the same bytes each time."""
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    for sheet in book.worksheets[:3]:
        for place, value in cells.items():
            if not isinstance(sheet[place], openpyxl.cell.cell.MergedCell):
                sheet[place] = value
    saved, target = io.BytesIO(), io.BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), _STAMPED.sub(rb"\g<1>2026-01-01T00:00:00Z", old.read(name)))
    return target.getvalue()


def helps(take: Take) -> None:
    """Keep the help of the program and of each command it lists, and of theirs."""
    waiting: list[list[str]] = [[]]
    while waiting:
        names = waiting.pop()
        said = take.command(f"help/{' '.join(names) or 'program'}", *names, "--help")
        listed = said.partition("─ Lệnh ─")[2]
        waiting += [[*names, name] for name in re.findall(r"^│ ([a-z][a-z-]*) ", listed, re.MULTILINE)]
