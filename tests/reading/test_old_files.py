"""Files as they come: PDFs, files of ours without data, other types, old encodings in runs of their own."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from tests.golden.reading import sample_files
from tests.reading.corpus.documents import known
from tests.reading.corpus.typists import tcvn3, vni

from ocop_docs import UnreadableInput, load
from ocop_docs.pipeline import pdf_of, write_word
from ocop_docs.reading.file_read import FileRead, read_file
from ocop_docs.revision.comparison import differences
from ocop_docs.vietnamese.old_encodings import OldEncoding, old_encoding, to_unicode

SAMPLES = [path for path in sample_files() if path.parent.name in ("plan", "report")]
NO_TEXT = Path(__file__).parents[2] / "docs" / "images"
NOT_PRINTED = {"example", "unit", "detail"}
"""Fields that no text tells: the mark of an example; where the unit ends and its detail begins."""


def word(*lines: str) -> bytes:
    file = Document()
    for line in lines:
        file.add_paragraph(line)
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_document_of_ours_without_its_data_reads_as_it_was(path: Path) -> None:
    document = load(path)
    found = differences(document, load(read_file(write_word(document)).record))

    others = [
        one for one in found if one.place.rpartition(".")[2] not in NOT_PRINTED and not one.place.startswith("annexes")
    ]
    assert [one.words(document.kind) for one in others if str(one.before).lower() != str(one.after).lower()] == []


def head(found: FileRead) -> dict[str, Any]:
    return {
        name: found.record.get(name)
        for name in ("issuer", "number", "date", "subject", "period", "legal_bases", "signatory")
    }


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_pdf_with_text_has_the_same_head_as_its_word_file(path: Path) -> None:
    document = load(path)

    assert head(read_file(pdf_of(document))) == head(read_file(write_word(document)))


def test_what_a_table_of_a_pdf_gives_is_in_doubt() -> None:
    found = read_file(pdf_of(load(next(path for path in SAMPLES if path.stem == "xa-vi-du-2027"))))

    assert [one.place for one in found.fields if one.where.startswith("Bảng") and one.sure] == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.4\n%broken", "pdf-broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "file-is-doc"),
        (b"{\\rtf1}", "file-is-rtf"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_for_what_it_is(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableInput) as refused:
        read_file(data)

    assert [one.code for one in refused.value.faults] == [code]


def test_a_pdf_of_pictures_is_refused_with_what_to_do() -> None:
    import pypdfium2

    scanned = pypdfium2.PdfDocument.new()
    scanned.new_page(595, 842)
    buffer = io.BytesIO()
    scanned.save(buffer)

    with pytest.raises(UnreadableInput) as refused:
        read_file(buffer.getvalue())

    assert [one.code for one in refused.value.faults] == ["pdf-without-text"]


def test_another_type_of_document_is_refused_unless_the_kind_is_told() -> None:
    file = word("QUYẾT ĐỊNH", "Về việc thành lập Hội đồng", "Điều 1. Thành lập Hội đồng.")

    with pytest.raises(UnreadableInput) as refused:
        read_file(file)

    assert [one.code for one in refused.value.faults] == ["read-kind"]
    assert read_file(file, "plan").record["kind"] == "plan"


def test_text_before_the_first_section_is_kept_and_in_doubt() -> None:
    found = read_file(word("KẾ HOẠCH", "Phát triển OCOP năm 2027", "Xã có nhiều đặc sản.", "I. MỤC ĐÍCH", "- Một."))

    assert found.record["purposes"] == ["Xã có nhiều đặc sản.", "Một."]
    assert [one.place for one in found.fields if not one.sure] == ["purposes[0]"]


def test_a_section_that_the_form_has_not_stays_whole_under_its_title() -> None:
    found = read_file(
        word("KẾ HOẠCH", "OCOP năm 2027", "I. MỤC ĐÍCH", "- Một.", "II. KHEN THƯỞNG", "- Tặng giấy khen.")
    )

    assert found.record["tasks"] == [{"content": "KHEN THƯỞNG", "details": ["Tặng giấy khen."]}]


def budget(*lines: str) -> Any:
    return read_file(word("KẾ HOẠCH", "OCOP năm 2027", "I. KINH PHÍ THỰC HIỆN", *lines)).record["budget"]


def test_an_amount_with_two_readings_is_kept_as_text() -> None:
    assert budget("Tổng kinh phí: 1.5 tỷ đồng.") == {"notes": ["Tổng kinh phí: 1.5 tỷ đồng."]}


def test_an_amount_spelt_otherwise_than_its_figures_keeps_its_sentence() -> None:
    line = "Tổng kinh phí: 500.000.000 đồng (Bằng chữ: Sáu trăm triệu đồng)."

    assert budget(line) == {"total": "500.000.000 đồng", "notes": [line]}


def test_a_sentence_that_says_more_than_its_amount_is_kept_beside_it() -> None:
    line = "Tổng kinh phí 500 triệu đồng, giải ngân trước tháng 11."

    assert budget(line) == {"total": "500 triệu đồng", "notes": [line]}


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", OldEncoding.TCVN3),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", OldEncoding.VNI),
    ],
)
def test_the_national_name_of_an_old_encoding_is_recognised(text: str, encoding: OldEncoding) -> None:
    assert old_encoding(text) is encoding
    assert to_unicode(text, encoding) == "Cộng hòa xã hội chủ nghĩa Việt Nam"


def test_every_syllable_of_the_corpus_comes_back_from_both_encodings() -> None:
    text = " ".join(
        text for one in known() for text in (*one.facts.purposes, *one.facts.direction, *one.facts.recipients)
    )

    assert to_unicode(vni(text), OldEncoding.VNI) == text
    assert to_unicode(tcvn3(text), OldEncoding.TCVN3).lower() == text.lower()


@pytest.mark.parametrize("text", ["", "Phòng Kinh tế", "Café Müller, Zürich", "500 triệu đồng", "Độc lập - Tự do"])
def test_unicode_is_not_taken_for_an_old_encoding(text: str) -> None:
    assert old_encoding(text) is None
