"""Run by a Python that has LibreOffice's UNO: edits Word files as a person does in LibreOffice, and saves them.

Standard input: JSON, `soffice` (its command) and `jobs`, each with `word` and `saved` (paths), `seed`, `edits` (how
many) and `tracked` (whether they become tracked changes). Standard output: a line of JSON for each job: `edits`,
each with its `kind` and the lines `before` and `now` that it changed, and `lines`, what LibreOffice shows once every
change is accepted.
"""

# ruff: noqa: FBT003 - UNO takes booleans by position

from __future__ import annotations

import contextlib
import difflib
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import IllegalArgumentException
from com.sun.star.uno import RuntimeException

WORDS = ("mới", "30", "Phòng Kinh tế", "năm 2031", "bổ sung,", "17.500.000 đồng", "sản phẩm", "và")
TRIES = 20


def value(name: str, of: Any) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, of
    return made


class Place(NamedTuple):
    """A paragraph, as it read when the document was opened."""

    paragraph: Any
    line: str
    in_table: bool


class Writer:
    """One open document, with what a person does at its keyboard."""

    def __init__(self, context: Any, desktop: Any, path: str) -> None:
        self.document = desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, (value("Hidden", True),))
        self._dispatcher = context.ServiceManager.createInstance("com.sun.star.frame.DispatchHelper")
        self._text = Path(path).with_suffix(".txt")

    def places(self) -> list[Place]:
        return list(self._within(self.document.Text, in_table=False))

    def _within(self, text: Any, *, in_table: bool) -> Iterator[Place]:
        for element in text:
            if element.supportsService("com.sun.star.text.TextTable"):
                for name in element.CellNames:
                    yield from self._within(element.getCellByName(name), in_table=True)
            elif line := " ".join(element.String.split()):
                yield Place(element, line, in_table)

    def lines(self) -> list[str]:
        """What LibreOffice writes as plain text: far quicker than to ask for each paragraph."""
        options = value("FilterName", "Text (encoded)"), value("FilterOptions", "UTF8,LF")
        self.document.storeToURL(self._text.as_uri(), options)
        texts = (" ".join(line.split()) for line in self._text.read_text(encoding="utf-8-sig").splitlines())
        return [text for text in texts if text]

    def do(self, command: str) -> None:
        self._dispatcher.executeDispatch(self.document.CurrentController.Frame, command, "", 0, ())

    def go_to(self, paragraph: Any) -> None:
        self.document.CurrentController.ViewCursor.gotoRange(paragraph.Start, False)

    def save(self, path: str) -> None:
        self.document.storeToURL(Path(path).as_uri(), (value("FilterName", "MS Word 2007 XML"),))

    def close(self) -> None:
        self.document.close(True)


Edit = Callable[[random.Random, Writer, Any], None]


def selected(paragraph: Any, start: int, end: int) -> Any:
    """A cursor over the letters of a paragraph from `start` to `end`."""
    cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
    cursor.goRight(start, False)
    cursor.goRight(end - start, True)
    return cursor


def some(chance: random.Random, paragraph: Any, pattern: str) -> Any:
    """A cursor over one match of a pattern in a paragraph."""
    match = chance.choice(list(re.finditer(pattern, paragraph.String)))
    return selected(paragraph, *match.span())


def phrase(chance: random.Random, most: int = 1) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, most)))


def insert_words(chance: random.Random, _: Writer, paragraph: Any) -> None:
    cursor = some(chance, paragraph, r"\S+")
    cursor.Text.insertString(cursor.Start, phrase(chance, 3) + " ", False)


def delete_words(chance: random.Random, _: Writer, paragraph: Any) -> None:
    some(chance, paragraph, r"\S+\s*").String = ""


def replace_words(chance: random.Random, _: Writer, paragraph: Any) -> None:
    some(chance, paragraph, r"\S+").String = phrase(chance)


def change_number(chance: random.Random, _: Writer, paragraph: Any) -> None:
    some(chance, paragraph, r"\d+").String = str(chance.randrange(1, 99))


def retype_paragraph(chance: random.Random, _: Writer, paragraph: Any) -> None:
    selected(paragraph, 0, len(paragraph.String)).String = phrase(chance, 8)


def insert_paragraph(chance: random.Random, _: Writer, paragraph: Any) -> None:
    cursor = paragraph.Text.createTextCursorByRange(paragraph.End)
    cursor.Text.insertControlCharacter(cursor, 0, False)
    cursor.Text.insertString(cursor, phrase(chance, 8), False)


def delete_paragraph(_: random.Random, writer: Writer, paragraph: Any) -> None:
    cursor = selected(paragraph, 0, len(paragraph.String))
    cursor.goRight(1, True)
    cursor.String = ""


def move_paragraph(chance: random.Random, writer: Writer, paragraph: Any) -> None:
    writer.go_to(paragraph)
    writer.do(chance.choice((".uno:MoveDown", ".uno:MoveUp")))


def insert_row(chance: random.Random, writer: Writer, paragraph: Any) -> None:
    writer.go_to(paragraph)
    writer.do(".uno:InsertRowsAfter")
    cursor = writer.document.CurrentController.ViewCursor
    cursor.goDown(1, False)
    cursor.Text.insertString(cursor, phrase(chance, 3), False)


def delete_row(_: random.Random, writer: Writer, paragraph: Any) -> None:
    writer.go_to(paragraph)
    writer.do(".uno:DeleteRows")


def replace_everywhere(chance: random.Random, writer: Writer, paragraph: Any) -> None:
    search = writer.document.createReplaceDescriptor()
    search.SearchString, search.ReplaceString = some(chance, paragraph, r"\w{2,}").String, phrase(chance)
    search.SearchWords = search.SearchCaseSensitive = True
    writer.document.replaceAll(search)


def change_format(chance: random.Random, _: Writer, paragraph: Any) -> None:
    looks = {
        "CharWeight": 150.0,
        "CharColor": 0xC00000,
        "CharHeight": 9.0,
        "ParaLeftMargin": 900,
        "ParaAdjust": uno.Enum("com.sun.star.style.ParagraphAdjust", "RIGHT"),
    }
    name = chance.choice(list(looks))
    setattr(some(chance, paragraph, r".+"), name, looks[name])


EDITS: dict[str, Edit] = {made.__name__: made for made in (
    insert_words, delete_words, replace_words, change_number, retype_paragraph, insert_paragraph, delete_paragraph,
    move_paragraph, insert_row, delete_row, replace_everywhere, change_format,
)}  # fmt: skip
IN_TABLES = {"insert_row", "delete_row"}


def fits(kind: str, place: Place) -> bool:
    needed = r"\d" if kind == "change_number" else r"\w{2,}"
    return (place.in_table or kind not in IN_TABLES) and re.search(needed, place.line) is not None


def edit(chance: random.Random, writer: Writer, places: list[Place], seen: set[str]) -> dict[str, Any] | None:
    """Make one edit of a line that none before it changed; None if that is impossible or changes nothing."""
    kind = chance.choice(list(EDITS))
    lines = writer.lines()
    untouched = set(lines) - seen
    fitting = [place for place in places if place.line in untouched and fits(kind, place)]
    if not fitting:
        return None
    try:
        EDITS[kind](chance, writer, chance.choice(fitting).paragraph)
    except (RuntimeException, IllegalArgumentException):  # a paragraph that an edit before removed
        return None
    before, now = differing(lines, writer.lines())
    if not before and not now and kind != "change_format":
        return None
    seen.update(before, now)
    return {"kind": kind, "before": before, "now": now}


def differing(before: list[str], now: list[str]) -> tuple[list[str], list[str]]:
    found = difflib.SequenceMatcher(None, before, now, autojunk=False).get_opcodes()
    changed = [one for one in found if one[0] != "equal"]
    return [line for one in changed for line in before[one[1] : one[2]]], [
        line for one in changed for line in now[one[3] : one[4]]
    ]


def done(context: Any, desktop: Any, job: dict[str, Any]) -> dict[str, Any]:
    chance, made, seen = random.Random(job["seed"]), [], set()
    writer = Writer(context, desktop, job["word"])
    places = writer.places()
    try:
        writer.document.RecordChanges = job["tracked"]
        for _ in range(TRIES * job["edits"]):
            if len(made) < job["edits"] and (one := edit(chance, writer, places, seen)):
                made.append(one)
        writer.save(job["saved"])
        writer.document.RecordChanges = False
        writer.do(".uno:AcceptAllTrackedChanges")
        return {"edits": made, "lines": writer.lines()}
    finally:
        writer.close()


@contextlib.contextmanager
def office(soffice: str) -> Iterator[tuple[Any, Any]]:
    """A LibreOffice of its own, with its context and desktop; it ends with the block."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        pipe = f"pipe,name={Path(folder).name};urp;"
        profile = f"-env:UserInstallation={Path(folder).as_uri()}"
        command = [soffice, profile, "--headless", "--norestore", "--nologo", "--nodefault", f"--accept={pipe}"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            context = connected(f"uno:{pipe}StarOffice.ComponentContext", process)
            desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            try:
                yield context, desktop
            finally:
                desktop.terminate()


def connected(address: str, process: subprocess.Popen[bytes]) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    while process.poll() is None:
        with contextlib.suppress(NoConnectException):
            return resolver.resolve(address)
        time.sleep(0.1)
    raise SystemExit(f"LibreOffice ended with {process.returncode}")


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    with office(asked["soffice"]) as (context, desktop):
        for job in asked["jobs"]:
            sys.stdout.write(json.dumps(done(context, desktop, job)) + "\n")
