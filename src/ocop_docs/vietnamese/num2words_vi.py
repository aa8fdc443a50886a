"""The `vi` converter of num2words, whose own misreads 1005, negatives, decimals and large numbers."""

import sys
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType
from typing import Any

from ocop_docs.vietnamese.numbers import ordinal, read_decimal, read_year
from ocop_docs.vietnamese.reading import DEFAULT_STYLE, ReadingStyle, checked_int


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
        **_unused: Any,  # noqa: ANN401 - cents, separator, adjective: options of num2words that đồng does not have
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


def register() -> None:
    """Make num2words read Vietnamese (`vi`, and with it `vi_VN`) through this converter, now or once it is imported.

    It is not imported for that: its sixty languages take longer to load than a document takes to make.
    """
    if "num2words" in sys.modules:
        _enter(sys.modules["num2words"])
    elif not any(isinstance(finder, _Watch) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Watch())


def _enter(num2words: ModuleType) -> None:
    num2words.CONVERTER_CLASSES["vi"] = VietnameseConverter()


class _Watch:
    """A finder that waits for num2words to be imported."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Have Python's own finder find num2words, and nothing else."""
        if name != "num2words":
            return None
        sys.meta_path.remove(self)
        spec = PathFinder.find_spec(name, path)
        if spec and spec.origin:
            spec.loader = _Registering(name, spec.origin)
        return spec


class _Registering(SourceFileLoader):
    """The loader of num2words, which registers the converter when it has done so."""

    def exec_module(self, module: ModuleType) -> None:
        """Run the module, then enter the converter."""
        super().exec_module(module)
        _enter(module)
