"""The engine besides its equality with docxtpl: one compilation, safe in threads; named obstacles."""

import sys
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rendering.engine_corpus import CASES, p, table, word_file
from tests.rendering.engine_docxtpl import page_text

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.kind_info import engine_of
from ocop_docs.rendering.engine import analysis, template
from ocop_docs.rendering.engine.compiled_renderer import UnusualValueError, as_xml
from ocop_docs.rendering.engine.precompiled import shipped
from ocop_docs.rendering.engine.template import Template, load_template
from ocop_docs.resources import template_path

BY_NAME = {case.name: case for case in CASES}
XML_TEXT = st.text(st.characters(min_codepoint=0x20, exclude_categories=("Cs",), exclude_characters="\ufffe\uffff"))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("cells in a loop", analysis.TABLE),
        ("a cell's colour", analysis.BROKEN),
        ("a condition from one cell to the next", analysis.UNBALANCED),
        ("rich text", analysis.NOT_IN_TEXT),
        ("a macro", analysis.STATEMENT),
        ("a variable set to a block", analysis.STATEMENT),
        ("a recursive loop", analysis.STATEMENT),
        ("a tab in the template's own text", analysis.LINE_MARKS),
        ("a shape with a number", analysis.SHAPES),
        ("more columns than cells", analysis.TABLE),
        ("rows in a loop without a fixed row", analysis.TABLE),
        ("tags in a footnote", template.TAGS_ELSEWHERE),
        ("tags in a property", template.TAGS_ELSEWHERE),
        ("a value", None),
    ],
)
def test_what_a_compiled_program_cannot_render_is_named(name: str, reason: str | None) -> None:
    assert Template(BY_NAME[name].template(), "mẫu").obstacle == reason


def test_a_row_that_some_data_leave_out_does_not_count_as_printed() -> None:
    rows = table(("{%tr if x %}", ""), ("a", "b"), ("{%tr endif %}", ""))

    assert Template(word_file(rows), "mẫu").obstacle == analysis.TABLE


def test_a_file_that_changed_is_compiled_anew(tmp_path: Path) -> None:
    file = tmp_path / "mẫu.docx"
    file.write_bytes(word_file(p("cũ")))
    before = page_text(load_template(file).render({}))
    file.write_bytes(word_file(p("mới đây")))

    assert (before, page_text(load_template(file).render({}))) == ("cũ", "mới đây")


def test_what_was_compiled_ahead_is_used_for_the_very_same_template_only() -> None:
    data = template_path("plan").read_bytes()

    assert shipped(data, "plan") is not None
    assert shipped(data + b"\0", "plan") is None
    assert shipped(data, "report") is None
    assert shipped(data, "không có") is None


def test_one_template_rendered_by_many_threads_mixes_nothing() -> None:
    shared = Template(word_file(p("{%p for y in x %}") + p("{{ y }} {{ loop.index }}") + p("{%p endfor %}")), "mẫu")

    def lines(number: int) -> str:
        return page_text(shared.render({"x": [f"văn bản {number} & dòng"] * 40}))

    switching = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(8) as threads:
            printed = list(threads.map(lines, range(200)))
    finally:
        sys.setswitchinterval(switching)

    for number, text in enumerate(printed):
        expected = [f"văn bản {number} & dòng {index}" for index in range(1, 41)]
        assert text.split("\n")[:40] == expected


def test_rendering_leaves_nothing_behind_in_the_template() -> None:
    shared = Template(word_file(p("{% set y = x %}{{ y }}{{ z|default('') }}")), "mẫu")

    first = shared.render({"x": "a"})
    shared.render({"x": "b", "z": "c"})

    assert shared.render({"x": "a"}) == first


@given(st.lists(XML_TEXT | st.integers(-(10**18), 10**18)))
def test_all_values_come_back_one_for_one(values: list[str | int]) -> None:
    unusual = any(isinstance(value, str) and any(ord(mark) < 0x20 for mark in value) for value in values)

    if unusual:
        with pytest.raises(UnusualValueError):
            as_xml(values)
    else:
        escaped = [value.decode() for value in as_xml(values)]
        assert [unescape(value) if "&" in value else value for value in escaped] == [str(value) for value in values]
        assert not any(mark in value for value in escaped for mark in "<>")


@pytest.mark.parametrize("kind", KINDS)
def test_the_renderer_of_each_kind_can_be_queried(kind: str) -> None:
    assert engine_of(kind) == {"engine": "compiled", "obstacle": None}
