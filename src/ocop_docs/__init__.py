"""Official Word documents for the OCOP programme from one validated record.

From Python: `load` data, `check` its content, `render` it to a Word file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.errors import Fault, InvalidInput, OcopDocsError, RenderError, UnreadableInput
from ocop_docs.pipeline import check, load, render

if TYPE_CHECKING:
    __version__: str

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


def __getattr__(name: str) -> str:
    """Read the version from the installed distribution when it is first used."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import version

    return version("ocop-docs")
