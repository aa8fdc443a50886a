"""Work that may take long: a few calls at a time, some waiting, the rest refused at once.

A page is answered within `work_answer_s`, with the result or with a page that shows it as soon as it is there; so no
work holds the threads that answer requests. What comes from outside is worked on in `isolation`'s processes.
"""

from __future__ import annotations

import secrets
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import Any, NamedTuple

from flask import Blueprint, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ocop_docs.batch.executors import SerialExecutor
from ocop_docs.documents.document import Document
from ocop_docs.intake.json import ZIP
from ocop_docs.isolation.limits import for_tables, for_word_files
from ocop_docs.isolation.platform import IN_BROWSER
from ocop_docs.isolation.pool import call
from ocop_docs.settings import WebSettings, settings
from ocop_docs.web.errors import Refused
from ocop_docs.web.owner import owner

Show = Callable[[Any], ResponseReturnValue]
"""Makes the response of a result; it may run in a later request than the one that asked."""

pages = Blueprint("work", __name__, url_prefix="/dang-lam")


LONGEST_READ_HERE = 200_000
"""Bytes of data read in the process of the pages; 3 MB of unknown fields take 300 MB to refuse."""


class _Kept(NamedTuple):
    owner: str
    result: Future[Any]
    show: Show


class Work:
    """The work under way for all requests of one application."""

    def __init__(self, web: WebSettings) -> None:
        self._web = web
        self._threads: Executor = SerialExecutor() if IN_BROWSER else ThreadPoolExecutor(settings().workers, "work")
        self._waiters = threading.BoundedSemaphore(max(1, web.threads // 2))
        self._under_way: dict[Future[Any], str] = {}
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._lock = threading.RLock()

    def answer(self, show: Show, function: Callable[..., Any], *arguments: Any) -> ResponseReturnValue:
        """Return what `show` makes of the function's result, or the page that waits for it.

        Raises:
            Refused: too much work is under way.
            OcopDocsError: as the function.
        """
        result = self._begin(function, arguments)
        try:
            return show(_value(result, self._web.work_answer_s))
        except TimeoutError:
            key = secrets.token_urlsafe(16)
            with self._lock:
                self._kept[key] = _Kept(owner(), result, show)
                while len(self._kept) > self._web.work_places:
                    self._kept.popitem(last=False)
            return self._under_way_page(key)

    def wait(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Return the function's result, for a program or a script that can wait for it; raise as `answer`.

        It waits so long for its turn only, and then as long as the work takes.
        """
        if not self._waiters.acquire(blocking=False):
            raise _busy()
        try:
            result = self._begin(function, arguments)
            try:
                return _value(result, self._web.work_wait_s)
            except TimeoutError:
                if result.cancel():
                    raise _busy() from None
                return result.result()
        finally:
            self._waiters.release()

    def close(self) -> None:
        """Begin nothing more; what is under way ends with the processes that do it."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def later(self, key: str) -> ResponseReturnValue:
        """Return the response kept for this person under `key`, or once more the page that waits for it."""
        with self._lock:
            kept = self._kept.get(key)
        if kept is None or kept.owner != owner():
            raise Refused("work-gone", 404)
        try:
            return kept.show(_value(kept.result, self._web.work_answer_s))
        except TimeoutError:
            return self._under_way_page(key)

    def _under_way_page(self, key: str) -> ResponseReturnValue:
        address = url_for("work.result", key=key)
        return render_template("working.html", address=address), 202, {"Location": address}

    def _begin(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Future[Any]:
        client = request.remote_addr or ""
        with self._lock:
            if len(self._under_way) >= self._web.work_places and not self._make_room_for(client):
                raise _busy()
            result = self._threads.submit(copy_context().run, function, *arguments)
            self._under_way[result] = client
        result.add_done_callback(self._end)
        return result

    def _make_room_for(self, client: str) -> bool:
        """Cancel what the client with the most work asked last, if it is clearly more than that of `client`."""
        counts = Counter(self._under_way.values())
        greediest, most = counts.most_common(1)[0]
        if most <= counts[client] + 1:
            return False
        return any(one.cancel() for one in reversed(list(self._under_way)) if self._under_way.get(one) == greediest)

    def _end(self, result: Future[Any]) -> None:
        with self._lock:
            self._under_way.pop(result, None)


def work() -> Work:
    """Return the work of this application."""
    found: Work = current_app.extensions["work"]
    return found


def from_outside(function: Callable[..., Any], *arguments: Any) -> Any:
    """Call a function on a Word file from outside, in a process with limits; raise as `isolation.pool.call`."""
    return call(for_word_files(), function, *arguments)


def document_of(read: Callable[[bytes], Document], data: bytes) -> Document:
    """Return the document that `read` gives of a file: of a Word file or of long data in such a process."""
    apart = data.startswith(ZIP) or len(data) > LONGEST_READ_HERE
    found: Document = work().wait(from_outside, read, data) if apart else read(data)
    return found


def table_from_outside(function: Callable[..., Any], *arguments: Any) -> Any:
    """Call a function on a table from outside, in a process with limits; raise as `isolation.pool.call`."""
    return call(for_tables(), function, *arguments)


@pages.get("/<key>")
def result(key: str) -> ResponseReturnValue:
    """The result of work that took long."""
    return work().later(key)


def _value(result: Future[Any], seconds: float) -> Any:
    try:
        return result.result(seconds)
    except CancelledError:
        raise _busy() from None


def _busy() -> Refused:
    return Refused("busy", 503)
