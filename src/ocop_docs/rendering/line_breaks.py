"""Where centred lines break: between groups of sense and into nearly equal lengths, as a person breaks them.

A word processor fills each line by itself: `SỞ NÔNG NGHIỆP VÀ MÔI / TRƯỜNG`, `… năm / 2026`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, combinations, pairwise

from ocop_docs.law.nd30_layout import nd30_layout
from ocop_docs.typography import text_width_twips
from ocop_docs.vietnamese.text import upper

_OPENERS = frozenset(
    {"và", "của", "về", "theo", "trên", "tại", "từ", "cho", "để", "thuộc", "cấp", "tỉnh", "huyện", "xã", "phường"}
    | {"thị", "thành", "sản", "Chương", "giai", "đợt", "năm", "Hội", "Tổ", "Đề", "thực", "triển", "công", "phê"}
    | {"kết", "giữa", "đánh"}
)
"""Words that open a group of sense: a line may break before them. Names of places have a capital and are none."""
_BINDERS = frozenset(
    {"mỗi", "một", "các", "những", "cấp", "thị", "đến", "từ", "hằng", "hàng", "trong", "và", "của", "về", "phát"}
)
"""Words that belong to the next one: no line breaks behind them."""
_PEOPLES_BODIES = ("ủy ban nhân dân ", "hội đồng nhân dân ")
_PARTED_GROUP = 10.0
"""What a break inside a group costs; uneven lines cost at most 1."""
_LISTED = 0.5
"""What a break behind a comma costs."""


def agency_lines(name: str, style_id: str) -> list[str]:
    """The name of an agency in capitals, in its column of the heading: `ỦY BAN NHÂN DÂN / TỈNH TUYÊN QUANG`."""
    opening = next((words for words in _PEOPLES_BODIES if name.lower().startswith(words)), "")
    rest = _broken(name[len(opening) :], style_id, nd30_layout().columns["heading"][0], 4, capitals=True)
    return [upper(line.strip()) for line in (name[: len(opening)], *rest) if line]


def title_lines(title: str, style_id: str) -> list[str]:
    """A title between the margins of the page, such as the trích yếu."""
    return list(_broken(title, style_id, nd30_layout().text_width, 3, capitals=False))


def annex_title_lines(title: str, *, landscape: bool = False) -> list[str]:
    """The title of an annex in capitals."""
    width = nd30_layout().landscape_width if landscape else nd30_layout().text_width
    return [upper(line) for line in _broken(title, "AnnexTitle", width, 3, capitals=True)]


def reference_lines(cited: str, author: str) -> tuple[list[str], list[str]]:
    """Which document an annex belongs to, in italics below its title: on a page upright, and on its side.

    It is one line where that fits; else the author has lines of his own below.
    """
    layout, whole = nd30_layout(), f"({cited} của {author})"
    width = _width(whole, "AnnexReference")
    upright, sideways = (
        [whole]
        if width <= limit
        else [f"({cited}", *_broken(f"của {author})", "AnnexReference", limit, 3, capitals=False)]
        for limit in (layout.text_width, layout.landscape_width)
    )
    return upright, sideways


@lru_cache(maxsize=1024)  # the documents of a batch share most of their headings
def _broken(text: str, style_id: str, limit: int, most: int, *, capitals: bool) -> tuple[str, ...]:
    """The fewest lines within `limit` twips, broken where it costs least; `text` itself if that is over `most`."""
    words = text.split(" ")
    widths = [_width(upper(word) if capitals else word, style_id) for word in words]
    space = _width(" ", style_id)
    ends = [0, *accumulate(width + space for width in widths)]
    least = -(-(ends[-1] - space) // limit)
    if least == 1:
        return (text,)
    for count in range(least, min(most, len(words)) + 1):
        divisions = ((0, *breaks, len(words)) for breaks in combinations(range(1, len(words)), count - 1))
        priced = ((_cost(words, _lengths(ends, space, edges), limit, edges), edges) for edges in divisions)
        cost, edges = min(priced)
        if cost < _TOO_WIDE:
            return tuple(" ".join(words[start:end]) for start, end in pairwise(edges))
    return (text,)


_TOO_WIDE = 1000.0


def _lengths(ends: Sequence[int], space: int, edges: Sequence[int]) -> list[int]:
    """The widths of the lines between `edges`; `ends` tells how far each word and its space reach in one line."""
    return [ends[end] - ends[start] - space for start, end in pairwise(edges)]


def _cost(words: Sequence[str], lengths: Sequence[int], limit: int, edges: Sequence[int]) -> float:
    if max(lengths) > limit:
        return _TOO_WIDE
    breaks = sum(_break_cost(words[edge - 1], words[edge]) for edge in edges[1:-1])
    return breaks + (max(lengths) - min(lengths)) / limit


def _break_cost(above: str, below: str) -> float:
    if below in _OPENERS and above.lower() not in _BINDERS:
        return 0
    return _LISTED if above.endswith((",", ";")) else _PARTED_GROUP


@lru_cache(maxsize=4096)  # names and titles are made of the same words
def _width(word: str, style_id: str) -> int:
    element = nd30_layout().elements[style_id]
    return text_width_twips(word, element.size_pt, bold=element.bold)
