"""From Word to PDF by LibreOffice, isolated: own profile, no network, a time limit, nothing left running."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from ocop_docs.errors import ConversionError, fault
from ocop_docs.settings import settings

_WINDOWS_PATHS = (
    Path("C:/Program Files/LibreOffice/program/soffice.com"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.com"),
)
_TRAILER_BYTES = 1024
"""The end mark of a PDF must be within the last 1024 bytes, as readers expect it."""
_NO_PROXY = "http://127.0.0.1:9"
"""A proxy that does not exist, so that a document cannot make LibreOffice fetch what it links to."""


def find_soffice() -> str | None:
    """Return LibreOffice's command, or None when this machine has none."""
    found = shutil.which("soffice")
    return found or next((str(path) for path in _WINDOWS_PATHS if path.is_file()), None)


def to_pdf(data: bytes) -> bytes:
    """Return the PDF of a Word file.

    Raises:
        ConversionError: LibreOffice is missing, too slow, or made no file.
    """
    soffice = find_soffice()
    if soffice is None:
        raise ConversionError(fault("soffice-missing"))
    with tempfile.TemporaryDirectory(prefix="ocop-docs-") as folder:
        workdir = Path(folder)
        source = workdir / "document.docx"
        source.write_bytes(data)
        _convert(soffice, source, workdir)
        return _checked_pdf(workdir / "document.pdf")


def _checked_pdf(result: Path) -> bytes:
    """The PDF's bytes, if they begin and end as a PDF does: LibreOffice's exit code alone is not trusted."""
    if not result.is_file():
        raise ConversionError(fault("soffice-failed", reason="không có tệp kết quả"))
    data = result.read_bytes()
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-_TRAILER_BYTES:]:
        raise ConversionError(fault("soffice-failed", reason="tệp kết quả không trọn vẹn"))
    return data


def _convert(soffice: str, source: Path, workdir: Path) -> None:
    command = [
        soffice,
        f"-env:UserInstallation={(workdir / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf",
        "--outdir",
        str(workdir),
        str(source),
    ]
    environment = os.environ | {"HOME": str(workdir), "http_proxy": _NO_PROXY, "https_proxy": _NO_PROXY}
    process = _start(command, environment)
    try:
        code = process.wait(settings().soffice_timeout_s)
    except subprocess.TimeoutExpired as error:
        raise ConversionError(fault("soffice-failed", reason="quá thời gian chờ")) from error
    finally:
        _end(process)
    if code != 0:
        raise ConversionError(fault("soffice-failed", reason=f"dừng với mã lỗi {code}"))


def _start(command: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 - the command is LibreOffice, its arguments are our own paths
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise ConversionError(fault("soffice-failed", reason="không khởi động được")) from error


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill the process and its children: soffice is a script that starts the real program."""
    if sys.platform == "win32":
        process.kill()
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    process.wait()
