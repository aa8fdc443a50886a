"""The communes, wards and special zones of the two-level administration, from `communes.tsv`.

Source: Quyết định số 19/2025/QĐ-TTg (3,321 units since 1 July 2025) and the resolutions named in the file.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from ocop_docs.law.offices import written_out
from ocop_docs.vietnamese.text import normalise, upper_first

SOURCE = "Bảng danh mục và mã số các đơn vị hành chính Việt Nam (Quyết định số 19/2025/QĐ-TTg)"
BEGINNING = dt.date(2025, 7, 1)
"""The first day of the list."""
_OFFICE = re.compile(r"(?:Ủy ban nhân dân|Hội đồng nhân dân)\s+(.+)", re.IGNORECASE)
_OPEN_SOUNDS = ("oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ", "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy")
_TONES = dict(zip(*(sounds.split() for sounds in _OPEN_SOUNDS), strict=True))
_OPEN = re.compile(rf"(?<!q)({'|'.join(_TONES)})\b")


class Commune(NamedTuple):
    """A commune, ward or special zone: code of its province, its own code, its full name, first and last day."""

    province: str
    code: str
    name: str
    in_force_from: dt.date
    in_force_to: dt.date


@cache
def communes() -> tuple[Commune, ...]:
    """Return every unit of the list, those that have been renamed under both names."""
    lines = Path(__file__).with_name("communes.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(_commune(line) for line in lines if not line.startswith("#"))


@cache
def _by_name() -> dict[str, tuple[Commune, ...]]:
    named: dict[str, tuple[Commune, ...]] = {}
    for each in communes():
        key = folded(each.name)
        named[key] = (*named.get(key, ()), each)
    return named


def communes_named(name: str) -> tuple[Commune, ...]:
    """Return the units of a name (see `folded`) in all provinces, on any day."""
    return _by_name().get(folded(name), ())


@lru_cache(maxsize=8)
def official_communes(day: dt.date) -> dict[str, str]:
    """Return the official names on `day` by their folded form (see `folded`)."""
    return {folded(each.name): each.name for each in communes() if each.in_force_from <= day <= each.in_force_to}


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """Return a name for comparing: small letters, single spaces, the tone as in `hòa` (not `hoà`)."""
    plain = " ".join(normalise(name).casefold().replace("’", "'").split())
    return _OPEN.sub(lambda match: _TONES[match[1]], plain)


def commune_of(office: str) -> str:
    """Return the commune of an office: `Ủy ban nhân dân xã Ví Dụ` → `Xã Ví Dụ`; any other name unchanged."""
    found = _OFFICE.match(written_out(normalise(office)))
    return upper_first(found[1]) if found else office


def _commune(line: str) -> Commune:
    province, code, name, first, last = (*line.split("\t"), "", "")[:5]
    return Commune(
        province,
        code,
        name,
        dt.date.fromisoformat(first) if first else BEGINNING,
        dt.date.fromisoformat(last) if last else dt.date.max,
    )
