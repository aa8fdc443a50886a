"""What a clerk does on the server's pages works the same in the one file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.single_file.conftest import Address, FileOffice
from tests.web import test_clerk as clerk
from tests.web import test_round_clerk as round_clerk

pytestmark = pytest.mark.checkout

PROMISES: list[Callable[[Any, Any], None]] = [
    clerk.test_a_clerk_fixes_every_error_by_following_the_findings,
    clerk.test_a_deleted_row_can_be_restored,
    clerk.test_a_legal_text_is_picked_from_the_list_in_the_page,
    clerk.test_a_file_is_opened_and_survives_a_reload,
    round_clerk.test_a_clerk_runs_the_example_round_from_the_file_to_the_papers,
    round_clerk.test_a_new_sheet_is_ticked_with_the_keyboard_and_is_there_after_a_reload,
    round_clerk.test_a_remark_leads_to_its_field_and_to_its_sheet,
]


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__.removeprefix("test_"))
def test_as_on_the_server(promise: Callable[[Any, Any], None], office: FileOffice, server: Address) -> None:
    promise(office, server)


def test_a_whole_case_is_typed_with_the_keyboard_alone(office: FileOffice, server: Address) -> None:
    clerk.test_a_clerk_types_a_whole_case_with_the_keyboard_alone(office, server, "plan/trung-khanh-2023")  # type: ignore[arg-type]
