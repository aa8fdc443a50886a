"""Refusals of the office edition."""

from __future__ import annotations

from ocop_docs.errors import OcopDocsError


class OfficeRefused(OcopDocsError):
    """The rules of the office do not allow the act: wrong state, errors of content, a number taken."""

    http_status = 409


class NotAllowed(OcopDocsError):
    """The person has no role for the act."""

    http_status = 403


class NotThere(OcopDocsError):
    """No such paper in this person's office."""

    http_status = 404


class CannotLogIn(OcopDocsError):
    """Name and password do not fit, or too many were tried."""

    http_status = 401


class StoreUnavailable(OcopDocsError):
    """The database or the disk does not take the write now; nothing was lost."""

    http_status = 503


class StoreBroken(OcopDocsError):
    """What is kept is not what was written."""

    http_status = 503
