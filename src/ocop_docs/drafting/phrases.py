"""Usual wording by kind, section, level and period of the law, from `phrases.toml` and from an office's own book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from ocop_docs.documents.base import LabelledEnum, Part, Rows, Text
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.fields import fields_of
from ocop_docs.documents.legal_rows import row_of
from ocop_docs.documents.parts import Level
from ocop_docs.documents.paths import printable
from ocop_docs.drafting.phrase import Phrase
from ocop_docs.drafting.records import Source, read_as
from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.kind_info import model_for
from ocop_docs.law.communes import folded
from ocop_docs.law.legal_texts import legal_texts
from ocop_docs.resources import read_toml
from ocop_docs.vietnamese.dates import parse_date, short_date
from ocop_docs.vietnamese.text import normalise, without_accents

KIND = "phrase-book"
OWN, BASIS = "rieng", "can-cu"
"""What the names of an office's own phrases, and of legal texts, begin with."""
_PLAN = ("plan",)
_SHARED = ("section", "unit", "in_force_from", "in_force_to", "usual")


class PhraseSection(LabelledEnum):
    """Mục của văn bản mà một câu mẫu thuộc về."""

    purposes = "purposes", "mục đích"
    requirements = "requirements", "yêu cầu"
    general_objectives = "general_objectives", "mục tiêu chung"
    focus = "focus", "nhiệm vụ trọng tâm"
    tasks = "tasks", "nội dung, nhiệm vụ"
    responsibilities = "responsibilities", "tổ chức thực hiện (nhiệm vụ của đơn vị)"
    recipients = "recipients", "nơi nhận"
    mandate = "mandate", "mở đầu câu dẫn"
    addressees = "addressees", "kính gửi"
    direction = "direction", "công tác chỉ đạo, triển khai"
    results = "results", "kết quả thực hiện"
    limitations = "limitations", "tồn tại, hạn chế và nguyên nhân"
    proposals = "proposals", "kiến nghị, đề xuất"
    paragraphs = "paragraphs", "nội dung công văn"
    enclosures = "enclosures", "hồ sơ gửi kèm"
    passages = "passages", "nội dung thông báo, tờ trình"
    closing = "closing", "câu kết"


class OwnPhrase(Part):
    """Một câu mẫu của cơ quan."""

    section: PhraseSection = Field(strict=False, title="Mục")
    text: Text = Field(title="Câu", description="Chỗ thay đổi ghi {xã}, {tỉnh}, {năm}, {thời kỳ}, {cơ quan}.")
    unit: Text | None = Field(
        default=None,
        title="Đơn vị, đề mục",
        description="Đơn vị được giao, hoặc đề mục của phần kết quả thực hiện, nội dung thông báo, tờ trình.",
    )
    source: Text | None = Field(default=None, title="Lấy từ")


class PhraseBook(Part):
    """Câu mẫu riêng của một cơ quan."""

    kind: Literal["phrase-book"] = Field(title="Loại hồ sơ")
    phrases: Rows[OwnPhrase] = Field(title="Câu mẫu của cơ quan")


def find(  # noqa: PLR0913 - each narrows the search
    *,
    kind: str | None = None,
    section: str | None = None,
    level: Level | str | None = None,
    day: dt.date | None = None,
    search: str = "",
    own: PhraseBook | None = None,
) -> list[Phrase]:
    """Return the phrases that suit, the office's own first; each word of `search` is found with accents or without."""
    wanted = _plain(search).split()
    return [
        phrase
        for phrase in (*_own(own), *library())
        if phrase.fits(kind, level and str(level), day)
        and section in (None, phrase.section)
        and all(word in _plain(f"{phrase.text} {phrase.source}") for word in wanted)
    ]


def query_of(*, kind: str | None, section: str | None, level: str | None, date: str | None) -> dict[str, Any]:
    """Return the arguments of `find` for what a person asks; raise UnreadableInput for what there is not."""
    if kind is not None:
        model_for({"kind": kind})
    sections = sorted({phrase.section for phrase in library()} | {one.value for one in PhraseSection})
    if section is not None and section not in sections:
        raise UnreadableInput(fault("section-unknown", section=printable(section), sections=", ".join(sections)))
    try:
        asked = Level(level) if level else None, parse_date(date) if date else None
    except ValueError as error:
        raise UnreadableInput(fault("field-invalid", reason=printable(str(error)), advice="")) from error
    return {"kind": kind, "section": section, "level": asked[0], "day": asked[1]}


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return read_toml(Path(__file__).with_name("phrases.toml"))


@lru_cache(maxsize=1)
def library() -> tuple[Phrase, ...]:
    """Return the phrases that come with the program."""
    table = _table()
    sources = {name: _source(**entry) for name, entry in table["sources"].items()}
    return tuple(phrase for group in table["group"] for phrase in _of_group(group, sources))


def usual_bases(day: dt.date | None) -> Iterator[Phrase]:
    """Yield the legal texts that a plan cites as a rule, of those that apply on `day`."""
    for number in _table()["bases"]:
        text = legal_texts()[number]
        if day is None or text.applies_on(day):
            yield Phrase(f"{BASIS}-{number}", "legal_bases", row_of(text), text.source, kinds=_PLAN, usual=True)


def fields_with_phrases(kind: str) -> set[str]:
    """Return the fields of a kind that have phrases, or that an office may have its own for."""
    shipped = {phrase.section.partition(".")[0] for phrase in library() if phrase.fits(kind, None, None)}
    return (shipped | {one.value for one in PhraseSection}) & fields_of(KINDS[kind].model).keys()


def load_book(source: Source) -> PhraseBook:
    """Read an office's own phrases; raise UnreadableInput and InvalidInput as `read_as`."""
    return read_as(PhraseBook, source)


def _source(title: str, date: dt.date | None = None) -> str:
    return f"{title} ({short_date(date)})" if date else title


def _of_group(group: Mapping[str, Any], sources: Mapping[str, str]) -> Iterator[Phrase]:
    shared = {name: group[name] for name in _SHARED if name in group}
    kinds, levels = tuple(group.get("kinds", _PLAN)), tuple(group.get("levels", ()))
    for number, row in enumerate((*group.get("texts", ()), *group.get("rows", ())), start=1):
        name = f"{group['name']}-{number}"
        yield Phrase(name, row=row, source=sources[group["source"]], kinds=kinds, levels=levels, **shared)


def _own(book: PhraseBook | None) -> Iterator[Phrase]:
    for number, one in enumerate(book.phrases if book else (), start=1):
        row = {"content": one.text} if one.section is PhraseSection.tasks else one.text
        source = f"Câu của cơ quan{f': {one.source}' if one.source else ''}"
        yield Phrase(f"{OWN}-{number}", one.section.value, row, source, unit=one.unit or "")


def _plain(text: str) -> str:
    return without_accents(folded(normalise(text)))
