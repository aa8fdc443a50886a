"""The points of an act: each statement, each commit, each flush and rename of a file."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from sqlalchemy import event

from ocop_docs.office.store.store import Store

_EVENTS = ("before_cursor_execute", "after_cursor_execute", "commit")
_CALLS = ("replace", "fsync")


class Fault(Exception):
    """The fault that is injected at a statement."""


class Points:
    """Counts the points that are passed, and fails at one of them."""

    def __init__(self, failing: int) -> None:
        self.failing, self.passed = failing, 0

    def reach(self, error: Exception) -> None:
        """Pass a point."""
        self.passed += 1
        if self.passed == self.failing:
            self.fail(error)

    def fail(self, error: Exception) -> None:
        """Fail with the error that the point would give."""
        raise error

    @contextmanager
    def watched(self, store: Store) -> Iterator[None]:
        """Watch the statements of a store and the calls on files."""

        def statement(*_: Any) -> None:
            self.reach(Fault())

        for name in _EVENTS:
            event.listen(store.engine, name, statement)
        full = OSError(28, "No space left on device")
        calls = {name: self._counted(getattr(os, name), full) for name in _CALLS}
        with patch.multiple(os, **calls):
            yield
        for name in _EVENTS:
            event.remove(store.engine, name, statement)

    def _counted(self, call: Any, error: Exception) -> Any:
        def counted(*arguments: Any, **options: Any) -> Any:
            self.reach(error)
            return call(*arguments, **options)

        return counted


class Kills(Points):
    """Kills its own process at the point."""

    def fail(self, error: Exception) -> None:  # noqa: ARG002 - the process ends without an error
        os.kill(os.getpid(), signal.SIGKILL)
