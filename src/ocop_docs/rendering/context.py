"""The context of a template: the document's fields as presented, and the elements of NĐ 30 around them.

Plain dicts, lists, strings, integers and booleans only, so that a template can reach nothing else.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from ocop_docs.documents.base import BLANK
from ocop_docs.documents.document import AdministrativeDocument, Document
from ocop_docs.documents.fields import ACCEPTED, fields_of
from ocop_docs.rendering.annexes.estimate import estimate_annex
from ocop_docs.rendering.annexes.tables import table_marks
from ocop_docs.rendering.elements import date_or_blank, period_unless_in_subject, signature
from ocop_docs.rendering.line_breaks import agency_lines, annex_title_lines, reference_lines, title_lines
from ocop_docs.rendering.present import present
from ocop_docs.vietnamese.enumeration import roman
from ocop_docs.vietnamese.text import lower_first, upper

_LISTS = "ocop_docs.documents.listing"
"""The module of the parts that `rendering/listing.py` presents."""


def build_context(document: Document) -> dict[str, Any]:
    """Return the context of `document`: its fields by name, the elements common to all kinds, those of its kind."""
    own = _own_module(document.kind)  # before the fields are presented, since it may present parts of its own
    if _LISTS in sys.modules:  # a document with lists has loaded it, and others do without the import of all rubrics
        import_module("ocop_docs.rendering.listing")
    fields: dict[str, Any] = present(document) | _left_blank(document)
    fields.pop(ACCEPTED, None)
    context = {**fields, "blank": BLANK}
    if isinstance(document, AdministrativeDocument):
        context |= _administrative(document, fields, own)
    if own and hasattr(own, "extra_context"):
        context |= own.extra_context(document)
    return context


def _left_blank(document: Document) -> dict[str, str]:
    """A dotted blank for each value that every document of the kind has, and that is filled in by hand here."""
    return {name: BLANK for name in _fillable(type(document)) if getattr(document, name) is None}


@cache
def _fillable(kind: type[Document]) -> tuple[str, ...]:
    return tuple(name for name, field in fields_of(kind).items() if field.fillable)


@cache
def _own_module(kind: str) -> ModuleType | None:
    """Return the module of what only `kind` prints, if there is one (`rendering/kinds/__init__.py`)."""
    name = f"ocop_docs.rendering.kinds.{kind.replace('-', '_')}"
    return import_module(name) if find_spec(name) else None


def _administrative(document: AdministrativeDocument, fields: dict[str, Any], own: ModuleType | None) -> dict[str, Any]:
    decision = _decision(document, own)
    table_annex = own.table_annex(document, fields) if own and hasattr(own, "table_annex") else None
    annexes = _annexes(document, table_annex)
    return {
        "subject_inline": lower_first(document.subject),
        "period_unless_in_subject": period_unless_in_subject(document),
        "heading": _heading(document),
        "title": {
            "type": upper(document.type_name),
            "subject": document.subject,
            "lines": title_lines(document.subject, "Subject"),
        },
        "legal_bases": _legal_bases(fields),
        "signature": signature(document.signatory),
        "recipients": _recipients(document, len(decision.get("articles", ()))),
        **_references(document, own),
        "annexes": annexes,
        "estimate_label": next((annex["label"] for annex in annexes if annex["estimate"]), ""),
        "list_label": _labels(document, len(document.annexes))[-1:],
    } | decision


def _heading(document: AdministrativeDocument) -> dict[str, Any]:
    issuer = document.issuer
    return {
        "superior": upper(issuer.superior) if issuer.superior else "",
        "superior_lines": agency_lines(issuer.superior, "SuperiorAgency") if issuer.superior else [],
        "agency": agency_lines(issuer.name, "IssuingAgency"),
        "number": f"Số: {_number(document, blank='       ')}",
        "place_date": f"{issuer.place or BLANK}, {date_or_blank(document.date)}",
    }


def _number(document: AdministrativeDocument, blank: str) -> str:
    """`05/KH-UBND`: numbers below 10 get a leading zero (NĐ 30/2020, Phụ lục I, mục II.3.c)."""
    return f"{blank if document.number is None else f'{document.number:02d}'}/{document.full_symbol}"


def _references(document: AdministrativeDocument, own: ModuleType | None) -> dict[str, Any]:
    """Which document an annex belongs to (NĐ 30/2020, Phụ lục I, mục III.1.c), whole and in lines of either page."""
    number, author = _number(document, blank="……"), _author(document, own)
    cited = f"Kèm theo {document.type_name} số {number} {date_or_blank(document.date)}"
    upright, sideways = reference_lines(cited, author)
    return {"reference": f"({cited} của {author})", "reference_lines": upright, "wide_reference_lines": sideways}


def _author(document: AdministrativeDocument, own: ModuleType | None) -> str:
    """Who issued it: `Ủy ban nhân dân tỉnh …`, or its `Chủ tịch` where the decision is the head's own."""
    collective = own and hasattr(own, "collective") and own.collective(document)
    return document.issuer.name if collective or not document.decides else _head(document)


def _head(document: AdministrativeDocument) -> str:
    """`Chủ tịch Ủy ban nhân dân tỉnh …`: the head of the issuer, in whose name a decision is made (Mẫu 1.2)."""
    position = document.signatory.head_position if document.signatory else None
    return f"{position or BLANK} {document.issuer.name}"


def _legal_bases(fields: dict[str, Any]) -> list[str]:
    """Each basis ends with `;`, the last with `.` (NĐ 30/2020, Phụ lục I, mục II.6.a)."""
    proposal = fields.get("proposal")
    if proposal and not fields["legal_bases"]:
        return [f"Căn cứ {BLANK}{BLANK};", f"{proposal}."]
    lines = fields.get("legal_bases", []) + ([proposal] if proposal else [])
    return [f"{line};" for line in lines[:-1]] + [f"{line}." for line in lines[-1:]]


def _recipients(document: AdministrativeDocument, articles: int) -> list[str]:
    """Lines of `Nơi nhận`, closed by `Lưu: VT` (NĐ 30/2020, Phụ lục I, mục II.9.b and II.9.d).

    First the addressees of `Kính gửi`, where a kind has them (mục II.9.a), or who enforces the last article.
    """
    lines = list(document.recipients) or [BLANK]
    if articles:
        lines.insert(0, f"Như Điều {articles}")
    if _has_addressees(document):
        lines.insert(0, "Như trên")
    return [f"- {line};" for line in lines] + [f"- Lưu: {_archive(document)}."]


def _has_addressees(document: AdministrativeDocument) -> bool:
    """Whether `Kính gửi` is printed: where the kind expects addressees (blank if there are none), or some are given."""
    field = fields_of(type(document)).get("addressees")
    return field is not None and (field.expected or bool(vars(document)["addressees"]))


def _archive(document: AdministrativeDocument) -> str:
    copies = document.archive.copies
    return document.archive.units + (f" ({copies:02d}b)" if copies else "")


def _annexes(document: AdministrativeDocument, table_annex: dict[str, Any] | None) -> list[dict[str, Any]]:
    """Labels, titles and content of all annexes, those drawn from the fields first; Roman numerals from two annexes on.

    Source: NĐ 30/2020, Phụ lục I, mục III.1.a.
    """
    estimate = estimate_annex(document)
    annexes = [_annex(**drawn) for drawn in (table_annex, estimate) if drawn]
    annexes += [
        _annex(annex.title, paragraphs=list(annex.paragraphs), landscape=annex.landscape, table_mark=mark)
        for annex, mark in zip(document.annexes, table_marks(document.annexes), strict=True)
    ]
    for annex, label in zip(annexes, _labels(document, len(annexes)), strict=False):
        annex["label"] = label
    return annexes


def _labels(document: AdministrativeDocument, own: int) -> list[str]:
    """A label for each of the `own` annexes, and one for the list of products where the kind has it, last."""
    count = own + document.lists_products
    return [f"Phụ lục {roman(number)}" for number in range(1, count + 1)] if count > 1 else ["Phụ lục"] * count


def _annex(title: str, **content: Any) -> dict[str, Any]:
    tables = {"task_table": None, "commune_table": None, "estimate": None, "table_mark": "", "landscape": False}
    lines = annex_title_lines(title, landscape=content.get("landscape", False))
    return {"name": title, "title": upper(title), "title_lines": lines, "paragraphs": []} | tables | content


def _decision(document: AdministrativeDocument, own: ModuleType | None) -> dict[str, Any]:
    """The authority and the articles of a decision; empty for other kinds."""
    if not document.decides or own is None:
        return {}
    numbered = enumerate(own.articles(document), start=1)
    return {
        "authority": [upper(_author(document, own))],
        "articles": [{"number": f"Điều {number}.", **article} for number, article in numbered],
    }
