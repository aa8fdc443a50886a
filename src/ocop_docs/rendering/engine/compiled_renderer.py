"""Rendering by compiled programs: the work that depends on the template alone is done once.

A compiled template holds the package's fixed members, deflated, and one function for each part that has tags.
To render is: run the functions, check and escape the values, fill them in, prove, deflate, zip.
Nothing in it changes after it was made, so threads may share it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ocop_docs.intake.embedded import MAIN_PART
from ocop_docs.ooxml.wml import STYLES
from ocop_docs.ooxml.zip import SMALLEST, Package, make_member
from ocop_docs.rendering.dividers import fitting_indents
from ocop_docs.rendering.engine.loss_proof import prove_filled
from ocop_docs.rendering.engine.page_estimate import styles_with_keep_next, with_headings_kept
from ocop_docs.rendering.engine.precompiled import Precompiled
from ocop_docs.rendering.engine.program import Printed, Program
from ocop_docs.rendering.properties import Properties

_SEPARATOR = b"\0"
"""Between the values while they are checked; XML cannot hold it, so no value may contain it."""
_CONTROLS = bytes(range(0x20))
"""Control characters, which XML cannot hold, and the line marks that docxtpl turns into elements."""
_NO_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())
_LEAD = b"\xef"
"""Their first byte, which no Vietnamese text has: it is found quicker than three bytes."""


class CompiledTemplate:
    """A whole template; `load` makes a function of a program's source."""

    def __init__(self, template: Precompiled, load: Callable[[str], Program]) -> None:
        self._programs = {name: load(code) for name, code in template.programs.items()}
        self._core_name, self._core_program = template.core_name, load(template.core_program)
        self._core_fixed = template.core_fixed
        self._kept = styles_with_keep_next(template.fixed.get(STYLES, b""))
        self._package = Package.of(make_member(name, xml, SMALLEST) for name, xml in template.fixed.items())

    def render(self, context: dict[str, Any], properties: Properties | None) -> bytes:
        """Return the document's package; raise as `rendered`."""
        parts = {name: rendered(program(context)) for name, program in self._programs.items()}
        if MAIN_PART in parts:
            parts[MAIN_PART] = with_headings_kept(parts[MAIN_PART], self._kept)
        parts[self._core_name] = self._core(properties)
        return self._package.with_members(make_member(name, xml) for name, xml in parts.items())

    def values(self, context: dict[str, Any]) -> list[Any]:
        """Return the values that the parts print, in their order."""
        return [value for program in self._programs.values() for value in program(context).values]

    def _core(self, properties: Properties | None) -> bytes:
        """Return the core properties; without `properties`, those of the template."""
        return rendered(self._core_program(properties._asdict())) if properties else self._core_fixed


def rendered(printed: Printed) -> bytes:
    """Return a part's XML, every value proven to be in it.

    Raises:
        UnusualValueError: a value is not plain text of one line or a whole number.
        RenderError: the finished part lacks a value.
    """
    values = as_xml(printed.values)
    pieces = list(_filled(printed, values))
    xml = b"".join(pieces)
    prove_filled(xml, printed, values, pieces[1::2])
    return xml


def _filled(printed: Printed, values: list[bytes]) -> Iterator[bytes]:
    """The form filled up to each divider, the indents of that divider, and the form after it."""
    pieces_done = values_done = 0
    for divider, pieces, holes in printed.dividers:
        above = _fill(printed.form[pieces_done:pieces], values[values_done:holes])
        yield above
        yield fitting_indents(divider, above)
        pieces_done, values_done = pieces, holes
    yield _fill(printed.form[pieces_done:], values[values_done:])


def _fill(form: list[bytes], values: list[bytes]) -> bytes:
    return b"".join(form) % tuple(values)


class UnusualValueError(Exception):
    """A value is not plain text of one line or a whole number."""


def as_xml(values: list[Any]) -> list[bytes]:
    """Return each value as XML text in UTF-8, in the same order.

    Raises:
        UnusualValueError: one of them needs more than escaping, or may not be printed at all.
    """
    try:
        texts = [value.encode() if type(value) is str else _figure(value) for value in values]
    except UnicodeEncodeError as error:
        raise UnusualValueError from error
    together = _SEPARATOR.join(texts)
    # One pass in C: deleting all control characters may delete no more than the separators.
    if len(together.translate(None, _CONTROLS)) < len(together) - max(len(texts) - 1, 0):
        raise UnusualValueError
    if _LEAD in together and any(character in together for character in _NO_CHARACTERS):
        raise UnusualValueError
    escaped = _escaped(together)
    return texts if escaped == together else escaped.split(_SEPARATOR)


def _figure(value: Any) -> bytes:
    if type(value) is not int:
        raise UnusualValueError
    return str(value).encode()


def _escaped(text: bytes) -> bytes:
    """Escape what XML text cannot hold; quotes are allowed, since no value goes into an attribute."""
    return text.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
