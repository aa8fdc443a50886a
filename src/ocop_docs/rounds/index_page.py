"""The index of a round as a page that any browser shows without a network (`index.html.jinja`)."""

from __future__ import annotations

from html import escape
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from ocop_docs.checks.finding import Finding
from ocop_docs.documents.paths import parse_path, title_at
from ocop_docs.rounds.proof.stated_facts import fact_in_words
from ocop_docs.rounds.record import EvaluationRound


def index_page(index: dict[str, Any]) -> str:
    """Return the page of an index as `rounds/folder.py` makes it."""
    environment = Environment(
        loader=PackageLoader("ocop_docs", "rounds"),
        autoescape=True,
        finalize=_escaped,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"label": _label, "field": _field, "fact": fact_in_words, "link": quote}
    return environment.get_template("index.html.jinja").render(index)


def _escaped(value: object) -> Markup:
    """Return a value as HTML: an absent one is empty; quotes are written as by `html.escape`."""
    if isinstance(value, Markup):
        return value
    return Markup("" if value is None else escape(str(value)))  # noqa: S704 - escaped here


def _label(finding: dict[str, str]) -> str:
    return Finding.of_dict(finding).label


def _field(place: str) -> str:
    return title_at(EvaluationRound, parse_path(place))
