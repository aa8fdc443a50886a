"""The quick way: what depends on the template only is done once; a document is values put between constants.

A compiled template holds the package's fixed members, deflated, and one function for each part that
has tags. To render is: run the functions, check and escape the values, join, prove, deflate, zip.
Nothing in it changes after it was made, so threads may share it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from ocop_docs.rendering.package import Deflate, Member, fixed_member, make_member
from ocop_docs.rendering.prepared import Prepared
from ocop_docs.rendering.proof import prove_pieces
from ocop_docs.rendering.properties import Properties
from ocop_docs.rendering.rules import fit_rules
from ocop_docs.rendering.runtime import load_program
from ocop_docs.rendering.values import as_xml

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
        pieces = self._program(context)
        # A part that prints no value has few shapes, most often a footer: each is deflated once.
        make = make_member if any(pieces[1::2]) else self._member_of_shape
        return make(self.name, rendered(pieces), compress)


def rendered(pieces: list[Any]) -> bytes:
    """Return a part's XML, every value proven to stand in it.

    Raises:
        UnusualValue: a value is not plain text of one line or a whole number.
        RenderError: the finished part lacks a value.
    """
    pieces[1::2] = values = as_xml(pieces[1::2])
    fit_rules(pieces)
    xml = b"".join(pieces)
    prove_pieces(xml, pieces, values)
    return xml


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
