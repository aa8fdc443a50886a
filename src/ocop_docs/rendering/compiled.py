"""The quick way: what depends on the template only is done once; a document is values put between constants.

A compiled template holds the package's fixed members, deflated, and one function for each part that
has tags. To render is: run the functions, check and escape the values, join, prove, deflate, zip.
Nothing in it changes after it was made, so threads may share it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from ocop_docs.rendering.compiler import compile_source, with_globals
from ocop_docs.rendering.package import Deflate, Member, Package, fixed_member, make_member
from ocop_docs.rendering.proof import prove
from ocop_docs.rendering.properties import Properties
from ocop_docs.rendering.rules import fit_rules
from ocop_docs.rendering.source import Source
from ocop_docs.rendering.values import as_xml

_SHAPES = 16
"""Rendered forms kept of a part that prints no value."""


class CompiledPart:
    """One part of a package as a function of the context."""

    def __init__(self, name: str, source: str) -> None:
        self.name = name
        self._pieces = compile_source(source)
        # A part that prints no value has few shapes, most often a footer: each is deflated once.
        self._make_member = make_member if "{{" in source else lru_cache(maxsize=_SHAPES)(make_member)

    def member(self, variables: dict[str, Any], compress: Deflate) -> Member:
        """Return the rendered part, ready for the package; raise as `render`."""
        return self._make_member(self.name, self.render(variables), compress)

    def render(self, variables: dict[str, Any]) -> bytes:
        """Return the part's XML, every value proven to stand in it.

        Raises:
            UnusualValue: a value is not plain text of one line or a whole number.
            RenderError: the finished part lacks a value.
        """
        pieces = self._pieces(variables)
        pieces[1::2] = values = as_xml(pieces[1::2])
        xml = fit_rules(b"".join(pieces))
        prove(xml, filter(None, values))
        return xml


class CompiledTemplate:
    """A whole template."""

    def __init__(self, source: Source) -> None:
        self._parts = [CompiledPart(name, text) for name, text in source.parts.items()]
        self._properties = CompiledPart(source.properties_name, source.properties)
        self._fixed_properties = fixed_member(source.properties_name, source.fixed_properties)
        self._package = Package(fixed_member(name, data) for name, data in source.fixed.items())

    def render(self, context: dict[str, Any], properties: Properties | None, compress: Deflate) -> bytes:
        """Return the document's package; raise as `CompiledPart.render`."""
        variables = with_globals(context)
        members = [part.member(variables, compress) for part in self._parts]
        if properties:
            members.append(self._properties.member(properties.as_context(), compress))
        else:
            members.append(self._fixed_properties)
        return self._package.with_members(members)
