"""One store with two offices and the application that serves it, shared by the tests of a file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from tests.office.people import Office, open_office
from tests.web.conftest import CheckingClient

from ocop_docs.office.store.store import Store, create_store
from ocop_docs.settings import WebSettings
from ocop_docs.web.app import create_app


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = create_store(tmp_path_factory.mktemp("kho"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def app(shared: Store, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    made = create_app(WebSettings(batch_folder=tmp_path_factory.mktemp("lô")), shared)
    made.test_client_class = CheckingClient
    return made


@pytest.fixture(scope="module")
def office(shared: Store) -> Office:
    return open_office(shared)


@pytest.fixture(scope="module")
def other(shared: Store) -> Office:
    return open_office(shared, "Sở Nông nghiệp và Môi trường")
