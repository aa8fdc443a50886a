"""The public doors of the product: the command in this process, the HTTP application, the Python door."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import pkgutil
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from unittest.mock import patch

from flask import Flask

COMMAND, PACKAGE, FACTORY = "ocop-docs", "ocop_docs", "create_app"
_SPEED = re.compile(r"\(\d[\d.,]* văn bản/giây\)")


@contextlib.contextmanager
def quiet_machine(room: Path) -> Iterator[None]:
    """Work in the empty folder `room`, under settings that do not depend on this machine's terminal or user."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("OCOP_DOCS_")}
    fixed = {"COLUMNS": "120", "NO_COLOR": "1", "TERM": "dumb", "XDG_DATA_HOME": str(room / "data")}
    logging.disable()  # a failure of a page is in its answer already
    try:
        with patch.dict(os.environ, own | fixed, clear=True), contextlib.chdir(room):
            yield
    finally:
        logging.disable(logging.NOTSET)


def command(*arguments: str) -> str:
    """Run `ocop-docs` with `arguments` and return the exit code and both streams as one text."""
    (script,) = entry_points(group="console_scripts", name=COMMAND)
    main = script.load()
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
    code: object = 0
    with (
        patch.object(sys, "argv", [COMMAND, *arguments]),
        contextlib.redirect_stdout(streams[0]),
        contextlib.redirect_stderr(streams[1]),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
    said = []
    for stream in streams:
        stream.flush()
        said.append(stream.buffer.getvalue().decode())
    text = f"$ {COMMAND} {' '.join(arguments)[:500]}\nexit code {code}\n--- stdout\n{said[0]}--- stderr\n{said[1]}"
    return _SPEED.sub("(N văn bản/giây)", text)


def standard_output(text: str) -> str:
    """Return what a text of `command` has under standard output."""
    return text.partition("--- stdout\n")[2].rpartition("--- stderr\n")[0]


def application() -> Flask:
    """Return the HTTP application, made by the `create_app` of the package `web` or of a module in it."""
    package = import_module(f"{PACKAGE}.web")
    for name in ("", *(f".{module.name}" for module in pkgutil.iter_modules(package.__path__))):
        factory = getattr(import_module(f"{package.__name__}{name}"), FACTORY, None)
        if factory is not None:
            app = factory()
            assert isinstance(app, Flask)  # noqa: S101 - for the type checker too
            return app
    raise LookupError(f"nothing in {package.__name__} has {FACTORY}")
