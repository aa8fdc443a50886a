"""Everything that a clerk typed is in the file, letter for letter, whatever the letters are."""

import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from tests.golden.reading import text_view
from tests.ooxml.check_docx import schema_faults
from tests.rendering.full_documents import FULL, rendered

CODED = {"kind", "level", "capacity", "authority", "date", "quantity", "amount", "total", "stars", "recognised_at"}
"""Fields that hold figures, dates and choices, printed in words of their own."""
HOSTILE = [
    "A & B <i>x</i> C",
    "<xã> Đông & Tây",
    "{{ 7*7 }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{% raw %}",
    "{% for x in y %}",
    "{# chú thích #}",
    "{%p if example %}",
    "{{r subject }}",
    "{_{ a }_} {_% b %_}",
    "&amp; &lt; &#65; &khong;",
    "]]> <![CDATA[ x ]]>",
    "</w:t></w:r></w:p><w:p/>",
    "{0.__class__} %s %(x)s $0 \\1 \\g<0>",
    "“ngoặc kép” ‘đơn’ \"thẳng\" 'đơn'",
    "𠀀 😀 e\u0301 ệ",
    "Lỗi [red]đỏ[/red] \\n \\t",
    "None",
]


def tagged(value: Any, mark: str, found: list[str], key: str = "") -> Any:
    """`value` with each free text replaced by `mark` and a number of its own; `found` gathers them."""
    if isinstance(value, dict):
        return {name: item if name in CODED else tagged(item, mark, found, name) for name, item in value.items()}
    if isinstance(value, list):
        return [tagged(item, mark, found, key) for item in value]
    if isinstance(value, str):
        found.append(f"{mark} số {len(found):03d}")
        return found[-1]
    return value


def missing(texts: list[str], printed: str) -> Iterator[str]:
    """Texts that are not in `printed`; the decree's capitals are no loss."""
    for text in texts:
        if unicodedata.normalize("NFC", text).casefold() not in printed.casefold():
            yield text


@pytest.mark.parametrize("kind", FULL)
@pytest.mark.parametrize("mark", ["Chữ thường", *HOSTILE])
def test_every_text_of_the_data_is_in_the_document(kind: str, mark: str) -> None:
    typed: list[str] = []
    data = tagged(FULL[kind](), mark, typed)

    file = rendered(data)

    assert len(typed) > 30
    assert list(missing(typed, text_view(file))) == []
    assert schema_faults(file) == []


@pytest.mark.parametrize("kind", FULL)
def test_data_that_looks_like_a_template_is_not_run(kind: str) -> None:
    data = tagged(FULL[kind](), "{{ 1111111*3 }}", [])

    printed = text_view(rendered(data))

    assert "{{ 1111111*3 }}" in printed
    assert "3333333" not in printed
