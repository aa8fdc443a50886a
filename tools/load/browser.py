"""A browser of one person: a connection that is kept, cookies, and the token of the pages' forms."""

from __future__ import annotations

import http.client
import re
import time
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from ocop_docs.web.office.guard import COOKIE

_TOKEN = re.compile(r'name="token" value="([^"]+)"')
_WAIT_S = 120


class Answer(NamedTuple):
    """What the server answered, and after how many seconds."""

    status: int
    body: bytes
    location: str
    seconds: float

    @property
    def text(self) -> str:
        """The page."""
        return self.body.decode()


class Browser:
    """Asks for pages and sends forms; not for several threads."""

    def __init__(self, address: str, session: str) -> None:
        self._cookies = {COOKIE: session}
        self._connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=_WAIT_S)
        self._token = ""

    def get(self, path: str) -> Answer:
        """Ask for a page."""
        found = self._ask("GET", path)
        if token := _TOKEN.search(found.body.decode("utf-8", "replace")):
            self._token = token[1]
        return found

    def post(self, path: str, **fields: str) -> Answer:
        """Send a form with the token of the page seen last."""
        return self._ask("POST", path, urlencode({**fields, "token": self._token}))

    def _ask(self, method: str, path: str, body: str | None = None) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        start = time.perf_counter()
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        content, seconds = answer.read(), time.perf_counter() - start
        for line in answer.headers.get_all("Set-Cookie", []):
            name, _, value = line.partition(";")[0].partition("=")
            self._cookies[name] = value
        return Answer(answer.status, content, answer.headers.get("Location", ""), seconds)
