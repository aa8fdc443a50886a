"""The committed templates are built from the committed sources."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tools.template_builder.build import build_all, compile_all

from ocop_docs.documents.catalogue import KINDS

pytestmark = pytest.mark.checkout

Build = Callable[[], Iterator[tuple[Path, bytes]]]


@pytest.mark.parametrize("build", [build_all, compile_all])
def test_committed_templates_are_built_from_the_committed_sources(build: Build) -> None:
    stale = [file.name for file, content in build() if file.read_bytes() != content]

    assert stale == [], "run: python tools/build_templates.py"


def test_same_sources_give_the_same_bytes() -> None:
    assert dict(build_all()) == dict(build_all())


def test_every_kind_has_its_template() -> None:
    assert {file.stem for file, _ in build_all()} == set(KINDS)
