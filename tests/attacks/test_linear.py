"""Eight times the input may take at most twelve times the work, for every reader of what comes from outside."""

from __future__ import annotations

import io
import json
import unicodedata
from collections import Counter
from collections.abc import Callable

import pytest
from tests.attacks.test_packages import DOCUMENT, RELS, package
from tests.attacks.work import assert_linear, steps

from ocop_docs.batch.names import Names
from ocop_docs.errors import InvalidInput, UnreadableInput
from ocop_docs.intake.embedded import embedded_in, text_digest
from ocop_docs.intake.packages.gate import open_package
from ocop_docs.intake.tables.cell_value import Line
from ocop_docs.intake.tables.csv_reader import read_csv
from ocop_docs.intake.tables.disk_table import DiskTable
from ocop_docs.pipeline import load
from ocop_docs.resources import samples_folder
from ocop_docs.vietnamese import text
from ocop_docs.vietnamese.file_names import MAX_BYTES
from ocop_docs.vietnamese.text import normalise

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


def test_names_that_collide_are_numbered_at_once() -> None:
    def count(rows: int) -> int:
        names = Names()
        return steps(lambda: [names.take("Xã Ví Dụ - Kế hoạch 2026.docx") for _ in range(rows)])

    assert_linear(count, 50)


def test_long_names_that_collide_keep_their_number() -> None:
    names, long = Names(), f"{'ệ' * 65}.docx"

    assert len(long.encode()) == MAX_BYTES
    made = [names.take(long) for _ in range(12)]

    assert len(set(made)) == 12
    assert [name[-10:] for name in made[1:3]] == ["ệ (2).docx", "ệ (3).docx"]
    assert all(len(name.encode()) <= MAX_BYTES for name in made)


def test_names_of_an_earlier_run_are_not_given_again() -> None:
    names = Names(["a.docx", "a (2).docx"])

    assert [names.take("a.docx"), names.take("A.docx"), names.take("a (3).docx")] == [
        "a (3).docx",
        "A (4).docx",
        "a (3) (2).docx",
    ]


def test_blank_lines_before_the_headings_are_passed_in_one_pass() -> None:
    def count(lines: int) -> int:
        return steps(lambda: read_csv(io.BytesIO(b"\n" * lines + b"a;b\n1;2\n"), DiskTable()))

    assert read_csv(io.BytesIO(b"\n\n \na;b\n1;2\n"), DiskTable()).head == Line(4, {1: "a", 2: "b"})
    assert_linear(count, 2_000)


def test_marks_out_of_order_reach_the_normaliser_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python moves each mark over those before it of a higher class: so many steps are counted."""
    moves = 0

    class Counting:
        combining = staticmethod(unicodedata.combining)

        @staticmethod
        def normalize(form: str, given: str) -> str:
            nonlocal moves
            moves += _moves(unicodedata.normalize("NFD", given[:4_000]))
            return unicodedata.normalize(form, given)

    monkeypatch.setattr(text, "unicodedata", Counting)
    for marks in ("\u0301\u0323", "\u0f73", "\u0344\u0323"):
        normalise("a" + marks * 1_000)
        assert moves <= 4_000


def _moves(given: str) -> int:
    """How many marks stand before one of a lower class, all pairs counted."""
    classes: Counter[int] = Counter()
    moved = 0
    for mark in map(unicodedata.combining, given):
        moved += sum(count for other, count in classes.items() if mark and other > mark)
        classes[mark] += 1
    return moved


@pytest.mark.parametrize("letters", ["e\u0323\u0302", "e\u0302\u0323", "…", "a" + "\u0323\u0301\u0f73" * 20])
def test_long_runs_of_marks_keep_their_form(letters: str) -> None:
    assert normalise(letters * 40) == unicodedata.normalize("NFC", letters * 40)


def test_a_text_over_the_limit_is_refused_before_it_is_normalised(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths: list[int] = []
    monkeypatch.setattr("ocop_docs.documents.base.normalise", lambda value: lengths.append(len(value)) or value)
    record = json.loads((samples_folder() / "plan" / "trung-khanh-2023.json").read_bytes())

    with pytest.raises(InvalidInput) as refused:
        load(record | {"subject": "\u0301\u0323" * 160_000})

    assert "text-too-long" in [one.code for one in refused.value.faults]
    assert max(lengths) < 80_000


def _refused(content: bytes) -> None:
    with pytest.raises(UnreadableInput):
        embedded_in({"customXml/item1.xml": content})


def _refused_or_open(data: bytes) -> None:
    try:
        open_package(data)
    except UnreadableInput as refused:
        assert refused.faults[0].code == "package-xml-broken"  # noqa: PT017 - either is an answer
