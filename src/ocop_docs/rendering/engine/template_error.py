"""The errors of a template that cannot be used."""

from __future__ import annotations

from pathlib import Path

from ocop_docs.errors import RenderError, TemplateError, fault


def broken_template(name: str, reason: str) -> TemplateError:
    """Return the error for the template `name`; `reason` is a sentence in Vietnamese."""
    return TemplateError(fault("template-broken", template=name, reason=reason))


def missing_template(path: Path) -> RenderError:
    """Return the error for a kind whose template was never built at `path`."""
    return RenderError(fault("template-missing", template=path.name, kind=path.stem))
