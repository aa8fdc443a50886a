"""Draw the pages of each sample by rdocx and by LibreOffice side by side: `python tools/side_by_side.py FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
from PIL import Image

from ocop_docs import load, render
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.engines import libreoffice, rdocx
from ocop_docs.resources import samples_folder

DPI, GAP = 60, 12
POINTS = 72


def main() -> None:
    """Write one picture for each sample: rdocx above, LibreOffice below."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        for file in sorted((samples_folder() / kind).glob("*.json")):
            word = render(load(file))
            rows = [_row(engine.to_pdf(word)) for engine in (rdocx, libreoffice)]
            _stacked(rows).save(folder / f"{kind} {file.stem}.png")
    libreoffice.close()


def _row(pdf: bytes) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.render(scale=DPI / POINTS, grayscale=True).to_pil() for page in document]
    row = Image.new("L", (sum(page.width + GAP for page in pages), max(page.height for page in pages)), 128)
    at = 0
    for page in pages:
        row.paste(page, (at, 0))
        at += page.width + GAP
    return row


def _stacked(rows: list[Image.Image]) -> Image.Image:
    picture = Image.new("L", (max(row.width for row in rows), sum(row.height + GAP for row in rows)), 128)
    at = 0
    for row in rows:
        picture.paste(row, (0, at))
        at += row.height + GAP
    return picture


if __name__ == "__main__":
    main()
