"""Text: one form, no unseen characters, safe file names, dictionary order."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ocop_docs.vietnamese.collation import sort_key
from ocop_docs.vietnamese.file_names import file_name
from ocop_docs.vietnamese.text import (
    illegal_characters,
    lower_first,
    normalise,
    quoted,
    single_line,
    upper,
    upper_first,
    without_illegal,
)

SENTENCE = "Ủy ban nhân dân xã Đức Trọng, đợt 2"


def test_decomposed_text_is_composed() -> None:
    assert normalise(unicodedata.normalize("NFD", SENTENCE)) == SENTENCE


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("QÐ-UBND", "QĐ-UBND"),
        ("Ðức", "Đức"),
        ("Ðề án", "Đề án"),
        ("ðề án", "đề án"),
        ("E\u0302Ð", "ÊĐ"),
        ("Ð", "Ð"),
        ("Ð 5", "Ð 5"),
    ],
)
def test_an_eth_beside_a_letter_becomes_d_with_stroke(text: str, kept: str) -> None:
    assert normalise(text) == kept


def test_no_break_spaces_become_spaces_and_nothing_collapses() -> None:
    assert normalise("a\u00a0\u00a0b\u202fc  d\t\r\ne\rf\n\n") == "a  b c  d\t\ne\nf\n\n"


@given(st.text())
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_a_single_line_has_single_spaces() -> None:
    assert single_line("  a\n\n b\u00a0\tc ") == "a b c"


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\x00", "U+0000"),
        ("\x07", "U+0007"),
        ("\x0b", "U+000B"),
        ("\x0c", "U+000C"),
        ("\r", "U+000D"),
        ("\x1f", "U+001F"),
        ("\x7f", "U+007F"),
        ("\x85", "U+0085"),
        ("\u00ad", "U+00AD"),
        ("\u200b", "U+200B"),
        ("\u202e", "U+202E"),
        ("\u2066", "U+2066"),
        ("\ufeff", "U+FEFF"),
        ("\ud800", "U+D800"),
        ("\udfff", "U+DFFF"),
        ("\ufffe", "U+FFFE"),
        ("\uffff", "U+FFFF"),
        ("\U0001ffff", "U+1FFFF"),
        ("\U000e0041", "U+E0041"),
    ],
    ids=lambda value: value if value.isprintable() else f"{ord(value):04X}",
)
def test_a_character_that_may_not_stand_is_named_with_its_place(char: str, name: str) -> None:
    assert illegal_characters(f"xã{char}b") == [(2, name)]
    assert without_illegal(f"xã{char}b") == "xãb"


def test_every_unseen_or_unlawful_character_of_unicode_is_known() -> None:
    assigned_unseen = [
        char
        for char in map(chr, range(sys.maxunicode + 1))
        if unicodedata.bidirectional(char) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
        or unicodedata.category(char) in {"Cc", "Cs"}
    ]

    passed = [char for char in assigned_unseen if not illegal_characters(char)]

    assert passed == ["\t", "\n"]


def test_whatever_passes_can_stand_in_xml() -> None:
    text = "".join(char for char in map(chr, range(sys.maxunicode + 1)) if not illegal_characters(char))
    element = etree.Element("t")

    element.text = text

    assert etree.fromstring(etree.tostring(element)).text == text


@pytest.mark.parametrize("text", [SENTENCE, "tab\tvà dòng\n", "& < > \" ' {{ 7*7 }} “…”", "😀 ½ ₫"])
def test_lawful_text_has_no_illegal_characters(text: str) -> None:
    assert illegal_characters(text) == []


def test_capitals_keep_their_accents() -> None:
    assert upper("phê duyệt đề án mỗi xã") == "PHÊ DUYỆT ĐỀ ÁN MỖI XÃ"
    assert upper("e\u0302\u0301") == "Ế"


@pytest.mark.parametrize(
    ("text", "up", "low"),
    [
        ("đề án", "Đề án", "đề án"),
        ("Ủy ban", "Ủy ban", "ủy ban"),
        ("UBND xã", "UBND xã", "UBND xã"),
        ("A4", "A4", "A4"),
        ("", "", ""),
        ("5 sao", "5 sao", "5 sao"),
        ("o\u0302ng", "Ông", "ông"),
    ],
)
def test_the_first_letter_alone_changes(text: str, up: str, low: str) -> None:
    assert upper_first(text) == up
    assert lower_first(text) == low


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Quyết định số 12/QĐ-UBND.docx", "Quyết định số 12-QĐ-UBND.docx"),
        ("Đề án “Mỗi xã một sản phẩm”.docx", "Đề án “Mỗi xã một sản phẩm”.docx"),
        ('a<b>c:d"e/f\\g|h?i*j.docx', "abc-de-f-g-hij.docx"),
        ("con.docx", "con_.docx"),
        ("CON", "CON_"),
        ("AUX .txt", "AUX_.txt"),
        ("COM1.tar.gz", "COM1_.tar.gz"),
        ("LPT².docx", "LPT²_.docx"),
        ("CONG.docx", "CONG.docx"),
        ("báo cáo. . .", "báo cáo"),
        ("..", "Tài liệu"),
        ("", "Tài liệu"),
        ("???", "Tài liệu"),
        ("../../etc/passwd", "-..-etc-passwd"),
        (".gitignore", "gitignore"),
        ("a\x00b\u202ecod.exe", "abcod.exe"),
        ("Ke\u0302\u0301 hoạch\n 2027.docx", "Kế hoạch 2027.docx"),
        ("x\ud800y.docx", "xy.docx"),
    ],
)
def test_a_file_name_is_safe_and_stays_vietnamese(text: str, name: str) -> None:
    assert file_name(text) == name


def test_a_long_name_is_cut_on_a_letter_and_keeps_its_extension() -> None:
    name = file_name("Kế hoạch " + "ế" * 300 + ".docx")

    assert 195 < len(name.encode()) <= 200
    assert name.endswith("ế.docx")


@given(st.text())
def test_any_text_becomes_a_name_that_windows_takes(text: str) -> None:
    name = file_name(text)

    assert 0 < len(name.encode()) <= 200
    assert not set('<>:"/\\|?*') & set(name)
    assert name == name.strip(". ")
    assert illegal_characters(name) == []
    assert file_name(name) == name


@pytest.mark.parametrize(
    "ordered",
    [
        ["a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "ẳ", "ẵ", "ắ", "ặ", "â", "ầ", "ẩ", "ẫ", "ấ", "ậ"],
        ["ca", "da", "đa", "e", "ê", "g", "i", "o", "ô", "ơ", "u", "ư", "y"],
        ["ba ân", "bà an", "bá an", "bạ an"],
        ["Bình", "Bính", "Cao Bằng", "Dân", "Đà Nẵng", "Đức", "Phú Xuyên", "Thủy Nguyên", "Trùng Khánh"],
        ["Tổ 2", "Tổ 10", "Tổ A"],
        ["an", "An", "anh"],
        ["ba", "bà", "ban"],
        ["ñandu", "zeta", "я"],
    ],
)
def test_the_order_is_that_of_vietnamese_dictionaries(ordered: list[str]) -> None:
    decomposed = [unicodedata.normalize("NFD", word) for word in reversed(ordered)]

    result = [unicodedata.normalize("NFC", word) for word in sorted(decomposed, key=sort_key)]

    assert result == ordered


def test_a_quotation_in_a_message_is_short_and_printable() -> None:
    assert quoted("a\x1bb") == "“a\ufffdb”"
    assert len(quoted("x" * 1000)) == 43
