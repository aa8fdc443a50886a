"""rdocx in a worker process, with limits of time and memory: a document may be large, or a file come from outside."""

from __future__ import annotations

from ocop_docs.engines import rdocx
from ocop_docs.errors import CallEnded, ConversionError, fault
from ocop_docs.isolation.limits import Limits
from ocop_docs.isolation.pool import call
from ocop_docs.settings import settings

NAME = rdocx.NAME
missing = rdocx.missing


def to_pdf(word: bytes) -> bytes:
    """Return the PDF that `rdocx.to_pdf` makes.

    Raises:
        ConversionError: as `rdocx.to_pdf`; or the process crashed, or was ended for taking too long.
    """
    seconds = settings().pdf_timeout_s
    limits = Limits(seconds, seconds, settings().pdf_memory_mb)
    try:
        pdf: bytes = call(limits, rdocx.to_pdf, word)
    except CallEnded as error:
        slow = error.faults[0].code in ("work-too-slow", "work-too-much")
        failed = fault("pdf-engine-failed", engine=NAME)
        too_slow = fault("pdf-slow", seconds=seconds, setting="PDF_TIMEOUT_S")
        raise ConversionError(too_slow if slow else failed) from error
    return pdf
