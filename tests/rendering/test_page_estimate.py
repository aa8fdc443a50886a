"""LibreOffice begins pages by an estimate; no heading of ours is the last on such a page."""

from pathlib import Path

import pytest

from ocop_docs import load, render
from ocop_docs.intake.embedded import MAIN_PART
from ocop_docs.ooxml.wml import STYLES
from ocop_docs.ooxml.zip import read_parts
from ocop_docs.rendering.engine.page_estimate import GAP, styles_with_keep_next, with_headings_kept
from ocop_docs.resources import samples_folder

HEADING = b'<w:p><w:pPr><w:pStyle w:val="SectionTitle"/></w:pPr></w:p>'
TEXT = b'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p>'
ROW = b"<w:tr><w:tc></w:tc></w:tr>"
SECTION = b"<w:p><w:pPr><w:sectPr></w:sectPr></w:pPr></w:p>"
KEPT = frozenset({b"SectionTitle"})
IN_SMALL_FILES = 25
"""How many paragraphs and rows LibreOffice puts on a page of a small file before it measures."""


def gaps_added(*blocks: bytes) -> int:
    """How many gaps a document of these blocks gets; it begins with a table of one row and its gap."""
    xml = b"<w:tbl>" + ROW + b"</w:tbl>" + GAP + b"".join(blocks)
    return with_headings_kept(xml, KEPT).count(GAP) - 1


def test_a_heading_within_the_estimated_page_needs_nothing() -> None:
    assert gaps_added(*[TEXT] * 21, HEADING, TEXT, TEXT) == 0


def test_a_heading_that_would_be_the_last_is_moved_to_the_next_estimated_page() -> None:
    assert gaps_added(*[TEXT] * 22, HEADING, TEXT) == 1


def test_headings_of_headings_are_moved_with_them() -> None:
    assert gaps_added(*[TEXT] * 20, *[HEADING] * 3, TEXT) == 3


def test_no_heading_further_on_is_parted_by_the_gaps_of_the_first() -> None:
    next_page = [*[TEXT] * (IN_SMALL_FILES - 1), HEADING]

    assert gaps_added(*[TEXT] * 22, HEADING, *next_page, TEXT) == 2


def test_a_heading_of_a_later_section_does_not_hinder_those_of_the_first() -> None:
    annex = [SECTION, *[TEXT] * 24, HEADING, TEXT]

    assert gaps_added(*[TEXT] * 22, HEADING, TEXT, *annex) == 1


def test_rows_count_as_paragraphs_and_a_section_begins_anew() -> None:
    assert gaps_added(b"<w:tbl>" + ROW * 21 + b"</w:tbl>", TEXT, HEADING, TEXT) == 1
    assert gaps_added(SECTION, *[TEXT] * 20, HEADING, TEXT) == 0
    assert gaps_added(HEADING, b"<w:tbl>" + ROW * 30 + b"</w:tbl>") == 0


@pytest.mark.parametrize("path", sorted(samples_folder().glob("plan/*.json")), ids=lambda path: path.stem)
def test_a_finished_plan_needs_no_further_gap(path: Path) -> None:
    parts = read_parts(render(load(path)))
    kept = styles_with_keep_next(parts[STYLES])

    assert b"SectionTitle" in kept
    assert with_headings_kept(parts[MAIN_PART], kept) == parts[MAIN_PART]
