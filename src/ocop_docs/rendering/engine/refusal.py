"""How a template is refused, whichever way it would have taken."""

from __future__ import annotations

from ocop_docs.errors import RenderError, fault


def broken_template(name: str, reason: str) -> RenderError:
    """Return the error that says what is wrong with the template `name`."""
    return RenderError(fault("template-broken", template=name, reason=reason))
