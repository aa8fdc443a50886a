"""The steps of the schema build what the code works with, from any of them, and whole or not at all."""

from __future__ import annotations

import itertools
import os
import signal
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event, inspect
from tests.office.people import open_office
from tests.office.points import Fault
from tests.office.workers import CONTEXT
from tests.soak import IN_FULL, long_run

from ocop_docs.errors import OcopDocsError
from ocop_docs.office.store import upgrading
from ocop_docs.office.store.database import engine_for, open_engine, transaction
from ocop_docs.office.store.schema import metadata
from ocop_docs.office.store.store import Store, address_of, create_store, open_store

STEPS = sorted(upgrading.known())


def step_to(address: str, step: str) -> None:
    with engine_for(address) as engine, transaction(engine, writes=True) as connection:
        config = upgrading._config()  # noqa: SLF001
        config.attributes["connection"] = connection
        command.upgrade(config, step)


def test_the_steps_build_the_tables_of_the_code(store: Store) -> None:
    with store.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)

    names = [one for one in differences if "words" not in str(one)]  # the index of words is the database's own
    assert names == []


@pytest.mark.parametrize("step", STEPS)
def test_a_database_of_any_step_is_taken_on_even_after_an_upgrade_that_was_killed(
    address: str, tmp_path: Path, step: str
) -> None:
    place = address_of(tmp_path, address)
    step_to(place, step)
    with engine_for(place) as engine:
        failing = 6

        @event.listens_for(engine, "before_cursor_execute")
        def _fail(*_: object) -> None:
            nonlocal failing
            failing -= 1
            if failing == 0:
                raise Fault

        if step != STEPS[-1]:
            with pytest.raises(Fault):
                upgrading.upgrade(engine)
    with engine_for(place) as engine, transaction(engine, writes=False) as connection:
        assert upgrading.current(connection) == step, "nothing of it was done"

    made = create_store(tmp_path, address)
    assert open_office(made).issue([]) == []
    made.close()


@long_run
@pytest.mark.parametrize("step", STEPS[-4:-1] if not IN_FULL else STEPS[:-1])
def test_an_upgrade_that_is_killed_at_any_statement_is_done_by_the_next_start_with_every_row(
    address: str, tmp_path: Path, step: str
) -> None:
    place = address_of(tmp_path, address)
    step_to(place, step)
    with engine_for(place) as engine, transaction(engine, writes=True) as connection:
        connection.exec_driver_sql("INSERT INTO facts VALUES ('installation', 'đây')")
        for table in SEED if step >= "0008" else SEED[:1]:
            connection.exec_driver_sql(table)
    before = rows_of(place)
    for point in itertools.count(1, 1 if IN_FULL else 5):
        process = CONTEXT.Process(target=upgrade_and_die, args=(place, point))
        process.start()
        process.join()
        if process.exitcode == 0:
            break
        assert process.exitcode == -signal.SIGKILL
        assert rows_of(place) == before
        with engine_for(place) as engine, transaction(engine, writes=False) as connection:
            assert upgrading.current(connection) == step, "nothing of it was done"

    with engine_for(place) as engine:
        upgrading.upgrade(engine)
    assert rows_of(place) == before
    with closing(open_store(tmp_path, address)) as store, store.reading() as connection:
        assert upgrading.current(connection) == STEPS[-1]


SEED = (
    "INSERT INTO offices (id, name) VALUES (7, 'Ủy ban nhân dân xã Suối Mơ')",
    "INSERT INTO searches (id, text) VALUES (1, 'zoffice7 ke hoach'), (2000, 'zoffice7 mat ong')",
)


def rows_of(place: str) -> list[tuple[Any, ...]]:
    """The rows that the test put there."""
    with engine_for(place) as engine, transaction(engine, writes=False) as connection:
        found = [tuple(row) for row in connection.exec_driver_sql("SELECT id, name FROM offices")]
        if "searches" in inspect(connection).get_table_names():
            found += [tuple(row) for row in connection.exec_driver_sql("SELECT id, text FROM searches ORDER BY id")]
        return found


def upgrade_and_die(place: str, point: int) -> None:
    """Upgrade, and be killed before that statement of it; end well when it has fewer."""
    left = itertools.count(point, -1)
    with engine_for(place) as engine:

        @event.listens_for(engine, "before_cursor_execute")
        def _die(*_: object) -> None:
            if next(left) == 1:
                os.kill(os.getpid(), signal.SIGKILL)

        upgrading.upgrade(engine)


def test_a_database_of_a_newer_program_is_refused_in_words(tmp_path: Path) -> None:
    create_store(tmp_path).close()
    engine = open_engine(address_of(tmp_path))
    with transaction(engine, writes=True) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()

    with pytest.raises(OcopDocsError, match="mới hơn"):
        open_store(tmp_path)


def test_a_folder_without_a_store_and_an_address_of_nothing_are_refused_in_words(tmp_path: Path) -> None:
    for address in ("", "nothing", "oracle://x/y"):
        with pytest.raises(OcopDocsError, match=r"Chưa có kho|không dùng được"):
            open_store(tmp_path, address)
