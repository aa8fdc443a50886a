"""Many PDFs as one, in their order, to print: it keeps pages and fonts, not tags and what they let a file declare."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable

from ocop_docs.engines.pdfium import PDFIUM

_MOMENT = re.compile(rb"(?<=/CreationDate\(D:)[^)]*(?=\))")
_IDENTIFIER = re.compile(rb"(?<=/ID\[<)([0-9A-F]{32})><\1(?=>\])")
_NO_MOMENT = b"20200305000000+00'00'"
"""The day of NĐ 30/2020, so that bytes do not depend on the clock; as long as what PDFium writes."""


def joined(pdfs: Iterable[bytes]) -> bytes:
    """Return one PDF with the pages of all, in the order given; the same PDFs give the same bytes."""
    import pypdfium2  # type: ignore[import-untyped]  # it ships no types

    target = io.BytesIO()
    with PDFIUM:
        document = pypdfium2.PdfDocument.new()
        try:
            for pdf in pdfs:
                with pypdfium2.PdfDocument(pdf) as source:
                    document.import_pages(source)
            document.save(target)
        finally:
            document.close()
    timeless = _MOMENT.sub(_NO_MOMENT, target.getvalue(), count=1)
    same = _IDENTIFIER.sub(b"0" * 32 + b"><" + b"0" * 32, timeless)
    digest = hashlib.sha256(same).hexdigest()[:32].upper().encode()
    return _IDENTIFIER.sub(digest + b"><" + digest, timeless)
