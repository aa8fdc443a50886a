"""The site is built from the same Markdown, with every link checked, and needs no network to be read."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tools.locked import ROOT

pytestmark = pytest.mark.checkout

COMMAND = (sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going")

LOADS = (
    re.compile(r'<(?:script|img|link|iframe)\b[^>]*(?:src|href)="((?:https?:)?//[^"]+)'),
    re.compile(r"(?:@import|url\()\s*[\"']?(https?:[^\"')]+)"),
)


def test_every_page_is_in_the_site_which_asks_nothing_of_a_network(tmp_path: Path) -> None:
    site = tmp_path / "site"
    command = [*COMMAND, "-d", tmp_path / "trees", "-c", "tools/site", ".", site]

    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (built.returncode, built.stderr) == (0, "")
    pages = {page.relative_to(site).with_suffix("").as_posix() for page in site.rglob("*.html")}
    assert {page.relative_to(ROOT).with_suffix("").as_posix() for page in (ROOT / "docs").rglob("*.md")} <= pages
    assert asked(site) == set()
    assert 'id="ocop_docs.render"' in (site / "tools/site/python.html").read_text(encoding="utf-8")


def asked(site: Path) -> set[str]:
    """What a browser would fetch from elsewhere to show the pages."""
    texts = [path.read_text(encoding="utf-8") for path in site.rglob("*") if path.suffix in (".html", ".css")]
    return {found for text in texts for load in LOADS for found in load.findall(text)}


def test_a_broken_link_ends_the_build(tmp_path: Path) -> None:
    source = tmp_path / "source"
    (source / "tools" / "site").mkdir(parents=True)
    (source / "tools" / "site" / "index.md").write_text("# Title\n\n[gone](gone.md)\n", encoding="utf-8")
    settings = shutil.copytree(ROOT / "tools" / "site", tmp_path / "settings")

    built = subprocess.run([*COMMAND, "-c", settings, source, tmp_path / "site"], capture_output=True, check=False)

    assert built.returncode == 1
    assert b"gone.md" in built.stderr
