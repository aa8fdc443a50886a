"""The Flask application: its configuration, request checks, error handler and views."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from flask import Flask

from ocop_docs.batch.queue import Jobs
from ocop_docs.settings import WebSettings, settings
from ocop_docs.web import access_log, errors, reading, security
from ocop_docs.web.drafting import first_plan, phrases, profile
from ocop_docs.web.page_text import shown
from ocop_docs.web.preview import PreviewStore
from ocop_docs.web.views import (
    api,
    api_batches,
    api_page,
    batches,
    comparison,
    editor,
    health,
    home,
    layout_check,
    lookup,
    preview,
    revision,
    rounds,
    ticking,
    tracking,
)
from ocop_docs.web.work import Work
from ocop_docs.web.work import pages as work_pages

if TYPE_CHECKING:
    from ocop_docs.office.store.store import Store

LOOPBACK = ("127.0.0.1", "localhost", "::1")
PAGES = (
    home.pages,
    health.health,
    editor.editor,
    preview.previews,
    layout_check.layout_checks,
    lookup.lookups,
    ticking.ticking,
    batches.batches,
    rounds.rounds,
    revision.revision,
    reading.old_files,
    comparison.comparison,
    profile.profiles,
    phrases.phrase_pages,
    first_plan.first_plans,
    tracking.tracking,
    work_pages,
)


def create_app(web: WebSettings | None = None, store: Store | None = None) -> Flask:
    """Return the application; without a secret key in `web`, sessions are signed with a random key.

    With the `store` of an office, every page asks for an account, and there are the pages of the office.
    """
    web = web or settings().web
    app = Flask(__name__)
    key = web.secret_key.get_secret_value() if web.secret_key else secrets.token_hex(32)
    app.config.update(
        SECRET_KEY=key,
        SECRET_KEY_FALLBACKS=[one.get_secret_value() for one in web.secret_key_fallbacks],
        TRUSTED_HOSTS=[*LOOPBACK, "[::1]", *web.trusted_hosts],
        MAX_CONTENT_LENGTH=web.max_body_bytes,
        MAX_FORM_MEMORY_SIZE=web.max_form_bytes,
        MAX_FORM_PARTS=web.max_fields,
        SESSION_COOKIE_NAME="ocop_docs",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_COOKIE_SECURE=web.scheme == "https",
        WEB=web,
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # Flask's default provider has it
    app.jinja_env.finalize = shown
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.extensions["work"] = Work(web)
    app.extensions["previews"] = PreviewStore(web)
    app.extensions["jobs"] = Jobs(web.batches, at_once=web.batches_at_once, most=web.batch_most, hours=web.batch_hours)
    access_log.log_requests(app)
    security.protect(app)
    errors.register(app)
    for blueprint in (*PAGES, api.api, api_batches.api_batches, api_page.docs):
        app.register_blueprint(blueprint)
    if store is not None:
        from ocop_docs.web.office.pages import add_office

        add_office(app, store)
    return app
