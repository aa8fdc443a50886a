"""The small round, opened on its page."""

from __future__ import annotations

import pytest
from tests.web.conftest import CheckingClient
from tests.web.form_fields import fields_of
from tests.web.rounds.pages import opened, small_round


@pytest.fixture
def fields(client: CheckingClient) -> dict[str, str]:
    """The small round as the fields of its page."""
    return fields_of(opened(client, small_round()).text)
