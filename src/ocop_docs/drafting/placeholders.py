"""What a record fills the placeholders of usual wording with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ocop_docs.checks.content.marks import PLACEHOLDER
from ocop_docs.law.communes import commune_of
from ocop_docs.vietnamese.text import lower_first

_LEVELS = {"commune": "xã", "district": "huyện", "province": "tỉnh"}
_DIVISIONS = {"xã": "Phòng Kinh tế", "đặc khu": "Phòng Kinh tế", "phường": "Phòng Kinh tế, Hạ tầng và Đô thị"}
"""NĐ 150/2025/NĐ-CP; see units.toml."""


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


def _period(period: Any) -> dict[str, str]:
    start, end = (str(period.get(name) or "") for name in ("start", "end")) if isinstance(period, Mapping) else ("", "")
    if not (start and end):
        return {}
    return {"năm": start, "thời kỳ": f"năm {start}"} if start == end else {"thời kỳ": f"giai đoạn {start} - {end}"}
