"""Every row that was edited, inserted, deleted or reordered is named."""

from __future__ import annotations

import random
from typing import Any

import pytest
from sqlalchemy import Connection, delete, insert, select, update
from tests.office.people import PLAN, Office

from ocop_docs.office.audit.chain import ROOT, row_of_chain_digest
from ocop_docs.office.audit.verification import Tampered, Tampering, chain_faults, holds_head, verify
from ocop_docs.office.papers.papers import comment, save
from ocop_docs.office.register.entries import void
from ocop_docs.office.store.database import is_sqlite
from ocop_docs.office.store.schema import audit, chains, comments, copies, entries, versions

Rows = list[dict[str, Any]]


def chain(length: int) -> Rows:
    """A chain as the office writes it."""
    rows: Rows = []
    for position in range(1, length + 1):
        row = {
            "at": f"2026-11-27T00:00:{position:02d}",
            "actor": "clerk",
            "act": "save",
            "subject": f"paper {position % 3}",
            "details": f'{{"rows":{{"documents/{position}":"x"}}}}',
            "previous": rows[-1]["digest"] if rows else ROOT,
        }
        rows.append(row | {"position": position, "digest": row_of_chain_digest(1, row)})
    return rows


def tampered(rows: Rows, what: Tampering, place: int, rng: random.Random) -> tuple[Rows, set[int]]:
    """The chain after one tampering at index `place`, and the positions that must be named."""
    rows = [dict(row) for row in rows]
    row = rows[place]
    if what is Tampering.edited:
        column = rng.choice(["at", "actor", "act", "subject", "details", "previous", "digest"])
        row[column] = "0" * 63 + "f"
        if column != "digest" and rng.random() < 0.5:
            row["digest"] = row_of_chain_digest(1, row)
        return rows, {row["position"]}
    if what is Tampering.deleted:
        named = row["position"]
        del rows[place]
        if rng.random() < 0.5:
            rows = [one | {"position": position} for position, one in enumerate(rows, start=1)]
        return rows, {named}
    if what is Tampering.inserted:
        new = row | {"subject": "forged", "previous": rows[place - 1]["digest"] if place else ROOT}
        rows.insert(place, new | {"digest": row_of_chain_digest(1, new)})
        return [one | {"position": position} for position, one in enumerate(rows, start=1)], {place + 1}
    other = rng.choice([index for index in range(len(rows)) if index != place])
    first, second = rows[place]["position"], rows[other]["position"]
    rows[place], rows[other] = rows[other] | {"position": first}, rows[place] | {"position": second}
    return rows, {first, second}


def test_in_every_tampered_chain_what_was_done_is_named_with_its_row() -> None:
    rng = random.Random(17)
    for _ in range(5000):
        rows = chain(rng.randint(2, 12))
        what = rng.choice(list(Tampering))
        wrong, positions = tampered(rows, what, rng.randrange(len(rows)), rng)

        named = chain_faults(1, wrong, len(rows), rows[-1]["digest"])

        assert {Tampered(f"audit/1/{position}", what) for position in positions} == set(named), (what, wrong, named)


def test_a_chain_that_nobody_touched_has_no_fault() -> None:
    rows = chain(20)

    assert chain_faults(1, rows, 20, rows[-1]["digest"]) == []
    assert chain_faults(1, [], 0, ROOT) == []


def _unlocked(connection: Connection, table: str) -> None:
    """An administrator of the database can take the triggers away."""
    if is_sqlite(connection):
        for name in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
    else:
        connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")


TAMPERINGS = {
    "a paper's record": (versions, lambda: update(versions).where(versions.c.id == 1).values(record="{}")),
    "a column of the register": (entries, lambda: update(entries).where(entries.c.id == 1).values(subject="khác")),
    "a comment": (comments, lambda: delete(comments).where(comments.c.id == 1)),
    "a file of a paper": (copies, lambda: delete(copies).where(copies.c.id == 1)),
    "an act": (audit, lambda: update(audit).where(audit.c.position == 4).values(actor="ai đó")),
    "an act less": (audit, lambda: delete(audit).where(audit.c.position == 5)),
}
NAMED = {
    "a paper's record": Tampered("versions/1", Tampering.edited),
    "a column of the register": Tampered("entries/1", Tampering.edited),
    "a comment": Tampered("comments/1", Tampering.deleted),
    "a file of a paper": Tampered("copies/1", Tampering.deleted),
    "an act": Tampered("audit/1/4", Tampering.edited),
    "an act less": Tampered("audit/1/5", Tampering.deleted),
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_a_change_behind_the_programs_back_is_named(office: Office, what: str) -> None:
    key = office.draft()
    comment(office.actor("head"), key, "subject", "Ghi rõ năm")
    save(office.actor("specialist"), key, PLAN | {"subject": "Kế hoạch năm 2026"}, base=1)
    (entry,) = office.issue([office.signed()])
    void(office.actor("clerk"), entry, "In sai")
    with office.store.reading() as connection:
        assert [found.faults for found in verify(connection)] == [[]]

    table, statement = TAMPERINGS[what]
    with office.store.writing() as connection:
        _unlocked(connection, table.name)
        connection.execute(statement())

    with office.store.reading() as connection:
        assert NAMED[what] in verify(connection)[0].faults


def test_a_line_slipped_into_the_register_is_named(office: Office) -> None:
    office.issue([office.signed()])
    with office.store.writing() as connection:
        row = dict(connection.execute(select(entries)).mappings().one())
        connection.execute(insert(entries).values(row | {"id": 99, "number": 7, "document_id": None}))

    with office.store.reading() as connection:
        assert verify(connection)[0].faults == [Tampered("entries/99", Tampering.inserted)]


def test_a_chain_written_anew_from_the_start_no_longer_holds_the_printed_head(office: Office) -> None:
    office.issue([office.signed()])
    with office.store.reading() as connection:
        printed = verify(connection)[0].head
        assert holds_head(connection, printed)

    with office.store.writing() as connection:
        _unlocked(connection, "audit")
        previous = ROOT
        for row in connection.execute(select(audit).order_by(audit.c.position)).mappings().all():
            forged = dict(row) | {"actor": "ai đó", "previous": previous}
            previous = row_of_chain_digest(office.id, forged)
            which = audit.c.position == row["position"]
            connection.execute(update(audit).where(which).values(forged | {"digest": previous}))
        connection.execute(update(chains).values(head=previous))

    with office.store.reading() as connection:
        assert verify(connection)[0].faults == [], "the chain alone cannot tell"
        assert not holds_head(connection, printed)
