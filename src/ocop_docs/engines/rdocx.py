"""rdocx (https://github.com/tensorbee/rdocx): the embedded engine, a Rust library with fonts of its own.

It is young, so nothing outside this module knows it, its version is pinned, and it is handed only files that this
program made itself; `cage` runs this module in a process of its own for any other file.
"""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.util import find_spec

from ocop_docs.engines.base import whole_pdf
from ocop_docs.engines.breaks import with_breaks
from ocop_docs.engines.symbols import FONT, SYMBOLS, with_symbol_runs
from ocop_docs.engines.word_text import LETTERS, printed_parts, text_of
from ocop_docs.errors import ConversionError, Fault, fault
from ocop_docs.ooxml.zip import Package, make_member, read_parts

NAME = "rdocx"

_NO_LANGUAGE, _VIETNAMESE = b"/Lang (und)", b"/Lang (vi) "
"""rdocx ignores the language of a Word file; the same length keeps the PDF's table of offsets true."""
_UNDRAWN = re.compile(f"[^{LETTERS}{SYMBOLS}]")
"""A run with one such character loses its whole text: rdocx takes another font for the run, not for the character."""
_MOST_NAMED = 10


def missing() -> Fault | None:
    """Return the fault that rdocx is not installed, or None; it has no wheel for some processors."""
    return None if find_spec("rdocx") else fault("pdf-engine-missing")


def to_pdf(word: bytes) -> bytes:
    """Return the PDF, tagged, as PDF/A-2b and PDF/UA-1 declare it; the same file gives the same bytes everywhere.

    Raises:
        ConversionError: rdocx is missing, has no glyph for a character, or failed.
    """
    if obstacle := missing():
        raise ConversionError(obstacle)
    from lxml import etree

    parts = read_parts(word)
    printed = printed_parts(parts)
    characters = {char for root in printed.values() for char in text_of(root)}
    if undrawn := _UNDRAWN.findall("".join(sorted(characters))):
        raise ConversionError(fault("pdf-characters", characters=" ".join(undrawn[:_MOST_NAMED])))
    broken = {name for name, root in printed.items() if with_breaks(root)}
    split = {name for name, root in printed.items() if with_symbol_runs(root)}
    changed = {name: etree.tostring(printed[name]) for name in broken | split}
    members = (make_member(name, content) for name, content in (parts | changed).items())
    pdf = _converted(Package.of(members).with_members() if changed else word, symbols=bool(split))
    return whole_pdf(pdf, NAME).replace(_NO_LANGUAGE, _VIETNAMESE, 1)


def _converted(word: bytes, *, symbols: bool) -> bytes:
    import rdocx

    try:
        document = rdocx.Document.from_bytes(word)
        if symbols:
            ours = rdocx.FontEmbeddingLicense(authorized=True, identity="MIT, drawn by OCOP Docs")
            document.embed_font(FONT, files(__package__).joinpath("symbols.ttf").read_bytes(), license=ours)
        return document.to_pdfa_deterministic()
    except BaseException as error:  # a panic of Rust is no Exception
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise ConversionError(fault("pdf-engine-failed", engine=NAME)) from error
