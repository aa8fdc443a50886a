"""A Word file that carries its data: opened again it is the same document, and an edited text is told."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.ooxml.check_docx import schema_faults
from tests.rendering.office import saved_by_office

from ocop_docs import InvalidInput, UnreadableInput
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.ooxml.zip import Package, make_member, read_parts
from ocop_docs.pipeline import load, open_word, render
from ocop_docs.resources import samples_folder

SAMPLES = sorted(file for kind in KINDS for file in (samples_folder() / kind).glob("*.json"))
PLAN = samples_folder() / "plan" / "trung-khanh-2023.json"


def repacked(word: bytes, changes: dict[str, bytes]) -> bytes:
    parts = read_parts(word) | changes
    return Package.of(make_member(name, content) for name, content in parts.items()).with_members([])


def with_words_changed(word: bytes) -> bytes:
    """The file as somebody left it who changed a year in Word."""
    body = read_parts(word)["word/document.xml"]
    assert "năm 2023".encode() in body
    return repacked(word, {"word/document.xml": body.replace("năm 2023".encode(), "năm 2024".encode(), 1)})


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_what_opens_is_the_same_document_in_a_sound_file(sample: Path) -> None:
    document = load(sample)

    word = render(document, with_data=True)

    assert load(word) == document
    assert render(load(word), with_data=True) == word
    assert schema_faults(word) == []
    plain, carrying = read_parts(render(document)), read_parts(word)
    assert {name for name in plain if plain[name] != carrying[name]} == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
    }


def test_a_word_file_has_no_data_unless_asked() -> None:
    with pytest.raises(UnreadableInput, match="không kèm dữ liệu"):
        load(render(load(PLAN)))


def test_a_text_edited_since_is_told_and_refused() -> None:
    word = with_words_changed(render(load(PLAN), with_data=True))

    assert open_word(word).edited
    with pytest.raises(UnreadableInput, match="đã được sửa sau khi tạo"):
        load(word)


def test_a_template_with_a_part_of_that_name_keeps_it() -> None:
    from ocop_docs.rendering.embedding import with_data

    document = load(PLAN)
    own = repacked(render(document), {"customXml/item1.xml": b"<sources/>"})

    word = with_data(own, document)

    assert read_parts(word)["customXml/item1.xml"] == b"<sources/>"
    assert load(word) == document


@pytest.mark.parametrize(
    "data", [b"{", b"[]", b'{"kind": "letter"}', b"<more/>", json.dumps({"kind": "plan"}).encode()], ids=str
)
def test_data_that_were_tampered_with_are_refused_in_words(data: bytes) -> None:
    word = render(load(PLAN), with_data=True)
    item = re.sub(rb">{.*}<", lambda _: b">" + data + b"<", read_parts(word)["customXml/item1.xml"])

    with pytest.raises((UnreadableInput, InvalidInput)) as refused:
        load(repacked(word, {"customXml/item1.xml": item}))

    assert "package-broken" not in [fault.code for fault in refused.value.faults]


def test_the_data_outlive_a_save_in_libreoffice() -> None:
    document = load(PLAN)

    assert load(saved_by_office(render(document, with_data=True))) == document
