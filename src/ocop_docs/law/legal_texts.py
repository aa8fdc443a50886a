"""The legal texts that documents cite, from `legal_texts.toml`."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ocop_docs.resources import read_toml
from ocop_docs.vietnamese.dates import short_date

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LegalText:
    """A text that documents cite; `in_force_to` and `superseded_from` are None while it is in force."""

    number: str
    document_type: str
    title: str
    date: dt.date
    issuer: str
    in_force_from: dt.date
    source: str
    in_force_to: dt.date | None = None
    superseded_from: dt.date | None = None
    replaced_by: str = ""

    def applies_on(self, day: dt.date) -> bool:
        """Whether it is in force on `day` and no newer text is to be applied instead."""
        ends = [end for end in (self.in_force_to, self.superseded_from and self.superseded_from - ONE_DAY) if end]
        return self.in_force_from <= day <= min(ends, default=day)

    @property
    def citation(self) -> str:
        """`Luật Tổ chức chính quyền địa phương ngày 16/6/2025`, `Quyết định số 26/2026/QĐ-TTg ngày 22/5/2026`."""
        name = self.title if self.document_type == "Luật" else f"số {self.number}"
        return f"{self.document_type} {name} ngày {short_date(self.date)}"


@lru_cache(maxsize=1)
def legal_texts() -> dict[str, LegalText]:
    """Return the texts of the table by their number."""
    return {
        entry["number"]: LegalText(**entry) for entry in read_toml(Path(__file__).with_name("legal_texts.toml"))["text"]
    }


@lru_cache(maxsize=1)
def laws_by_name() -> dict[str, tuple[LegalText, ...]]:
    """Return the texts by type and title (`Luật Tổ chức chính quyền địa phương`), those of one name in order."""
    named: defaultdict[str, tuple[LegalText, ...]] = defaultdict(tuple)
    for text in legal_texts().values():
        named[f"{text.document_type} {text.title}"] += (text,)
    return dict(named)
