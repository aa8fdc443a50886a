"""docxtpl as its manual shows it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment

from ocop_docs.rendering.engine.filters import ended

Context = dict[str, Any]


def docxtpl_as_manual(path: Path) -> Callable[[Context], bytes]:
    """Return what docxtpl's README shows: open the template, render, save; with the filter that our templates use."""

    def render(context: Context) -> bytes:
        environment = Environment(autoescape=True)  # off in docxtpl's README; with it docxtpl writes what we write
        environment.filters["ended"] = ended
        document = DocxTemplate(path)
        document.render(context, environment, autoescape=True)
        target = BytesIO()
        document.save(target)
        return target.getvalue()

    return render
