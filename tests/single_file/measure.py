"""Measures the one file and compares its bytes with those made here; writes docs/editions.md.

`make editions`; sizes of the Windows setup too where it is built.

Every time stands beside the load of the machine: on a busy one it says nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from tests.golden.reading import sample_files
from tests.single_file.test_documents import ANSWER, ROUND, documents_in_packed, expected, papers_here, rendered
from tests.strategies import drawn_records
from tests.web.conftest import CHROMIUM, FLAGS

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "editions.md"
FILE = ROOT / "dist" / "ocop-docs.html"
BUILT = (FILE, ROOT / "dist" / "ocop-docs-portable.zip", ROOT / "dist" / "ocop-docs-setup.exe")
SAMPLES = ("plan/trung-khanh-2023", "certificate/mat-ong-bac-ha-thung-may")
RANDOM = 1000
STARTS = 3
SECONDS = 5
SPEED = """async ([text, seconds]) => {
  const until = performance.now() + seconds * 1000, from = performance.now();
  let made = 0;
  for (; performance.now() < until; made++) {
    const asked = { method: "POST", headers: { "Content-Type": "application/json" }, body: text };
    const answer = await program.request(new Request("http://ocop-docs.localhost:1/api/v1/render", asked));
    await answer.arrayBuffer();
  }
  return made * 1000 / (performance.now() - from);
}"""
HEAD = """# Editions: sizes, start, speed, bytes

Written by `make editions`. Load is that of the machine while it measured, of {cores} cores.

"""
Row = tuple[str, str]


def main() -> None:
    """Measure, compare, and write the page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        parts = {
            "Size": list(sizes()),
            "Start and speed": [*in_chromium(browser), *in_node()],
            "Word files with the same bytes as made on this machine": list(same_bytes(opened(browser)[0])),
        }
        browser.close()
    text = HEAD.format(cores=os.cpu_count()) + "\n".join(table(title, rows) for title, rows in parts.items())
    PAGE.write_text(text, encoding="utf-8", newline="\n")


def table(title: str, rows: list[Row]) -> str:
    """Return a heading and the rows below it."""
    return f"## {title}\n\n| what | measured |\n|---|---|\n" + "".join(
        f"| {what} | {found} |\n" for what, found in rows
    )


def sizes() -> Iterator[Row]:
    """Yield the size of each file that is handed out."""
    for path in BUILT:
        if path.is_file():
            yield f"`{path.name}`", f"{path.stat().st_size / 1e6:.1f} MB"


def in_chromium(browser: Browser) -> Iterator[Row]:
    """Yield the fastest of some starts, and documents a second through the API of the page."""
    starts = [opened(browser) for _ in range(STARTS)]
    page, painted, usable = min(starts, key=lambda one: one[2])
    yield "Chromium, first paint", f"{painted:.1f} s ({load()})"
    yield "Chromium, until the first page is usable", f"{usable:.1f} s"
    for name in SAMPLES:
        text = (ROOT / "samples" / f"{name}.json").read_text(encoding="utf-8")
        yield f"Chromium, `{name}` a second", f"{page.evaluate(SPEED, [text, SECONDS]):.0f} ({load()})"


def opened(browser: Browser) -> tuple[Page, float, float]:
    """Open the file without a network; return its tab, and the seconds until it shows and until it can be used."""
    page = browser.new_context(offline=True).new_page()
    start = time.perf_counter()
    page.goto(FILE.as_uri(), wait_until="commit")
    page.wait_for_selector("#bar")
    painted = time.perf_counter() - start
    page.wait_for_selector("html.open", timeout=120_000)
    return page, painted, time.perf_counter() - start


def in_node() -> Iterator[Row]:
    """Yield the same of Node.js, which has no window."""
    records = [str(ROOT / "samples" / f"{name}.json") for name in SAMPLES]
    command = ["node", str(ROOT / "tools" / "single_file" / "speed.mjs"), str(FILE), *records]
    found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    yield "Node.js, until the program has answered once", f"{found['started']:.1f} s ({load()})"
    for name, speed in zip(SAMPLES, found["speeds"], strict=True):
        yield f"Node.js, `{name}` a second", f"{speed:.0f}"


def load() -> str:
    """Return the machine's load of the last minute in words."""
    return f"load {os.getloadavg()[0]:.1f}"


def same_bytes(page: Page) -> Iterator[Row]:
    """Yield how many documents are the same, of those that were made in both ways."""
    frame: Any = type("Frame", (), {"tab": page})
    samples = [path.read_text(encoding="utf-8") for path in sample_files()]
    yield "samples", compared(list(rendered(frame, samples)), [expected(text) for text in samples])
    with tempfile.TemporaryDirectory() as scratch:
        packed = page.evaluate(ANSWER, ["/api/v1/rounds/papers", ROUND.read_text(encoding="utf-8")])
        there, here = documents_in_packed(packed, Path(scratch)), papers_here()
    yield "papers of the example round", compared([there.get(name) for name in here], list(here.values()))
    texts = [json.dumps(record) for record in drawn_records(RANDOM)]
    made = list(rendered(frame, texts, "/api/v1/render?draft=1"))
    yield "random records", compared(made, [expected(text, draft=True) for text in texts])


def compared(found: list[Any], wanted: list[Any]) -> str:
    """Return how many are equal, of how many."""
    return f"{sum(one == other for one, other in zip(found, wanted, strict=True))} of {len(wanted)}"


if __name__ == "__main__":
    main()
