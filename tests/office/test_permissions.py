"""Whose files the store is: nobody else of the machine reads it, and who may not is refused in words."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from multiprocessing import Queue
from pathlib import Path

import pytest
from tests.office.people import open_office
from tests.office.workers import CONTEXT

from ocop_docs.errors import OcopDocsError
from ocop_docs.office.store.store import Store, create_store, open_store
from ocop_docs.office.upkeep.backup import back_up, verify_backup
from ocop_docs.office.upkeep.restoring import restore

NOBODY = 65534


def refusal(act: Callable[[Path], object], folder: Path) -> str:
    """What a user of the machine who owns nothing is told."""
    told: Queue[str] = CONTEXT.Queue()
    process = CONTEXT.Process(target=_as_nobody, args=(act, folder, told))
    process.start()
    found = told.get(timeout=60)
    process.join()
    return found


def _as_nobody(act: Callable[[Path], object], folder: Path, told: Queue[str]) -> None:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    try:
        act(folder)
    except OcopDocsError as error:
        told.put(str(error))
    except BaseException as error:  # noqa: BLE001 - the test names it
        told.put(f"{type(error).__name__}: {error}")
    else:
        told.put("")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody reads; those of pytest are their owner's alone."""
    with tempfile.TemporaryDirectory(prefix="ocop-docs-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_the_folder_of_a_store_is_its_owners_alone(tmp_path: Path) -> None:
    create_store(tmp_path / "kho").close()

    assert stat.S_IMODE((tmp_path / "kho").stat().st_mode) == 0o700


def test_a_folder_a_store_or_a_backup_without_permission_is_refused_in_words(open_folder: Path) -> None:
    store = create_store(open_folder / "kho")
    open_office(store)
    back_up(store, open_folder / "b.zip")
    store.close()
    (open_folder / "đóng").mkdir()
    for name in ("đóng", "kho", "b.zip"):
        (open_folder / name).chmod(0)

    told = {act.__name__: refusal(act, open_folder) for act in (_create, _open, _verify, _restore)}

    assert "Không ghi được" in told["_create"]
    assert "Không mở được" in told["_open"]
    assert "Không đọc được" in told["_verify"]
    assert "Không đọc được" in told["_restore"]


def _create(folder: Path) -> Store:
    return create_store(folder / "đóng" / "kho")


def _open(folder: Path) -> Store:
    return open_store(folder / "kho")


def _verify(folder: Path) -> object:
    return verify_backup(folder / "b.zip")


def _restore(folder: Path) -> object:
    return restore(folder / "b.zip", folder / "kho")
