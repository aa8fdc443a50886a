"""Eight times the input may take at most twelve times the work, for every reader of what comes from outside."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.attacks.test_packages import DOCUMENT, RELS, package
from tests.attacks.work import assert_linear, steps

from ocop_docs.errors import UnreadableInput
from ocop_docs.intake.embedded import embedded_in, text_digest
from ocop_docs.intake.packages.gate import open_package

UNCLOSED = {
    "target mode": lambda size: RELS.format(f'<Relationship TargetMode="{" " * 10 * size}'),
    "relationships": lambda size: "<Relationships>" + '<Relationship Type="' * size,
    "links": lambda size: RELS.format('<Relationship Type="http://x/hyperlink" Target="http://a.vn"/>' * size),
}


@pytest.mark.parametrize("build", UNCLOSED.values(), ids=UNCLOSED)
def test_relationships_are_judged_in_one_pass(build: Callable[[int], str]) -> None:
    def count(size: int) -> int:
        data = package({"word/_rels/document.xml.rels": build(size)})
        return steps(lambda: _refused_or_open(data))

    assert_linear(count, 2_000)


@pytest.mark.parametrize("piece", ["<w:instrText ", '<w:instrText a="', "<w:instrText>x</w:instrText>"])
def test_fields_are_judged_in_one_pass(piece: str) -> None:
    def count(size: int) -> int:
        data = package(document=DOCUMENT.replace("<w:r>", piece * size + "<w:r>"))
        return steps(lambda: _refused_or_open(data))

    assert_linear(count, 1_000)


def test_embedded_data_are_found_in_one_pass() -> None:
    def count(size: int) -> int:
        content = b'<ocop:data xmlns:ocop="urn:ocop-docs:data:1" ' + b"<data " * size
        return steps(lambda: _refused(content))

    assert_linear(count, 10_000)


def test_words_of_tags_that_are_not_closed_are_passed_over() -> None:
    assert text_digest(b"<w:t " * 200_000) == text_digest(b"")


def _refused(content: bytes) -> None:
    with pytest.raises(UnreadableInput):
        embedded_in({"customXml/item1.xml": content})


def _refused_or_open(data: bytes) -> None:
    try:
        open_package(data)
    except UnreadableInput as refused:
        assert refused.faults[0].code == "package-xml-broken"  # noqa: PT017 - either is an answer
