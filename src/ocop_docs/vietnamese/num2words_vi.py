"""The `vi` converter of num2words, whose own misreads 1005, negatives, decimals and large numbers.

Importing this module registers it.
"""

from decimal import Decimal, InvalidOperation
from typing import Any

from num2words import CONVERTER_CLASSES, num2words

from ocop_docs.vietnamese.numbers import ordinal, read_decimal, read_year
from ocop_docs.vietnamese.reading import DEFAULT_STYLE, ReadingStyle, checked_int

__all__ = ["VietnameseConverter", "num2words"]


class VietnameseConverter:
    """What num2words asks of a converter, answered by `read_integer` and its kin.

    Takes int, Decimal and float (by its shortest writing, ``repr``); num2words itself turns a str of digits
    (with a point, as for all its languages) into a Decimal first.
    """

    def str_to_number(self, value: str) -> Decimal:
        """The number in a str of digits. Raises ValueError when there is none."""
        try:
            return Decimal(value)
        except InvalidOperation:
            raise ValueError(f"{value!r} không phải là số.") from None

    def to_cardinal(self, number: float | Decimal, style: ReadingStyle = DEFAULT_STYLE) -> str:
        """``một nghìn không trăm mười lăm``."""
        return read_decimal(self._exact(number), style)

    def to_ordinal(self, number: float | Decimal, style: ReadingStyle = DEFAULT_STYLE) -> str:
        """``thứ mười``."""
        return ordinal(self._whole(number), style)

    def to_ordinal_num(self, number: float | Decimal) -> str:
        """``thứ 10``."""
        return f"thứ {checked_int(self._whole(number))}"

    def to_year(self, number: float | Decimal, style: ReadingStyle = DEFAULT_STYLE) -> str:
        """``hai nghìn không trăm hai mươi sáu``."""
        return read_year(self._whole(number), style)

    def to_currency(
        self,
        val: float | Decimal,
        currency: str = "VND",
        style: ReadingStyle = DEFAULT_STYLE,
        **_unused: Any,
    ) -> str:
        """``mười nghìn đồng``; an int is đồng, not hundredths.

        Raises:
            NotImplementedError: another currency than VND.
            ValueError: a part of a đồng.
        """
        if currency != "VND":
            raise NotImplementedError(f'Currency code "{currency}" not implemented for "vi"')
        return f"{read_decimal(self._whole(val), style)} đồng"

    def _exact(self, number: float | Decimal) -> Decimal | int:
        return self.str_to_number(repr(number)) if isinstance(number, float) else number

    def _whole(self, number: float | Decimal) -> int:
        exact = self._exact(number)
        if isinstance(exact, int):
            return exact
        if not exact.is_finite() or exact != exact.to_integral_value():
            raise ValueError(f"Cần số nguyên, không nhận {number}.")
        return int(exact)


CONVERTER_CLASSES["vi"] = VietnameseConverter()
