"""Styles, themes and the defaults of Word supply the format that a paragraph leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.checks.layout.build import NS, Raw
from tests.checks.layout.clean import plan
from tests.checks.layout.markup import BODY, END, FULL, LOOK, codes, run, styled

from ocop_docs.checks.layout.word.reader import read_document
from ocop_docs.checks.layout.word.word_file import WordFile


def test_a_style_supplies_the_format_that_the_paragraph_omits() -> None:
    assert codes(styled(BODY.format(based=""))) == []


def test_each_style_of_a_cycle_of_styles_applies_once() -> None:
    first = f'<w:style w:type="paragraph" w:styleId="Body"><w:basedOn w:val="Other"/>{FULL}</w:style>'
    second = f'<w:style w:type="paragraph" w:styleId="Other"><w:basedOn w:val="Body"/>{LOOK}</w:style>'

    assert codes(styled(first + second)) == []


def test_without_a_styles_part_word_s_own_defaults_apply() -> None:
    document = replace(plan().change("end", plain=True), styles=None)

    assert set(codes(document)) == {
        "text.same_size",
        "text.align",
        "text.first_line",
        "text.gap",
        "page_breaks.closing_kept",
    }


def test_without_document_defaults_the_direct_formatting_is_enough() -> None:
    assert codes(replace(plan(), styles=None)) == []


def test_an_unknown_style_is_the_default_paragraph_style() -> None:
    normal = f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal">{FULL}{LOOK}</w:style>'

    assert codes(styled(normal, style="Missing")) == []


@pytest.mark.parametrize(("face", "expected"), [("Times New Roman", []), ("Calibri", ["any.font"])])
def test_theme_fonts_are_those_of_the_theme(face: str, expected: list[str]) -> None:
    look = '<w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="28"/></w:rPr>'
    document = styled(f'<w:style w:type="paragraph" w:styleId="Body">{FULL}{look}</w:style>')
    theme = f'<a:theme {NS}><a:minorFont><a:latin typeface="{face}"/></a:minorFont></a:theme>'

    assert codes(replace(document, parts={"word/theme.xml": theme})) == expected


def test_bold_in_the_paragraph_and_in_the_character_style_cancel_out() -> None:
    bold = LOOK.replace("<w:sz", "<w:b/><w:sz")
    styles = (
        f'<w:style w:type="paragraph" w:styleId="Body">{FULL}{bold}</w:style>'
        '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>'
    )
    run = f'<w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>{END}</w:t></w:r>'
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr>{run}</w:p>'

    assert codes(styled(styles)) == ["plain_text.mostly_regular"]
    assert codes(styled(styles).put("end", Raw("end", paragraph))) == []


def test_direct_formatting_and_a_style_of_the_same_values_give_equal_formats() -> None:
    direct = f"<w:p>{FULL}{run(END)}</w:p>"
    named = f'<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr><w:r><w:t>{END}</w:t></w:r></w:p>'
    document = styled(BODY.format(based="")).put("end", *(Raw("end", markup) for markup in (direct, named)))

    paragraphs = [p for p in read_document(WordFile(document.build())).paragraphs if p.text == END]

    assert [(p.format, p.runs[0].format) for p in paragraphs] == [
        (paragraphs[0].format, paragraphs[0].runs[0].format)
    ] * 2
