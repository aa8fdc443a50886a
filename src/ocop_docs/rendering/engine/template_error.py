"""The error of a template that cannot be used."""

from __future__ import annotations

from ocop_docs.errors import TemplateError, fault


def broken_template(name: str, reason: str) -> TemplateError:
    """Return the error for the template `name`; `reason` is a sentence in Vietnamese."""
    return TemplateError(fault("template-broken", template=name, reason=reason))
