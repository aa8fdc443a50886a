"""Vietnamese, right to the last syllable: numbers, money, quantities, dates and text.

Pure functions without input or output. Importing this package makes num2words read Vietnamese through it.
"""

from ocop_docs.vietnamese.collation import sort_key
from ocop_docs.vietnamese.dates import DateError, blank_date, long_date, parse_date, short_date
from ocop_docs.vietnamese.figures import (
    FigureError,
    format_decimal,
    format_integer,
    parse_decimal,
    parse_integer,
)
from ocop_docs.vietnamese.file_names import file_name
from ocop_docs.vietnamese.money import (
    format_money,
    format_money_with_words,
    money_in_words,
    parse_money,
)
from ocop_docs.vietnamese.num2words_vi import VietnameseConverter, register
from ocop_docs.vietnamese.numbers import ordinal, read_decimal, read_percent, read_range, read_year
from ocop_docs.vietnamese.quantities import (
    MoneyStatement,
    Quantity,
    parse_money_statement,
    parse_quantity,
)
from ocop_docs.vietnamese.reading import DEFAULT_STYLE, LARGEST, ReadingStyle, read_integer
from ocop_docs.vietnamese.statements import Relation
from ocop_docs.vietnamese.text import (
    illegal_characters,
    lower_first,
    normalise,
    upper,
    upper_first,
    without_illegal,
)

__all__ = [
    "DEFAULT_STYLE",
    "LARGEST",
    "DateError",
    "FigureError",
    "MoneyStatement",
    "Quantity",
    "ReadingStyle",
    "Relation",
    "VietnameseConverter",
    "blank_date",
    "file_name",
    "format_decimal",
    "format_integer",
    "format_money",
    "format_money_with_words",
    "illegal_characters",
    "long_date",
    "lower_first",
    "money_in_words",
    "normalise",
    "ordinal",
    "parse_date",
    "parse_decimal",
    "parse_integer",
    "parse_money",
    "parse_money_statement",
    "parse_quantity",
    "read_decimal",
    "read_integer",
    "read_percent",
    "read_range",
    "read_year",
    "short_date",
    "sort_key",
    "upper",
    "upper_first",
    "without_illegal",
]

register()
