"""How Vietnamese documents count with letters."""

from __future__ import annotations

POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Letters of the points (điểm) of a clause, in the order of the Vietnamese alphabet.

Source: NĐ 30/2020, Phụ lục I, mục II.6.đ; letters with marks (ă, â, ê, ô, ơ, ư) are not used for counting.
"""


def point_letter(index: int) -> str:
    """Return the letter of the point at `index`, from 0; after `y` letters double: `aa`, `ab`."""
    rounds, place = divmod(index, len(POINT_LETTERS))
    return (POINT_LETTERS[rounds - 1] if rounds else "") + POINT_LETTERS[place]
