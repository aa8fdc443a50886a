"""Each sample becomes a sound Word file, the same today and tomorrow, here and elsewhere."""

import hashlib
import io
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from tests.golden.reading import HERE, sample_files, text_golden, text_view, xml_goldens, xml_view
from tests.ooxml.check_docx import schema_faults
from tests.rendering.office import pages_of

from ocop_docs import load, render
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.document import AdministrativeDocument

SAMPLES = sample_files()
DIGESTS = """
import hashlib, sys
from ocop_docs import load, render
for path in sys.argv[1:]:
    print(hashlib.sha256(render(load(path))).hexdigest())
"""
each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")


@cache
def word_file(sample: Path) -> bytes:
    return render(load(sample))


def test_the_samples_cover_every_kind() -> None:
    assert {sample.parent.name for sample in SAMPLES} == set(KINDS)
    assert len(SAMPLES) >= 5


@each_sample
def test_text_is_as_it_was_read_and_approved(sample: Path) -> None:
    golden = text_golden(sample)

    assert golden.is_file(), "run: make goldens"
    assert text_view(word_file(sample)) == golden.read_text(encoding="utf-8"), "run: make goldens, and read the diff"


@pytest.mark.parametrize("sample", xml_goldens(), ids=lambda path: path.parent.name)
def test_structure_of_each_layout_is_as_it_was_read_and_approved(sample: Path) -> None:
    golden = xml_goldens()[sample]

    assert golden.is_file(), "run: make goldens"
    assert xml_view(word_file(sample)) == golden.read_text(encoding="utf-8"), "run: make goldens, and read the diff"


def test_no_golden_outlives_its_sample() -> None:
    kept = {path for suffix in ("txt", "xml") for path in HERE.glob(f"*/*.{suffix}")}

    assert kept == {*map(text_golden, SAMPLES), *xml_goldens().values()}, "run: make goldens"


@each_sample
def test_file_obeys_the_schema_of_word(sample: Path) -> None:
    assert schema_faults(word_file(sample)) == []


@each_sample
def test_file_opens_in_python_docx_with_its_properties(sample: Path) -> None:
    document = load(sample)

    opened = Document(io.BytesIO(word_file(sample)))

    assert len(opened.paragraphs) > 10
    assert opened.core_properties.title.startswith(document.type_name)
    issuer = document.issuer.name if isinstance(document, AdministrativeDocument) else ""
    assert opened.core_properties.author == issuer
    assert opened.core_properties.keywords.startswith(f"OCOP; {document.type_name}")
    assert opened.core_properties.subject == document.headline


def test_every_file_opens_in_libreoffice_and_has_all_its_text_there() -> None:
    pages = pages_of({str(sample): word_file(sample) for sample in SAMPLES})

    for sample in SAMPLES:
        text = "".join("\n".join(pages[str(sample)]).split())
        document = load(sample)
        assert len(pages[str(sample)]) >= 1, sample
        assert "".join(document.headline.split()).casefold() in text.casefold()  # an official letter: V/v đề nghị …
        if isinstance(document, AdministrativeDocument):
            assert "CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM" in text
            assert "Nơinhận:" in text


@each_sample
def test_same_data_twice_gives_the_same_bytes(sample: Path) -> None:
    assert render(load(sample)) == word_file(sample)


def test_another_process_with_another_hash_seed_and_time_zone_gives_the_same_bytes() -> None:
    expected = [hashlib.sha256(word_file(sample)).hexdigest() for sample in SAMPLES]
    elsewhere = os.environ | {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}

    command = [sys.executable, "-c", DIGESTS, *map(str, SAMPLES)]
    result = subprocess.run(command, env=elsewhere, capture_output=True, text=True, check=True)

    assert result.stdout.split() == expected
