"""A template compiled ahead of time: what docxtpl and Jinja made of it, written down beside it.

To make one document, the command line needs neither of the two, nor python-docx or lxml. What is written
down is code, so it is read from the program's own files only, and only for the very template it was made of.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from ocop_docs.ooxml.zip import Package, fixed_member, read_parts
from ocop_docs.resources import compiled_path

if TYPE_CHECKING:
    from ocop_docs.rendering.engine.source import Source

_PROGRAMS, _FIXED, _ENTRIES = "programs.json", "fixed.bin", "entries.bin"


class Programs(NamedTuple):
    """The parts of a template that change, as Python source, and the core properties.

    Attributes:
        template: SHA-256 of the template they were made of.
        parts: the source of each part, by name.
        properties_name: name of the part with the core properties.
        properties: the source of that part.
        fixed_properties: that part as the template has it.
        fixed_count: how many other parts there are.
    """

    template: str
    parts: dict[str, str]
    properties_name: str
    properties: str
    fixed_properties: str
    fixed_count: int


class Prepared(NamedTuple):
    """All that a compiled template is made from."""

    programs: Programs
    package: Package

    def as_file(self) -> bytes:
        """Return what `shipped` reads."""
        parts = {
            _PROGRAMS: json.dumps(self.programs._asdict(), ensure_ascii=False).encode(),
            _FIXED: self.package.fixed,
            _ENTRIES: self.package.fixed_entries,
        }
        return Package.of(fixed_member(name, data) for name, data in parts.items()).with_members([])


def prepare(source: Source, data: bytes) -> Prepared:
    """Return the template `data`, which was read into `source`, compiled; raise TemplateSyntaxError."""
    from ocop_docs.rendering.engine.compiler import program_of

    programs = Programs(
        template=sha256(data).hexdigest(),
        parts={name: program_of(text) for name, text in source.parts.items()},
        properties_name=source.properties_name,
        properties=program_of(source.properties),
        fixed_properties=source.fixed_properties.decode(),
        fixed_count=len(source.fixed),
    )
    return Prepared(programs, Package.of(fixed_member(name, part) for name, part in source.fixed.items()))


def shipped(data: bytes, name: str) -> Prepared | None:
    """Return what was compiled ahead of the template `data`, called `name`; None unless it is ours as shipped."""
    path = compiled_path(name)
    if not path.is_file():
        return None
    parts = read_parts(path.read_bytes())
    programs = Programs(**json.loads(parts[_PROGRAMS]))
    if programs.template != sha256(data).hexdigest():
        return None
    return Prepared(programs, Package(parts[_FIXED], parts[_ENTRIES], programs.fixed_count))
