"""Compares the audit chain with itself and with the tables, and names every row that is not as it was written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from ocop_docs.office.audit.chain import ROOT, row_name, row_of_chain_digest
from ocop_docs.office.store.canonical import digest_of
from ocop_docs.office.store.schema import AUDITED, audit, chains, offices


class Tampering(StrEnum):
    """What was done to a row."""

    edited = "edited"
    inserted = "inserted"
    deleted = "deleted"
    reordered = "reordered"

    @property
    def words(self) -> str:
        """The Vietnamese words."""
        return {"edited": "bị sửa", "inserted": "bị chèn", "deleted": "bị xóa", "reordered": "bị đổi thứ tự"}[self]


class Tampered(NamedTuple):
    """A row that is not as it was written: `audit/2/17` in the chain of office 2, `entries/12` in a table."""

    row: str
    tampering: Tampering


class Verified(NamedTuple):
    """An office's chain: its length, its head to compare with a printed one, and what was found."""

    office: int
    name: str
    length: int
    head: str
    faults: list[Tampered]


def verify(connection: Connection) -> list[Verified]:
    """Verify the chain of every office; faults of tables are listed with the first."""
    written: dict[str, str | None] = {}
    found = []
    for office in connection.execute(select(offices).order_by(offices.c.id)).all():
        end = connection.execute(select(chains).where(chains.c.office_id == office.id)).one()
        query = select(audit).where(audit.c.office_id == office.id).order_by(audit.c.position)
        rows = [dict(row) for row in connection.execute(query).mappings()]
        for row in rows:
            written |= json.loads(row["details"]).get("rows", {})
        faults = chain_faults(office.id, rows, end.length, end.head)
        found.append(Verified(office.id, office.name, end.length, end.head, faults))
    if found:
        found[0].faults.extend(_table_faults(connection, written))
    return found


class Head(NamedTuple):
    """The digest of an act, which covers every act before it, and how many acts these are."""

    length: int
    digest: str


def head_before(connection: Connection, office: int, moment: str) -> Head:
    """Return the head of an office's chain as it was just before a time (ISO 8601 in UTC)."""
    query = select(audit.c.position, audit.c.digest).where(audit.c.office_id == office, audit.c.at < moment)
    found = connection.execute(query.order_by(audit.c.position.desc()).limit(1)).one_or_none()
    return Head(*found) if found else Head(0, ROOT)


def holds_head(connection: Connection, head: str) -> bool:
    """Whether a head that was printed is still the digest of a row in some chain."""
    return connection.execute(select(audit.c.position).where(audit.c.digest == head)).first() is not None


def chain_faults(office: int, rows: Sequence[Mapping[str, Any]], length: int, head: str) -> list[Tampered]:
    """Return what is wrong in a chain whose rows come in the order of their positions.

    A digest covers a row's contents and the digest before it, not the position. So a row whose contents give another
    digest was edited; a link to a digest that no row has shows a deletion, or a row that was edited and given a new
    digest; a row to which no link leads was inserted; and rows whose positions are out of the order of the links were
    reordered.
    """
    edited = {row["position"] for row in rows if row_of_chain_digest(office, row) != row["digest"]}
    linked, replaced, deleted = _walk(rows, edited, length, head)
    positions = [row["position"] for row in linked]
    named = {
        Tampering.edited: edited | replaced,
        Tampering.inserted: {row["position"] for row in rows} - set(positions) - edited,
        Tampering.deleted: deleted,
        Tampering.reordered: {one for one, due in zip(positions, sorted(positions), strict=True) if one != due},
    }
    return [
        Tampered(f"audit/{office}/{position}", tampering)
        for tampering, found in named.items()
        for position in sorted(found)
    ]


def _walk(
    rows: Sequence[Mapping[str, Any]], edited: set[int], length: int, head: str
) -> tuple[list[Mapping[str, Any]], set[int], set[int]]:
    """Follow the links from the head to the first row.

    Returns the rows in the order of their links, and the positions that were edited with a new digest, and deleted.
    """
    by_digest = {row["digest"]: row for row in rows}
    rest = {row["position"]: row for row in rows}
    linked: list[Mapping[str, Any]] = []
    replaced: set[int] = set()
    deleted: set[int] = set()
    lacking, wanted, after = length - len(rows), head, length + 1
    while wanted != ROOT:
        row = by_digest.get(wanted)
        if row is None or row["position"] not in rest:
            before = max((position for position in rest if position < after), default=0)
            gap = set(range(before + 1, after))
            suspect = after in edited or after in replaced  # its link may be what was edited
            if gap or (lacking > 0 and not suspect):
                deleted |= gap or {after}
                lacking -= len(gap) or 1
            elif not suspect:
                replaced.add(before)
            if not before:
                break
            row = rest[before]
        del rest[row["position"]]
        linked.append(row)
        wanted, after = row["previous"], row["position"]
    return linked[::-1], replaced, deleted


def _table_faults(connection: Connection, written: Mapping[str, str | None]) -> Iterator[Tampered]:
    """Yield the rows of tables that differ from what the chains tell of them."""
    present = set()
    for table in AUDITED:
        for row in connection.execute(select(table)).mappings():
            name = row_name(table, dict(row))
            present.add(name)
            if written.get(name) is None:
                yield Tampered(name, Tampering.inserted)
            elif written[name] != digest_of(dict(row)):
                yield Tampered(name, Tampering.edited)
    yield from (Tampered(name, Tampering.deleted) for name, digest in written.items() if digest and name not in present)
