"""A Word template: compiled once, rendered any number of times, by any number of threads.

Most templates and documents go the quick way (`compiled.py`). What that way cannot be proven to cover
goes the thorough way, docxtpl itself (`thorough.py`), in the same sandbox and under the same proof.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ocop_docs.errors import RenderError
from ocop_docs.ooxml.zip import Deflate, deflate, with_known_properties
from ocop_docs.rendering.engine.compiled import CompiledTemplate
from ocop_docs.rendering.engine.prepared import Prepared, prepare, shipped
from ocop_docs.rendering.engine.refusal import broken_template
from ocop_docs.rendering.properties import Properties

if TYPE_CHECKING:
    from ocop_docs.rendering.engine.source import Source

_KEPT = 64
"""Compiled templates held in memory; one takes some hundred kilobytes."""
TAGS_ELSEWHERE = "có thẻ trong thuộc tính tệp hoặc trong cước chú"


class Template:
    """One template; `obstacle` says in Vietnamese why it must go the thorough way, or is None."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name, self._data = name, data
        self.obstacle: str | None = None
        prepared = shipped(data, Path(name).stem) or self._prepared()
        self._compiled = CompiledTemplate(prepared) if prepared else None

    def _prepared(self) -> Prepared | None:
        """Compile the template, unless something keeps it from the quick way."""
        from ocop_docs.rendering.engine.source import read_source

        try:
            self._data = with_known_properties(self._data)
            source = read_source(self._data, self._name)
            self.obstacle = _obstacle(source)
            return None if self.obstacle else prepare(source, self._data)
        except RenderError:
            raise
        except Exception as error:  # a damaged file can raise anything
            from ocop_docs.rendering.engine.thorough import reason_of

            raise broken_template(self._name, reason_of(error)) from error

    def render(
        self, context: dict[str, Any], properties: Properties | None = None, compress: Deflate = deflate
    ) -> bytes:
        """Return the package of the document that `context` gives.

        Raises:
            RenderError: a value is missing, cannot be printed, or is not in the result.
        """
        if self._compiled:
            try:
                return self._compiled.render(context, properties, compress)
            except RenderError:
                raise
            except Exception:  # noqa: BLE001, S110 - docxtpl prints what is unusual, and words whatever is wrong
                pass
        return self.render_thoroughly(context, properties)

    def render_thoroughly(self, context: dict[str, Any], properties: Properties | None = None) -> bytes:
        """Return the same document by way of docxtpl; raise as `render`."""
        from ocop_docs.rendering.engine.thorough import ProvenTemplate

        template = ProvenTemplate(self._data, self._name)
        template.fill(context, properties)
        return template.finished()


def _obstacle(source: Source) -> str | None:
    from ocop_docs.rendering.engine.compiler import compiling_environment
    from ocop_docs.rendering.engine.structure import obstacle

    if source.has_tags_elsewhere:
        return TAGS_ELSEWHERE
    found = (obstacle(xml, compiling_environment()) for xml in source.parts.values())
    return next(filter(None, found), None)


def load_template(path: Path) -> Template:
    """Return the compiled template of the file at `path`; files of the same content share one.

    Raises:
        RenderError: there is no such file, or it is no Word file, or its tags are wrong.
    """
    try:
        status = path.stat()
        return _template_at(path, status.st_mtime_ns, status.st_size)
    except OSError as error:
        raise broken_template(path.name, str(error.strerror)) from error


@lru_cache(maxsize=_KEPT)
def _template_at(path: Path, _changed_ns: int, _size: int) -> Template:
    return compile_template(path.read_bytes(), path.name)


@lru_cache(maxsize=_KEPT)
def compile_template(data: bytes, name: str) -> Template:
    """Return the compiled template of the .docx `data`, which messages call `name`; raise as `load_template`."""
    return Template(data, name)
