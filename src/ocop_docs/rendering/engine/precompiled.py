"""A template as docxtpl and Jinja compiled it, kept beside the shipped templates in `templates/compiled`.

With it the way from data to Word needs neither of the two, nor python-docx nor lxml. It contains code, so it is
read from the program's own folder only, and used only for the very template it was made from.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from ocop_docs.resources import compiled_path

if TYPE_CHECKING:
    from ocop_docs.rendering.engine.source import Source


class Precompiled(NamedTuple):
    """All that a compiled template is made from.

    Attributes:
        template: SHA-256 of the template.
        programs: Python source of each part with tags, by name of the part.
        core_name: name of the part with the core properties.
        core_program: Python source of that part, which a document fills with its own properties.
        core_fixed: that part as the template has it.
        fixed: the other parts, by name.
    """

    template: str
    programs: dict[str, str]
    core_name: str
    core_program: str
    core_fixed: bytes
    fixed: dict[str, bytes]

    def as_json(self) -> bytes:
        """Return what `shipped` reads; only for a template whose parts are all text."""
        return json.dumps(self._asdict(), ensure_ascii=False, indent=1, default=bytes.decode).encode() + b"\n"


def precompile(source: Source, data: bytes) -> Precompiled:
    """Compile the template `data`, which was read into `source`; raise TemplateSyntaxError."""
    from ocop_docs.rendering.engine.compiler import program_of

    return Precompiled(
        template=sha256(data).hexdigest(),
        programs={name: program_of(text) for name, text in source.parts.items()},
        core_name=source.core_name,
        core_program=program_of(source.core_with_tags),
        core_fixed=source.core_fixed,
        fixed=source.fixed,
    )


def shipped(data: bytes, name: str) -> Precompiled | None:
    """Return what was compiled ahead from the template `data`, called `name`; None unless it is the shipped one."""
    path = compiled_path(name)
    if not path.is_file():
        return None
    kept = json.loads(path.read_bytes())
    if kept["template"] != sha256(data).hexdigest():
        return None
    fixed = {part: xml.encode() for part, xml in kept["fixed"].items()}
    return Precompiled(**kept | {"fixed": fixed, "core_fixed": kept["core_fixed"].encode()})
