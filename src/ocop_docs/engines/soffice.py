"""One running LibreOffice that converts many files, isolated: its own profile, no network, a time limit.

An empty document keeps it running; each conversion is a second `soffice` of the same profile, which hands its
arguments to the first and ends when the file is made. So no part of LibreOffice but its command is needed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ocop_docs.errors import ConversionError, fault
from ocop_docs.isolation.guard import NOT_STARTED
from ocop_docs.isolation.processes import end, start
from ocop_docs.settings import settings

_WINDOWS_PLACES = (
    Path("C:/Program Files/LibreOffice/program/soffice.com"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.com"),
)
_NOWHERE = "http://127.0.0.1:9"
"""A proxy that answers nothing, so that a document cannot make LibreOffice fetch what it links to."""
_EXPORT = {
    "SelectPdfVersion": {"type": "long", "value": "2"},
    "PDFUACompliance": {"type": "boolean", "value": "true"},
}
"""PDF/A-2b, tagged as PDF/UA-1 asks (LibreOffice's help, "PDF export command-line parameters")."""
_FILTERS = {"pdf": f"pdf:writer_pdf_Export:{json.dumps(_EXPORT)}", "docx": "docx:MS Word 2007 XML"}
"""Formats to write, with the filter for each."""
_OPEN = "open.txt"
"""The empty document that keeps LibreOffice running; it is ready once it has put its mark beside it."""
_STEP_S = 0.02
_ROOM_FOR_A_PDF = 1 << 20
"""Free bytes below which a file that was not written tells of a full disk."""


def find_soffice() -> str | None:
    """Return LibreOffice's command, or None when this machine has none."""
    found = shutil.which("soffice")
    return found or next((str(path) for path in _WINDOWS_PLACES if path.is_file()), None)


class Office:
    """A running LibreOffice; `close` ends it and leaves neither process nor folder."""

    def __init__(self, soffice: str) -> None:
        """Start LibreOffice; raise ConversionError when it does not start, or OSError when the disk has no room."""
        self.soffice = soffice
        self.conversions = 0
        self._client: subprocess.Popen[bytes] | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="ocop-docs-", ignore_cleanup_errors=True)
        self._room = Path(self._folder.name).resolve()
        self._profile = (self._room / "profile").as_uri()
        try:
            (self._room / _OPEN).touch()
            memory = str(settings().soffice_memory_mb)
            guard = (sys.executable, "-m", "ocop_docs.isolation.guard", str(self._room), str(self._socket), memory)
            self._server = self._start("--nodefault", str(self._room / _OPEN), before=guard, stdin=subprocess.PIPE)
            self._wait_until_ready(time.monotonic() + settings().soffice_timeout_s)
        except BaseException:
            self.close()
            raise

    @property
    def alive(self) -> bool:
        """Whether LibreOffice still runs."""
        return self._server.poll() is None

    def convert(self, word: bytes, source: str = "docx", target: str = "pdf") -> bytes:
        """Return what LibreOffice wrote for a file; raise ConversionError when it wrote nothing or hung.

        Args:
            word: the file.
            source: its format, as its name ends: ``docx``, ``doc`` or ``rtf``.
            target: the format to write, ``pdf`` or ``docx``.
        """
        self.conversions += 1
        given, result = self._room / f"document.{source}", self._room / f"document.{target}"
        result.unlink(missing_ok=True)
        given.write_bytes(word)
        client = self._client = self._start("--convert-to", _FILTERS[target], "--outdir", str(self._room), str(given))
        try:
            code = client.wait(settings().soffice_timeout_s)
        except subprocess.TimeoutExpired as error:
            raise _slow() from error
        finally:
            end(client)
        if code:
            raise _ended(code)
        if not result.is_file() and not self.alive:
            raise _ended(self._server.returncode)
        if not result.is_file():
            full = shutil.disk_usage(self._room).free < _ROOM_FOR_A_PDF
            raise ConversionError(fault("pdf-no-room" if full else "soffice-no-file"))
        return result.read_bytes()

    def close(self) -> None:
        """End LibreOffice, in the midst of a conversion too, and remove its folder."""
        if self._client and self._client.poll() is None:
            self._client.kill()
        if hasattr(self, "_server"):
            end(self._server)
            if self._server.stdin:
                self._server.stdin.close()
        self._socket.unlink(missing_ok=True)
        self._folder.cleanup()

    @property
    def _socket(self) -> Path:
        """What LibreOffice leaves in /tmp when it is killed: named after a hash of the profile (its `app.cxx`)."""
        if sys.platform == "win32":
            return self._room / "socket"
        digest = "".join(f"{byte:x}" for byte in hashlib.md5(self._profile.encode("utf-16-le")).digest())  # noqa: S324 - LibreOffice's choice
        return Path(f"/tmp/OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{digest}")  # noqa: S108 - as above

    def _start(
        self, *arguments: str, before: tuple[str, ...] = (), stdin: int = subprocess.DEVNULL
    ) -> subprocess.Popen[bytes]:
        common = (self.soffice, f"-env:UserInstallation={self._profile}", "--headless", "--norestore", "--nologo")
        places = dict.fromkeys(("HOME", "TMPDIR", "TMP", "TEMP"), str(self._room))
        proxies = dict.fromkeys(("http_proxy", "https_proxy"), _NOWHERE)
        try:
            return start([*before, *common, *arguments], os.environ | places | proxies, stdin=stdin)
        except OSError as error:
            raise _ended(NOT_STARTED) from error

    def _wait_until_ready(self, deadline: float) -> None:
        while not (self._room / f".~lock.{_OPEN}#").exists():
            if not self.alive:
                raise _ended(self._server.returncode)
            if time.monotonic() > deadline:
                raise _slow()
            time.sleep(_STEP_S)


def _ended(code: int) -> ConversionError:
    if code == NOT_STARTED:
        return ConversionError(fault("soffice-not-started"))
    return ConversionError(fault("soffice-crashed", exit_code=code))


def _slow() -> ConversionError:
    seconds = settings().soffice_timeout_s
    return ConversionError(fault("pdf-slow", seconds=seconds, setting="SOFFICE_TIMEOUT_S"))
