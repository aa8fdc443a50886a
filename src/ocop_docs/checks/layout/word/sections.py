"""Sections: paper, margins, page numbers, and the headers and footers that each has or inherits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.word.model import Paragraph, Section
from ocop_docs.ooxml.wml import Element, R, number, points, switch, w

if TYPE_CHECKING:
    from ocop_docs.checks.layout.word.word_file import WordFile

Story = Callable[[Element], list[Paragraph]]
"""Reads the paragraphs of a header or footer from the root of its part."""
_SIDES = ("top", "bottom", "left", "right", "header", "footer", "gutter")


def read_section(
    file: WordFile, story: Story, index: int, element: Element | None, previous: Section | None
) -> Section:
    """Read one `sectPr`; headers and footers it lacks are those of the previous section."""
    size, margin, pages, title, columns = (
        None if element is None else element.find(w(name)) for name in ("pgSz", "pgMar", "pgNumType", "titlePg", "cols")
    )
    start = None if pages is None else number(pages.get(w("start")))
    return Section(
        index=index,
        element=element,
        width=None if size is None else points(size.get(w("w"))),
        height=None if size is None else points(size.get(w("h"))),
        margins=_margins(margin),
        title_page=title is not None and switch(title),
        page_start=None if start is None else int(start),
        page_style="decimal" if pages is None else pages.get(w("fmt"), "decimal"),
        columns=int(number(columns.get(w("num"))) or 1) if columns is not None else 1,
        headers=_stories(file, story, element, "headerReference", previous.headers if previous else None),
        footers=_stories(file, story, element, "footerReference", previous.footers if previous else None),
    )


def _margins(element: Element | None) -> dict[str, float]:
    found: dict[str, float] = {}
    for side in _SIDES:
        value = None if element is None else points(element.get(w(side)))
        if value is not None:
            found[side] = value
    return found


def _stories(
    file: WordFile,
    story: Story,
    element: Element | None,
    tag: str,
    inherited: dict[str, list[Paragraph]] | None,
) -> dict[str, list[Paragraph]]:
    stories = dict(inherited or {})
    for reference in () if element is None else element.iterchildren(w(tag)):
        name = file.target(reference.get(f"{{{R}}}id", ""))
        if name is not None:
            stories[reference.get(w("type"), "default")] = story(file.tree(name))
    return stories
