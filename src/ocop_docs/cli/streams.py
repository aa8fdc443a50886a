"""Files named on the command line: `-` is standard input where data is read, standard output where a result goes."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, redirect_stdout
from pathlib import Path

from ocop_docs.errors import OutputRefused, UnreadableInput, fault
from ocop_docs.output import refuse_existing, unwritable, write_whole
from ocop_docs.pipeline import read_package
from ocop_docs.settings import settings

STANDARD = Path("-")
"""Standard input or standard output."""

Write = Callable[[Path, bytes], None]


def source_of(path: Path) -> Path | bytes:
    """Return the bytes of standard input for `-`, and any other path as it is.

    Raises:
        UnreadableInput: standard input cannot be read.
    """
    limits = settings()
    return _standard_input(max(limits.max_input_bytes, limits.max_package_bytes)) if path == STANDARD else path


@contextmanager
def table_file(path: Path) -> Iterator[Path]:
    """Yield the file of a table; standard input is copied to a temporary one, named by the format of its content.

    Raises:
        UnreadableInput: standard input cannot be read.
    """
    if path != STANDARD:
        yield path
        return
    data = _standard_input(settings().max_table_bytes)
    with tempfile.TemporaryDirectory(prefix="ocop-docs-") as folder:
        copy = Path(folder) / f"stdin{_ending(data)}"
        write_whole(copy, data)
        yield copy


@contextmanager
def results(*outputs: Path | None, force: bool = False) -> Iterator[Write]:
    """Yield the function that writes a result; while one goes to standard output, messages go to standard error.

    Raises:
        OutputRefused: a file exists and may not be overwritten, or a result cannot be written.
    """
    for output in filter(None, outputs):
        _refuse_existing(output, force=force)
    stdout = sys.stdout

    def write(path: Path, content: bytes) -> None:
        _refuse_existing(path, force=force)
        if path != STANDARD:
            write_whole(path, content, new=not force)
            return
        try:
            stdout.flush()
            stdout.buffer.write(content)
            stdout.buffer.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise unwritable(STANDARD, error) from error

    with redirect_stdout(sys.stderr) if STANDARD in outputs else nullcontext():
        yield write


def refuse_standard_output(folder: Path | None) -> None:
    """Raise OutputRefused for `-` where the result is a folder."""
    if folder == STANDARD:
        raise OutputRefused(fault("output-is-folder"))


def package_of(path: Path) -> bytes:
    """Return the bytes of a Word or Excel file, or of standard input for `-`; raise UnreadableInput as `source_of`."""
    source = source_of(path)
    return source if isinstance(source, bytes) else read_package(source)


def refuse_together(options: Mapping[str, object]) -> None:
    """Raise UnreadableInput when more than one of `options` is given: the command does one of them only."""
    given = [name for name, value in options.items() if value]
    if len(given) > 1:
        raise UnreadableInput(fault("options-together", options=", ".join(given)))


def json_text(value: object) -> str:
    """Return a value as the JSON that the commands print and write."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def print_json(value: object) -> None:
    """Print a value as JSON."""
    sys.stdout.write(json_text(value))


def _refuse_existing(path: Path, *, force: bool) -> None:
    if path != STANDARD:
        refuse_existing(path, force=force)


def _standard_input(limit: int) -> bytes:
    try:
        # One byte beyond the limit is enough for the reader to refuse it.
        return sys.stdin.buffer.read(limit + 1)
    except OSError as error:
        raise UnreadableInput(fault("file-unreadable", path=STANDARD)) from error


def _ending(data: bytes) -> str:
    """How the name of a file with this content ends: a workbook is a ZIP, rows of JSON are objects or a list."""
    if data.startswith(b"PK"):
        return ".xlsx"
    return {b"[": ".json", b"{": ".jsonl"}.get(data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1], ".csv")
