"""The quick way: what depends on the template only is done once; a document is a form filled with values.

A compiled template holds the package's fixed members, deflated, and one function for each part that
has tags. To render is: run the functions, check and escape the values, fill them in, prove, deflate, zip.
Nothing in it changes after it was made, so threads may share it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ocop_docs.ooxml.zip import Deflate, Member, fixed_member, make_member
from ocop_docs.rendering.dividers import fitting_indents
from ocop_docs.rendering.engine.prepared import Prepared
from ocop_docs.rendering.engine.program import Printed
from ocop_docs.rendering.engine.proof import prove_filled
from ocop_docs.rendering.engine.runtime import load_program
from ocop_docs.rendering.engine.values import as_xml
from ocop_docs.rendering.properties import Properties

_SHAPES = 16
"""Rendered forms kept of a part that prints no value."""


class CompiledPart:
    """One part of a package as a function of the context."""

    def __init__(self, name: str, code: str) -> None:
        self.name = name
        self._program = load_program(code)
        self._member_of_shape = lru_cache(maxsize=_SHAPES)(make_member)

    def member(self, context: dict[str, Any], compress: Deflate) -> Member:
        """Return the rendered part, ready for the package; raise as `render`."""
        printed = self._program(context)
        if printed.values or printed.rules:
            return make_member(self.name, rendered(printed), compress)
        # A part that prints no value has few shapes, most often a footer: each is deflated once.
        return self._member_of_shape(self.name, b"".join(printed.form), compress)


def rendered(printed: Printed) -> bytes:
    """Return a part's XML, every value proven to stand in it.

    Raises:
        UnusualValue: a value is not plain text of one line or a whole number.
        RenderError: the finished part lacks a value.
    """
    values = as_xml(printed.values)
    pieces = list(_filled(printed, values))
    xml = b"".join(pieces)
    prove_filled(xml, printed, values, pieces[1::2])
    return xml


def _filled(printed: Printed, values: list[bytes]) -> Iterator[bytes]:
    """The form filled as far as each rule, the indents of that rule, the form beyond it."""
    pieces_done = values_done = 0
    for rule, pieces, holes in printed.rules:
        above = _fill(printed.form[pieces_done:pieces], values[values_done:holes])
        yield above
        yield fitting_indents(rule, above)
        pieces_done, values_done = pieces, holes
    yield _fill(printed.form[pieces_done:], values[values_done:])


def _fill(form: list[bytes], values: list[bytes]) -> bytes:
    return b"".join(form) % tuple(values)


class CompiledTemplate:
    """A whole template."""

    def __init__(self, prepared: Prepared) -> None:
        programs = prepared.programs
        self._parts = [CompiledPart(name, code) for name, code in programs.parts.items()]
        self._properties = CompiledPart(programs.properties_name, programs.properties)
        self._fixed_properties = fixed_member(programs.properties_name, programs.fixed_properties.encode())
        self._package = prepared.package

    def render(self, context: dict[str, Any], properties: Properties | None, compress: Deflate) -> bytes:
        """Return the document's package; raise as `CompiledPart.member`."""
        members = [part.member(context, compress) for part in self._parts]
        if properties:
            members.append(self._properties.member(properties.as_context(), compress))
        else:
            members.append(self._fixed_properties)
        return self._package.with_members(members)
