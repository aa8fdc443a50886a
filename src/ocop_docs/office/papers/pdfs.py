"""The PDFs of issued papers, made soon after the papers got their numbers and kept beside their Word files."""

from __future__ import annotations

import threading
from collections.abc import Collection

from sqlalchemy import select

from ocop_docs.errors import OcopDocsError
from ocop_docs.office.papers.issuing import PDF, make_pdf
from ocop_docs.office.store.schema import copies, entries
from ocop_docs.office.store.store import Store

EVERY_S = 30.0


def make_missing(store: Store, without: Collection[int] = ()) -> tuple[int, set[int]]:
    """Make the PDF of every paper whose Word file is kept; return how many were made, and the entries without one.

    Entries in `without` are left out: no engine could make their PDF before.
    """
    kept = select(copies.c.id).where(copies.c.entry_id == entries.c.id, copies.c.form == PDF)
    query = select(entries.c.id).where(entries.c.made == 1, ~kept.exists()).order_by(entries.c.id)
    with store.reading() as connection:
        missing = [entry for entry in connection.execute(query).scalars() if entry not in without]
    failed = set(without)
    for entry in missing:
        try:
            make_pdf(store, entry)
        except OcopDocsError:
            failed.add(entry)
    return len(missing) - len(failed.difference(without)), failed


def keep_making(store: Store, ended: threading.Event) -> None:
    """Make missing PDFs until `ended`; one that no engine can make is tried again after the next start."""
    failed: set[int] = set()
    while not ended.wait(EVERY_S):
        try:
            _, failed = make_missing(store, failed)
        except OcopDocsError:
            continue  # the database or the disk is busy or full: later
