"""What a record fills the placeholders of usual wording with, and where a phrase goes in a record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ocop_docs.checks.content.marks import PLACEHOLDER
from ocop_docs.drafting.records import is_blank
from ocop_docs.law.communes import commune_of
from ocop_docs.vietnamese.text import lower_first

if TYPE_CHECKING:
    from ocop_docs.drafting.phrases import Phrase

_LEVELS = {"commune": "xã", "district": "huyện", "province": "tỉnh"}
_DIVISIONS = {"xã": "Phòng Kinh tế", "đặc khu": "Phòng Kinh tế", "phường": "Phòng Kinh tế, Hạ tầng và Đô thị"}
"""NĐ 150/2025/NĐ-CP; see units.toml."""
_HEADED = {
    "responsibilities": ("unit", "duties"),
    "results": ("title", "paragraphs"),
    "passages": ("title", "paragraphs"),
}
"""Lists whose rows are texts under a heading: the field of the heading (a phrase's `unit`), and that of the texts."""


def values_of(data: Mapping[str, Any], province: str = "") -> dict[str, str]:
    """Return the value of each placeholder that the record gives one, and of `{tỉnh}` from the office's `province`."""
    issuer = data.get("issuer")
    issuer = issuer if isinstance(issuer, Mapping) else {}
    name = str(issuer.get("name") or "")
    unit = lower_first(commune_of(name)) if commune_of(name) != name else ""
    values = {"cơ quan": name, "tỉnh": province, **_period(data.get("period"))}
    if level := _LEVELS.get(str(issuer.get("level"))):
        values[level] = unit
    values["đơn vị chủ trì"] = next((words for kind, words in _DIVISIONS.items() if unit.startswith(f"{kind} ")), "")
    return {name: value for name, value in values.items() if value}


def filled_in(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with the placeholders that have a value filled in."""
    return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


def add(record: dict[str, Any], phrase: Phrase) -> None:
    """Put a phrase into the first blank row of its section, or a new one; a text with a heading goes under it.

    `record` is data, or the typed values of a form.
    """
    place, _, last = phrase.section.rpartition(".")
    for step in filter(None, place.split(".")):
        record = record.setdefault(step, {})
    if isinstance(record.get(last), str) or last in ("mandate", "closing"):
        record[last] = phrase.row
    elif last in _HEADED:
        _add_under(record.setdefault(last, []), phrase, *_HEADED[last])
    else:
        _put(record.setdefault(last, []), phrase.row if isinstance(phrase.row, str) else dict(phrase.row))


def _add_under(rows: list[Any], phrase: Phrase, head: str, texts: str) -> None:
    same = [row for row in rows if (row.get(head) or "").strip().casefold() == phrase.unit.casefold()]
    if same:
        _put(same[0].setdefault(texts, []), phrase.row)
    else:
        _put(rows, {head: phrase.unit, texts: [phrase.row]})


def _put(rows: list[Any], row: Any) -> None:
    if row in rows:
        return
    blank = next((number for number, one in enumerate(rows) if is_blank(one)), None)
    if blank is None:
        rows.append(row)
    else:
        rows[blank] = row


def _period(period: Any) -> dict[str, str]:
    start, end = (str(period.get(name) or "") for name in ("start", "end")) if isinstance(period, Mapping) else ("", "")
    if not (start and end):
        return {}
    return {"năm": start, "thời kỳ": f"năm {start}"} if start == end else {"thời kỳ": f"giai đoạn {start} - {end}"}
