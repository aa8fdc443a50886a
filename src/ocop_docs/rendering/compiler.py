"""From a template's source to a function that yields its pieces.

Stock Jinja escapes, finalises and joins value after value. Here every `Output` node of the template
becomes one `yield (constant, value, constant, value, …)`: the pieces of a whole part are one flat
list in which constants and values alternate, so that all values can be checked and escaped at once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import chain
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_PARAMETER
from jinja2.runtime import Context

from ocop_docs.rendering.environment import SafeEnvironment

Pieces = list[Any]
"""Constants at even places (XML in UTF-8), values at odd places (as the context holds them)."""

_LOOP_FACTS = frozenset({"index", "index0", "revindex", "revindex0", "first", "last", "length"})


class PieceGenerator(CodeGenerator):
    """Writes Python that yields pieces instead of finished text, and reads dicts without a call."""

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Yield the node's constants and values in turn; a missing partner is the empty text."""
        constant = ""
        self.writeline("yield (", node)
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                constant += child.data
                continue
            self.write(f"{constant.encode()!r}, ")
            self.visit(child, frame)
            self.write(", ")
            constant = ""
        self.write(f"{constant.encode()!r}, '')" if constant else ")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - as above
        """Read an entry of a dict in place; anything else asks the sandbox, as `SafeEnvironment.getattr` does."""
        if node.attr in _LOOP_FACTS and _is_loop(node.node, frame):
            self.visit(node.node, frame)
            self.write(f".{node.attr}")
            return
        held, name = self.temporary_identifier(), repr(node.attr)
        self.write(f"({held}[{name}] if type({held} := ")
        self.visit(node.node, frame)
        self.write(f") is dict and {name} in {held} else environment.getattr({held}, {name}))")


def _is_loop(node: nodes.Expr, frame: Frame) -> bool:
    """Whether `node` is the `loop` that Jinja itself made, not a value that happens to be called so."""
    if not isinstance(node, nodes.Name) or node.name != "loop":
        return False
    reference = frame.symbols.find_ref("loop")
    return reference is not None and frame.symbols.find_load(reference) == (VAR_LOAD_PARAMETER, None)


class CompilingEnvironment(SafeEnvironment):
    """The environment of compiled templates; one is shared by all threads, nothing in it changes."""

    code_generator_class = PieceGenerator


@cache
def compiling_environment() -> CompilingEnvironment:
    """Return the shared environment."""
    return CompilingEnvironment()


def compile_source(source: str) -> Callable[[dict[str, Any]], Pieces]:
    """Return the function from variables to the pieces of `source`; raise TemplateSyntaxError.

    The variables are Jinja's globals and the context in one dict (`with_globals`).
    """
    environment = compiling_environment()
    root = environment.from_string(source).root_render_func

    def pieces(variables: dict[str, Any]) -> Pieces:
        return list(chain.from_iterable(root(Context(environment, variables, None, {}))))

    return pieces


def with_globals(context: dict[str, Any]) -> dict[str, Any]:
    """Return what all parts of one document see: Jinja's globals, and the context over them."""
    return {**compiling_environment().globals, **context}
