"""Whatever is typed, a parser answers with a value or with words for the clerk, never with a crash."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_docs.vietnamese.dates import DateError, parse_date
from ocop_docs.vietnamese.figures import FigureError, parse_decimal, parse_integer
from ocop_docs.vietnamese.money import parse_money
from ocop_docs.vietnamese.quantities import parse_money_statement, parse_quantity

PARSERS = [parse_integer, parse_decimal, parse_money, parse_money_statement, parse_quantity, parse_date]

WORDS = """
    0 1 05 007 1.5 1.234 1,234 10,5 968.721.000 . , - – / % e + tỷ triệu nghìn đồng đ VNĐ từ đến khoảng
    ít nhất trên dưới trở lên tăng thêm đạt âm ngày tháng năm 2023 ² ٣
"""
STRANGERS = ["\u00d0", "\x00", "\ud800", "\u202e", "\u00a0", " "]
PIECES = st.sampled_from([*WORDS.split(), *STRANGERS])
TYPED = st.text(max_size=300) | st.lists(PIECES | st.just(" "), max_size=12).map("".join)


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: parse.__name__)
@given(text=TYPED)
def test_any_text_is_read_or_refused_in_words(parse: Callable[[str], object], text: str) -> None:
    try:
        answer: object = parse(text)
    except (FigureError, DateError) as refusal:
        answer = str(refusal)

    assert answer is not None
    assert answer != ""
