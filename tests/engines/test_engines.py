"""The PDFs of the engines: whole, tagged, declared as what our own rules find them to be."""

import io
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pikepdf
import pypdfium2
import pytest
from tests.engines.pdf_rules import broken_rules, fonts_of, missing_glyphs
from tests.golden.reading import sample_files
from tests.isolation.work import ROOT, sleep_long
from tests.rendering.full_documents import plan, rendered
from tests.rendering.office import require_soffice

from ocop_docs import OcopDocsError, load
from ocop_docs.engines import choice, libreoffice, rdocx, rdocx_worker
from ocop_docs.engines.choice import convert, obstacle
from ocop_docs.engines.proof import pages_of, prove_pdf
from ocop_docs.engines.symbols import SYMBOLS
from ocop_docs.engines.word_text import LETTERS, squeezed
from ocop_docs.isolation import pool
from ocop_docs.pipeline import pdf_of, to_pdf, write_word
from ocop_docs.rendering.draft import DRAFT_MARK

each_sample = pytest.mark.parametrize("sample", sample_files(), ids=lambda path: f"{path.parent.name}/{path.stem}")


@cache
def word_of(sample: Path) -> bytes:
    return write_word(load(sample))


def word_with(text: str) -> bytes:
    """The Word file of a plan that has `text` in a paragraph of its own."""
    return rendered(plan(focus=[text]))


def characters_of_the_class(pattern: str) -> list[str]:
    """Every character that a part of a regex's class stands for, without white space."""
    ranges = iter(pattern)
    found: list[str] = []
    for char in ranges:
        if char == "-" and found:
            found += map(chr, range(ord(found[-1]) + 1, ord(next(ranges)) + 1))
        else:
            found.append(char)
    return [char for char in found if char.strip()]


@each_sample
def test_rdocx_makes_every_sample_whole_and_the_same_each_time(sample: Path) -> None:
    pdf = pdf_of(load(sample))

    assert pdf == pdf_of(load(sample))
    assert broken_rules(pdf) == []
    assert {font for font in fonts_of(pdf) if not font.startswith("LiberationSerif")} <= {
        "OCOPSymbols",
        "OCOPSymbols-SyntheticBold",
    }


@each_sample
def test_libreoffice_makes_every_sample_whole(sample: Path, set_to: Callable[..., None]) -> None:
    require_soffice()
    set_to(pdf_engine="libreoffice")

    assert broken_rules(convert(word_of(sample))) == []


def test_poppler_finds_the_structure_that_is_declared() -> None:
    pdf = convert(word_of(sample_files()[-1]))

    tree = subprocess.run(["pdfinfo", "-struct", "-"], input=pdf, capture_output=True, check=True).stdout.decode()

    assert {"Document", "H1", "P", "Table", "TR", "TH", "TD"} <= {
        line.split()[0].rstrip(":") for line in tree.splitlines()
    }


def test_every_letter_that_rdocx_is_trusted_with_has_a_glyph_in_the_font_of_the_text() -> None:
    letters = characters_of_the_class(LETTERS)
    pieces = ["".join(letters[at : at + 60]) for at in range(0, len(letters), 60)]
    word = rendered(plan(focus=[f"x{piece}x" for piece in pieces if legal(piece)]))

    pdf = rdocx.to_pdf(word)

    assert len(letters) > 700
    assert all(font.startswith("LiberationSerif") for font in fonts_of(pdf))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert missing_glyphs(document) == 0


def legal(text: str) -> bool:
    try:
        rendered(plan(focus=[text]))
    except OcopDocsError:
        return False
    return True


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_every_symbol_is_drawn_and_its_neighbours_keep_their_letters(symbol: str) -> None:
    pdf = convert(word_with(f"Đánh dấu {symbol} ở ô này"))

    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert missing_glyphs(document) == 0
    assert any(font.startswith("OCOPSymbols") for font in fonts_of(pdf))


@pytest.mark.parametrize("odd", ["漢", "😀", "✂", "ພ"])
def test_a_character_without_a_glyph_is_named_where_no_other_engine_can_help(
    odd: str, set_to: Callable[..., None]
) -> None:
    set_to(pdf_engine="rdocx")

    with pytest.raises(OcopDocsError) as caught:
        convert(word_with(f"Chữ {odd} lạ"))

    assert [(one.code, odd in one.message) for one in caught.value.faults] == [("pdf-characters", True)]


def test_a_character_that_rdocx_cannot_draw_is_left_to_libreoffice() -> None:
    require_soffice()

    pdf = convert(word_with("Dấu ✂ cắt"))

    assert "rdocx" not in creator(pdf)


def creator(pdf: bytes) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return f"{document.docinfo.get('/Creator')} {document.docinfo.get('/Producer')}"


def test_where_rdocx_has_no_wheel_libreoffice_makes_the_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    require_soffice()
    monkeypatch.setattr("ocop_docs.engines.rdocx.find_spec", lambda _: None)

    assert "LibreOffice" in creator(convert(word_with("Một đoạn")))


def test_without_any_engine_the_fault_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ocop_docs.engines.rdocx.find_spec", lambda _: None)
    monkeypatch.setattr("ocop_docs.engines.libreoffice.find_soffice", lambda: None)

    with pytest.raises(OcopDocsError) as caught:
        convert(word_with("Một đoạn"))

    assert [one.code for one in caught.value.faults] == ["pdf-engine-missing"]
    assert obstacle() == caught.value.faults[0]


class PanicException(BaseException):
    """What a panic of Rust is in Python."""


@pytest.mark.parametrize(
    "error", [PanicException("index out of bounds"), ValueError("no body")], ids=["panic", "error"]
)
def test_whatever_breaks_in_rdocx_is_a_named_fault(
    error: BaseException, monkeypatch: pytest.MonkeyPatch, set_to: Callable[..., None]
) -> None:
    def breaks(_: bytes) -> Any:
        raise error

    set_to(pdf_engine="rdocx")
    monkeypatch.setattr("rdocx.Document", type("Document", (), {"from_bytes": staticmethod(breaks)}))

    with pytest.raises(OcopDocsError) as caught:
        convert(word_with("Một đoạn"))

    assert [one.code for one in caught.value.faults] == ["pdf-engine-failed"]


def test_a_break_from_the_keyboard_is_not_taken_for_a_panic(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(_: bytes) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr("rdocx.Document", type("Document", (), {"from_bytes": staticmethod(breaks)}))

    with pytest.raises(KeyboardInterrupt):
        convert(word_with("Một đoạn"))


def test_a_file_from_outside_never_reaches_rdocx_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    word = word_of(sample_files()[0])
    expected = convert(word)
    monkeypatch.setattr("ocop_docs.engines.rdocx._converted", lambda _: pytest.fail("in this process"))

    assert to_pdf(word) == expected


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7", "file-is-pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "package-old-or-locked"),
        (word_of(sample_files()[0])[:3000], "package-broken"),
        (b"PK\x03\x04" + bytes(20_000_001), "package-too-large"),
    ],
    ids=["another kind", "protected or old", "broken", "huge"],
)
def test_a_file_that_is_no_word_file_is_refused_by_name(data: bytes, code: str) -> None:
    with pytest.raises(OcopDocsError) as caught:
        to_pdf(data)

    assert caught.value.faults[0].code == code


@pytest.mark.parametrize(
    ("settings", "code"), [({"pdf_memory_mb": 40}, "pdf-engine-failed"), ({"pdf_timeout_s": 1}, "pdf-slow")]
)
def test_rdocx_in_a_worker_is_limited_in_memory_and_time(
    settings: dict[str, int], code: str, set_to: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    set_to(**settings)
    if code == "pdf-slow":
        monkeypatch.setenv("PYTHONPATH", str(ROOT))
        pool._POOL.close()  # noqa: SLF001 - a worker that finds the functions of the tests is to be started
        monkeypatch.setattr("ocop_docs.engines.rdocx_worker.rdocx", SimpleNamespace(NAME="rdocx", to_pdf=sleep_long))

    with pytest.raises(OcopDocsError) as caught:
        rdocx_worker.to_pdf(word_with("Một đoạn"))

    assert [one.code for one in caught.value.faults] == [code]


def test_what_rdocx_refuses_in_a_worker_is_refused_in_the_same_words() -> None:
    with pytest.raises(OcopDocsError) as caught:
        rdocx_worker.to_pdf(word_with("Chữ 漢 lạ"))

    assert [(one.code, "漢" in one.message) for one in caught.value.faults] == [("pdf-characters", True)]


def test_libreoffice_without_the_right_fonts_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, set_to: Callable[..., None]
) -> None:
    require_soffice()
    settings = f"<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>{tmp_path}</cachedir></fontconfig>"
    (tmp_path / "fonts.conf").write_text(settings)
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
    set_to(pdf_engine="libreoffice")
    libreoffice.close()

    with pytest.raises(OcopDocsError) as caught:
        convert(word_with("Một đoạn"))
    libreoffice.close()

    assert [one.code for one in caught.value.faults] == ["pdf-fonts"]


def test_every_engine_that_can_be_set_is_there() -> None:
    assert {engine.NAME for engines in choice.OWN.values() for engine in engines} == {"rdocx", "LibreOffice"}


def test_a_long_number_in_a_narrow_cell_goes_on_in_the_next_line() -> None:
    sample = next(file for file in sample_files() if file.parent.name == "results-notice")

    with pypdfium2.PdfDocument(rdocx.to_pdf(word_of(sample))) as document:
        lines = document[0].get_textpage().get_text_range().splitlines()

    ends = [at for at, line in enumerate(lines) if line.rstrip().endswith("99-99006-")]
    assert [lines[at + 1][:7] for at in ends] == ["02-2026", "04-2026"]


@pytest.mark.parametrize("engine", [rdocx, libreoffice], ids=lambda engine: engine.NAME)
@each_sample
def test_the_mark_of_a_draft_is_on_the_first_page_by_both_engines(sample: Path, engine: ModuleType) -> None:
    require_soffice()
    word = write_word(load(sample), draft=True)

    pdf = engine.to_pdf(word)

    prove_pdf(word, pdf)
    assert pages_of(pdf)[0].startswith(squeezed(DRAFT_MARK))
