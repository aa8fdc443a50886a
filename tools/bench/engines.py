"""Our engine and docxtpl, as the manual of each says, on the same templates."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment

from ocop_docs.ooxml.zip import Deflate, deflate
from ocop_docs.rendering.engine.filters import ended

Context = dict[str, Any]


def docxtpl_as_manual(path: Path) -> Callable[[Context], bytes]:
    """Docxtpl's README: open the template, render, save; with the one filter that our templates call."""

    def render(context: Context) -> bytes:
        environment = Environment(autoescape=True)  # docxtpl's README has it off; on, it writes what we write
        environment.filters["ended"] = ended
        document = DocxTemplate(path)
        document.render(context, environment, autoescape=True)
        target = BytesIO()
        document.save(target)
        return target.getvalue()

    return render


def isal_deflate() -> Deflate | None:
    """Isal's level 1, the quickest of its useful ones; None when isal is not installed."""
    try:
        from isal import isal_zlib  # type: ignore[import-not-found]  # noqa: PLC0415 - optional
    except ImportError:
        return None
    return lambda data: isal_zlib.compress(data, 1, -zlib.MAX_WBITS)


def deflaters() -> dict[str, Deflate]:
    """The ways to deflate that are at hand, by name."""
    fast = isal_deflate()
    return {"zlib 6": deflate} | ({"isal 1": fast} if fast else {})
