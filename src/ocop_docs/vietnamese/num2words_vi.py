"""The `vi` converter of num2words, whose built-in one misreads 1005, negatives, decimals and large numbers.

Importing this module registers it.
"""

from decimal import Decimal, InvalidOperation
from typing import Any

from num2words import CONVERTER_CLASSES, num2words

from ocop_docs.messages.reasons import reason
from ocop_docs.vietnamese.figures import check_decimal
from ocop_docs.vietnamese.reading import checked_int, read_integer, read_with_fraction

__all__ = ["VietnameseConverter", "num2words"]

_OWN_ORDINALS = {1: "thứ nhất", 4: "thứ tư"}


class VietnameseConverter:
    """The methods that num2words calls.

    Takes int, Decimal and float (by its shortest form, ``repr``); num2words itself turns a str of digits
    (with a point, as for all its languages) into a Decimal first. All raise TypeError for any other value
    and ValueError for a number that is not finite or has more than 36 digits before or after the comma.
    """

    def str_to_number(self, value: str) -> Decimal:
        """The number in a str of digits. Raises ValueError when there is none."""
        try:
            return Decimal(value)
        except InvalidOperation:
            raise ValueError(reason("not-a-number", value=value)) from None

    def to_cardinal(self, number: float | Decimal) -> str:
        """``một nghìn không trăm mười lăm``; 10.50 is ``mười phẩy năm``."""
        exact = self._exact(number)
        check_decimal(exact)
        whole, _, digits = f"{exact.copy_abs():f}".partition(".")
        words = read_with_fraction(int(whole), digits.rstrip("0"))
        return f"âm {words}" if exact < 0 else words

    def to_ordinal(self, number: float | Decimal) -> str:
        """``thứ mười``. Raises ValueError below 1."""
        rank = self._whole(number)
        if rank < 1:
            raise ValueError(reason("ordinal-below-one"))
        return _OWN_ORDINALS.get(rank) or f"thứ {read_integer(rank)}"

    def to_ordinal_num(self, number: float | Decimal) -> str:
        """``thứ 10``."""
        return f"thứ {self._whole(number)}"

    def to_year(self, number: float | Decimal) -> str:
        """``hai nghìn không trăm hai mươi sáu``; below zero ``… trước Công nguyên``. Raises ValueError for 0."""
        year = self._whole(number)
        if year == 0:
            raise ValueError(reason("year-zero"))
        words = read_integer(abs(year))
        return f"{words} trước Công nguyên" if year < 0 else words

    def to_currency(self, val: float | Decimal, currency: str = "VND", **_unused: Any) -> str:
        """``mười nghìn đồng``; an int is đồng, not hundredths. Cents, separator and adjective have no meaning here.

        Raises:
            NotImplementedError: another currency than VND.
            ValueError: a part of a đồng.
        """
        if currency != "VND":
            raise NotImplementedError(f'Currency code "{currency}" not implemented for "vi"')
        return f"{self.to_cardinal(self._whole(val))} đồng"

    def _exact(self, number: float | Decimal) -> Decimal:
        if isinstance(number, float):
            return self.str_to_number(repr(number))
        return number if isinstance(number, Decimal) else Decimal(checked_int(number))

    def _whole(self, number: float | Decimal) -> int:
        exact = self._exact(number)
        if not exact.is_finite() or exact != exact.to_integral_value():
            raise ValueError(reason("whole-number-type", number=number))
        return int(exact)


CONVERTER_CLASSES["vi"] = VietnameseConverter()
