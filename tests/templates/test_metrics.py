"""Widths are those of Times: expected figures are the published ones, in thousandths of the type size."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_docs.typography import divider_indent_twips, text_width_twips, twips_from_mm

# At 50 pt an em is 1000 twips, so a width in twips is a width in thousandths of an em.
EM_OF_A_THOUSAND_TWIPS_PT = 50


@pytest.mark.parametrize(
    ("letter", "bold", "thousandths"),
    [
        ("A", False, 722),
        ("a", False, 444),
        (" ", False, 250),
        ("0", False, 500),
        ("M", False, 889),
        ("-", False, 333),
        ("A", True, 722),
        ("a", True, 500),
        (" ", True, 250),
        ("M", True, 944),
    ],
)
def test_letter_is_as_wide_as_in_times(letter: str, *, bold: bool, thousandths: int) -> None:
    assert thousandths == text_width_twips(letter, EM_OF_A_THOUSAND_TWIPS_PT, bold=bold)


@pytest.mark.parametrize("bold", [False, True])
def test_tone_mark_leaves_the_width_of_its_letter(*, bold: bool) -> None:
    plain, toned = "aăâeêioôơuưyd" * 2, "ạẳấẽềịỏộởụựỵđàắẫẻệĩóỗợủữỹđ"

    assert text_width_twips(plain, 14, bold=bold) == pytest.approx(
        text_width_twips(toned.translate({ord("đ"): "d"}), 14, bold=bold), abs=1
    )


def test_decomposed_text_is_as_wide_as_composed() -> None:
    text = "ỦY BAN NHÂN DÂN HUYỆN PHÚ XUYÊN"

    assert text_width_twips(text, 13, bold=True) == text_width_twips(unicodedata.normalize("NFD", text), 13, bold=True)


def test_unknown_letter_counts_as_a_digit() -> None:
    assert text_width_twips("0", 14) == text_width_twips("漢", 14)


@given(st.text(max_size=40), st.text(max_size=40))
def test_line_is_as_long_as_its_two_halves(left: str, right: str) -> None:
    space = " "  # keeps a mark of the second half from joining the first

    whole = text_width_twips(left + space + right, EM_OF_A_THOUSAND_TWIPS_PT)

    halves = [text_width_twips(piece, EM_OF_A_THOUSAND_TWIPS_PT) for piece in (left, space, right)]
    assert whole == pytest.approx(sum(halves), abs=2)


def test_national_title_fits_its_column_on_one_line(layout: dict) -> None:
    column = twips_from_mm(layout["heading"]["national_column"]["value"])
    size = layout["elements"]["NationalTitle"]["size"]["value"]

    assert text_width_twips("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size, bold=True) <= column


def test_divider_is_its_share_of_the_longest_line() -> None:
    lines = ["ỦY BAN NHÂN DÂN", "HUYỆN PHÚ XUYÊN"]
    longest = max(text_width_twips(line, 13, bold=True) for line in lines)

    indent = divider_indent_twips(lines, 13, bold=True, column_width_twips=4000, share=0.5)

    assert 4000 - 2 * indent == pytest.approx(longest / 2, abs=1)


def test_divider_under_a_wrapped_line_is_a_share_of_the_longest_printed_line() -> None:
    indent = divider_indent_twips(["Một trích yếu rất dài " * 9], 14, bold=True, column_width_twips=9000, share=0.4)

    longest_line = (9000 - 2 * indent) / 0.4

    assert 9000 - text_width_twips(" trích", 14, bold=True) <= longest_line <= 9000


def test_divider_without_a_line_has_no_length() -> None:
    assert divider_indent_twips([], 14, bold=True, column_width_twips=4000, share=0.5) == 2000
