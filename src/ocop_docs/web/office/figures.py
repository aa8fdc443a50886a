"""What a monitoring program asks for: figures of requests for Prometheus, and a line of JSON for each request.

Neither holds an address, a key, a login or anything that was typed: views are named, not paths.
"""

from __future__ import annotations

import datetime as dt
import hmac
import json
import logging
import threading
import time
from collections import Counter

from flask import Blueprint, Flask, Response, abort, current_app, g, request

LOG = logging.getLogger("ocop_docs.requests")
LIMITS_S = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper ends of the classes of durations, in seconds."""

figures = Blueprint("office_figures", __name__)


class Figures:
    """Counts of requests by view and status, and their durations."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[tuple[str, int]] = Counter()
        self._classes: Counter[float] = Counter()
        self._seconds = 0.0

    def add(self, view: str, status: int, seconds: float) -> None:
        """Count a request."""
        with self._lock:
            self._counts[view, status] += 1
            self._seconds += seconds
            for limit in LIMITS_S:
                self._classes[limit] += seconds <= limit

    def text(self) -> str:
        """The figures in the text format of Prometheus."""
        with self._lock:
            total = sum(self._counts.values())
            requests = [
                f'ocop_docs_requests_total{{view="{view}",status="{status}"}} {count}'
                for (view, status), count in sorted(self._counts.items())
            ]
            classes = [f'ocop_docs_request_seconds_bucket{{le="{limit}"}} {self._classes[limit]}' for limit in LIMITS_S]
        lines = [
            "# TYPE ocop_docs_requests_total counter",
            *requests,
            "# TYPE ocop_docs_request_seconds histogram",
            *classes,
            f'ocop_docs_request_seconds_bucket{{le="+Inf"}} {total}',
            f"ocop_docs_request_seconds_sum {self._seconds:.6f}",
            f"ocop_docs_request_seconds_count {total}",
        ]
        return "\n".join(lines) + "\n"


def observe(app: Flask) -> None:
    """Count and log every request of `app`."""
    app.extensions["figures"] = Figures()
    app.before_request(_begin)
    app.after_request(_end)


@figures.get("/metrics")
def show() -> Response:
    """The figures, for who sends the key of the settings as `Authorization: Bearer KEY`; not there without a key."""
    key = current_app.config["WEB"].metrics_key
    wanted = f"Bearer {key.get_secret_value()}" if key else ""
    given = request.headers.get("Authorization", "")
    if not wanted or not hmac.compare_digest(wanted.encode(), given.encode("utf-8", "surrogatepass")):
        abort(404)
    return Response(current_app.extensions["figures"].text(), mimetype="text/plain; version=0.0.4")


def _begin() -> None:
    g.begun = time.perf_counter()


def _end(response: Response) -> Response:
    seconds = time.perf_counter() - g.get("begun", time.perf_counter())
    view = request.endpoint or "none"
    current_app.extensions["figures"].add(view, response.status_code, seconds)
    at = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    line = {
        "at": at,
        "method": request.method,
        "view": view,
        "status": response.status_code,
        "ms": round(seconds * 1000),
    }
    LOG.info(json.dumps(line))
    return response
