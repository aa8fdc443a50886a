"""Wordings of real documents that the data must be able to state, by whichever way they enter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.entries import ENTRIES, Data
from tests.rendering.full_documents import decision, plan
from tests.rendering.reading import opened, texts

pytestmark = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.__name__)
Entry = Callable[[Data], Data]


def lines(entry: Entry, data: dict[str, Any]) -> list[str]:
    return texts(opened(entry(data)))


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        ("từ 120 trở lên", "- Phấn đấu từ 120 sản phẩm trở lên."),
        ("05 trở xuống", "- Phấn đấu 05 sản phẩm trở xuống."),
        ("ít nhất 120", "- Phấn đấu ít nhất 120 sản phẩm."),
        ("từ 90% trở lên", "- Phấn đấu từ 90% trở lên sản phẩm."),
    ],
)
def test_what_is_counted_stands_before_the_words_and_above(entry: Entry, quantity: str, expected: str) -> None:
    data = plan(targets=[{"action": "phấn đấu", "quantity": quantity, "unit": "sản phẩm"}])

    assert expected in lines(entry, data)


def test_a_proposal_has_the_words_and_the_proposers_that_the_data_state(entry: Entry) -> None:
    proposal = {
        "lead_in": "Xét đề nghị của",
        "proposer": "Giám đốc Sở Nội vụ",
        "others": [
            {"proposer": "Giám đốc Sở Tài chính"},
            {"proposer": "Giám đốc Sở Nông nghiệp và Môi trường", "number": "15/TTr-SNNMT", "date": "15/5/2026"},
        ],
    }

    assert (
        "Xét đề nghị của Giám đốc Sở Nội vụ, Giám đốc Sở Tài chính và Giám đốc Sở Nông nghiệp và Môi trường "
        "tại Tờ trình số 15/TTr-SNNMT ngày 15 tháng 5 năm 2026."
    ) in lines(entry, decision(proposal=proposal))
