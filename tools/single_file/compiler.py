"""Runs in Pyodide while the file is built: compiles the modules that the start of the program loads.

Bytecode belongs to one version of Python, so that only the Python that will run it can make it. The other modules stay
source code, which is smaller.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterator
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]  # as py_compile uses it
from pathlib import Path

APP = Path("/app")
_LIBRARY = "/lib/python314.zip/"
_PAGES = ("/", "/soan/plan", "/dot-danh-gia/vi-du", "/hang-loat/plan")
_UNUSED = re.compile(
    "(_pyrepl|ctypes|curses|dbm|ensurepip|idlelib|multiprocessing|sqlite3|unittest|wsgiref|xmlrpc|"
    "encodings/(?!__init__|aliases|ascii|charmap|cp437|cp125|hex|idna|latin|mbcs|punycode|raw|undefined|unicode|utf)|"
    "(_pyio|compileall|doctest|ftplib|imaplib|mailbox|modulefinder|nntplib|optparse|pdb|pickletools|plistlib|poplib|"
    r"profile|pstats|pyclbr|pydoc|smtplib|tabnanny|tarfile|timeit|trace|tracemalloc|turtle|wave|zipapp)\.py)"
)
"""What of Python's library nothing here can reach: other protocols, tools for developers, rare encodings."""
_NO_HASH = bytes(8)
"""The hash of the source is not looked at: there is no source beside the bytecode."""


def main() -> None:
    """Write `/compiled.zip` with the bytecode of our modules, and `/stdlib.zip`, the library with its own in place."""
    _warm_up()
    loaded = set(_loaded())
    with zipfile.ZipFile("/compiled.zip", "w") as compiled:
        for path in sorted(name for name in loaded if name.startswith(f"{APP}/")):
            name = path.removeprefix(f"{APP}/")
            ours = name.startswith("ocop_docs/")
            compiled.writestr(zipfile.ZipInfo(f"{name}c"), _bytecode(Path(path).read_bytes(), path, docs=ours))
    hot = {name.removeprefix(_LIBRARY) for name in loaded if name.startswith(_LIBRARY)}
    with zipfile.ZipFile("/library.zip") as library, zipfile.ZipFile("/stdlib.zip", "w") as written:
        for info in library.infolist():
            content = library.read(info)
            if info.filename in hot:
                made = _bytecode(content, _LIBRARY + info.filename, docs=False)
                written.writestr(zipfile.ZipInfo(f"{info.filename}c"), made)
            elif not info.is_dir() and not _UNUSED.match(info.filename):
                written.writestr(zipfile.ZipInfo(info.filename), content)


def _warm_up() -> None:
    from single_file_program import Program  # type: ignore[import-not-found]  # staged under this name

    program = Program()
    for page in _PAGES:
        status, *_ = program.answer("GET", page, [])
        if status != 200:  # noqa: PLR2004 - OK
            raise RuntimeError(f"{page}: {status}")


def _loaded() -> Iterator[str]:
    """Yield the files of all modules that are loaded."""
    for module in list(sys.modules.values()):
        file = getattr(module, "__file__", None)
        if file and file.endswith(".py"):
            yield file


def _bytecode(source: bytes, path: str, *, docs: bool) -> bytes:
    """Return the bytecode, without docstrings (and assertions) unless `docs`."""
    code = compile(source, path, "exec", dont_inherit=True, optimize=0 if docs else 2)
    return bytes(_code_to_hash_pyc(code, _NO_HASH, checked=False))
