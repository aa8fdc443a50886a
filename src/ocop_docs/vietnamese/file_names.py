"""Names of files that every system takes and that stay Vietnamese."""

import re

from ocop_docs.vietnamese.text import single_line, without_illegal

MAX_BYTES = 200
"""Bytes in UTF-8. Linux stops at 255; the rest is left for what other programs add to a name."""

DRAFT_ENDING = " (dự thảo)"
"""What the name of a draft's file ends with, before the extension."""
_UNNAMED = "Tài liệu"
_JOINING = re.compile(r"[/\\|:]")
_FORBIDDEN = re.compile(r'[<>"?*]')
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])", re.IGNORECASE)
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")


def file_name(text: str) -> str:
    """A name safe on Windows, macOS and Linux, accents and Đ kept, at most 200 bytes in UTF-8.

    ``Quyết định số 12/QĐ-UBND.docx`` becomes ``Quyết định số 12-QĐ-UBND.docx``. Characters that no
    file name may hold are replaced or left out, device names of Windows (``CON``) get a low line, the
    extension survives shortening, and the name is never empty.
    """
    plain = _FORBIDDEN.sub("", _JOINING.sub("-", without_illegal(single_line(text))))
    trimmed = _trimmed(single_line(plain))
    return _shortened(_not_a_device(trimmed or _UNNAMED))


def with_draft_ending(path: str) -> str:
    """Return the path of a file, below any folder, with the ending of a draft: `A/B.docx` → `A/B (dự thảo).docx`."""
    stem, dot, extension = path.rpartition(".")
    return f"{stem}{DRAFT_ENDING}{dot}{extension}"


def _trimmed(name: str) -> str:
    # Windows drops a trailing dot or space by itself; a leading dot hides a file elsewhere.
    return name.rstrip(". ").lstrip(". ")


def is_device_name(name: str) -> bool:
    """Whether Windows opens a device for a file of this name: ``CON``, ``nul.docx``, ``CON .txt``."""
    return bool(_RESERVED.fullmatch(name.partition(".")[0].rstrip()))


def _not_a_device(name: str) -> str:
    stem, dot, rest = name.partition(".")
    return f"{stem.rstrip()}_{dot}{rest}" if is_device_name(name) else name


def _shortened(name: str) -> str:
    found = _EXTENSION.search(name)
    extension = found.group() if found else ""
    stem = name.removesuffix(extension)
    limit = MAX_BYTES - len(extension.encode())
    cut = stem.encode()[:limit].decode(errors="ignore")
    return _trimmed(cut) + extension
