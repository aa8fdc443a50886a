"""Official Word documents for the OCOP programme from one validated record.

The Python door: `load` data, `check` what it says, `render` it to a Word file.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ocop_docs.checks.finding import Finding, Severity
    from ocop_docs.errors import Fault, InvalidInput, OcopDocsError, RenderError, UnreadableInput
    from ocop_docs.pipeline import check, load, render

    __version__: str

_HOMES = {
    "Finding": "checks.finding",
    "Severity": "checks.finding",
    "Fault": "errors",
    "InvalidInput": "errors",
    "OcopDocsError": "errors",
    "RenderError": "errors",
    "UnreadableInput": "errors",
    "check": "pipeline",
    "load": "pipeline",
    "render": "pipeline",
}

__all__ = [
    "Fault",
    "Finding",
    "InvalidInput",
    "OcopDocsError",
    "RenderError",
    "Severity",
    "UnreadableInput",
    "__version__",
    "check",
    "load",
    "render",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for, so that the command line starts at once."""
    if name == "__version__":
        return import_module("importlib.metadata").version("ocop-docs")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
