"""Any order of acts against a small model: the register is what the model says it is."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule
from tests.office.people import PLAN, Office, office_of, open_office
from tests.soak import IN_FULL, long_run

from ocop_docs.errors import OcopDocsError
from ocop_docs.office.audit.verification import verify
from ocop_docs.office.errors import OfficeRefused
from ocop_docs.office.papers.issuing import recover
from ocop_docs.office.papers.moves import move
from ocop_docs.office.papers.papers import save
from ocop_docs.office.register.entries import book_of, entries_of, reserve, symbol_of, void
from ocop_docs.office.store.store import create_store, open_store

STEPS = 50 if IN_FULL else 20


class OfficeMachine(RuleBasedStateMachine):
    """Drafts, edits, signs, issues, reserves, voids, restarts and recovers."""

    new_database: ClassVar[Callable[[], str]] = staticmethod(str)
    """Makes an empty database and returns its address; "" is SQLite in the store's folder."""
    steps: ClassVar[int] = 0

    drafts = Bundle("drafts")
    signed = Bundle("signed")
    entered = Bundle("entered")

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="ocop-machine-"))
        self.address = self.new_database()
        store = create_store(self.folder, self.address)
        self.office: Office = open_office(store)
        self.numbers: list[tuple[int, str]] = []
        self.last: dt.date | None = None
        self.versions: dict[str, int] = {}

    @rule(target=drafts)
    def draft(self) -> str:
        key = self.office.draft()
        self.versions[key] = 1
        return key

    @rule(key=drafts, subject=st.sampled_from(["Kế hoạch một", "Kế hoạch hai"]), stale=st.booleans())
    def edit(self, key: str, subject: str, stale: bool) -> None:  # noqa: FBT001 - hypothesis passes it by name
        record, base = PLAN | {"subject": subject}, self.versions[key] - int(stale)
        try:
            self.versions[key] = save(self.office.actor("head"), key, record, base=base)
        except OfficeRefused:
            assert stale
        else:
            assert not stale

    @rule(target=signed, key=consumes(drafts))
    def sign(self, key: str) -> str:
        for role, act in (("specialist", "submit"), ("clerk", "approve"), ("signatory", "sign")):
            move(self.office.actor(role), key, act)
        return key

    @rule(target=drafts, key=consumes(signed))
    def give_back(self, key: str) -> str:
        move(self.office.actor("head"), key, "return", reason="Sửa lại")
        return key

    @rule(target=entered, keys=st.lists(consumes(signed), max_size=3), days=st.integers(-2, 1))
    def issue(self, keys: list[str], days: int) -> object:
        date = max(self.office.day + dt.timedelta(days=days), dt.date(self.office.day.year, 1, 1))
        late = bool(keys) and (date > self.office.day or (self.last is not None and date < self.last))
        try:
            entries = self.office.issue(keys, date=date)
        except OcopDocsError:
            assert late
            return multiple()
        assert not late
        self.last = date if keys else self.last
        self.numbers += [(len(self.numbers) + 1 + each, "numbered") for each in range(len(keys))]
        return multiple(*entries)

    @rule()
    def keep_a_number(self) -> None:
        reserve(self.office.actor("clerk"), None, self.office.day, "giữ")
        self.last = self.office.day
        self.numbers.append((len(self.numbers) + 1, "reserved"))

    @rule(entry=consumes(entered))
    def declare_void(self, entry: int) -> None:
        with self.office.store.reading() as connection:
            book = book_of(connection, self.office.person("clerk"), None)
            found = {one.id: one.number for one in entries_of(connection, book, self.office.day.year)}
        void(self.office.actor("clerk"), entry, "In sai")
        with pytest.raises(OfficeRefused):
            void(self.office.actor("clerk"), entry, "In sai")
        self.numbers[found[entry] - 1] = (found[entry], "void")

    @rule()
    def restart(self) -> None:
        self.office.store.close()
        self.office = office_of(open_store(self.folder, self.address))
        assert recover(self.office.store) == 0

    @invariant()
    def register_is_as_the_model_says(self) -> None:
        if not hasattr(self, "office"):
            return
        OfficeMachine.steps += 1
        with self.office.store.reading() as connection:
            book = book_of(connection, self.office.person("clerk"), None)
            found = entries_of(connection, book, self.office.day.year)
        assert [(one.number, one.state) for one in found] == self.numbers
        assert all(symbol_of(one).startswith(f"{one.number:02d}") for one in found)

    def teardown(self) -> None:
        if hasattr(self, "office"):
            with self.office.store.reading() as connection:
                assert [one.faults for one in verify(connection)] == [[]]
            self.office.store.close()
        shutil.rmtree(self.folder, ignore_errors=True)


@long_run
@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("database", "runs"), [("sqlite", 150 if IN_FULL else 8), ("postgresql", 150 if IN_FULL else 2)]
)
def test_any_order_of_acts_leaves_the_register_as_the_model_says(
    database: str, runs: int, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    if database == "postgresql":
        monkeypatch.setattr(OfficeMachine, "new_database", request.getfixturevalue("cluster").new_database)
    health = [HealthCheck.too_slow, HealthCheck.data_too_large]
    monkeypatch.setattr(OfficeMachine, "steps", 0)
    OfficeMachine.TestCase.settings = settings(
        max_examples=runs, stateful_step_count=STEPS, deadline=None, suppress_health_check=health
    )
    OfficeMachine.TestCase().runTest()

    assert OfficeMachine.steps >= (5_000 if IN_FULL else runs)
