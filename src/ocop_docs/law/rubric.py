"""The rubric for OCOP products: 26 sheets of criteria, as printed in the law.

Law: QĐ 26/2026/QĐ-TTg, Điều 3; Phụ lục I (classification), Phụ lục II (the sheets).
The texts are in `rubric/`, one TOML file per product set; corrections to the transcript of the law are
listed in `docs/decisions/0010-rubric-corrections.md`.
All points are whole points. Texts keep the law's own words and labels ("Ghi chú: …").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ocop_docs.law.product_set import Classification, Criterion, Option, Part, ProductSet
from ocop_docs.messages.reasons import reason
from ocop_docs.resources import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date


class UnknownProductSetError(LookupError):
    """Phụ lục II has no such product set."""


@dataclass(frozen=True, slots=True)
class RubricLaw:
    """What all sheets have in common: the decision, its dates, and the words printed on every sheet."""

    decision: str
    issued_on: date
    in_force_from: date
    title: str
    subtitle: str
    attached_to: str
    code_note: str
    star_note: str
    ministries_note: str
    sectors: Mapping[str, str]
    """Roman number to name of each ngành, in the order of Phụ lục I."""


_FOLDER = Path(__file__).with_name("rubric")
_SHEET = re.compile(r"set-(\d+)\.toml")


@cache
def _sheets() -> dict[int, str]:
    found = (_SHEET.fullmatch(entry.name) for entry in _FOLDER.iterdir())
    return {int(sheet[1]): sheet[0] for sheet in sorted(filter(None, found), key=lambda sheet: sheet[0])}


@cache
def rubric_law() -> RubricLaw:
    """Return what all sheets have in common (QĐ 26/2026/QĐ-TTg, Điều 11; Phụ lục I and II)."""
    raw = read_toml(_FOLDER / "common.toml")
    return RubricLaw(sectors=MappingProxyType(raw.pop("sectors")), **raw)


def product_set_numbers() -> tuple[int, ...]:
    """Return the numbers of the product sets, rising, without reading the sheets."""
    return tuple(_sheets())


@cache
def product_set(number: int) -> ProductSet:
    """Return product set `number` of Phụ lục II; its file is read once, on first use.

    Raises:
        UnknownProductSetError: Phụ lục II has no set of that number.
    """
    if number not in _sheets():
        known = ", ".join(str(each) for each in product_set_numbers())
        raise UnknownProductSetError(reason("product-set-unknown", number=number, known=known))
    raw = read_toml(_FOLDER / _sheets()[number])
    place = _classification(raw.pop("classification"))
    parts = tuple(_part(part) for part in raw.pop("parts"))
    return ProductSet(**{"exclusion": ""} | raw, classification=place, parts=parts)


def product_sets() -> tuple[ProductSet, ...]:
    """Return all product sets of Phụ lục II, in its order."""
    return tuple(product_set(number) for number in product_set_numbers())


def _classification(raw: dict[str, Any]) -> Classification:
    numeral = raw.pop("sector")
    return Classification(
        sector_number=numeral,
        sector=rubric_law().sectors[numeral],
        ministries=tuple(raw.pop("ministries")),
        **{"subgroup": ""} | raw,
    )


def _part(raw: dict[str, Any]) -> Part:
    sections = tuple(_criterion(section) for section in raw.pop("sections"))
    return Part(**raw, sections=sections)


def _criterion(raw: dict[str, Any]) -> Criterion:
    below = tuple(_criterion(criterion) for criterion in raw.pop("criteria", ()))
    return Criterion(options=tuple(_options(raw)), criteria=below, **raw)


def _options(raw: dict[str, Any]) -> Iterator[Option]:
    """Remove the options from `raw` and yield them, those of alternatives with their heading."""
    for option in raw.pop("options", ()):
        yield Option(**option)
    for case in raw.pop("cases", ()):
        for option in case["options"]:
            yield Option(**option, case=case["name"])
