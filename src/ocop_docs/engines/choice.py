"""Which engine makes a PDF: the one that is set, or the first that can."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from ocop_docs.engines import libreoffice, rdocx, rdocx_worker
from ocop_docs.engines.base import Engine
from ocop_docs.engines.proof import prove_pdf
from ocop_docs.errors import ConversionError, Fault, fault
from ocop_docs.settings import PdfEngine, settings

OWN: dict[PdfEngine, tuple[Engine, ...]] = {
    "auto": (rdocx, libreoffice),
    "rdocx": (rdocx,),
    "libreoffice": (libreoffice,),
}
"""The engines for files that this program just made, by the setting, in the order in which they are tried."""
IN_WORKER: dict[PdfEngine, tuple[Engine, ...]] = {
    "auto": (rdocx_worker, libreoffice),
    "rdocx": (rdocx_worker,),
    "libreoffice": (libreoffice,),
}
"""Those for files from outside."""


def obstacle() -> Fault | None:
    """Return why no engine can work on this machine, or None when one can."""
    return _obstacle(OWN[settings().pdf_engine])


def convert(word: bytes, *, in_worker: bool = False) -> bytes:
    """Return the PDF of a Word file, proven to hold its whole text.

    Args:
        word: a Word file.
        in_worker: whether no engine may work on it in this process, as on a file from outside.

    Raises:
        ConversionError: no engine is there, none could, or the text was not whole; `faults` has each engine's reason.
    """
    return _first((IN_WORKER if in_worker else OWN)[settings().pdf_engine], word)


def unproven(word: bytes) -> bytes:
    """Return the PDF of a Word file to look at: as `convert` in a worker, but without the proof."""
    return _first(IN_WORKER[settings().pdf_engine], word, proven=False)


def _first(engines: Sequence[Engine], word: bytes, *, proven: bool = True) -> bytes:
    reasons: list[Fault] = []
    for engine in engines:
        if engine.missing():
            continue
        try:
            pdf = engine.to_pdf(word)
            if proven:
                prove_pdf(word, pdf)
        except ConversionError as error:
            reasons += error.faults
        else:
            return pdf
    raise ConversionError(*reasons or filter(None, [_obstacle(engines)]))


def _obstacle(engines: Sequence[Engine]) -> Fault | None:
    if sys.platform == "emscripten":
        return fault("pdf-in-browser")
    missing = [engine.missing() for engine in engines]
    return None if None in missing else missing[0]
