"""The fields of a form on a page."""

from __future__ import annotations

from typing import Any

from lxml import html as lxml_html


def _is_sent(name: str) -> bool:
    """Whether a browser sends the field for the document: neither the page's own controls nor a row's template."""
    return name not in ("can-cu", "kem-du-lieu") and "__" not in name


def fields_of(text: str) -> dict[str, str]:
    """The fields of the form on a page, as a browser would send them."""
    page: Any = lxml_html.fromstring(text)
    form = page.get_element_by_id("van-ban")
    # HTML drops the line break after <textarea>; this parser keeps it.
    return {name: value.removeprefix("\n") for name, value in form.form_values() if _is_sent(name)}
