"""The API: what the command line does, over HTTP. JSON or a file in; JSON or a document out."""

from __future__ import annotations

from decimal import InvalidOperation
from functools import partial
from typing import Any

from flask import Blueprint, Response, jsonify, request
from flask.typing import ResponseReturnValue

from ocop_docs.batch.layout_files import CheckedFile
from ocop_docs.checks.layout.report import LintReport
from ocop_docs.documents.document import Document
from ocop_docs.drafting.first_plan import load_answers, plan_of, suggestions
from ocop_docs.drafting.phrases import find, query_of
from ocop_docs.drafting.profile import load_profile, profile_of, with_profile
from ocop_docs.errors import Fault
from ocop_docs.kind_info import describe_kinds, schema_of, skeleton
from ocop_docs.kind_info import example as shipped_example
from ocop_docs.pipeline import annotate, fix, lint, load, to_pdf
from ocop_docs.pipeline import check as check_document
from ocop_docs.pipeline import render as render_document
from ocop_docs.revision.changes import Change
from ocop_docs.revision.comparison import differences
from ocop_docs.revision.report_of_plan import report_of_plan
from ocop_docs.revision.take_back import TakenBack, read_revised, take_back
from ocop_docs.revision.tracking.track import track
from ocop_docs.rounds.pipeline import check_round, load_round, score
from ocop_docs.rounds.scoring.scored_round import ScoredRound
from ocop_docs.rounds.scoring.summary import summary
from ocop_docs.vietnamese.figures import parse_decimal
from ocop_docs.vietnamese.money import money_in_words, parse_money
from ocop_docs.vietnamese.num2words_vi import num2words
from ocop_docs.web.checked_file import check_files
from ocop_docs.web.downloads import TYPES, send, send_word
from ocop_docs.web.errors import Refused, answer, as_dict
from ocop_docs.web.forms.download_names import download_name
from ocop_docs.web.forms.legal_picker import day_of
from ocop_docs.web.openapi.description import describe_api
from ocop_docs.web.reading import reader, wanted_kind
from ocop_docs.web.rounds.download import empty_workbook
from ocop_docs.web.rounds.papers import archive_of, papers_as_pdf
from ocop_docs.web.views.comparison import redlined
from ocop_docs.web.views.editor import kind_or_404
from ocop_docs.web.views.revision import as_answer, proposed, source_of
from ocop_docs.web.views.tracking import send_tracking
from ocop_docs.web.work import document_of, from_outside, table_from_outside, work

api = Blueprint("api", __name__, url_prefix="/api/v1")

FILE_FIELD = "file"


@api.get("/openapi.json")
def openapi() -> Response:
    """The description of this API, made from the models."""
    return jsonify(describe_api())


@api.get("/kinds")
def kinds() -> Response:
    """The kinds of document that can be made."""
    return jsonify({"kinds": describe_kinds()})


@api.get("/kinds/<kind>/schema")
def schema(kind: str) -> Response:
    """The JSON Schema of a kind's data."""
    return jsonify(schema_of(kind_or_404(kind).name))


@api.get("/kinds/<kind>/skeleton")
def new(kind: str) -> Response:
    """Empty data of a kind, to fill in."""
    return jsonify(skeleton(kind_or_404(kind).name))


@api.post("/kinds/<kind>/skeleton")
def fill_skeleton(kind: str) -> Response:
    """Empty data of a kind, with what it takes from the office's profile that was sent."""
    empty = skeleton(kind_or_404(kind).name)
    return jsonify(with_profile(empty, load_profile(_body())))


@api.get("/profile")
def make_profile() -> Response:
    """The profile of the people's committee `?name=`, as far as the official list knows it."""
    return jsonify(profile_of(request.args.get("name", "")))


@api.get("/phrases")
def list_phrases() -> Response:
    """Usual wording, with `?kind=`, `?section=`, `?level=`, `?date=` and `?search=` narrowed."""
    asked = query_of(**{name: request.args.get(name) for name in ("kind", "section", "level", "date")})
    found = find(**asked, search=request.args.get("search", ""))
    return jsonify({"phrases": [phrase.as_dict() for phrase in found]})


@api.post("/first-plan")
def make_first_plan() -> Response:
    """The data of a plan from nine answers, with the phrases that suit them and whether each was taken."""
    answers = load_answers(_body())
    found = suggestions(answers.model_dump(mode="json", exclude_none=True), answers.date)
    listed = [phrase.as_dict() | {"taken": phrase.name in answers.phrases} for phrase in found]
    return jsonify({"record": plan_of(answers), "suggestions": listed})


@api.get("/kinds/<kind>/example")
def example(kind: str) -> Response:
    """The data of a shipped example of a kind: the one called `?name=`, else the first."""
    return jsonify(shipped_example(kind_or_404(kind).name, request.args.get("name")))


@api.post("/check")
def check() -> Response:
    """The findings on a document's data."""
    findings = check_document(_document())
    ok = not any(finding.blocks for finding in findings)
    return jsonify({"ok": ok, "findings": [finding.as_dict() for finding in findings]})


@api.post("/render")
def render() -> ResponseReturnValue:
    """The Word file of a document's data, or its PDF with `?format=pdf`."""
    wanted = request.args.get("format", "docx")
    if wanted not in ("docx", "pdf"):
        raise Refused("unknown-format", 400, format=wanted)
    document, draft = _document(), request.args.get("draft") == "1"
    if wanted == "pdf":
        content = work().wait(partial(to_pdf, draft=draft, in_worker=True), document)
    else:
        content = render_document(document, with_data=request.args.get("data") == "1", draft=draft)
    return send(content, download_name(document, wanted, draft=draft), wanted)


@api.post("/next")
def make_next() -> Response:
    """Next year's plan or report, or the next round, with every change; `?keep=` names a place that stays."""
    date = request.args.get("date")
    source = source_of(request.get_data() if request.mimetype == TYPES["xlsx"] else _body())
    found = proposed(source, day_of(date) if date else None)
    return jsonify(as_answer(found, found.record(request.args.getlist("keep"))))


@api.post("/report-of-plan")
def make_report() -> Response:
    """The data of a report on a plan: each target and each amount is a row to fill in."""
    return jsonify(report_of_plan(_document()))


@api.post("/compare")
def compare() -> ResponseReturnValue:
    """The differences of two files of a form, `before` and `after`; with `?format=docx` as tracked changes in Word."""
    wanted = request.args.get("format", "json")
    if wanted not in ("json", "docx"):
        raise Refused("unknown-format", 400, format=wanted)
    if not {"before", "after"} <= request.files.keys():
        raise Refused("no-file", 400)
    given = [request.files[name].read() for name in ("before", "after")]
    before, after = (document_of(read_revised, data) for data in given)
    found: list[Change] = work().wait(from_outside, differences, before, after)
    if wanted == "docx":
        return redlined(given, after, draft=request.args.get("draft") == "1")
    return jsonify({"differences": [one.as_dict(before.kind) for one in found]})


@api.post("/track")
def track_targets() -> ResponseReturnValue:
    """Targets against results of the plans and reports of a form; the workbook with `?format=xlsx`."""
    wanted = request.args.get("format", "json")
    if wanted not in ("json", "xlsx"):
        raise Refused("unknown-format", 400, format=wanted)
    given = request.files.getlist(FILE_FIELD)
    if not given:
        raise Refused("no-file", 400)
    found = track(document_of(read_revised, file.read()) for file in given)
    return send_tracking(found) if wanted == "xlsx" else jsonify(found.as_dict())


@api.post("/take-back")
def take_back_edits() -> Response:
    """What was edited in a Word file of ours, and its record with it; `?refuse=` and `?take=` choose."""
    found: TakenBack = work().wait(from_outside, take_back, _word_file())
    record = found.record(request.args.getlist("refuse"), request.args.getlist("take"))
    return jsonify({"record": record, **found.as_dict()})


@api.post("/read")
def read_old_file() -> Response:
    """The record of an old plan or report, each value with its place, and what is left; `?kind=` tells the kind."""
    found = work().wait(from_outside, reader(), _word_file(TYPES["pdf"]), wanted_kind(request.args.get("kind", "")))
    return jsonify(found.as_dict())


@api.get("/words")
def words() -> ResponseReturnValue:
    """A number, or an amount of money with `?money=1`, in words."""
    text = request.args.get("number", "")
    try:
        if request.args.get("money") == "1":
            amount = parse_money(text)
            return jsonify({"value": amount, "words": money_in_words(amount)})
        return jsonify({"value": text, "words": num2words(parse_decimal(text), lang="vi")})
    except (ValueError, InvalidOperation) as error:
        return answer([Fault("number-unreadable", str(error), "number")], 422)


@api.get("/rounds/workbook")
def workbook() -> ResponseReturnValue:
    """The empty workbook in which a round is recorded and scored."""
    return send(empty_workbook(), "round.xlsx", "xlsx")


@api.get("/rounds/example")
def round_example() -> Response:
    """The example round, with its score sheets."""
    return jsonify(shipped_example("evaluation"))


@api.post("/rounds/score")
def score_round() -> Response:
    """The results of an evaluation round and the findings on it, as `ocop-docs score --json` gives them."""
    scored = _round()
    findings = [finding.as_dict() for finding in check_round(scored)]
    return jsonify(summary(scored) | {"findings": findings})


@api.post("/rounds/papers")
def round_papers() -> ResponseReturnValue:
    """All documents of an evaluation round with index and cross-check, as one ZIP; with `?format=pdf` as one PDF."""
    wanted = request.args.get("format", "zip")
    if wanted not in ("zip", "pdf"):
        raise Refused("unknown-format", 400, format=wanted)
    send_papers = archive_of if wanted == "zip" else papers_as_pdf
    return send_papers(_round(), draft=request.args.get("draft") == "1")


@api.post("/lint")
def lint_layout() -> Response:
    """The findings on the layout of a Word file under NĐ 30/2020."""
    return jsonify(_report(work().wait(from_outside, lint, _word_file())))


@api.post("/lint-files")
def lint_many() -> Response:
    """The findings on each file of a form; one that cannot be read has the reasons in place of findings."""
    given = [(file.filename or "", file.read()) for file in request.files.getlist(FILE_FIELD)]
    if not given:
        raise Refused("no-word-file", 400)
    checked: list[CheckedFile] = work().wait(check_files, given)
    return jsonify({"files": [{"file": one.name} | _outcome(one) for one in checked]})


def _outcome(file: CheckedFile) -> dict[str, Any]:
    if file.report is None:
        return {"faults": [as_dict(fault) for fault in file.faults]}
    return _report(file.report)


def _report(report: LintReport) -> dict[str, Any]:
    return {
        "administrative": report.administrative,
        "documents": report.documents,
        "coverage": report.coverage,
        "findings": [finding.as_dict() for finding in report.findings],
    }


@api.post("/annotate")
def annotate_layout() -> ResponseReturnValue:
    """The Word file with a comment at each finding."""
    return send_word(work().wait(from_outside, annotate, _word_file()), "Bản có ghi chú thể thức.docx")


@api.post("/fix")
def fix_layout() -> ResponseReturnValue:
    """The Word file with its layout fixed and its text unchanged."""
    return send_word(work().wait(from_outside, fix, _word_file()).data, "Bản đã sửa thể thức.docx")


def _word_file(*others: str) -> bytes:
    """The file of a form, or the body if its media type is that of a Word file, or one of `others`."""
    if FILE_FIELD in request.files:
        data: bytes = request.files[FILE_FIELD].read()
        return data
    if request.mimetype not in (TYPES["docx"], *others):
        raise Refused("no-word-file", 415)
    return request.get_data()


def _document() -> Document:
    return document_of(load, _body())


def _round() -> ScoredRound:
    data = request.get_data() if request.mimetype == TYPES["xlsx"] else _body()
    return score(work().wait(table_from_outside, load_round, data))


def _body() -> Any:
    """The data sent: the JSON body, or the file of a form."""
    if request.is_json:
        return request.get_data()
    if FILE_FIELD in request.files:
        return request.files[FILE_FIELD].read()
    raise Refused("not-json-body", 415)
