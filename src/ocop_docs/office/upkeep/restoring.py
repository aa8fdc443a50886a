"""A store made out of a backup; one that is there already is replaced only when asked for, and kept."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, select

from ocop_docs.errors import fault
from ocop_docs.office.errors import OfficeRefused, StoreUnavailable
from ocop_docs.office.store.database import engine_for, transaction, turn
from ocop_docs.office.store.files import Files, make_folder
from ocop_docs.office.store.schema import offices
from ocop_docs.office.store.store import (
    DATABASE,
    FILES,
    PUT_AWAY,
    Store,
    address_of,
    exists,
    installation_of,
    open_store,
)
from ocop_docs.office.store.upgrading import upgrade
from ocop_docs.office.times import VIETNAM
from ocop_docs.office.upkeep.backup import Backup, proven
from ocop_docs.office.upkeep.copying import copy_rows
from ocop_docs.output import sync_folder

_PARTS = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", FILES)
"""What a store has in its folder: put away in this order, made in the other; a database is nowhere without its files.

The lock file of the writers stays, so that who waits for it opens the new store.
"""
_BUILDING = ".restoring-"


class Restored(NamedTuple):
    """The store, open, the backup that it was made of, and the folder in which the store that it replaced is kept."""

    store: Store
    made: Backup
    replaced: Path | None


class Owner(NamedTuple):
    """Whose a store or a backup is: the random name of the installation, and its offices."""

    installation: str
    offices: str


def restore(path: Path, folder: Path, address: str = "", *, force: bool = False, other: bool = False) -> Restored:
    """Make a store out of a backup; `force` replaces one in SQLite, `other` takes a backup of another installation.

    Raises:
        OfficeRefused: there is a store already, it is of another installation, or it is being served.
        StoreBroken, StoreUnavailable: as `verify_backup`, or the disk is full; the store is as it was.
    """
    with proven(path) as (made, unpacked):
        if not other and (present := _owner_of(folder, address)) is not None:
            refuse_foreign(made, unpacked, present)
        try:
            with _writers_kept_waiting(folder):
                _remove_leftovers(folder)
                _refuse_present(folder, address, force=force)
                replaced = _install(unpacked, folder, address)
        except OSError as error:
            raise StoreUnavailable(fault("office-disk", folder=folder)) from error
    return Restored(open_store(folder, address), made, replaced)


def refuse_foreign(made: Backup, unpacked: Path, present: Owner) -> None:
    """Raise OfficeRefused for a backup of another installation than `present`."""
    if made.installation != present.installation:
        theirs = _owner_at(address_of(unpacked)).offices
        raise OfficeRefused(fault("office-backup-foreign", theirs=theirs, ours=present.offices))


def owner(connection: Connection) -> Owner:
    """Return whose store it is."""
    names = connection.execute(select(offices.c.name).order_by(offices.c.id)).scalars()
    return Owner(installation_of(connection), ", ".join(names))


def _owner_at(address: str) -> Owner:
    with engine_for(address) as engine, transaction(engine, writes=False) as connection:
        return owner(connection)


def _owner_of(folder: Path, address: str) -> Owner | None:
    """Return whose the store is that is there; None where none is, or none that can be read."""
    try:
        return _owner_at(address_of(folder, address)) if exists(folder, address) else None
    except StoreUnavailable:
        return None


def _writers_kept_waiting(folder: Path) -> contextlib.AbstractContextManager[None]:
    """Let who opens the store meanwhile wait, and then open the new one."""
    return turn(folder / DATABASE) if (folder / DATABASE).is_file() else contextlib.nullcontext()


def _remove_leftovers(folder: Path) -> None:
    """Remove what a restoration that was killed had built."""
    for left in folder.glob(f"{_BUILDING}*"):
        shutil.rmtree(left)


def _refuse_present(folder: Path, address: str, *, force: bool) -> None:
    used = folder.exists() and any(folder.iterdir())
    if used and address:
        raise OfficeRefused(fault("office-restore-elsewhere", folder=folder))
    if used and not force:
        raise OfficeRefused(fault("office-restore-over", folder=folder))
    _refuse_served(folder)


def _refuse_served(folder: Path) -> None:
    """Raise OfficeRefused while another program has the database open: only the last one can end its log."""
    if not (folder / DATABASE).is_file():
        return
    with contextlib.closing(sqlite3.connect(folder / DATABASE, timeout=0)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.DatabaseError as error:  # a damaged one is kept as it is
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise OfficeRefused(fault("office-restore-served", folder=folder)) from error


def _install(unpacked: Path, folder: Path, address: str) -> Path | None:
    """Build the store beside the one that is there, then replace that one; return where it is kept."""
    make_folder(folder, mode=0o700)
    with tempfile.TemporaryDirectory(dir=folder, prefix=_BUILDING) as name:
        built = Path(name)
        kept, restored = Files(unpacked / FILES), Files(built / FILES)
        for digest in kept.digests():
            restored.put(kept.get(digest))
        with engine_for(address_of(unpacked)) as source, engine_for(address_of(built, address)) as target:
            upgrade(target)
            with transaction(source, writes=False) as old, transaction(target, writes=True) as new:
                copy_rows(old, new)
        _refuse_served(folder)  # Windows does not keep writers waiting
        return _replace(folder, built)


def _replace(folder: Path, built: Path) -> Path | None:
    """Move the store of the folder into one of its own, and the built one into its place."""
    present = [part for part in _PARTS if (folder / part).exists()]
    today = dt.datetime.now(VIETNAM).date()
    kept = Path(tempfile.mkdtemp(dir=folder, prefix=f"{PUT_AWAY}{today}-")) if present else None
    moves = [(folder / part, kept / part) for part in present if kept]
    moves += [(built / part, folder / part) for part in reversed(_PARTS) if (built / part).exists()]
    try:
        _move_all(moves)
    except OSError:
        if kept:
            kept.rmdir()
        raise
    for changed in filter(None, (kept, folder)):
        sync_folder(changed)
    return kept


def _move_all(moves: list[tuple[Path, Path]]) -> None:
    """Rename each; after a failure rename those before it back."""
    done: list[tuple[Path, Path]] = []
    try:
        for source, target in moves:
            source.rename(target)
            done.append((source, target))
    except OSError:
        for source, target in reversed(done):
            target.rename(source)
        raise
