"""The web door: parse, call a verb, show. No rule of law lives here.

`create_app` makes the application; `ocop_docs.web.serve.serve` runs it.
"""

from __future__ import annotations

from ocop_docs.web.app import create_app

__all__ = ["create_app"]
