"""Adds the office to the application: its guard and its pages."""

from __future__ import annotations

from flask import Flask

from ocop_docs.office.store.store import Store
from ocop_docs.web.office import dashboard, health, login, papers, people, register
from ocop_docs.web.office.guard import guard

PAGES = (login.login, health.health, dashboard.home, papers.papers, register.register, people.accounts)


def add_office(app: Flask, store: Store) -> None:
    """Let `app` serve the office whose store that is."""
    app.extensions["office"] = store
    guard(app)
    for blueprint in PAGES:
        app.register_blueprint(blueprint)
