"""One line for each request, without personal data: no address, no name, no query, no id of a batch."""

from __future__ import annotations

import logging
import time

from flask import Flask, Response, g, request

LOG = logging.getLogger("ocop_docs.access")


def log_to_standard_error() -> None:
    """Write the log of all applications of this process to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False


def log_requests(app: Flask) -> None:
    """Log method, route, status, size and time of every request of `app`; the route has no values in it."""
    app.before_request(_begin)
    app.after_request(_note)


def _begin() -> None:
    g.began = time.perf_counter()


def _note(response: Response) -> Response:
    took_ms = (time.perf_counter() - g.began) * 1000 if "began" in g else 0
    route = request.url_rule.rule if request.url_rule else "-"
    size = response.content_length if response.content_length is not None else "-"
    LOG.info("%s %s %d %s B %.0f ms", request.method, route, response.status_code, size, took_ms)
    return response
