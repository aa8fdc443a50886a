"""A backup is one ZIP file: every row in an SQLite database, every file, and a manifest to prove both by.

It is the same whichever database the office uses, so that a backup of one can be restored into the other.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import select

import ocop_docs
from ocop_docs.errors import fault
from ocop_docs.office.audit.verification import verify
from ocop_docs.office.errors import OfficeRefused, StoreBroken, StoreUnavailable
from ocop_docs.office.store.canonical import canonical
from ocop_docs.office.store.database import engine_for, transaction
from ocop_docs.office.store.files import Files
from ocop_docs.office.store.schema import copies, files
from ocop_docs.office.store.store import DATABASE, FILES, Store, address_of, installation_of
from ocop_docs.office.store.upgrading import current, known, upgrade
from ocop_docs.office.upkeep.copying import copy_rows, fingerprints
from ocop_docs.output import is_of_machine, sync_folder

MANIFEST = "manifest.json"
_PART = 1 << 20
"""Bytes that are copied at once."""


class Backup(NamedTuple):
    """What a backup says of itself."""

    installation: str
    at: str
    program: str
    schema: str
    database: str
    tables: dict[str, tuple[int, str]]

    @property
    def papers(self) -> int:
        """Lines of the register."""
        return self.tables["entries"][0]


def back_up(store: Store, target: Path) -> Backup:
    """Write a backup of one moment of the store, also while others write; it appears whole or not at all.

    Raises:
        OfficeRefused: there is a file of that name.
        StoreUnavailable: the disk is full or closed.
        StoreBroken: a file of an issued paper is missing or damaged; such a backup would be worth nothing.
    """
    if target.exists():
        raise OfficeRefused(fault("office-backup-exists", path=target))
    partial = target.with_name(f".{target.name}.tmp")
    try:
        with tempfile.TemporaryDirectory(prefix="ocop-docs-") as folder:
            made, digests = _copy_database(store, Path(folder) / DATABASE)
            with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.write(Path(folder) / DATABASE, DATABASE)
                for digest in digests:
                    archive.writestr(f"{FILES}/{digest}", store.files.get(digest), zipfile.ZIP_STORED)
                archive.writestr(MANIFEST, canonical(made._asdict()))
            with partial.open("rb") as file:
                os.fsync(file.fileno())
            partial.replace(target)
            sync_folder(target.parent)
    except OSError as error:
        raise StoreUnavailable(fault("office-disk", folder=target.parent)) from error
    finally:
        partial.unlink(missing_ok=True)
    return made


def verify_backup(path: Path) -> Backup:
    """Return what a backup holds after proving it: each row, each file, the chain of every office.

    Raises:
        StoreBroken: it is cut off, changed, or no backup at all.
        StoreUnavailable: it is of a newer program.
    """
    with proven(path) as (made, _):
        return made


@contextmanager
def proven(path: Path) -> Iterator[tuple[Backup, Path]]:
    """Yield what a backup holds, and a folder with its database, brought up to date, and its files.

    Raises as `verify_backup`.
    """
    with _unpacked(path) as (made, folder):
        with engine_for(address_of(folder)) as engine:
            upgrade(engine)
            with transaction(engine, writes=False) as connection:
                wanted = connection.execute(select(copies.c.digest)).scalars().all()
                held = fingerprints(connection)
                same = {name: held.get(name) for name in made.tables} == made.tables
                if not same or any(found.faults for found in verify(connection)):
                    raise StoreBroken(fault("office-backup-broken", path=path))
        kept = Files(folder / FILES)
        for digest in wanted:
            kept.get(digest)
        yield made, folder


def _copy_database(store: Store, path: Path) -> tuple[Backup, list[str]]:
    """Copy every row into a new SQLite file; return the manifest, and the files that the rows name."""
    with engine_for(f"sqlite:///{path}") as target:
        upgrade(target)
        with store.snapshot() as source, transaction(target, writes=True) as connection:
            held = copy_rows(source, connection)
            installation, schema = installation_of(source), str(current(source))
            digests = list(source.execute(select(files.c.digest).order_by(files.c.digest)).scalars())
        with target.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA journal_mode = DELETE")  # one file, without a WAL beside it
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Backup(installation, store.now(), ocop_docs.__version__, schema, digest, held), digests


@contextmanager
def _unpacked(path: Path) -> Iterator[tuple[Backup, Path]]:
    """Yield the manifest and a folder with the database and the files; raise StoreBroken for what is no backup."""
    with tempfile.TemporaryDirectory(prefix="ocop-docs-") as name:
        folder = Path(name)
        try:
            path.open("rb").close()
        except OSError as error:
            raise StoreUnavailable(fault("file-unreadable", path=path)) from error
        try:
            with zipfile.ZipFile(path) as archive:
                made = _read_manifest(archive.read(MANIFEST), path)
                _extract(archive, folder)
            with (folder / DATABASE).open("rb") as file:
                whole = hashlib.file_digest(file, "sha256").hexdigest() == made.database
        except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile, EOFError, zlib.error) as error:
            if is_of_machine(error):
                raise StoreUnavailable(fault("office-disk", folder=folder)) from error
            raise StoreBroken(fault("office-backup-broken", path=path)) from error
        if not whole:
            raise StoreBroken(fault("office-backup-broken", path=path))
        yield made, folder


def _read_manifest(content: bytes, path: Path) -> Backup:
    given = json.loads(content)
    if given["schema"] not in known():
        raise StoreUnavailable(fault("office-backup-newer", path=path, program=given["program"]))
    tables = {name: (int(count), str(total)) for name, (count, total) in given.pop("tables").items()}
    return Backup(tables=tables, **given)


def _extract(archive: zipfile.ZipFile, folder: Path) -> None:
    """Write the database and the files; names come from nowhere but the digests of the content."""
    kept = Files(folder / FILES)
    kept.folder.mkdir()
    for entry in archive.infolist():
        if entry.filename == DATABASE:
            with archive.open(entry) as source, (folder / DATABASE).open("wb") as target:
                shutil.copyfileobj(source, target, _PART)
        elif entry.filename.startswith(f"{FILES}/"):
            kept.put(archive.read(entry))
