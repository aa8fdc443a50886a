"""Today's date in Vietnam."""

from __future__ import annotations

import datetime as dt

VIETNAM = dt.timezone(dt.timedelta(hours=7))


def today() -> dt.date:
    """Today's date in Vietnam, wherever the program runs."""
    return dt.datetime.now(VIETNAM).date()
