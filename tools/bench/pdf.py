"""PDFs: the pages beside the form, each engine over LibreOffice as it is usually started, and a batch of reports."""

from __future__ import annotations

import copy
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask.testing import FlaskClient

from bench.batch import KIB_PER_MB, WATCH, Run
from bench.data import plans
from bench.measure import Pace, race, timed
from bench.rows import Row
from ocop_docs import load, render
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.engines import libreoffice, rdocx
from ocop_docs.engines.soffice import find_soffice
from ocop_docs.pipeline import to_pdf
from ocop_docs.resources import samples_folder
from ocop_docs.settings import settings
from ocop_docs.web.app import create_app
from ocop_docs.web.forms.fields import form_of
from ocop_docs.web.forms.values import entries, typed_of

FORM = "application/x-www-form-urlencoded"
REPORT = "report/xa-vi-du-2026"
FEW, MANY = 250, 1_000
MINUTE = 60.0
PREVIEW_S = 0.1
DOCUMENTS = 20
IN_VIEW = 2
"""Pages that a screen of 1366 x 768 shows at once; a browser asks for the others when they come near."""
SENTENCE = (
    "phối hợp với hợp tác xã và các chủ thể để rà soát, hoàn thiện hồ sơ sản phẩm, bao bì, nhãn mác, truy xuất nguồn "
    "gốc và tham gia các hội chợ trong tỉnh, ngoài tỉnh theo kế hoạch được phê duyệt"
)
COMMAND = "from ocop_docs.cli.main import main; main()"


def all_rows(room: Path) -> Iterator[Row]:
    """The preview, the engines, the batch."""
    yield from _previews()
    yield from _engines(room)
    yield from _batches(room)


def _previews() -> Iterator[Row]:
    """The five pages of a plan, as the browser asks for them: of one that was just opened, and of one being typed."""
    opened, typed = [_fields(data) for data in plans(2 * DOCUMENTS)], [_fields(data) for data in _typing()]
    for engine in ("rdocx", "libreoffice"):
        os.environ["OCOP_DOCS_PDF_ENGINE"] = engine
        settings.cache_clear()
        client = create_app().test_client()
        # Each side has plans of its own: what one of them was shown is kept for a while.
        sides = {
            "opened, the two in view drawn": timed(_previewer(client, IN_VIEW), opened[::2]),
            "opened, all drawn": timed(_previewer(client), opened[1::2]),
            "one more letter typed, all drawn that changed": timed(_previewer(client), typed),
        }
        paces = race(sides, rounds=7)
        name = "rdocx" if engine == "rdocx" else "a LibreOffice that runs already"
        for what, pace in paces.items():
            goal = "≤ 1" if engine == "rdocx" else ""
            ratio = 1 / pace.per_second / PREVIEW_S
            yield Row(f"preview of five pages, {what}, by {name}, over 100 ms", ratio, goal, _milliseconds(pace))
    libreoffice.close()
    del os.environ["OCOP_DOCS_PDF_ENGINE"]
    settings.cache_clear()


def _typing() -> Iterator[dict[str, Any]]:
    """A plan while a sentence is typed into one of its tasks, letter by letter."""
    for end in range(1, len(SENTENCE) + 1):
        (plan,) = plans(1)
        plan["tasks"][0]["content"] += f"; {SENTENCE[:end]}"
        yield plan


def _fields(data: dict[str, Any]) -> str:
    """The form as a browser sends it; encoding it is not the server's work."""
    form, _ = typed_of(form_of(KINDS["plan"].model), data)
    return urlencode({name: value for name, value in entries(form) if value})


def _previewer(client: FlaskClient, most: int | None = None) -> Callable[[str], None]:
    """Ask for the pages, and for those of the first `most` pictures that the browser does not have."""
    headers = {"X-Part": "1", "X-Token": client.get("/tra-cuu/phien").get_json()["token"]}
    had: list[str] = []

    def preview(fields: str) -> None:
        nonlocal had
        page = client.post("/soan/plan/trang", data=fields, content_type=FORM, headers=headers)
        pictures = re.findall(r'<img src="([^"]+)"', page.text)[:most]
        if not pictures:
            raise RuntimeError("no page was shown")
        for picture in pictures:
            if picture not in had:
                client.get(picture)
        had = pictures

    return preview


def _engines(room: Path) -> Iterator[Row]:
    """One plan of five pages; "cold" starts LibreOffice for each file, as docx2pdf's users do on Linux."""
    documents = [load(data) for data in plans(DOCUMENTS)]
    words = [render(document) for document in documents]
    paces = race(
        {
            "rdocx": timed(rdocx.to_pdf, words),
            "proven": timed(to_pdf, documents),
            "warm": timed(libreoffice.to_pdf, words),
            "cold": timed(lambda word: _cold(word, room), words),
        },
        seconds=3,
    )
    libreoffice.close()
    cold, warm, ours, proven = (paces[name] for name in ("cold", "warm", "rdocx", "proven"))
    yield Row("PDF by rdocx over LibreOffice started for each file", cold.over(ours), "", _both(ours, cold))
    yield Row("PDF by rdocx over a LibreOffice that runs already", warm.over(ours), "", _both(ours, warm))
    yield Row(
        "record to proven PDF by rdocx over LibreOffice started for each file",
        cold.over(proven),
        "",
        _both(proven, cold),
    )
    yield Row(
        "PDF by a LibreOffice that runs already over one started for each file", cold.over(warm), "", _both(warm, cold)
    )


def _cold(word: bytes, room: Path) -> None:
    """Convert as most scripts do; the profile is kept, so that only the start is paid."""
    source = room / "cold.docx"
    source.write_bytes(word)
    profile = f"-env:UserInstallation={(room / 'profile').as_uri()}"
    command: list[Any] = [
        find_soffice() or "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        room,
        source,
    ]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own paths


def _batches(room: Path) -> Iterator[Row]:
    two = _run(room, MANY, 2)
    yield Row(
        f"{MANY:,} reports of three pages with their PDFs, two processes, over a minute",
        two.seconds / MINUTE,
        "≤ 1",
        f"{two.seconds:,.1f} s; {MANY / two.seconds:,.1f} PDFs/s",
    )
    few, many = (_run(room, count, 1) for count in (FEW, MANY))
    shown = f"{many.megabytes:,.0f} MB / {few.megabytes:,.0f} MB"
    yield Row(f"peak memory, {MANY:,} PDFs over {FEW}, one process", many.megabytes / few.megabytes, "≤ 1.05", shown)


def _run(room: Path, count: int, workers: int) -> Run:
    """A whole process that makes `count` reports with their PDFs."""
    table = room / f"reports-{count}.jsonl"
    base = json.loads((samples_folder() / f"{REPORT}.json").read_text(encoding="utf-8"))
    table.write_text("".join(f"{json.dumps(_report(base, number))}\n" for number in range(count)), encoding="utf-8")
    with tempfile.TemporaryDirectory(dir=room) as folder:
        command: list[Any] = [
            sys.executable,
            "-c",
            COMMAND,
            "batch",
            "report",
            table,
            "-o",
            f"{folder}/out.zip",
            "--pdf",
        ]
        start = time.perf_counter()
        ended = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-c", WATCH, *command, "--workers", str(workers)],
            capture_output=True,
            text=True,
            check=False,
        )
        taken = time.perf_counter() - start
        if ended.returncode or not Path(folder, "out.zip").exists():
            raise RuntimeError(f"the batch of {count} PDFs ended with {ended.returncode}")
    return Run(taken, int(ended.stdout) / KIB_PER_MB)


def _report(base: dict[str, Any], number: int) -> dict[str, Any]:
    report = copy.deepcopy(base)
    report["issuer"]["name"] = f"Ủy ban nhân dân xã Ví Dụ {number}"
    report["number"] = number + 1
    return report


def _both(ours: Pace, theirs: Pace) -> str:
    return f"{ours.per_second:,.1f}/s / {theirs.per_second:,.1f}/s"


def _milliseconds(pace: Pace) -> str:
    return f"{1000 / pace.per_second:,.0f} ms / 100 ms"
