"""Run under Wine: waits for a window that shows some words, presses one of its buttons, prints what it shows."""

from __future__ import annotations

import ctypes
import sys
import time
import unicodedata
from collections.abc import Callable
from ctypes import wintypes
from typing import Any

WM_GETTEXT, BM_CLICK, SMTO_ABORTIFHUNG = 0x0D, 0xF5, 2
TRIES = 900
_USER: Any = ctypes.windll.user32  # type: ignore[attr-defined]  # Windows alone
_CALLED: Any = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)  # type: ignore[attr-defined]  # as above


def main(words: str, button: str) -> None:
    for _ in range(TRIES):
        for window in each(_USER.EnumWindows):
            shown = {text(part): part for part in each(_USER.EnumChildWindows, window) if _USER.IsWindowVisible(part)}
            if button in shown and any(words in one for one in shown) and _USER.IsWindowEnabled(shown[button]):
                _USER.PostMessageW(shown[button], BM_CLICK, 0, 0)
                sys.stdout.write("\n".join(shown))
                return
        time.sleep(0.2)
    sys.exit(f"no window shows “{words}” and “{button}”")


def each(enumerate_windows: Callable[..., object], *of: int) -> list[int]:
    found: list[int] = []
    enumerate_windows(*of, _CALLED(lambda window, _: found.append(window) or True), 0)
    return found


def text(window: int) -> str:
    """What a window or a control shows, without the mark of its key."""
    found = ctypes.create_unicode_buffer(2000)
    _USER.SendMessageTimeoutW(window, WM_GETTEXT, len(found), found, SMTO_ABORTIFHUNG, 2000, None)
    return unicodedata.normalize("NFC", found.value.replace("&", ""))


if __name__ == "__main__":
    main(*sys.argv[1:])
