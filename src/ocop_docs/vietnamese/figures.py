"""Figures as a Vietnamese clerk writes them: dots group thousands, the comma is decimal."""

import re
from decimal import Decimal
from typing import Final

from ocop_docs.messages.reasons import reason
from ocop_docs.vietnamese.reading import checked_int, read_integer, read_with_fraction
from ocop_docs.vietnamese.text import quoted, single_line

MAX_DIGITS: Final = 36
"""Digits in one figure: what can also be read in words."""

_MAX_TEXT: Final = 200
_MAX_EXPONENT: Final = 24
_WHOLE = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+")
_DECIMAL = re.compile(rf"(?:{_WHOLE.pattern})(?:,[0-9]+)?")
_SEPARATED = re.compile(r"(?P<head>[0-9]+(?:[.,][0-9]+)*)[.,](?P<tail>[0-9]+)")
_SPACED = re.compile(r"[0-9]+(?: [0-9]+)+")
_EXPONENT = re.compile(r"(?P<base>[0-9]{1,6})[eE]\+?(?P<power>[0-9]{1,2})")
_SWAPPED = str.maketrans(",.", ".,")


class FigureError(ValueError):
    """Raised when a figure, amount or quantity has no reading or more than one; tells how to write it."""


def parse_integer(text: str) -> int:
    """The whole number written: ``968.721.000`` → 968721000, ``06`` → 6.

    Raises:
        FigureError: not a whole number, or one that can be read in two ways (both are named).
    """
    sign, body = _signed(text)
    if not _WHOLE.fullmatch(body):
        raise _refused_whole(body)
    return sign * int(body.replace(".", ""))


def parse_decimal(text: str) -> Decimal:
    """The number written, exact: ``10,5`` → Decimal("10.5"), ``1.234,5`` → Decimal("1234.5").

    Raises:
        FigureError: not a number, or one that can be read in two ways (both are named).
    """
    sign, body = _signed(text)
    if not _DECIMAL.fullmatch(body):
        raise figure_refusal(body)
    plain = body.replace(".", "").replace(",", ".")
    return Decimal(f"-{plain}" if sign < 0 else plain)


def format_integer(value: int) -> str:
    """The figure with dots: 10500000 → ``10.500.000``. Raises TypeError for all but int."""
    return f"{checked_int(value):,}".replace(",", ".")


def format_decimal(value: Decimal) -> str:
    """The figure with dots and comma, every digit kept: Decimal("1069.90") → ``1.069,90``.

    Raises:
        TypeError: the value is not a Decimal.
        ValueError: not finite, or longer than 36 digits before or after the comma.
    """
    check_decimal(value)
    return f"{value:,f}".translate(_SWAPPED)


def check_decimal(value: Decimal) -> None:
    """Pass for a finite Decimal of at most 36 digits on each side of the comma.

    Raises:
        TypeError: the value is not a Decimal.
        ValueError: not finite, or longer.
    """
    if not isinstance(value, Decimal):
        raise TypeError(reason("decimal-type", type=type(value).__name__))
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -MAX_DIGITS or value.adjusted() > MAX_DIGITS:
        raise ValueError(reason("decimal-too-long", max_digits=MAX_DIGITS))


def two_readings(figure: str) -> tuple[str, str] | None:
    """Both ways to take a figure with foreign separators, each as it should be written; else None.

    ``1.5`` → (``1,5``, ``15``): the last separator is decimal, or all of them group thousands.
    """
    found = _SEPARATED.fullmatch(figure)
    if found is None or _DECIMAL.fullmatch(figure):
        return None
    return _both(figure, found)


def _both(figure: str, found: re.Match[str]) -> tuple[str, str]:
    decimal = f"{format_integer(_digits(found['head']))},{found['tail']}"
    return decimal, format_integer(_digits(figure))


def _digits(text: str) -> int:
    return int(re.sub(r"[^0-9]", "", text))


def _signed(text: str) -> tuple[int, str]:
    if len(text) > _MAX_TEXT:
        raise FigureError(reason("figure-text-too-long", text=quoted(text), length=len(text)))
    figure = single_line(text)
    count = sum(char.isdigit() for char in figure)
    if count > MAX_DIGITS:
        raise FigureError(reason("figure-too-many-digits", text=quoted(figure), count=count, max_digits=MAX_DIGITS))
    # U+2212 is the minus that Word and web pages put in.
    negative = figure.startswith(("-", "\u2212"))
    return (-1, figure[1:]) if negative else (1, figure)


def _in_words(figure: str) -> str:
    whole, _, digits = figure.partition(",")
    return read_with_fraction(_digits(whole), digits)


def _refused_whole(body: str) -> FigureError:
    found = _SEPARATED.fullmatch(body)
    if found is None or not _DECIMAL.fullmatch(body):
        return figure_refusal(body)
    decimal, whole = _both(body, found)
    return FigureError(
        reason(
            "decimal-not-whole",
            text=quoted(body),
            decimal=decimal,
            decimal_words=_in_words(decimal),
            whole_words=_in_words(whole),
            whole=whole,
        )
    )


def figure_refusal(body: str) -> FigureError:
    """The error for a figure that no parser takes, naming both readings wherever there are two."""
    readings = two_readings(body)
    if readings:
        return _ambiguous(body, *readings)
    if _SPACED.fullmatch(body):
        return _spaced(body)
    found = _EXPONENT.fullmatch(body)
    if found and int(found["power"]) <= _MAX_EXPONENT:
        return _exponent(body, found)
    return FigureError(reason("figure-unreadable", text=quoted(body)))


def _ambiguous(body: str, first: str, second: str) -> FigureError:
    return FigureError(
        reason(
            "figure-decimal-or-thousands",
            text=quoted(body),
            first=first,
            first_words=_in_words(first),
            second=second,
            second_words=_in_words(second),
        )
    )


def _spaced(body: str) -> FigureError:
    joined = format_integer(_digits(body))
    apart = body.replace(" ", "; ")
    return FigureError(
        reason("figure-spaced", text=quoted(body), joined=joined, joined_words=_in_words(joined), apart=apart)
    )


def _exponent(body: str, found: re.Match[str]) -> FigureError:
    scaled = format_integer(int(found["base"]) * 10 ** int(found["power"]))
    joined = format_integer(_digits(body))
    return FigureError(
        reason(
            "figure-exponent",
            text=quoted(body),
            scaled=scaled,
            scaled_words=_in_words(scaled),
            joined=joined,
            words=read_integer(_digits(body)),
        )
    )
