"""Rendering by compiled programs: the work that depends on the template alone is done once.

A compiled template holds the package's fixed members, deflated, and one function for each part that has tags.
To render is: run the functions, check and escape the values, fill them in, prove, deflate, zip.
Nothing in it changes after it was made, so threads may share it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ocop_docs.ooxml.zip import SMALLEST, Package, make_member
from ocop_docs.rendering.dividers import fitting_indents
from ocop_docs.rendering.engine.loss_proof import prove_filled
from ocop_docs.rendering.engine.precompiled import Precompiled
from ocop_docs.rendering.engine.program import Printed, Program
from ocop_docs.rendering.engine.values import as_xml
from ocop_docs.rendering.properties import Properties


class CompiledTemplate:
    """A whole template; `load` makes a function of a program's source."""

    def __init__(self, template: Precompiled, load: Callable[[str], Program]) -> None:
        self._programs = {name: load(code) for name, code in template.programs.items()}
        self._core_name, self._core_program = template.core_name, load(template.core_program)
        self._core_fixed = template.core_fixed
        self._package = Package.of(make_member(name, xml, SMALLEST) for name, xml in template.fixed.items())

    def render(self, context: dict[str, Any], properties: Properties | None) -> bytes:
        """Return the document's package; raise as `rendered`."""
        parts = {name: rendered(program(context)) for name, program in self._programs.items()}
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
