"""waitress with its limits shared out: threads among requests, connections among clients, time among senders.

By itself it lets a hundred idle connections keep everybody else out, one that drips a byte now and then stay for ever,
and uploads hold all threads.
"""

from __future__ import annotations

import select
import socket
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from waitress.adjustments import Adjustments
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher

from ocop_docs.web.oversized import DroppingChannel

_CLEANUP_INTERVAL_S = 5
_SLOWEST_BYTES_A_SECOND = 20_000
"""A body that comes more slowly is cut off; the slowest line that an office has is faster."""
_FREED = 10
"""One of so many connections is closed to make room for new ones."""


class Lanes:
    """Threads for requests that only ask, and others for those that send something; waitress calls it a dispatcher."""

    def __init__(self, threads: int) -> None:
        self._asking, self._sending = ThreadedTaskDispatcher(), ThreadedTaskDispatcher()
        asking = max(1, threads * 3 // 8)
        self._asking.set_thread_count(asking)
        self._sending.set_thread_count(max(1, threads - asking))

    def add_task(self, channel: Any) -> None:
        """Queue the next request of a connection."""
        requests = channel.requests
        asks = bool(requests) and requests[0].content_length == 0 and not requests[0].chunked
        (self._asking if asks else self._sending).add_task(channel)

    def shutdown(self, cancel_pending: bool = True, timeout: int = 1) -> None:  # noqa: FBT001, FBT002 - waitress's
        """End the threads."""
        for lane in (self._asking, self._sending):
            lane.shutdown(cancel_pending, timeout)


class TimedChannel(DroppingChannel):
    """A connection that knows since when it has been sending the request that is not complete yet."""

    sending_since: float | None = None

    def received(self, data: bytes) -> Any:
        """Take a piece of a request."""
        if self.request is None:
            self.sending_since = time.time()
        taken = super().received(data)
        if self.request is None:
            self.sending_since = None
        return taken

    @property
    def is_served(self) -> bool:
        """Whether a request is being answered."""
        return bool(self.requests or self.total_outbufs_len)

    def is_late(self, now: float) -> bool:
        """Whether its request should have been complete by now."""
        if self.sending_since is None or self.request is None:
            return False
        allowed = self.adj.channel_timeout + self.request.content_length / _SLOWEST_BYTES_A_SECOND
        return now - self.sending_since > allowed


class FairServer(TcpWSGIServer):
    """A server on a bound socket that never stops accepting: connections that do nothing make room for new ones."""

    channel_class = TimedChannel
    effective_port: int

    def __init__(
        self,
        application: Any,
        at_end: Sequence[Callable[[], object]],
        bound: socket.socket,
        threads: int,
        **settings: Any,
    ) -> None:
        adjustments = Adjustments(
            sockets=[bound],
            threads=threads,
            cleanup_interval=min(_CLEANUP_INTERVAL_S, settings["channel_timeout"]),
            asyncore_use_poll=hasattr(select, "poll"),  # select() takes no descriptor above 1023
            **settings,
        )
        described = (bound.family, bound.type, bound.proto, bound.getsockname())
        super().__init__(
            application,
            map={},
            _sock=bound,
            dispatcher=Lanes(threads),  # type: ignore[arg-type]  # it has what waitress calls
            adj=adjustments,
            sockinfo=described,
            bind_socket=False,
        )
        self._at_end = at_end

    def run(self) -> None:
        """Serve until interrupted; nobody waits for work under way, and none of it stays."""
        super().run()
        for end in self._at_end:
            end()

    def readable(self) -> bool:
        """Whether to accept; make room before the limit is reached."""
        if len(self._channels) >= self.adj.connection_limit * (_FREED - 1) // _FREED:
            self._make_room()
        return bool(super().readable())

    @property
    def _channels(self) -> list[TimedChannel]:
        return list(self.active_channels.values())  # type: ignore[attr-defined]  # the stubs call the dict a channel

    def maintenance(self, now: float) -> None:
        """Close what has been idle for long, and what takes too long to send its request."""
        super().maintenance(int(now))
        for channel in self._channels:
            if channel.is_late(now):
                channel.will_close = True

    def _make_room(self) -> None:
        """Close idle connections, then those still sending: first of the client with the most, the longest first."""
        unserved = [one for one in self._channels if not one.is_served and not one.will_close]
        counts = Counter(one.addr[0] for one in self._channels)
        unserved.sort(key=lambda one: (-counts[one.addr[0]], one.request is not None, one.last_activity))
        for channel in unserved[: self.adj.connection_limit // _FREED]:
            channel.will_close = True
