"""From a template's source to the source of a function that prints its form and the values for it.

Stock Jinja escapes, finalises and joins value after value. Here every `Output` node of the template writes its
constants, with a hole for each value, and collects the values: so all values of a part can be checked and escaped
at once before they fill the holes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from functools import cache
from typing import Any

from jinja2 import nodes, runtime
from jinja2.compiler import CodeGenerator, DependencyFinderVisitor, Frame
from jinja2.idtracking import VAR_LOAD_PARAMETER
from jinja2.nodes import EvalContext
from jinja2.utils import missing

from ocop_docs.rendering.dividers import split_at_dividers
from ocop_docs.rendering.engine.environment import SafeEnvironment
from ocop_docs.rendering.engine.program import HOLE, Program, load_program

_DEFAULTS = frozenset({"default", "d"})
"""Filters that may be given a missing value."""
_LOOP_FACTS = frozenset({"index", "index0", "revindex", "revindex0", "first", "last", "length", "cycle"})
"""Attributes of `loop` that a template may use."""


class FormGenerator(CodeGenerator):
    """Writes Python that prints form, values and dividers separately, for `program.load_program`."""

    _missing_allowed = 0
    _form = b""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """Write the one function: what is compiled has no blocks, macros or parents (`analysis.py`)."""
        frame = Frame(EvalContext(self.environment, self.name))
        frame.symbols.analyze_node(node)
        self.writeline("def root(context, write, fill, divider):")
        self.indent()
        self.writeline("resolve = context.resolve_or_missing")
        self.enter_frame(frame)
        self.pull_dependencies(node.body)
        self.blockvisit(node.body, frame)

    def pull_dependencies(self, nodes: Iterable[nodes.Node]) -> None:
        """Look up the filters and tests once, before the template prints anything."""
        found = DependencyFinderVisitor()
        for node in nodes:
            found.visit(node)
        for kind, names, known in (("filters", found.filters, self.filters), ("tests", found.tests, self.tests)):
            for name in sorted(names):
                known[name] = self.temporary_identifier()
                self.writeline(f"{known[name]} = environment.{kind}[{name!r}]")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        """Write the node's constants with a hole for each value, and fill in the values."""
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                self.add_constant(child.data.encode())
                continue
            self.add_hole()
            self.visit(child, frame)
            self.write(")")
        self.write_form()

    def add_constant(self, data: bytes) -> None:
        """Add what the template always prints, and stop at each divider in it."""
        text, *divided = split_at_dividers(data)
        self.add_text(text)
        for divider, below in zip(divided[0::2], divided[1::2], strict=True):
            self.write_form()
            self.writeline(f"divider({divider!r})")
            self.add_text(below)

    def add_text(self, text: bytes) -> None:
        """Add constant text; a percent sign would be a hole in the form, so it is filled in as values are."""
        first, *others = text.split(b"%")
        self._form += first
        for other in others:
            self.add_hole()
            self.write("'%')")
            self._form += other

    def add_hole(self) -> None:
        """Leave a hole in the form and begin the call that fills it."""
        self._form += HOLE
        self.writeline("fill(")

    def write_form(self) -> None:
        """Write the form as far as it is known."""
        if self._form:
            self.writeline(f"write({self._form!r})")
        self._form = b""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Read an entry directly; if there is none, docxtpl renders the document.

        What may be missing, or be a method, is read through the sandbox as `SafeEnvironment.getattr` does.
        """
        if node.attr in _LOOP_FACTS and _is_loop(node.node, frame):
            self.visit(node.node, frame)
            self.write(f".{node.attr}")
        elif self._missing_allowed or isinstance(node.node, nodes.Literal):
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f"[{node.attr!r}]")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        """Read an item directly, likewise."""
        constant = isinstance(node.arg, nodes.Const)
        if self._missing_allowed or isinstance(node.node, nodes.Literal) or not constant:
            super().visit_Getitem(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f"[{node.arg.value!r}]")  # type: ignore[attr-defined]  # a constant

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        """Allow what is tested to be missing."""
        with self._allow_missing():
            super().visit_Test(node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
        """Allow a missing value where the filter gives a default."""
        with self._allow_missing() if node.name in _DEFAULTS else nullcontext():
            super().visit_Filter(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame) -> None:  # type: ignore[override]
        """Read a method; a caller is only passed on by a block, which none of these templates has."""
        with self._allow_missing():
            super().visit_Call(node, frame)

    @contextmanager
    def _allow_missing(self) -> Iterator[None]:
        self._missing_allowed += 1
        yield
        self._missing_allowed -= 1


def _is_loop(node: nodes.Expr, frame: Frame) -> bool:
    """Whether `node` is the `loop` that Jinja itself made, not a variable of that name."""
    if not isinstance(node, nodes.Name) or node.name != "loop":
        return False
    reference = frame.symbols.find_ref("loop")
    return reference is not None and frame.symbols.find_load(reference) == (VAR_LOAD_PARAMETER, None)


class CompilingEnvironment(SafeEnvironment):
    """The environment of compiled templates; one is shared by all threads, nothing in it changes."""

    code_generator_class = FormGenerator


@cache
def compiling_environment() -> CompilingEnvironment:
    """Return the shared environment."""
    return CompilingEnvironment()


def program_of(source: str) -> str:
    """Return `source`, a part in which `analysis.py` found no obstacle, as Python; raise TemplateSyntaxError."""
    return compiling_environment().compile(source, raw=True)


def load_in_jinja(code: str) -> Program:
    """Return the function of a program that runs in Jinja itself, with all its filters, tests and globals."""
    environment = compiling_environment()
    names = {name: getattr(runtime, name) for name in runtime.exported}
    names |= {"environment": environment, "undefined": environment.undefined}
    names |= {"cond_expr_undefined": environment.undefined, "missing": missing}

    def scope_of(context: dict[str, Any]) -> runtime.Context:
        return runtime.Context(environment, {**environment.globals, **context}, None, {})

    return load_program(code, names, scope_of)
