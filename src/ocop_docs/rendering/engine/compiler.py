"""From a template's source to the source of a function that prints its form and the values for it.

Stock Jinja escapes, finalises and joins value after value. Here every `Output` node of the template
writes its constants, with a hole for each value, and puts the values aside: so all values of a part
can be checked and escaped at once, before they fill the holes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from functools import cache

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, DependencyFinderVisitor, Frame
from jinja2.idtracking import VAR_LOAD_PARAMETER
from jinja2.nodes import EvalContext

from ocop_docs.rendering.dividers import split_at_rules
from ocop_docs.rendering.engine.environment import SafeEnvironment
from ocop_docs.rendering.engine.program import HOLE, LOOP_FACTS

_DEFAULTS = frozenset({"default", "d"})
"""Filters that may be given what is missing."""


class FormGenerator(CodeGenerator):
    """Writes Python that prints form, values and rules apart, for `runtime.load_program`."""

    _asking = 0
    _form = b""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """Write the one function: what is compiled has no blocks, macros or parents (`structure.py`)."""
        frame = Frame(EvalContext(self.environment, self.name))
        frame.symbols.analyze_node(node)
        self.writeline("def root(context, write, fill, rule):")
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

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - as above
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
        """Add what the template always prints, and stop at each rule in it."""
        text, *ruled = split_at_rules(data)
        self.add_text(text)
        for rule, below in zip(ruled[0::2], ruled[1::2], strict=True):
            self.write_form()
            self.writeline(f"rule({rule!r})")
            self.add_text(below)

    def add_text(self, text: bytes) -> None:
        """Add constant text; its percent signs fill holes, as values do, for in a form they are holes."""
        first, *others = text.split(b"%")
        self._form += first
        for other in others:
            self.add_hole()
            self.write("'%')")
            self._form += other

    def add_hole(self) -> None:
        """Leave a place in the form and begin the call that fills it."""
        self._form += HOLE
        self.writeline("fill(")

    def write_form(self) -> None:
        """Write the form as far as it has come."""
        if self._form:
            self.writeline(f"write({self._form!r})")
        self._form = b""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - as above
        """Read an entry in place; where there is none, the document goes the thorough way.

        What may be missing, or be a method, is asked of the sandbox as `SafeEnvironment.getattr` does.
        """
        if node.attr in LOOP_FACTS and _is_loop(node.node, frame):
            self.visit(node.node, frame)
            self.write(f".{node.attr}")
        elif self._asking or isinstance(node.node, nodes.Literal):
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f"[{node.attr!r}]")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802 - as above
        """Read an item in place, likewise."""
        if self._asking or isinstance(node.node, nodes.Literal) or not isinstance(node.arg, nodes.Const):
            super().visit_Getitem(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f"[{node.arg.value!r}]")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802 - as above
        """Ask of what may be missing."""
        with self._asks():
            super().visit_Test(node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802 - as above
        """Ask of what may be missing, where the filter gives a default."""
        with self._asks() if node.name in _DEFAULTS else nullcontext():
            super().visit_Filter(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame) -> None:  # type: ignore[override]  # noqa: N802 - as above
        """Ask for a method; a caller is only passed on by a block, which none of these templates has."""
        with self._asks():
            super().visit_Call(node, frame)

    @contextmanager
    def _asks(self) -> Iterator[None]:
        self._asking += 1
        yield
        self._asking -= 1


def _is_loop(node: nodes.Expr, frame: Frame) -> bool:
    """Whether `node` is the `loop` that Jinja itself made, not a value that happens to be called so."""
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
    """Return `source`, a part that `structure.py` found nothing against, as Python; raise TemplateSyntaxError."""
    return compiling_environment().compile(source, raw=True)
