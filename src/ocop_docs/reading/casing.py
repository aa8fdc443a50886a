"""Names that a file writes in capitals, as ordinary text writes them."""

from __future__ import annotations

import re
from collections import Counter

from ocop_docs.checks.layout.elements.patterns import is_upper
from ocop_docs.vietnamese.text import upper_first

_UNITS = "tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu"
_OFFICE = "ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|ubnd|hđnd|ban chỉ đạo|ban quản lý"
_NAMED = re.compile(rf"(?P<office>{_OFFICE})(?: (?P<unit>{_UNITS})(?: (?P<name>.+))?)?")
_DEPUTY = re.compile(r"^(phó|quyền) (\w)")
_ABBREVIATIONS = ("ubnd", "hđnd", "ocop")


def as_written(text: str, body: str) -> str | None:
    """Return a text in capitals as the body of the file writes the same words most often; None where it does not."""
    if not is_upper(text):
        return text
    found = re.findall(re.escape(text), body, re.IGNORECASE)
    others = Counter(one for one in found if not is_upper(one))
    return others.most_common(1)[0][0] if others else None


def office_name(text: str, body: str) -> tuple[str, bool]:
    """Return the name of an office in small letters with the capitals of its proper names, and whether that is sure."""
    written = as_written(text, body)
    if written is not None:
        return upper_first(written), True
    small = text.lower()
    found = _NAMED.fullmatch(small)
    if found is None:
        return upper_first(small), False
    office = found["office"].upper() if found["office"] in _ABBREVIATIONS else upper_first(found["office"])
    name = " ".join(map(upper_first, (found["name"] or "").split()))
    return " ".join(filter(None, (office, found["unit"], name))), True


def position(text: str) -> str:
    """Return the title of a signer as a record has it: `PHÓ CHỦ TỊCH` → `Phó Chủ tịch`."""
    if not is_upper(text):
        return text
    small = _DEPUTY.sub(lambda found: f"{found[1]} {found[2].upper()}", text.lower())
    for word in _ABBREVIATIONS:
        small = re.sub(rf"\b{word}\b", word.upper(), small)
    return upper_first(small)
