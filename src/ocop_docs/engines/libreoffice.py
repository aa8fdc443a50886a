"""LibreOffice: the engine that an office may have installed. One instance serves all conversions of this process."""

from __future__ import annotations

import atexit
import re
import threading
from typing import Final

from ocop_docs.engines.base import whole_pdf
from ocop_docs.engines.copies.tall_rows import without_cant_split
from ocop_docs.engines.soffice import Office, find_soffice
from ocop_docs.errors import ConversionError, Fault, fault
from ocop_docs.settings import settings

NAME = "LibreOffice"

_FONT = re.compile(rb"/BaseFont\s*/(?:[A-Z]{6}\+)?([^\s/<>\[\]()]+)")
_RIGHT_FONTS = ("TimesNewRoman", "LiberationSerif", "Tinos")
"""Times New Roman, and the fonts whose letters are as wide: with any other the lines break elsewhere."""


def missing() -> Fault | None:
    """Return the fault that this machine has no LibreOffice, or None."""
    return None if find_soffice() else fault("soffice-missing")


def to_pdf(word: bytes) -> bytes:
    """Return the PDF, tagged, as PDF/A-2b and PDF/UA-1 declare it; its date and identifier are those of the moment.

    Raises:
        ConversionError: LibreOffice is missing, crashed, hung, made no file, or lacks the fonts; or the disk is full.
    """
    soffice = find_soffice()
    if soffice is None:
        raise ConversionError(fault("soffice-missing"))
    try:
        pdf = whole_pdf(_OFFICE.convert(soffice, without_cant_split(word)), NAME)
    except OSError as error:
        raise ConversionError(fault("pdf-no-room")) from error
    _check_fonts(pdf)
    return pdf


def to_docx(data: bytes, source: str) -> bytes:
    """Return a file in an older format of Word as a .docx.

    Args:
        data: the file.
        source: its format, ``doc`` or ``rtf``.

    Raises:
        ConversionError: LibreOffice is missing, crashed, hung or made no file; or the disk is full.
    """
    soffice = find_soffice()
    if soffice is None:
        raise ConversionError(fault("soffice-missing-for-old-files"))
    try:
        return _OFFICE.convert(soffice, data, source, "docx")
    except OSError as error:
        raise ConversionError(fault("pdf-no-room")) from error


def close() -> None:
    """End the running LibreOffice, if there is one."""
    _OFFICE.close()


class _SharedOffice:
    """The LibreOffice of this process: started when it is first needed, ended after many conversions or a failure."""

    def __init__(self) -> None:
        self._office: Office | None = None
        self._lock = threading.Lock()

    def convert(self, soffice: str, word: bytes, source: str = "docx", target: str = "pdf") -> bytes:
        with self._lock:
            office = self._usable(soffice)
            try:
                return office.convert(word, source, target)
            except BaseException:
                self._close()
                raise

    def close(self) -> None:
        """End LibreOffice; a conversion under way fails, and nobody waits for it."""
        if office := self._office:
            office.close()
        with self._lock:
            self._close()

    def _usable(self, soffice: str) -> Office:
        office = self._office
        # Its memory grows with every file (unoserver's issues 55, 74, 129).
        if office and (not office.alive or office.soffice != soffice or office.conversions >= settings().soffice_files):
            self._close()
        if self._office is None:
            self._office = Office(soffice)
        return self._office

    def _close(self) -> None:
        office, self._office = self._office, None
        if office:
            office.close()


_OFFICE: Final = _SharedOffice()
atexit.register(_OFFICE.close)


def _check_fonts(pdf: bytes) -> None:
    fonts = {found.decode("ascii", "replace") for found in _FONT.findall(pdf)}
    if not any(font.startswith(_RIGHT_FONTS) for font in fonts):
        raise ConversionError(fault("pdf-fonts", fonts=", ".join(sorted(fonts)) or "?"))
