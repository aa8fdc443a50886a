"""The files to run the office as a service name what the program has."""

from __future__ import annotations

import re

import pytest
import yaml
from tools.locked import ROOT

from ocop_docs.settings import Settings, WebSettings

pytestmark = pytest.mark.checkout

FILES = [*sorted((ROOT / "deploy").iterdir()), ROOT / "Dockerfile", ROOT / "compose.yaml"]
OF_COMPOSE = {"OCOP_DOCS_IMAGE", "OCOP_DOCS_PORT"}
"""What only compose.yaml reads."""
VARIABLES = {
    *(f"OCOP_DOCS_{name.upper()}" for name in Settings.model_fields),
    *(f"OCOP_DOCS_WEB_{name.upper()}" for name in WebSettings.model_fields),
}


def test_every_variable_is_a_setting() -> None:
    text = "\n".join(file.read_text(encoding="utf-8") for file in FILES)

    assert len(FILES) == 8
    assert set(re.findall(r"OCOP_DOCS_[A-Z_]+", text)) <= VARIABLES | OF_COMPOSE


def test_the_services_refuse_to_start_without_their_secrets_and_are_watched() -> None:
    services = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8"))["services"]

    assert services["office"]["environment"]["OCOP_DOCS_WEB_SECRET_KEY"].endswith(":?}")
    assert services["database"]["environment"]["POSTGRES_PASSWORD"].endswith(":?}")
    assert all("healthcheck" in service for service in services.values())
    assert services["office"]["ports"] == ["127.0.0.1:8080:8080"], "others reach it through a server with HTTPS"
