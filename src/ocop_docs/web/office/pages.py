"""Adds the office to the application: its guard and its pages."""

from __future__ import annotations

from flask import Flask

from ocop_docs.office.register.entries import place_of, symbol_of
from ocop_docs.office.store.store import Store
from ocop_docs.office.times import day, moment
from ocop_docs.web.office import dashboard, figures, health, login, me, oidc, old_files, papers, people, register
from ocop_docs.web.office.guard import guard

PAGES = (
    login.login,
    oidc.oidc,
    health.health,
    figures.figures,
    dashboard.home,
    papers.papers,
    register.register,
    people.accounts,
    me.me,
    old_files.old_files,
)


def add_office(app: Flask, store: Store) -> None:
    """Let `app` serve the office whose store that is."""
    app.extensions["office"] = store
    app.jinja_env.filters |= {"day": day, "moment": moment, "symbol": symbol_of, "place": place_of}
    figures.observe(app)
    guard(app)
    for blueprint in PAGES:
        app.register_blueprint(blueprint)
