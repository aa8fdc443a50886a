"""Every page, and what the forms on it give."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from lxml import html

from snapshots.taking import Take
from snapshots.visitor import UNKNOWN, Visitor, flat, word_file


def pages(take: Take) -> None:
    """Keep every page, and what the buttons of its forms give, as each page is first shown."""
    visitor = Visitor(take, "pages")
    for path in _addresses(take):
        response = visitor.ask(f"GET {flat(path)}", "GET", path)
        if response.mimetype == "text/html":
            _press(take, visitor, path, response.get_data(as_text=True))
    for query in ("q=ba", "q=Ví&loai=commune", "q=cao&loai=province"):
        visitor.ask(f"places {query}", "GET", f"/tra-cuu/dia-danh?{query}")
    for day in ("01/01/2019", "01/7/2025", "x"):
        visitor.ask(f"texts {flat(day)}", "GET", f"/tra-cuu/can-cu?ngay={day}")
    visitor.ask("unknown", "GET", f"/{UNKNOWN}")


def _addresses(take: Take) -> Iterator[str]:
    """Every page without parameters, and those of each kind and each sample."""
    for rule in sorted(take.app.url_map.iter_rules(), key=str):
        if "GET" not in (rule.methods or ()) or rule.rule.startswith("/api/"):
            continue
        if not rule.arguments:
            yield rule.rule
        elif rule.arguments == {"kind"}:
            yield from (rule.rule.replace("<kind>", kind) for kind in [*take.kinds, UNKNOWN])
        elif rule.arguments == {"kind", "name"}:
            for name, _ in take.documents():
                kind, _, sample = name.partition(".")
                yield rule.rule.replace("<kind>", kind).replace("<name>", sample)


def _press(take: Take, visitor: Visitor, path: str, page: str) -> None:
    """Send each form of a page with each of its buttons, or with each of a few files."""
    tree: Any = html.document_fromstring(page)
    for blank in tree.xpath("//template"):  # rows that scripts copy, not yet a part of any form
        blank.drop_tree()
    for number, form in enumerate(tree.xpath("//form")):
        item, fields = f"POST {flat(path)} {number}", dict(form.form_values())
        if form.method.upper() != "POST":
            continue
        if form.xpath(".//input[@type='file']"):
            _send_files(take, visitor, item, form, fields)
        else:
            _send_fields(take, visitor, item, form, fields)


def _send_fields(take: Take, visitor: Visitor, item: str, form: Any, fields: dict[str, str]) -> None:
    """Send a form with each button, to the addresses that scripts send it to, and with a token that is not ours."""
    served = take.app.url_map.bind("localhost")
    for name, value in _buttons(form):
        visitor.ask(f"{item} {flat(value)}", "POST", form.action, data=fields | {name: value})
        if value.startswith("xem:") and served.test(f"{form.action}/buoc", "POST"):
            visitor.ask(f"{item} {flat(value)} step", "POST", f"{form.action}/buoc", data=fields | {name: value})
    if served.test(f"{form.action}/song", "POST"):
        visitor.ask(f"{item} live", "POST", f"{form.action}/song", data=fields)
    if "ticks" in fields:
        visitor.ask(f"{item} tally", "POST", "/cham-diem", data=fields)
    visitor.ask(f"{item} stale", "POST", form.action, data=fields | {"token": "x"})


def _buttons(form: Any) -> Iterator[tuple[str, str]]:
    """The buttons that send the form to its own address, but of those for rows and single papers the first few."""
    seen: dict[str, int] = {}
    for button in form.xpath(".//button[@name and @value and not(@formaction)]"):
        name, value = button.get("name"), button.get("value")
        verb = ":".join(value.split(":")[:2])
        seen[verb] = seen.get(verb, 0) + 1
        if seen[verb] <= 2 and "pdf" not in value:  # noqa: PLR2004 - the first and another
            yield name, value


def _send_files(take: Take, visitor: Visitor, item: str, form: Any, fields: dict[str, str]) -> None:
    report = take.samples / "report"
    files = {
        "word.docx": word_file(take, next(iter(sorted(report.glob("*.json"))))),
        "data.json": next(iter(sorted(report.glob("*.json")))).read_bytes(),
        "round.json": take.round.read_bytes(),
        "round.xlsx": take.round_workbook.read_bytes(),
        "text.txt": b"x",
    }
    (field, *_) = [one.get("name") for one in form.xpath(".//input[@type='file']")]
    if "/hang-loat/" in form.action and "cong-bao-cao" not in form.action:
        files = {"text.txt": b"x"}  # a table would be a batch that goes on by itself
    else:
        files["communes.xlsx"] = take.table.read_bytes()
    for name, data in files.items():
        for button, value in list(_buttons(form)) or [("viec", "")]:
            sent = fields | {button: value, field: (io.BytesIO(data), name)}
            visitor.ask(f"{item} {name} {value}", "POST", form.action, data=sent, content_type="multipart/form-data")
