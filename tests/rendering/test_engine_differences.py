"""Where the engine differs from docxtpl on purpose: every case of the list in docs/decisions/0004-engine.md."""

from typing import Any

import pytest
from tests.rendering.engine_corpus import COMMUNE, Case, p, word_file
from tests.rendering.engine_docxtpl import docxtpl_alone, page_text

from ocop_docs import RenderError
from ocop_docs.ooxml.zip import read_part
from ocop_docs.rendering.engine.template import Template


def ours(body: str, context: dict[str, Any], **parts: str) -> str:
    return page_text(Template(word_file(body, **parts), "mẫu").render(context))


def theirs(body: str, context: dict[str, Any]) -> str:
    return page_text(docxtpl_alone(word_file(body), context))


def refusal(body: str, context: dict[str, Any]) -> tuple[str, str]:
    """Code of the fault, and the whole message."""
    with pytest.raises(RenderError) as caught:
        ours(body, context)
    return caught.value.faults[0].code, str(caught.value) + caught.value.faults[0].title


@pytest.mark.parametrize("data", ["{_{ x }_}", "{_% if %_}"])
def test_stand_ins_for_braces_in_the_data_stay_as_they_are(data: str) -> None:
    assert ours(p("{{ x }}"), {"x": data}) == data
    assert theirs(p("{{ x }}"), {"x": data}) != data


def test_an_entry_comes_before_a_method_of_the_same_name() -> None:
    assert ours(p("{{ xa.items }}"), COMMUNE) == "giá trị"
    assert theirs(p("{{ xa.items }}"), COMMUNE).startswith("<built-in method items")


@pytest.mark.parametrize("character", ["\x01", "\x0b", "\x1f", "\ufffe", "\r"])
def test_a_character_that_word_cannot_hold_is_refused_and_named(character: str) -> None:
    code, message = refusal(p("{{ x }}"), {"x": f"xã{character} Ví Dụ"})

    assert (code, f"U+{ord(character):04X}" in message) == ("illegal-characters", True)
    assert character not in theirs(p("{{ x }}"), {"x": f"xã{character} Ví Dụ"})


def test_half_a_character_is_refused_where_docxtpl_cuts_the_document_short() -> None:
    code, message = refusal(p("{{ x }}") + p("hết"), {"x": "xã \ud800"})

    assert (code, "U+D800" in message) == ("illegal-characters", True)


@pytest.mark.parametrize(("name", "context"), [("x", {}), ("x.y", {"x": {}}), ("x.y.z", {"x": {"y": {}}})])
def test_a_missing_value_is_refused_and_named(name: str, context: dict[str, Any]) -> None:
    code, message = refusal(p(f"{{{{ {name} }}}}"), context)

    assert (code, name[-1] in message) == ("template-broken", True)


@pytest.mark.parametrize("value", [None, True, 1.5, [], {}, b"x"])
def test_what_is_no_text_and_no_whole_number_is_refused(value: object) -> None:
    assert refusal(p("{{ x }}"), {"x": value})[0] == "template-broken"


def test_text_called_safe_is_escaped_like_any_other() -> None:
    assert ours(p("{{ x|safe }}."), {"x": "A & B <i>"}) == "A & B <i>."
    assert theirs(p("{{ x|safe }}."), {"x": "A & B <i>"}) != "A & B <i>."


def test_a_filter_around_values_is_refused_because_no_value_can_be_found_again() -> None:
    assert refusal(p("{% filter upper %}{{ x }}{% endfilter %}"), {"x": "a"})[0] == "render-lost-text"


def test_words_that_docxtpl_would_drop_beside_a_paragraph_tag_are_refused() -> None:
    body = p("Chữ {%p if x %}") + p("a") + p("{%p endif %}")

    assert "Chữ" in refusal(body, {"x": 1})[1]
    assert theirs(body, {"x": 1}) == "a"


def test_a_value_in_a_property_is_escaped_once() -> None:
    rendered = Template(word_file(p("thân"), title="{{ x }}"), "mẫu").render({"x": "A & B"})

    assert b"<dc:title>A &amp; B</dc:title>" in _core(rendered)
    assert b"<dc:title>A &amp;amp; B</dc:title>" in _core(
        docxtpl_alone(Case("", p("thân"), title="{{ x }}").template(), {"x": "A & B"})
    )


def _core(data: bytes) -> bytes:
    return read_part(data, "docProps/core.xml")
