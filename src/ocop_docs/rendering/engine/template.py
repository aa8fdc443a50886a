"""A Word template: compiled once, rendered any number of times, by any number of threads.

Most templates and documents are rendered by compiled programs (`compiled_renderer.py`). What those cannot be proven
to cover is rendered by docxtpl itself (`docxtpl_renderer.py`), in the same sandbox and under the same loss proof.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ocop_docs.errors import RenderError
from ocop_docs.messages.reasons import reason
from ocop_docs.ooxml.zip import with_known_properties
from ocop_docs.rendering.engine.compiled_renderer import CompiledTemplate
from ocop_docs.rendering.engine.precompiled import precompile, shipped
from ocop_docs.rendering.engine.runtime import load_shipped
from ocop_docs.rendering.engine.template_error import broken_template, missing_template
from ocop_docs.rendering.properties import Properties

if TYPE_CHECKING:
    from ocop_docs.rendering.engine.source import Source

_KEPT = 64
"""Compiled templates held in memory; one takes some hundred kilobytes."""
TAGS_ELSEWHERE = "có thẻ trong thuộc tính tệp hoặc trong cước chú"


class Template:
    """One template; `obstacle`: the reason in Vietnamese why docxtpl has to render it, or None."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name, self._data = name, data
        self.obstacle: str | None = None
        ours = shipped(data, Path(name).stem)
        self._compiled = CompiledTemplate(ours, load_shipped) if ours else self._compile()

    def _compile(self) -> CompiledTemplate | None:
        """Compile the template, unless it has an obstacle."""
        from ocop_docs.rendering.engine.compiler import load_in_jinja
        from ocop_docs.rendering.engine.source import read_source

        try:
            self._data = with_known_properties(self._data)
            source = read_source(self._data, self._name)
            self.obstacle = _obstacle(source)
            return None if self.obstacle else CompiledTemplate(precompile(source, self._data), load_in_jinja)
        except RenderError:
            raise
        except Exception as error:  # a damaged file can raise anything
            from ocop_docs.rendering.engine.docxtpl_renderer import reason_of

            raise broken_template(self._name, reason_of(error)) from error

    def render(self, context: dict[str, Any], properties: Properties | None = None) -> bytes:
        """Return the package of the document that `context` gives.

        Args:
            context: plain values by name.
            properties: core properties of the document; without them it has those of the template.

        Raises:
            RenderError: a value is missing, cannot be printed, or is not in the result.
        """
        if self._compiled:
            try:
                return self._compiled.render(context, properties)
            except RenderError:
                raise
            except Exception:  # noqa: BLE001, S110 - docxtpl prints what is unusual, and words every error
                pass
        return self.render_with_docxtpl(context, properties)

    def printed_values(self, context: dict[str, Any]) -> list[Any]:
        """Return the values that a compiled template prints in all its parts, in their order."""
        return self._compiled.values(context) if self._compiled else []

    def render_with_docxtpl(self, context: dict[str, Any], properties: Properties | None = None) -> bytes:
        """Return the same document, made by docxtpl; raise as `render`."""
        from ocop_docs.rendering.engine.docxtpl_renderer import ProvenTemplate

        template = ProvenTemplate(self._data, self._name)
        template.fill(context, properties)
        return template.finished()


def _obstacle(source: Source) -> str | None:
    from ocop_docs.rendering.engine.analysis import obstacle
    from ocop_docs.rendering.engine.compiler import compiling_environment

    if source.has_tags_elsewhere:
        return TAGS_ELSEWHERE
    found = (obstacle(xml, compiling_environment()) for xml in source.parts.values())
    return next(filter(None, found), None)


def load_template(path: Path) -> Template:
    """Return the compiled template of the file at `path`.

    Raises:
        RenderError: there is no such file, or it is no Word file, or its tags are wrong.
    """
    try:
        status = path.stat()
        return _template_at(path, status.st_mtime_ns, status.st_size)
    except FileNotFoundError as error:
        raise missing_template(path) from error
    except OSError as error:
        raise broken_template(path.name, reason("template-unreadable")) from error


@lru_cache(maxsize=_KEPT)
def _template_at(path: Path, _changed_ns: int, _size: int) -> Template:
    return Template(path.read_bytes(), path.name)
