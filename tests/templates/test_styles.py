"""Each element of the decree is one Word style that carries the law's figures."""

from typing import Any

import pytest
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from docx.styles.style import ParagraphStyle

pytestmark = pytest.mark.checkout

ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
HALF_A_TWIP = 320  # in EMU; Word keeps lengths in twips


def styles_of(document: DocumentObject) -> dict[str, ParagraphStyle]:
    return {style.style_id: style for style in document.styles}


def test_each_element_is_set_as_the_law_says(template: DocumentObject, layout: dict[str, Any]) -> None:
    styles = styles_of(template)

    for style_id, element in layout["elements"].items():
        style = styles[style_id]
        assert style.name == element["name"]
        assert style.font.size == Pt(element["size"]["value"]), style_id
        assert bool(style.font.bold) == element["bold"], style_id
        assert bool(style.font.italic) == element["italic"], style_id
        assert style.paragraph_format.alignment == ALIGNMENTS[element["align"]], style_id
        assert bool(style.paragraph_format.keep_with_next) == element.get("keep_next", False), style_id


def test_prose_has_the_decrees_indent_and_spacing(template: DocumentObject, layout: dict[str, Any]) -> None:
    styles = styles_of(template)
    prose = {key: value for key, value in layout["elements"].items() if "first_line" in value}

    assert "BodyText" in prose
    for style_id, element in prose.items():
        format_ = styles[style_id].paragraph_format
        assert abs(format_.first_line_indent - Cm(element["first_line"]["value"])) <= HALF_A_TWIP
        assert format_.space_before == Pt(element["before"]["value"])
        assert format_.line_spacing == element["line"]["value"]


def test_names_of_styles_are_vietnamese_and_no_alias(template: DocumentObject) -> None:
    own = [style for style in template.styles if style.element.get(qn("w:customStyle"))]

    # A comma in a style's name begins an alias in Word.
    assert len(own) > 30
    assert [style.name for style in own if not style.name.startswith("NĐ30 ") or "," in style.name] == []


def test_default_type_is_the_decrees_for_all_scripts(template: DocumentObject, layout: dict[str, Any]) -> None:
    defaults = template.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    fonts = defaults.find(qn("w:rFonts"))

    assert {layout["font"]["name"]} == set(fonts.attrib.values())
    assert len(fonts.attrib) == 4
    assert layout["font"]["colour"] == defaults.find(qn("w:color")).get(qn("w:val"))
    assert layout["font"]["language"] == defaults.find(qn("w:lang")).get(qn("w:val"))


def test_every_section_has_the_decrees_page(template: DocumentObject, layout: dict[str, Any]) -> None:
    page = layout["page"]

    for section in template.sections:
        for ours, key in (
            (section.page_width, "width"),
            (section.page_height, "height"),
            (section.top_margin, "margin_top"),
            (section.bottom_margin, "margin_bottom"),
            (section.left_margin, "margin_left"),
            (section.right_margin, "margin_right"),
        ):
            assert abs(ours - Mm(page[key]["value"])) <= HALF_A_TWIP, key


def test_paragraphs_use_only_styles_that_the_template_defines(template: DocumentObject) -> None:
    known = {style.style_id for style in template.styles}
    used = {element.get(qn("w:val")) for element in template.element.iter(qn("w:pStyle"), qn("w:tblStyle"))}

    assert used - known == set()
    assert {"NationalTitle", "BodyText", "SignerName"} <= used
