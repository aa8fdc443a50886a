"""Field types for quantities, money and star classes: they hold the value and print it as it was stated."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, Any

from pydantic import GetPydanticSchema, PlainSerializer, WithJsonSchema
from pydantic_core import core_schema

from ocop_docs.messages.reasons import reason
from ocop_docs.vietnamese.patterns import MONEY, PART_OF_MONEY, QUANTITY
from ocop_docs.vietnamese.quantities import MoneyStatement, Quantity, parse_money_statement, parse_quantity, parse_share
from ocop_docs.vietnamese.reading import LARGEST
from ocop_docs.vietnamese.statements import Relation
from ocop_docs.vietnamese.text import normalise, quoted

_STARS = re.compile(r"(?:từ\s+)?0?([0-9]{1,3})(?:\s*[-–]\s*0?([0-9]{1,3}))?(?:\s*sao)?(\s+trở lên)?", re.IGNORECASE)
LOWEST_STARS, HIGHEST_STARS = 1, 5
STARS = (
    r"^0?(?:1(?: ?[-–] ?0?[1-5])?|2(?: ?[-–] ?0?[2-5])?|3(?: ?[-–] ?0?[3-5])?|4(?: ?[-–] ?0?[45])?|5(?: ?[-–] ?0?5)?)"
    r"(?: sao)?$|^0?[1-5](?: sao)? trở lên$"
)
"""A class of stars or a span of them, from the lower to the higher."""
_LARGEST_IN_JSON = 2**53 - 1
"""The largest whole number on which programs that read JSON agree (RFC 8259, 6)."""


@dataclass(frozen=True, slots=True)
class Stars:
    """A class of the OCOP ranking: `low` to `high` stars (equal for one class), 1 to 5.

    `and_above` keeps the wording: `3 sao trở lên` and `3 - 5 sao` mean the same and print differently.
    Source: the five classes of the programme's criteria since QĐ 490/QĐ-TTg.
    """

    low: int
    high: int
    and_above: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        if self.and_above:
            return f"{self.low} sao trở lên"
        return f"{self.low} sao" if self.low == self.high else f"{self.low} - {self.high} sao"


def parse_stars(text: str) -> Stars:
    """Read `3`, `3 sao`, `4 - 5`, `3 sao trở lên`; raise ValueError in Vietnamese otherwise."""
    match = _STARS.fullmatch(normalise(text).strip())
    if match is None:
        raise ValueError(reason("stars-unreadable", text=quoted(text)))
    low = int(match[1])
    and_above = bool(match[3])
    high = HIGHEST_STARS if and_above else int(match[2] or low)
    if not LOWEST_STARS <= low <= high <= HIGHEST_STARS:
        raise ValueError(reason("stars-impossible", text=quoted(text)))
    return Stars(low, high, and_above)


def _readable(value: int) -> int:
    """Pass an integer that can be read aloud; Python itself prints none of more than 4,300 digits."""
    if abs(value) >= LARGEST:
        raise ValueError(reason("number-too-large"))
    return value


def _dong(amount: int) -> MoneyStatement:
    """An exact amount in đồng. Raises FigureError for a negative one."""
    return (
        MoneyStatement("", Relation.EXACT, amount, amount) if amount >= 0 else parse_money_statement(f"{amount} đồng")
    )


_read_quantity = lru_cache(maxsize=1024)(parse_quantity)
_read_money = lru_cache(maxsize=1024)(parse_money_statement)
_read_share = lru_cache(maxsize=1024)(parse_share)
_read_stars = lru_cache(maxsize=128)(parse_stars)
"""The same few figures recur (“ít nhất 06”, “4 sao”), so each is read once."""


def _quantity(value: Any) -> Quantity:
    if isinstance(value, str):
        return _read_quantity(value)
    if isinstance(value, Quantity):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return _read_quantity(f"{_readable(value):02d}")
    raise ValueError(reason("quantity-type"))


def _money(value: Any) -> MoneyStatement:
    if isinstance(value, str):
        return _read_money(value)
    if isinstance(value, MoneyStatement):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return _dong(_readable(value))
    raise ValueError(reason("money-type"))


def _share(value: Any) -> MoneyStatement:
    return _read_share(value) if isinstance(value, str) else _money(value)


def _stars(value: Any) -> Stars:
    if isinstance(value, str):
        return _read_stars(value)
    if isinstance(value, Stars):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return _read_stars(str(_readable(value)))
    raise ValueError(reason("stars-type"))


def _plain(reader: Any) -> GetPydanticSchema:
    return GetPydanticSchema(lambda _source, _handler: core_schema.no_info_plain_validator_function(reader))


def _described(pattern: str, *examples: str | int) -> WithJsonSchema:
    """The schema of a figure: a whole number, or words of that pattern."""
    limits = {"pattern": pattern, "minimum": 0, "maximum": _LARGEST_IN_JSON}
    return WithJsonSchema({"type": ["string", "integer"], **limits, "examples": list(examples)})


def _money_to_json(money: MoneyStatement) -> int | str:
    exact = money.relation is Relation.EXACT and money.low is not None
    return money.low if exact and money.low is not None else money.figures()


Count = Annotated[
    Quantity,
    _plain(_quantity),
    PlainSerializer(lambda quantity: quantity.text),
    _described(QUANTITY, "100 - 120", "ít nhất 06", "05 - 07", "100%", 6),
]
"""How many: a whole number (printed with two digits) or the words of the plan, kept as stated."""

Money = Annotated[
    MoneyStatement,
    _plain(_money),
    PlainSerializer(_money_to_json),
    _described(MONEY, "10,5 tỷ đồng", "326 tỷ 325 triệu", 968721000),
]
"""An amount in đồng, exact or qualified (`khoảng 5 tỷ đồng`); never a float."""

PartOfMoney = Annotated[
    MoneyStatement,
    _plain(_share),
    PlainSerializer(_money_to_json),
    _described(PART_OF_MONEY, "10,5 tỷ đồng", "còn lại", 968721000),
]
"""A part of a total: an amount, or `còn lại`."""

StarClass = Annotated[
    Stars,
    _plain(_stars),
    PlainSerializer(str, return_type=str),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": STARS,
            "minimum": LOWEST_STARS,
            "maximum": HIGHEST_STARS,
            "examples": [3, "4 - 5 sao", "3 sao trở lên"],
        }
    ),
]
"""A class of 1 to 5 stars, one or a span."""
