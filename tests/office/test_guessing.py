"""Guessing passwords: counted exactly, refused alike for every name, and no weapon against whom it is tried on."""

from __future__ import annotations

import datetime as dt
import threading
import time
import unicodedata
from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher
from sqlalchemy import delete, func, select, update
from tests.office.people import PASSWORD, Office

from ocop_docs.office.audit.verification import verify
from ocop_docs.office.errors import CannotLogIn, OfficeRefused
from ocop_docs.office.people import accounts, login
from ocop_docs.office.people.accounts import Account, Changed, add_person, change_person, fits, hash_password
from ocop_docs.office.people.login import log_in, person_of_session
from ocop_docs.office.store.schema import attempts, people
from ocop_docs.settings import settings

OF_TESTS = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
GUESSES = 200


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hash within a millisecond: the costs of a hash are tried in test_logins.py."""
    login._of_nobody.cache_clear()  # noqa: SLF001 - it keeps a hash of other costs
    monkeypatch.setattr(accounts, "_hasher", lambda: OF_TESTS)
    yield
    login._of_nobody.cache_clear()  # noqa: SLF001 - it keeps a hash of other costs
    settings.cache_clear()


@pytest.fixture
def lan(office: Office) -> Office:
    add_person(office.store, office.id, Account("lan", "Nguyễn Lan", PASSWORD, ["clerk"]))
    return office


def fails(office: Office, name: str, address: str, password: str = "đoán mò") -> str:  # noqa: S107 - a wrong one
    """The code of the refusal."""
    with pytest.raises(CannotLogIn) as refused:
        log_in(office.store, name, password, address)
    return refused.value.faults[0].code


def test_wrong_logins_at_the_same_moment_are_counted_exactly(lan: Office) -> None:
    threads = [threading.Thread(target=fails, args=(lan, "lan", "10.0.0.1")) for _ in range(GUESSES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with lan.store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(attempts)).scalar() == GUESSES


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_guessing_one_name_or_many_ends_at_the_limit_and_locks_nobody_out(lan: Office) -> None:
    one = [fails(lan, "lan", "10.0.0.1") for _ in range(GUESSES)]
    many = [fails(lan, f"tên-{each}", "10.0.0.2") for each in range(GUESSES)]
    spread = [fails(lan, "lan", f"10.1.0.{each}") for each in range(GUESSES)]

    of_pair, of_address = settings().office_login_tries, settings().office_address_tries
    assert one == ["office-login-wrong"] * of_pair + ["office-login-throttled"] * (GUESSES - of_pair)
    assert many == ["office-login-wrong"] * of_address + ["office-login-throttled"] * (GUESSES - of_address)
    assert spread == ["office-login-wrong"] * GUESSES, "each address has its own tries"
    assert fails(lan, "lan", "10.0.0.1", PASSWORD) == "office-login-throttled"
    assert log_in(lan.store, "lan", PASSWORD, "10.0.0.9"), "the owner, elsewhere, is let in"


def test_an_unknown_name_costs_as_many_hashes_as_a_wrong_password(lan: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    login._of_nobody()  # noqa: SLF001 - made on first use, it would be counted below
    compared: list[str] = []
    monkeypatch.setattr(login, "fits", lambda hashed, password: compared.append(hashed) or fits(hashed, password))
    change = Account("khoa", "Đã khóa", PASSWORD, ["viewer"])
    add_person(lan.store, lan.id, change)
    change_person(lan.store, lan.id, "khoa", Changed(active=False))

    refused = [fails(lan, name, "10.0.0.3", PASSWORD if name == "khoa" else "x") for name in ("lan", "không", "khoa")]

    assert len(compared) == 3
    assert all(hashed.startswith("$argon2id$") for hashed in compared)
    assert refused == ["office-login-wrong"] * 3


@pytest.mark.parametrize("password", ["đủ tám!!", "ế" * 200, "mật khẩu\0 có NUL", "a" * 64])
def test_a_password_is_taken_whole_in_both_ways_of_writing_accents(password: str) -> None:
    hashed = hash_password(password)

    assert fits(hashed, unicodedata.normalize("NFD", password))
    assert fits(hashed, unicodedata.normalize("NFC", password))
    assert not fits(hashed, password[:-1])
    assert not fits(hashed, password + "x")


@pytest.mark.parametrize("password", ["ngắn", "a" * 201, "ế" * 1_000_000])
def test_a_password_too_short_or_too_long_is_refused_and_fits_nothing(password: str) -> None:
    with pytest.raises(OfficeRefused):
        hash_password(password)

    assert not fits(hash_password("một câu dễ nhớ"), password)


def test_a_login_hashes_anew_what_was_hashed_in_an_older_way_and_the_chain_accounts_for_it(
    lan: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    stronger = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(accounts, "_hasher", lambda: stronger)

    for _ in range(2):
        assert log_in(lan.store, "lan", PASSWORD, "10.0.0.4")

    with lan.store.reading() as connection:
        hashed = connection.execute(select(people.c.password).where(people.c.login == "lan")).scalar_one()
        assert not stronger.check_needs_rehash(hashed)
        assert [one.faults for one in verify(connection)] == [[]]
    assert log_in(lan.store, "lan", PASSWORD, "10.0.0.4")


def test_a_password_changed_while_the_old_one_is_hashed_anew_stays_changed(
    lan: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = OF_TESTS.hash("câu khác hẳn câu cũ")
    stronger = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(accounts, "_hasher", lambda: stronger)

    def slowly(_password: str) -> str:
        with lan.store.writing() as connection:
            connection.execute(update(people).where(people.c.login == "lan").values(password=changed))
        return stronger.hash(PASSWORD)

    monkeypatch.setattr(accounts, "hash_password", slowly)
    assert log_in(lan.store, "lan", PASSWORD, "10.0.0.4")

    with lan.store.reading() as connection:
        assert connection.execute(select(people.c.password).where(people.c.login == "lan")).scalar_one() == changed


def test_no_more_than_four_passwords_are_hashed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    working, most, lock = 0, 0, threading.Lock()

    class Slow(PasswordHasher):
        def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
            nonlocal working, most
            with lock:
                working += 1
                most = max(most, working)
            time.sleep(0.01)
            with lock:
                working -= 1
            return super().hash(password, salt=salt)

    slow = Slow(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(accounts, "_hasher", lambda: slow)
    threads = [threading.Thread(target=hash_password, args=(PASSWORD,)) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert most == 4


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_the_limits_of_logins_are_those_of_the_settings(lan: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    now, changed = lan.store.clock, {"LOGIN_TRIES": 2, "LOGIN_MINUTES": 3, "IDLE_HOURS": 1, "SESSION_HOURS": 2}
    for name, value in changed.items():
        monkeypatch.setenv(f"OCOP_DOCS_OFFICE_{name}", str(value))
    settings.cache_clear()

    def after(**time: int) -> None:
        lan.store.clock = lambda: now() + dt.timedelta(**time)

    refused = [fails(lan, "lan", "10.0.0.1") for _ in range(3)]
    after(minutes=4)
    token = log_in(lan.store, "lan", PASSWORD, "10.0.0.1")
    held = []
    for minutes in (50, 100, 130):
        after(minutes=minutes)
        held.append(person_of_session(lan.store, token) is not None)

    assert refused == ["office-login-wrong"] * 2 + ["office-login-throttled"]
    assert held == [True, True, False], "longer than any session, though it was used"
    again = log_in(lan.store, "lan", PASSWORD, "10.0.0.1")
    after(minutes=200)
    assert person_of_session(lan.store, again) is None, "not used for an hour"


def test_a_session_ends_at_once_with_its_account(lan: Office) -> None:
    token = log_in(lan.store, "lan", PASSWORD, "10.0.0.5")
    assert person_of_session(lan.store, token)

    change_person(lan.store, lan.id, "lan", Changed(active=False))

    assert person_of_session(lan.store, token) is None
    with lan.store.writing() as connection:
        connection.execute(delete(attempts))
    assert fails(lan, "lan", "10.0.0.5", PASSWORD) == "office-login-wrong"
