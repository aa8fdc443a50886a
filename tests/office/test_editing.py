"""A draft is typed into by one person at a time, and what is typed is on the server before it is saved."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.office.people import PLAN, Office

from ocop_docs.office.errors import NotAllowed, OfficeRefused
from ocop_docs.office.papers.editing import keep_typed, open_draft
from ocop_docs.office.papers.hold import holding
from ocop_docs.office.papers.moves import move
from ocop_docs.office.papers.papers import save

TYPED = {"kind": "plan", "subject": "Đang gõ d"}


def test_what_is_typed_is_there_again_for_who_typed_it_until_it_is_saved(office: Office) -> None:
    key, author = office.draft(), office.actor("specialist")

    assert open_draft(author, key) is None
    keep_typed(author, key, TYPED, base=1)
    again = open_draft(author, key)
    save(author, key, PLAN | {"subject": "Bản đã lưu"}, base=1)

    assert again is not None
    assert again.record == TYPED
    assert open_draft(author, key) is None


def test_a_draft_that_is_open_is_nobody_elses_until_its_time_is_over(office: Office) -> None:
    key, author, head = office.draft(), office.actor("specialist"), office.actor("head")
    open_draft(author, key)

    for attempt in (
        lambda: open_draft(head, key),
        lambda: keep_typed(head, key, TYPED, base=1),
        lambda: save(head, key, PLAN | {"subject": "Bản của người khác"}, base=1),
        lambda: move(head, key, "submit"),
    ):
        with pytest.raises(OfficeRefused, match=f"specialist {office.id} đang sửa văn bản này"):
            attempt()
    now = office.store.now()
    office.store.clock = lambda: dt.datetime.fromisoformat(now) + holding()
    assert open_draft(head, key) is None
    with pytest.raises(OfficeRefused, match=f"head {office.id} đang sửa"):
        keep_typed(author, key, TYPED, base=1)


def test_typing_goes_on_only_in_the_newest_version_and_by_who_may_edit(office: Office) -> None:
    key, author = office.draft(), office.actor("specialist")
    save(author, key, PLAN | {"subject": "Bản hai"}, base=1)

    with pytest.raises(OfficeRefused, match="vừa lưu"):
        keep_typed(author, key, TYPED, base=1)
    with pytest.raises(NotAllowed):
        open_draft(office.actor("clerk"), key)
    move(author, key, "submit")
    with pytest.raises(OfficeRefused, match="Đã trình"):
        open_draft(author, key)
