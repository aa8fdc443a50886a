"""Clerks at work: they draft papers and take them through every state to their number, with a pause after each act."""

from __future__ import annotations

import random
import re
import sys
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
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
MOVES = ("submit", "approve", "sign")
"""What a draft goes through before it may be issued."""
SHARES = {"list": 25, "open": 20, "save": 10, "draft": 8, **dict.fromkeys(MOVES, 8), "issue": 10, "download": 3}
"""Of a hundred acts."""
PAUSE_S = (5.0, 15.0)
"""What a clerk reads or thinks after an act."""
_VERSION = re.compile(r'name="ban" value="(\d+)"')
_OWN = 3
"""Drafts, and signed papers, that each clerk begins with."""
_LONG_S = 600
"""From here on a length is named in minutes."""


@dataclass
class Seen:
    """What all clerks saw together: how many seconds each act and each page took, and which acts failed."""

    acts: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    pages: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def answer(self, act: str, answer: Answer) -> None:
        """Note an answer that is neither a page nor a redirection."""
        if answer.status not in (HTTPStatus.OK, HTTPStatus.SEE_OTHER):
            self.failed.append(f"{act}: {answer.status}")


class Clerk:
    """A clerk at work in a thread of its own."""

    def __init__(self, place: Place, address: str, number: int, seen: Seen) -> None:
        actor = _account(place, number)
        self._papers: dict[str, list[str]] = {act: [] for act in (*MOVES, "issue", "download")}
        """By the act that comes next."""
        self._papers["submit"] = [create(actor, _plan(number, each)) for each in range(_OWN)]
        self._papers["issue"] = [create(actor, _plan(number, each + _OWN)) for each in range(_OWN)]
        for key in self._papers["issue"]:
            for act in MOVES:
                move(actor, key, act)
        self._first = create(actor, _plan(number, 2 * _OWN))
        """A draft that stays one: every new paper begins as its copy."""
        self._random = random.Random(number)  # noqa: S311 - no secret
        self._browser = Browser(address, start_session(place.office.store, actor.person.id))
        self._day = short_date(place.office.day)
        self._seen = seen

    def work(self, length: float) -> None:
        """Act and pause until the time is over."""
        end = time.monotonic() + length
        time.sleep(self._random.uniform(0, min(PAUSE_S[1], length / 2)))
        while time.monotonic() < end:
            act = self._chosen()
            try:
                answer = self._move(act) if act in MOVES else getattr(self, f"_{act}")()
            except OSError as error:
                self._seen.failed.append(f"{act}: {error!r}")
                return
            self._seen.acts[act].append(answer.seconds)
            self._seen.answer(act, answer)
            time.sleep(max(0.0, min(self._random.uniform(*PAUSE_S), end - time.monotonic())))

    def _chosen(self) -> str:
        """An act by its share; who has no paper for it lists papers."""
        (act,) = self._random.choices([*SHARES], [*SHARES.values()])
        return act if self._papers.get(act, True) else "list"

    def _page(self, path: str) -> Answer:
        page = self._browser.get(path)
        self._seen.pages.append(page.seconds)
        self._seen.answer(f"page {path}", page)
        return page

    def _list(self) -> Answer:
        return self._page(self._random.choice(["/co-quan", "/co-quan/van-ban", "/co-quan/van-ban?q=san+pham"]))

    def _open(self) -> Answer:
        known = [key for keys in self._papers.values() for key in keys]
        return self._page(f"/co-quan/van-ban/{self._random.choice([self._first, *known])}")

    def _form(self) -> dict[str, str]:
        """The fields of a draft's form, with a changed subject."""
        key = self._random.choice([self._first, *self._papers["submit"]])
        fields = fields_of(self._page(f"/co-quan/van-ban/{key}/soan").text)
        return {**fields, "subject": f"{PLAN['subject']} {self._random.randrange(10_000)}"}

    def _save(self) -> Answer:
        return self._browser.post("/co-quan/van-ban/luu/plan", **self._form())

    def _draft(self) -> Answer:
        fields = self._form()
        kept = self._browser.post("/co-quan/van-ban/luu/plan", **{**fields, "van-ban": "", "ban": ""})
        self._papers["submit"].append(_key(kept))
        return kept

    def _move(self, act: str) -> Answer:
        key = self._papers[act].pop(0)
        path = f"/co-quan/van-ban/{key}"
        version = _VERSION.search(self._page(path).text)
        moved = self._browser.post(path, viec=act, ban=version[1] if version else "")
        self._papers[[*self._papers][[*self._papers].index(act) + 1]].append(key)
        return moved

    def _issue(self) -> Answer:
        self._page("/co-quan/so")
        key = self._papers["issue"].pop(0)
        self._papers["download"].append(key)
        return self._browser.post("/co-quan/so", viec="lay-so", ngay=self._day, **{"van-ban": key})

    def _download(self) -> Answer:
        return self._browser.get(f"/co-quan/van-ban/{self._random.choice(self._papers['download'])}/docx")


def clerks(place: Place, count: int, length: float) -> list[Figure]:
    """Let them work; raise SystemExit when an act failed."""
    seen = Seen()
    with place.served() as address:
        working = [Clerk(place, address, number, seen) for number in range(count)]
        threads = [threading.Thread(target=clerk.work, args=(length,)) for clerk in working]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    lasted = f"{length / 60:.0f} phút" if length >= _LONG_S else f"{length:.0f} giây"
    return [_figure(place, seen, f"{count} người cùng làm trong {lasted}")]


def _figure(place: Place, seen: Seen, what: str) -> Figure:
    acts = sum(map(len, seen.acts.values()))
    for act, times in sorted({**seen.acts, "page": seen.pages}.items()):
        print(f"{place.database}: {act}: {len(times)}, p95 {p95(times):.2f} s, longest {max(times):.2f} s", flush=True)
    if seen.failed:
        sys.exit(f"{place.database}: {len(seen.failed)} of {acts} acts failed: {seen.failed[:5]}")
    issued = f"{len(seen.acts['issue'])} lần phát hành, 95 % xong trong {seconds(p95(seen.acts['issue']))}"
    pages = f"{grouped(len(seen.pages))} trang, 95 % hiện trong {seconds(p95(seen.pages))}"
    return Figure(what, f"{grouped(acts)} việc, 0 việc hỏng; {issued}; {pages}")


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


def _key(kept: Answer) -> str:
    """The key of a paper, from the address of its page."""
    return kept.location.rpartition("/")[2].partition("?")[0]


def _plan(clerk: int, paper: int) -> dict[str, Any]:
    return PLAN | {"subject": f"{PLAN['subject']}, phần {paper} của người {clerk}"}
