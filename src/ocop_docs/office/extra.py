"""The libraries that only the office edition needs, installed with the extra `office`."""

from __future__ import annotations

from importlib.util import find_spec

from ocop_docs.errors import OcopDocsError, fault

LIBRARIES = ("alembic", "argon2", "pyotp", "sqlalchemy")


class ExtraMissing(OcopDocsError):
    """A library of the office edition is not installed."""


def require_extra() -> None:
    """Raise ExtraMissing unless the libraries of the office edition are installed."""
    if not all(map(find_spec, LIBRARIES)):
        raise ExtraMissing(fault("office-extra-missing"))
