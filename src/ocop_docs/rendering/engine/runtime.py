"""What a compiled part runs in: enough for the common template, and Jinja itself for the rest.

One document from the command line shall not wait until Jinja is imported, when its template was compiled
long before. So the few things that nearly every template asks for stand here; whatever else one asks for
comes from the environment that it was compiled in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import methodcaller
from typing import TYPE_CHECKING, Any

from ocop_docs.rendering.engine.filters import OWN
from ocop_docs.rendering.engine.program import Printed, Program

if TYPE_CHECKING:
    from ocop_docs.rendering.engine.environment import SafeEnvironment

_JINJA = re.compile(r"\b(?:TemplateRuntimeError|Namespace|Markup|escape|identity|markup_join|str_join)\b")
"""Names of Jinja's own runtime that its code may call."""
_GLOBALS = frozenset({"range", "dict", "lipsum", "cycler", "joiner", "namespace"})
"""Names that Jinja knows though no context gives them."""
_MISSING = object()


def load_program(code: str) -> Program:
    """Return the function whose source `compiler.program_of` wrote."""
    names: dict[str, Any] = {
        "missing": _MISSING,
        "LoopContext": _numbered,
        "undefined": _undefined,
        "cond_expr_undefined": _undefined,
        "environment": _Environment(),
    }
    names |= {name: _from_jinja(name) for name in set(_JINJA.findall(code))}
    exec(compile(code, "<template>", "exec"), names)  # noqa: S102 - source that our own compiler wrote
    root = names["root"]

    def program(context: dict[str, Any]) -> Printed:
        printed = form, values, rules = Printed([], [], [])
        root(_Scope(context), form.append, values.append, lambda name: rules.append((name, len(form), len(values))))
        return printed

    return program


class _Loop:
    """What a template knows as `loop`."""

    __slots__ = ("index0", "length")

    def __init__(self, length: int) -> None:
        self.index0, self.length = 0, length

    @property
    def index(self) -> int:
        return self.index0 + 1

    @property
    def first(self) -> bool:
        return self.index0 == 0

    @property
    def last(self) -> bool:
        return self.index0 == self.length - 1

    @property
    def revindex(self) -> int:
        return self.length - self.index0

    @property
    def revindex0(self) -> int:
        return self.length - self.index0 - 1

    def cycle(self, *values: Any) -> Any:
        return values[self.index0 % len(values)]


def _numbered(items: Iterable[Any], _undefined: object) -> Iterator[tuple[Any, _Loop]]:
    """Each item with the loop's facts, which are one object: a template sees one round at a time."""
    known = items if type(items) is list else list(items)
    loop = _Loop(len(known))
    for loop.index0, item in enumerate(known):
        yield item, loop


class _Scope:
    """The context of one document."""

    __slots__ = ("_context", "_variables")

    def __init__(self, variables: dict[str, Any]) -> None:
        self._variables = variables
        self._context: Any = None

    def resolve_or_missing(self, name: str) -> Any:
        if name not in self._variables and name in _GLOBALS:
            return _environment().globals[name]
        return self._variables.get(name, _MISSING)

    def __getattr__(self, name: str) -> Any:
        from jinja2.runtime import Context

        if self._context is None:
            environment = _environment()
            self._context = Context(environment, {**environment.globals, **self._variables}, None, {})
        return getattr(self._context, name)


def _selected(context: _Scope, items: Iterable[Any], *wanted: Any) -> Iterable[Any]:
    """Jinja's `selectattr`; in place where only one entry is asked for."""
    if len(wanted) > 1:
        selected: Iterable[Any] = _environment().filters["selectattr"](context, items, *wanted)
        return selected
    return (item for item in items if item[wanted[0]])


class _Filters(dict[str, Any]):
    """Filters by name, Jinja's own when asked for."""

    def __missing__(self, name: str) -> Any:
        return _environment().filters[name]


class _Environment:
    """The environment as far as the common template knows it."""

    filters = _Filters(OWN, length=len, upper=methodcaller("upper"), selectattr=_selected)

    def __getattr__(self, name: str) -> Any:
        return getattr(_environment(), name)


def _undefined(hint: str | None = None, **facts: Any) -> Any:
    return _environment().undefined(hint, **facts)


def _environment() -> SafeEnvironment:
    from ocop_docs.rendering.engine.compiler import compiling_environment

    return compiling_environment()


def _from_jinja(name: str) -> Any:
    from jinja2 import runtime

    return getattr(runtime, name)
