"""Sections: paper, margins, page numbers, and the headers and footers that each has or inherits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.word.model import Paragraph, Section
from ocop_docs.ooxml.wml import Element, R, attributes, children, number, points, switch, w

if TYPE_CHECKING:
    from ocop_docs.checks.layout.word.word_file import WordFile

Story = Callable[[Element], list[Paragraph]]
"""Reads the paragraphs of a header or footer from the root of its part."""
_SIDES = [(side, w(side)) for side in ("top", "bottom", "left", "right", "header", "footer", "gutter")]
_SIZE, _MARGINS, _PAGES, _TITLE, _COLUMNS = map(w, ("pgSz", "pgMar", "pgNumType", "titlePg", "cols"))
_HEADER, _FOOTER = w("headerReference"), w("footerReference")
_WIDTH, _HEIGHT, _START, _FORMAT, _COUNT, _TYPE = map(w, ("w", "h", "start", "fmt", "num", "type"))
_ID = f"{{{R}}}id"


def read_section(
    file: WordFile, story: Story, index: int, element: Element | None, previous: Section | None
) -> Section:
    """Read one `sectPr`; headers and footers it lacks are those of the previous section."""
    # Reversed, so that the first of two children with one name counts.
    parts = {part.tag: part for part in reversed(children(element))}
    size, margin, pages, title, columns = map(parts.get, (_SIZE, _MARGINS, _PAGES, _TITLE, _COLUMNS))
    start = None if pages is None else number(pages.get(_START))
    return Section(
        index=index,
        element=element,
        width=None if size is None else points(size.get(_WIDTH)),
        height=None if size is None else points(size.get(_HEIGHT)),
        margins=_margins(margin),
        title_page=title is not None and switch(title),
        page_start=None if start is None else int(start),
        page_style="decimal" if pages is None else pages.get(_FORMAT, "decimal"),
        columns=int(number(columns.get(_COUNT)) or 1) if columns is not None else 1,
        headers=_stories(file, story, element, _HEADER, previous.headers if previous else None),
        footers=_stories(file, story, element, _FOOTER, previous.footers if previous else None),
    )


def _margins(element: Element | None) -> dict[str, float]:
    found: dict[str, float] = {}
    given = {} if element is None else attributes(element)
    for side, name in _SIDES:
        value = points(given.get(name))
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
    for reference in () if element is None else element.iterchildren(tag):
        name = file.target(reference.get(_ID, ""))
        if name is not None:
            stories[reference.get(_TYPE, "default")] = story(file.tree(name))
    return stories
