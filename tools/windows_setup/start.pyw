"""What the Start menu opens: the page in the browser, and the program behind it without a console window.

start.pyw           starts the program unless it runs, then opens the page
start.pyw --stop    ends it
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
import webbrowser
from pathlib import Path

PORT = int(os.environ.get("OCOP_DOCS_PORT", "18030"))
"""Always the same: browsers keep drafts by address."""
ADDRESS = f"http://127.0.0.1:{PORT}/"
FOLDER = Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "ocop-docs"
RUNNING, LOG = FOLDER / "running.txt", FOLDER / "log.txt"
PATIENCE_S = 180
"""Seconds that a slow computer may take for the first start after an installation."""
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def main(arguments: list[str]) -> int:
    """Do what the shortcut asks for; return the exit code."""
    if arguments == ["--stop"]:
        return stop()
    if not is_running() and not start():
        show(f"Chưa mở được OCOP Docs. Nội dung lỗi ở tệp {LOG}.")
        return 1
    webbrowser.open(ADDRESS)
    return 0


def is_running() -> bool:
    """Whether our program answers at its address."""
    try:
        with urllib.request.urlopen(f"{ADDRESS}health", timeout=5) as answer:  # noqa: S310 - our own address
            return "status" in json.load(answer)
    except (OSError, ValueError):
        return False


def start() -> bool:
    """Start the program and wait until it answers."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "ocop_docs", "serve", "--port", str(PORT), "--no-browser"]
    with LOG.open("w", encoding="utf-8") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, creationflags=_NO_WINDOW)  # noqa: S603
    RUNNING.write_text(str(process.pid), encoding="utf-8")
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and process.poll() is None:
        if is_running():
            return True
        time.sleep(0.2)
    return False


def stop() -> int:
    """End the program; a number of a process from before the last restart of Windows is left alone."""
    if is_running() and RUNNING.exists():
        os.kill(int(RUNNING.read_text(encoding="utf-8")), 15)
        RUNNING.unlink()
    return 0


def show(text: str) -> None:
    """Show a message to whoever has no console."""
    if os.name == "nt":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, "OCOP Docs", 0x10)  # type: ignore[attr-defined]  # Windows alone
    else:
        sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
