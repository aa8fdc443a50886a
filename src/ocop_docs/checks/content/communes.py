"""Names of communes, compared with the official list of the two-level administration.

The list is the library `vietnam-provinces` (an optional part of the program): 3,321 communes, wards and special
zones since 1 July 2025. Without it, one finding states that nothing was compared.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from importlib import import_module

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.document import AdministrativeDocument
from ocop_docs.documents.kinds.report import Report
from ocop_docs.documents.parts import Level
from ocop_docs.law.administration import ended_levels
from ocop_docs.vietnamese.text import normalise, upper_first

_UNIT = re.compile(r"(?:Ủy ban nhân dân\s+)?((?:xã|phường|đặc khu)\s+.+)", re.IGNORECASE)
_OFFICE = re.compile(r"(?:Ủy ban nhân dân|Hội đồng nhân dân)\s+(.+)", re.IGNORECASE)
_SOURCE = "Bảng danh mục và mã số các đơn vị hành chính Việt Nam (Quyết định số 19/2025/QĐ-TTg)"


def check_communes(document: AdministrativeDocument) -> Iterator[Finding]:
    """Yield a finding for each commune that is not in the official list; none for example documents."""
    day = document.date
    if document.example or day is None or not _in_two_levels(day):
        return
    named = list(_named(document))
    known = official_communes()
    if named and not known:
        yield Finding(
            "communes-not-compared",
            Severity.info,
            named[0][0],
            "Chưa so tên xã, phường với danh mục chính thức, vì chưa cài thư viện vietnam-provinces.",
        )
        return
    for place, name in named:
        if _key(name) not in known:
            yield _unlisted(place, name)


@lru_cache(maxsize=1)
def official_communes() -> dict[str, str]:
    """Return the official names by their folded form; `{}` when the library is not installed."""
    try:
        wards = import_module("vietnam_provinces").Ward.iter_all()
    except ModuleNotFoundError:
        return {}
    return {_key(ward.name): ward.name for ward in wards}


def commune_of(office: str) -> str:
    """Return the commune of an office: `Ủy ban nhân dân xã Ví Dụ` → `Xã Ví Dụ`; any other name unchanged."""
    found = _OFFICE.match(normalise(office))
    return upper_first(found[1]) if found else office


def _in_two_levels(day: date) -> bool:
    return day > ended_levels()[Level.district].in_force_to


def _named(document: AdministrativeDocument) -> Iterator[tuple[str, str]]:
    """Place and name of each commune in the issuer or the results."""
    if document.issuer.level is Level.commune and (found := _UNIT.match(document.issuer.name)):
        yield "issuer.name", found[1]
    if isinstance(document, Report):
        for index, row in enumerate(document.commune_results):
            if found := _UNIT.match(row.commune):
                yield f"commune_results[{index}].commune", found[1]


def _unlisted(place: str, name: str) -> Finding:
    near = _nearest(_key(name))
    hint = f" Có phải là “{near}”?" if near else ""
    return Finding(
        "commune-not-listed",
        Severity.warning,
        place,
        f"“{upper_first(name)}” không có trong danh mục đơn vị hành chính cấp xã.{hint}",
        expected=near,
        found=name,
        citation=_SOURCE,
    )


@lru_cache(maxsize=1024)
def _nearest(key: str) -> str:
    """The most similar official name, or `""`; cached, since a page checks at every letter typed."""
    known = official_communes()
    return next((known[near] for near in difflib.get_close_matches(key, known, n=1, cutoff=0.8)), "")


def _key(name: str) -> str:
    return " ".join(normalise(name).casefold().split())
