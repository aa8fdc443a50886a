"""PDFium, the reader of PDFs that this program carries."""

from __future__ import annotations

import threading

PDFIUM = threading.Lock()
"""Held by whoever calls it: PDFium is not thread-safe."""
