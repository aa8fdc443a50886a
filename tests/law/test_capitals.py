"""Wrong spellings of Phụ lục II are found, each by its own pattern."""

from __future__ import annotations

import pytest

from ocop_docs.law.nd30 import nd30

WRONG = (
    "theo khoản 2 điều 5 của Luật",
    "theo quy định tại Khoản 2 Điều 5",
    "xã Bình Chánh, thành phố Hồ Chí Minh",
    "tại thủ đô Hà Nội",
    "trụ sở tại quận 3 và phường 12",
    "Ủy ban Nhân dân xã",
    "giao uỷ ban nhân dân tỉnh Cao Bằng",
    "Hội đồng Nhân dân tỉnh",
    "Ủy ban nhân dân Tỉnh Cao Bằng",
)
"""One wrong spelling for each entry of the table, in its order."""


@pytest.mark.parametrize(("at", "text"), list(enumerate(WRONG)))
def test_a_wrong_spelling_holds_a_clue_of_its_entry_and_matches_its_pattern(at: int, text: str) -> None:
    capital = nd30().capitals[at]

    assert capital.pattern.search(text)
    assert any(clue in text for clue in capital.clues)


def test_every_entry_has_its_wrong_spelling_here() -> None:
    assert len(WRONG) == len(nd30().capitals)
