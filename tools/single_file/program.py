"""The program inside a browser: the same application, called without sockets, processes or threads."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ocop_docs.batch.job import Job
from ocop_docs.batch.queue import Jobs
from ocop_docs.batch.worker import work_steps
from ocop_docs.settings import WebSettings
from ocop_docs.web.app import create_app

_BATCHES = Path("/tmp/ocop-docs-batches")  # noqa: S108 - a folder in the memory of one browser tab
_STEP_S = 0.1
"""Seconds that a batch works on before requests are answered."""


class _Run:
    """A batch that is worked on step by step; stands for the process that does it on a server."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._steps = work_steps(Job(Path()))

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        pass

    def wait(self) -> None:
        """It has ended when this is called."""

    def kill(self) -> None:
        """Stop for good; what was made is kept for the next run."""
        with contextlib.chdir(self._folder):
            self._steps.close()

    def advance(self) -> bool:
        """Work for a moment; return whether there is more to do."""
        until = time.monotonic() + _STEP_S
        with contextlib.chdir(self._folder):
            for _ in self._steps:
                if time.monotonic() > until:
                    return True
        return False


class SteppedJobs(Jobs):
    """The queue of batches without processes: whoever owns the thread calls `step`."""

    def step(self) -> bool:
        """Work on the running batches for a moment; return whether there is more to do."""
        for name, run in list(self._running.items()):
            if not run.advance():  # type: ignore[attr-defined]  # `_start_next` puts nothing but runs there
                self._forget(name, run)
        return bool(self._running)

    def _start_next(self) -> None:
        while self._waiting and len(self._running) < self._at_once:
            name = self._waiting.popleft()
            self._running[name] = _Run(self._folder / name)  # type: ignore[assignment]  # stands for a process


class Answer(NamedTuple):
    """A response: status, headers as pairs, body."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


class Program:
    """One running application and the browser's cookies."""

    def __init__(self) -> None:
        web = WebSettings(batch_folder=_BATCHES, batches_at_once=1)
        app = create_app(web)
        app.jinja_env.globals["in_browser"] = True
        self._jobs = app.extensions["jobs"] = SteppedJobs(
            _BATCHES, at_once=1, most=web.batch_most, hours=web.batch_hours
        )
        self._client = app.test_client()

    def answer(self, method: str, address: str, headers: Sequence[str], body: Any = None) -> Answer:
        """Return the response to a request; `headers` are names and values in turn, `body` a buffer of JavaScript."""
        response = self._client.open(
            address,
            method=method,
            headers=list(zip(headers[::2], headers[1::2], strict=True)),
            data=body.to_bytes() if body else None,
            base_url="http://127.0.0.1",
        )
        return Answer(response.status_code, list(response.headers), response.data)

    def step(self) -> bool:
        """Go on with the batches for a moment; return whether there is more to do."""
        return self._jobs.step()
