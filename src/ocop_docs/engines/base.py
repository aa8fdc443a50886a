"""What every engine offers, and what no engine may hand out."""

from __future__ import annotations

from typing import Protocol

from ocop_docs.errors import ConversionError, Fault, fault

_TRAILER_BYTES = 1024
"""Where a PDF's end mark must stand, by the practice of readers."""


class Engine(Protocol):
    """A program that makes a PDF of a Word file."""

    NAME: str
    """The engine's name, for a reader."""

    def missing(self) -> Fault | None:
        """Return what keeps the engine from working on this machine, or None."""

    def to_pdf(self, word: bytes) -> bytes:
        """Return the PDF of a Word file.

        Raises:
            ConversionError: the engine is missing, failed, or was ended for taking too long.
        """


def whole_pdf(data: bytes, engine: str) -> bytes:
    """Return `data` if it begins and ends as a PDF does; raise ConversionError otherwise."""
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-_TRAILER_BYTES:]:
        raise ConversionError(fault("pdf-cut-off", engine=engine))
    return data
