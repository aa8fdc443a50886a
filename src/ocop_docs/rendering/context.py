"""What a template is given: the document's fields as presented, and the elements of NĐ 30 around them.

Plain dicts, lists, strings, integers and booleans only, so that a template can reach nothing else.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from ocop_docs.documents.document import AdministrativeDocument, Document
from ocop_docs.rendering.elements import BLANK, agency_lines, signature, signature_stack, untold_period
from ocop_docs.rendering.present import present
from ocop_docs.vietnamese.dates import blank_date, long_date
from ocop_docs.vietnamese.enumeration import roman
from ocop_docs.vietnamese.text import lower_first, upper

__all__ = ["BLANK", "agency_lines", "build_context", "signature_stack"]

_HOMES = {"plan": "tasks", "report": "results"}
"""The module that knows what only one kind has; the others share one."""


def build_context(document: Document) -> dict[str, Any]:
    """Return the context of `document`: its fields by name, and the elements common to all kinds."""
    own = _own(document.kind)
    fields: dict[str, Any] = present(document)
    common: dict[str, Any] = {}
    if isinstance(document, AdministrativeDocument):
        common = _administrative(document, fields, own.table_annex(document, fields))
    extra: dict[str, Any] = own.extra_context(document)
    return {**fields, "blank": BLANK, **common} | extra


@cache
def _own(kind: str) -> Any:
    """Import a kind's module when it is first asked for; it teaches `present` the kind's own parts as well."""
    return import_module(f"ocop_docs.rendering.kinds.{_HOMES.get(kind, 'papers')}")


def _administrative(
    document: AdministrativeDocument, fields: dict[str, Any], table_annex: dict[str, Any] | None
) -> dict[str, Any]:
    decision = _decision(document)
    return {
        "subject_inline": lower_first(document.subject),
        "untold_period": untold_period(document),
        "heading": _heading(document),
        "title": {"type": upper(document.type_name), "subject": document.subject},
        "legal_bases": _legal_bases(fields),
        "signature": signature(document.signatory),
        "recipients": _recipients(document, len(decision.get("articles", ()))),
        "reference": _reference(document),
        "annexes": _annexes(document, table_annex),
        "list_label": _labels(document, len(document.annexes))[-1:],
    } | decision


def _heading(document: AdministrativeDocument) -> dict[str, Any]:
    issuer = document.issuer
    return {
        "superior": upper(issuer.superior) if issuer.superior else "",
        "agency": agency_lines(issuer),
        "number": f"Số: {_number(document, blank='       ')}",
        "place_date": f"{issuer.place or BLANK}, {_date(document)}",
    }


def _number(document: AdministrativeDocument, blank: str) -> str:
    """`05/KH-UBND`: numbers below 10 get a leading zero (NĐ 30/2020, Phụ lục I, mục II.3.c)."""
    return f"{blank if document.number is None else f'{document.number:02d}'}/{document.full_symbol}"


def _date(document: AdministrativeDocument) -> str:
    return long_date(document.date) if document.date else blank_date()


def _reference(document: AdministrativeDocument) -> str:
    """Where an annex or an attached document belongs (NĐ 30/2020, Phụ lục I, mục III.1.c)."""
    return (
        f"(Kèm theo {document.type_name} số {_number(document, blank='……')} "
        f"{_date(document)} của {document.issuer.name})"
    )


def _legal_bases(fields: dict[str, Any]) -> list[str]:
    """Each basis ends with `;`, the last with `.` (NĐ 30/2020, Phụ lục I, mục II.6.a)."""
    proposal = fields.get("proposal")
    lines = fields["legal_bases"] + ([proposal] if proposal else [])
    return [f"{line};" for line in lines[:-1]] + [f"{line}." for line in lines[-1:]]


def _recipients(document: AdministrativeDocument, articles: int) -> list[str]:
    """Lines of `Nơi nhận`, closed by `Lưu: VT` (NĐ 30/2020, Phụ lục I, mục II.9.b and II.9.d).

    First the addressees of `Kính gửi`, where a kind has them (mục II.9.a), or who enforces the last article.
    """
    lines = list(document.recipients) or [BLANK]
    if articles:
        lines.insert(0, f"Như Điều {articles}")
    # A submission always has “Kính gửi”, to be filled in if need be; a report only when it goes to a superior.
    if getattr(document, "addressees", None) or document.kind == "submission":
        lines.insert(0, "Như trên")
    return [f"- {line};" for line in lines] + [f"- Lưu: {_archive(document)}."]


def _archive(document: AdministrativeDocument) -> str:
    unit, copies = document.archive.drafting_unit, document.archive.copies
    return ", ".join(["VT", *([unit] if unit else [])]) + (f" ({copies:02d}b)" if copies else "")


def _annexes(document: AdministrativeDocument, table_annex: dict[str, Any] | None) -> list[dict[str, Any]]:
    """Labels, titles and content of all annexes, a table annex first; Roman numerals from two annexes on.

    Source: NĐ 30/2020, Phụ lục I, mục III.1.a.
    """
    annexes = [_annex(**table_annex)] if table_annex else []
    annexes += [_annex(annex.title, paragraphs=list(annex.paragraphs)) for annex in document.annexes]
    for annex, label in zip(annexes, _labels(document, len(annexes)), strict=False):
        annex["label"] = label
    return annexes


def _labels(document: AdministrativeDocument, own: int) -> list[str]:
    """A label for each of the `own` annexes, and one for the list of products where the kind has it, last."""
    count = own + document.lists_products
    return [f"Phụ lục {roman(number)}" for number in range(1, count + 1)] if count > 1 else ["Phụ lục"] * count


def _annex(title: str, **content: Any) -> dict[str, Any]:
    return {"name": title, "title": upper(title), "paragraphs": [], "task_table": None, "commune_table": None} | content


def _decision(document: AdministrativeDocument) -> dict[str, Any]:
    """What a decision decides; nothing for other kinds."""
    if not document.decides:
        return {}
    from ocop_docs.rendering.kinds.articles import article_texts, authority_lines

    numbered = enumerate(article_texts(document), start=1)
    return {
        "authority": authority_lines(document),
        "articles": [{"number": f"Điều {number}.", **article} for number, article in numbered],
    }
