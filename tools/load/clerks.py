"""Two hundred clerks for a minute: they list, open, change, submit and issue papers, with a pause after each act."""

from __future__ import annotations

import random
import re
import sys
import threading
import time
from collections import defaultdict
from http import HTTPStatus
from typing import Any

from tests.office.people import PLAN
from tests.web.form_fields import fields_of

from load.browser import Answer, Browser
from load.place import Place
from load.table import Figure, grouped, p95, seconds
from ocop_docs.office.actor import Actor
from ocop_docs.office.audit.chain import Stamp, act_in
from ocop_docs.office.papers.moves import move
from ocop_docs.office.papers.papers import create
from ocop_docs.office.people.accounts import person_of
from ocop_docs.office.people.login import start_session
from ocop_docs.office.store.schema import people, roles
from ocop_docs.vietnamese.dates import short_date

ROLES = ("specialist", "clerk", "signatory")
SHARES = {"list": 35, "open": 30, "save": 15, "submit": 10, "issue": 10}
"""Of a hundred acts."""
PAUSE_S = (5.0, 15.0)
"""What a clerk reads or thinks after an act."""
_VERSION = re.compile(r'name="ban" value="(\d+)"')
_OWN = 3
"""Drafts, and signed papers, that each clerk begins with."""


class Clerk:
    """A clerk at work in a thread of its own."""

    def __init__(self, place: Place, address: str, number: int) -> None:
        actor = _account(place, number)
        self._drafts = [create(actor, _plan(number, each)) for each in range(_OWN)]
        self._signed = [create(actor, _plan(number, each + _OWN)) for each in range(_OWN)]
        for key in self._signed:
            for act in ("submit", "approve", "sign"):
                move(actor, key, act)
        self._known = [*self._drafts, *self._signed]
        self._random = random.Random(number)  # noqa: S311 - no secret
        self._browser = Browser(address, start_session(place.office.store, actor.person.id))
        self._day = short_date(place.office.day)

    def work(self, length: float, taken: dict[str, list[float]], failed: list[str]) -> None:
        """Act and pause until the time is over; note how long each act took, and which failed."""
        end = time.monotonic() + length
        time.sleep(self._random.uniform(0, min(PAUSE_S[1], length / 2)))
        while time.monotonic() < end:
            act = self._chosen()
            try:
                answer = getattr(self, f"_{act}")()
            except OSError as error:
                failed.append(f"{act}: {error!r}")
                return
            taken[act].append(answer.seconds)
            if answer.status not in (HTTPStatus.OK, HTTPStatus.SEE_OTHER):
                failed.append(f"{act}: {answer.status}")
            time.sleep(max(0.0, min(self._random.uniform(*PAUSE_S), end - time.monotonic())))

    def _chosen(self) -> str:
        """An act by its share; who has no paper for it left lists papers."""
        (act,) = self._random.choices([*SHARES], [*SHARES.values()])
        needed = {"save": self._drafts, "submit": self._drafts, "issue": self._signed}
        return act if needed.get(act, True) else "list"

    def _list(self) -> Answer:
        return self._browser.get(self._random.choice(["/co-quan", "/co-quan/van-ban", "/co-quan/van-ban?q=san+pham"]))

    def _open(self) -> Answer:
        return self._browser.get(f"/co-quan/van-ban/{self._random.choice(self._known)}")

    def _save(self) -> Answer:
        form = self._browser.get(f"/co-quan/van-ban/{self._random.choice(self._drafts)}/soan")
        fields = fields_of(form.text)
        subject = f"{fields['subject']} {self._random.randrange(100)}"
        return self._browser.post("/co-quan/van-ban/luu/plan", **{**fields, "subject": subject})

    def _submit(self) -> Answer:
        path = f"/co-quan/van-ban/{self._drafts.pop()}"
        version = _VERSION.search(self._browser.get(path).text)
        return self._browser.post(path, viec="submit", ban=version[1] if version else "")

    def _issue(self) -> Answer:
        self._browser.get("/co-quan/so")
        return self._browser.post("/co-quan/so", viec="lay-so", ngay=self._day, **{"van-ban": self._signed.pop()})


def clerks(place: Place, count: int, length: float) -> list[Figure]:
    """Let them work; raise SystemExit when an act failed."""
    taken: dict[str, list[float]] = defaultdict(list)
    failed: list[str] = []
    with place.served() as address:
        working = [Clerk(place, address, number) for number in range(count)]
        threads = [threading.Thread(target=clerk.work, args=(length, taken, failed)) for clerk in working]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return [_figure(place, taken, failed, f"{count} người cùng làm trong {length:.0f} giây")]


def _figure(place: Place, taken: dict[str, list[float]], failed: list[str], what: str) -> Figure:
    acts = sum(map(len, taken.values()))
    slow = p95(taken["issue"])
    for act, times in sorted(taken.items()):
        print(f"{place.database}: {act}: {len(times)}, p95 {p95(times):.2f} s, longest {max(times):.2f} s", flush=True)
    if failed:
        sys.exit(f"{place.database}: {len(failed)} of {acts} acts failed: {failed[:5]}")
    issued = f"{grouped(acts)} việc, 0 việc hỏng; {len(taken['issue'])} lần phát hành, 95 % xong trong {seconds(slow)}"
    return Figure(what, issued)


def _account(place: Place, number: int) -> Actor:
    """A new account that may do every act."""
    store, login = place.office.store, f"nguoi{number}"
    with store.writing() as connection, act_in(connection, Stamp(place.office.id, "", store.now()), "people") as act:
        values = {"login": login, "name": f"Người {number}", "password": "-", "active": 1}
        person = act.insert(people, office_id=place.office.id, **values)
        for role in ROLES:
            act.insert(roles, person_id=person, role=role)
    with store.reading() as connection:
        return Actor(store, person_of(connection, login))


def _plan(clerk: int, paper: int) -> dict[str, Any]:
    return PLAN | {"subject": f"{PLAN['subject']}, phần {paper} của người {clerk}"}
