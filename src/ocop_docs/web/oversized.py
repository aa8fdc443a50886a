"""Request bodies over the limit: read and dropped, so that the browser is still there to hear the refusal.

waitress answers such a request itself and closes the connection with the rest of the body unread; the system then
resets it, and the browser shows an error of its own. Here the application sees the length and refuses it in words.
"""

from __future__ import annotations

import io

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.utilities import RequestEntityTooLarge

MOST_DROPPED = 10
"""A body longer than the limit by this factor is cut off after all."""


class DroppedBody:
    """Takes a body of `length` bytes for waitress, and keeps none of them."""

    error = None

    def __init__(self, length: int) -> None:
        self._left = length

    @property
    def completed(self) -> bool:
        """Whether the whole body has come."""
        return self._left == 0

    def received(self, data: bytes) -> int:
        """Drop what belongs to the body; return how much that was."""
        taken = min(len(data), self._left)
        self._left -= taken
        return taken

    def getfile(self) -> io.BytesIO:
        """What the application reads: nothing."""
        return io.BytesIO()

    def getbuf(self) -> io.BytesIO:
        """What waitress closes in the end."""
        return io.BytesIO()

    def __len__(self) -> int:
        return 0


class DroppingParser(HTTPRequestParser):
    """As waitress's own, but for a body announced as too large."""

    _dropped: DroppedBody | None = None

    def received(self, data: bytes) -> int:
        """Take a piece of the request; return how many bytes of it belong to this request."""
        if self._dropped is not None:
            taken = self._dropped.received(data)
            self.completed = self._dropped.completed
            return taken
        taken = int(super().received(data))
        most = MOST_DROPPED * self.adj.max_request_body_size
        if isinstance(self.error, RequestEntityTooLarge) and 0 < self.content_length <= most and not self.chunked:
            self.error, self.completed = None, False
            self._dropped = DroppedBody(self.content_length)
            self.body_rcv = self._dropped  # type: ignore[assignment]  # the stubs name two classes, waitress only calls
        return taken


class DroppingChannel(HTTPChannel):
    """A connection whose requests are read by `DroppingParser`."""

    parser_class = DroppingParser
