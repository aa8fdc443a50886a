"""Making one document: the work of `ocop-docs render`."""

from __future__ import annotations

import sys
from pathlib import Path

from ocop_docs.errors import OutputRefused, fault
from ocop_docs.output import refuse_existing, write_whole


def render(  # noqa: PLR0913 - each is an option of the command
    data: Path,
    output: Path | None = None,
    *,
    force: bool = False,
    pdf: bool = False,
    without_data: bool = False,
    layout: bool = True,
) -> None:
    """Make the Word file and whatever else is asked for, and say where its layout goes wrong."""
    from ocop_docs import pipeline

    word_file = output or Path(f"{data.stem}.docx")
    if word_file.suffix.lower() == ".pdf":
        raise OutputRefused(fault("output-not-word", path=word_file))
    refuse_existing(word_file, force=force)
    document = pipeline.load(data)
    files = {word_file: pipeline.render(document, with_data=not without_data)}
    if pdf:
        pdf_file = word_file.with_suffix(".pdf")
        refuse_existing(pdf_file, force=force)
        files[pdf_file] = pipeline.to_pdf(document)
    for path, content in files.items():
        write(path, content, force=force)
        sys.stdout.write(f"Đã ghi {path}\n")
    findings = pipeline.check_layout(files[word_file]) if layout else []
    if findings:
        from ocop_docs.cli import output as view

        view.show_layout(findings)


def write(path: Path, content: bytes, *, force: bool) -> None:
    """Write whole or not at all."""
    refuse_existing(path, force=force)
    write_whole(path, content)
