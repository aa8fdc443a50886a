"""rdocx (https://github.com/tensorbee/rdocx): the embedded engine, a Rust library with fonts of its own.

It is young, so nothing outside this module knows it, its version is pinned, and it is handed only files that this
program made itself; `rdocx_worker` runs this module in a worker process for any other file.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

from ocop_docs.engines.base import whole_pdf
from ocop_docs.engines.copies.breaks import with_breaks
from ocop_docs.engines.copies.contextual_spacing import with_contextual_spacing
from ocop_docs.engines.copies.kept_rows import with_kept_rows
from ocop_docs.engines.copies.lone_headings import with_break_before_lone_headings
from ocop_docs.engines.copies.styles import kept_styles, sizes_of
from ocop_docs.engines.copies.tall_rows import with_split_rows
from ocop_docs.engines.symbols import FONT, SYMBOLS, with_symbol_runs
from ocop_docs.engines.word_text import BODY, LETTERS, NO_STYLES, printed_parts, text_of
from ocop_docs.errors import ConversionError, Fault, fault
from ocop_docs.ooxml.wml import STYLES, Element, w
from ocop_docs.ooxml.zip import STORED, Package, make_member, read_parts

NAME = "rdocx"

_NO_LANGUAGE, _VIETNAMESE = b"/Lang (und)", b"/Lang (vi) "
"""rdocx ignores the language of a Word file; the same length keeps the PDF's table of offsets true."""
_UNDRAWN = re.compile(f"[^{LETTERS}{SYMBOLS}]")
"""A run with one such character loses its whole text: rdocx takes another font for the run, not for the character."""
_MOST_NAMED = 10
_LONGEST_QUOTE = 60
_MOST_BREAKS = 12
"""Page breaks added to a copy, each with another conversion, before it is taken as it is."""


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

    parts = read_parts(word)
    printed = printed_parts(parts)
    characters = {char for root in printed.values() for char in text_of(root)}
    if undrawn := _UNDRAWN.findall("".join(sorted(characters))):
        raise ConversionError(fault("pdf-characters", characters=" ".join(undrawn[:_MOST_NAMED])))
    styles = parts.get(STYLES, NO_STYLES)
    changed = {name for name, root in printed.items() if with_breaks(root)}
    if with_contextual_spacing(printed[BODY], styles):
        changed.add(BODY)
    symbols = {name for name, root in printed.items() if with_symbol_runs(root)}
    copies = _copies(printed, styles, changed | symbols)
    pdfs = (_converted(word, parts, roots, names, symbols=bool(symbols)) for roots, names in copies)
    pdf = next(filter(None, pdfs), None)
    if pdf is None:
        raise ConversionError(fault("pdf-off-page", text=_longest_cell(printed[BODY])))
    return whole_pdf(pdf, NAME).replace(_NO_LANGUAGE, _VIETNAMESE, 1)


Roots = dict[str, Element]
"""The parts of a Word file that are printed, by their names."""


def _copies(printed: Roots, styles: bytes, changed: set[str]) -> Iterator[tuple[Roots, set[str]]]:
    """What rdocx is given, in turn, until nothing runs over the foot of a page, with the names of what changed."""
    plain = copy.deepcopy(printed[BODY])
    if with_kept_rows(printed[BODY], kept_styles(styles)):
        yield printed, changed | {BODY}
    whole = printed | {BODY: plain}
    yield whole, changed
    if with_split_rows(plain, styles):
        yield whole, changed | {BODY}


def _copy(parts: dict[str, bytes], printed: Roots, changed: set[str]) -> bytes:
    """The Word file with the parts that were changed for rdocx."""
    from lxml import etree

    contents = parts | {name: etree.tostring(printed[name]) for name in changed}
    return Package.of(make_member(name, content, STORED) for name, content in contents.items()).with_members()


def _longest_cell(body: Element) -> str:
    """The beginning of the cell with the most text for its width."""
    cells = ((text_of(cell), cell.find(f"{w('tcPr')}/{w('tcW')}")) for cell in body.iter(w("tc")))
    crowded = ((len(text) / max(int(width.get(w("w")) or 0), 1), text) for text, width in cells if width is not None)
    return max(crowded, default=(0.0, ""))[1][:_LONGEST_QUOTE]


def _converted(word: bytes, parts: dict[str, bytes], roots: Roots, changed: set[str], *, symbols: bool) -> bytes | None:
    """The PDF, or None when a table runs over the foot of a page."""
    styles = parts.get(STYLES, NO_STYLES)
    kept, sizes = kept_styles(styles), sizes_of(styles)
    (body,) = roots[BODY].findall(w("body"))
    try:
        for _ in range(_MOST_BREAKS):
            document = _opened(_copy(parts, roots, changed) if changed else word, symbols=symbols)
            layout = document.layout()
            fragments = ((one.body_index, one.physical_page, one.bounds.height) for one in layout)
            if not with_break_before_lone_headings(body, kept, sizes, fragments):
                break
            changed = changed | {BODY}
        return None if _runs_off(document, layout) else document.to_pdfa_deterministic()
    except BaseException as error:  # a panic of Rust is no Exception
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise ConversionError(fault("pdf-engine-failed", engine=NAME)) from error


def _opened(word: bytes, *, symbols: bool) -> Any:
    import rdocx

    document = rdocx.Document.from_bytes(word)
    if symbols:
        ours = rdocx.FontEmbeddingLicense(authorized=True, identity="MIT, drawn by OCOP Docs")
        document.embed_font(FONT, files(__package__).joinpath("symbols.ttf").read_bytes(), license=ours)
    return document


def _runs_off(document: Any, layout: Iterable[Any]) -> bool:
    """Whether something is laid out below the foot of its page; rdocx never divides a row of a table."""
    return any(
        fragment.bounds.y + fragment.bounds.height > document.layout_page(fragment.physical_page - 1).height
        for fragment in layout
    )
