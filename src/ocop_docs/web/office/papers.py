"""Pages of papers: the list with its search, one paper with everything about it, the form it is changed in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, g, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from ocop_docs.documents.catalogue import KINDS, Kind
from ocop_docs.documents.paths import parse_path, title_at
from ocop_docs.errors import InvalidInput, OcopDocsError, fault
from ocop_docs.intake.tables.table import read_table
from ocop_docs.office.actor import Actor
from ocop_docs.office.errors import NotThere, OfficeRefused
from ocop_docs.office.listing import history_of
from ocop_docs.office.papers.editing import keep_typed as keep_as_typed
from ocop_docs.office.papers.editing import open_draft
from ocop_docs.office.papers.issuing import PDF, WORD, copy_of, make_pdf
from ocop_docs.office.papers.many import keep_round, keep_table
from ocop_docs.office.papers.moves import move
from ocop_docs.office.papers.papers import (
    EDITABLE,
    Relation,
    comment,
    create,
    paper_of,
    save,
)
from ocop_docs.office.papers.records import document_of
from ocop_docs.office.papers.review import Comment, changed_since, comments_on, last_reason, places_of, submitted_before
from ocop_docs.office.papers.workflow import workflow
from ocop_docs.office.register.entries import entry_of_paper, symbol_of
from ocop_docs.office.saved_views import drop_view, keep_view, views_of
from ocop_docs.office.search import Filters, Page, search
from ocop_docs.pipeline import check, load
from ocop_docs.rounds.pipeline import load_round, score
from ocop_docs.vietnamese.file_names import file_name
from ocop_docs.web.batches.ordering import table_of
from ocop_docs.web.downloads import send
from ocop_docs.web.forms.reading import Remark, field_of, read, record_of
from ocop_docs.web.forms.values import Typed
from ocop_docs.web.office.guard import actor, go_to, whole
from ocop_docs.web.security import has_fresh_token
from ocop_docs.web.views.editor import form_page, kind_or_404, posted
from ocop_docs.web.views.home import typed_of_content
from ocop_docs.web.work import from_outside, work

papers = Blueprint("office_papers", __name__, url_prefix="/co-quan/van-ban")
SHOWN = 50
_INTERNAL = 500


@papers.get("")
def listing() -> str:
    """The papers of the office, or those that a search finds."""
    acting, given = actor(), request.args
    first = max(given.get("tu", 0, whole), 0)
    filters = Filters(given.get("nam", 0, whole), given.get("loai", ""), acting.may("secret"))
    query = given.get("q", "")[:500]
    with acting.reading() as connection:
        found = search(connection, acting.person.office, query, filters, Page(SHOWN + 1, first))
        kept = views_of(connection, acting.person)
    return render_template(
        "office/papers.html",
        found=found[:SHOWN],
        more=first + SHOWN if len(found) > SHOWN else 0,
        query=query,
        filters=filters,
        kinds=KINDS,
        states=workflow().states,
        views=kept,
    )


@papers.post("/tim-kiem")
def act_on_view() -> ResponseReturnValue:
    """Keep a search under a name, or forget one."""
    acting, form = actor(), request.form
    given: dict[str, Any] = {name: form[name] for name in ("q", "nam", "loai") if form.get(name)}
    if "xoa" in form:
        drop_view(acting, form.get("xoa", 0, whole))
    else:
        keep_view(acting, form.get("ten", ""), urlencode(given))
    return go_to(url_for("office_papers.listing", **given))


@papers.get("/nhap")
def many() -> str:
    """The form for the workbook of a round, or a table with a draft in each row."""
    return render_template("office/many.html", kinds=KINDS, faults=())


@papers.post("/nhap")
def keep_many() -> ResponseReturnValue:
    """Keep the drafts, all or none."""
    try:
        given, ending = table_of(request.files.get("tep"))
        kind = request.form.get("loai", "")
        if kind in KINDS:
            return _kept(keep_table(actor(), read_table(given.stream, f"bang{ending}", KINDS[kind])))
        return work().answer(_kept, _keep_round, actor(), given.read())
    except OcopDocsError as error:
        if error.http_status >= _INTERNAL:
            raise
        return render_template("office/many.html", kinds=KINDS, faults=error.faults), error.http_status


def _keep_round(acting: Actor, data: bytes) -> list[str]:
    return keep_round(acting, score(from_outside(load_round, data)))


def _kept(keys: list[str]) -> Response:
    return go_to(url_for("office_home.dashboard", _anchor=f"da-luu-{len(keys)}"))


@papers.get("/<key>")
def page(key: str) -> str:
    """A paper: its state, what can be done, findings, changes, comments, history."""
    acting = actor()
    with acting.reading() as connection:
        paper = paper_of(connection, acting.person, key)
        return render_template(
            "office/paper.html",
            paper=paper,
            kind=KINDS[paper.kind],
            states=workflow().states,
            relations=workflow().relations,
            acts=workflow().acts,
            open_to=[one for one in workflow().open_to(acting.person, paper.state, paper.owner) if one.act != "number"],
            findings=check(document_of(paper.record)),
            before=(before := submitted_before(connection, paper)),
            changed=changed_since(connection, paper, before or max(paper.version - 1, 1)),
            title_of=lambda place: title_at(KINDS[paper.kind].model, parse_path(place)),
            places=list(places_of(json.loads(paper.record))),
            comments=comments_on(connection, paper),
            history=history_of(connection, acting.person, key),
            entry=entry_of_paper(connection, acting.person, paper.id),
            editable=paper.state in EDITABLE and (paper.owner == acting.person.id or acting.may("edit")),
        )


@papers.post("/<key>")
def act(key: str) -> ResponseReturnValue:
    """Do what the pressed button stands for: an act of the table, or a comment."""
    form, acting = request.form, actor()
    name, version = form.get("viec", ""), form.get("ban", 0, whole)
    if name == "comment":
        with acting.reading() as connection:
            places = places_of(json.loads(paper_of(connection, acting.person, key).record))
        place = form.get("muc", "")
        comment(acting, key, place if place in places else "", form.get("y-kien", ""))
    elif name in workflow().relations:
        with acting.reading() as connection:
            record = json.loads(paper_of(connection, acting.person, key).record)
        kept = {field: value for field, value in record.items() if field not in ("number", "date")}
        return _to(create(acting, kept, Relation(name, key)))
    else:
        move(acting, key, name, reason=form.get("ly-do", ""), version=version)
    return _to(key)


@papers.get("/<key>/soan")
def edit(key: str) -> str:
    """The form of a paper that may be changed now."""
    acting = actor()
    typed_before = open_draft(acting, key)
    with acting.reading() as connection:
        paper = paper_of(connection, acting.person, key)
        written = comments_on(connection, paper, submitted_before(connection, paper) or 1)
        reason = last_reason(connection, paper) if paper.state == "returned" else ""
    g.paper = (key, str(paper.version))
    kind, typed = typed_of_content(typed_before.record if typed_before else json.loads(paper.record))
    g.comments = _remarks(KINDS[kind], typed, written, reason)
    restored = [fault("office-typed-restored", at=typed_before.at)] if typed_before else []
    return form_page(KINDS[kind], typed, notices=restored, opened=True)


@papers.post("/luu/<kind>")
def keep(kind: str) -> ResponseReturnValue:
    """Keep what was typed in the form: as a new draft, or as the next version of the paper it belongs to."""
    found, acting = kind_or_404(kind), actor()
    typed = posted(found)
    if not has_fresh_token():
        return form_page(found, typed, notices=[fault("stale-session")]), 400
    data, _ = record_of(found, typed)
    key, base = request.form.get("van-ban", ""), request.form.get("ban", 0, whole)
    try:
        load(data)
        if key:
            save(acting, key, data, base=base)
        else:
            key = create(acting, data)
    except InvalidInput:
        return form_page(found, typed, reading=read(found, typed)), 422
    except OfficeRefused as error:
        return form_page(found, typed, reading=read(found, typed), notices=error.faults), error.http_status
    return go_to(url_for("office_papers.page", key=key, nhap=request.form.get("nhap") or None))


@papers.post("/tu-luu/<kind>")
def keep_typed(kind: str) -> ResponseReturnValue:
    """Keep what is being typed into a draft, as it is, for the person who types it."""
    found, form = kind_or_404(kind), request.form
    data, _ = record_of(found, posted(found))
    return jsonify({"at": keep_as_typed(actor(), form.get("van-ban", ""), data, base=form.get("ban", 0, whole))})


@papers.get("/<key>/<any('docx', 'pdf'):form>")
def download(key: str, form: str) -> ResponseReturnValue:
    """The file of an issued paper, proven to be the one that was kept."""
    acting = actor()
    with acting.reading() as connection:
        paper = paper_of(connection, acting.person, key)
        entry = entry_of_paper(connection, acting.person, paper.id)
        digest = copy_of(connection, entry.id, WORD) if entry else None
    if entry is None or digest is None:
        raise NotThere(fault("office-not-issued"))
    show = partial(send, name=file_name(f"{symbol_of(entry).replace('/', '-')} {paper.subject}.{form}"), extension=form)
    if form == PDF:
        return work().answer(show, make_pdf, acting.store, entry.id)
    return show(acting.store.files.get(digest))


def _remarks(kind: Kind, typed: Typed, written: Sequence[Comment], reason: str) -> list[Remark]:
    """What the reviewers wrote, each with the field of the form that it is on."""
    _, names = record_of(kind, typed)
    places = [parse_path(one.place) for one in written]
    return [
        *([Remark(reason, where="Lý do trả lại")] if reason else []),
        *(
            Remark(f"{one.author}: {one.text}", where=title_at(kind.model, place), field=field_of(place, names))
            for one, place in zip(written, places, strict=True)
        ),
    ]


def _to(key: str) -> Response:
    return go_to(url_for("office_papers.page", key=key))
