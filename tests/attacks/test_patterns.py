"""No regular expression of the package can be made to backtrack without end."""

from __future__ import annotations

import ast
import re
import warnings
from pathlib import Path

import pytest

import ocop_docs

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # regexploit reads patterns by a module with a new name
    from regexploit.ast.sre import SreOpParser
    from regexploit.languages.python_node_visitor import PythonNodeVisitor
    from regexploit.redos import find

PACKAGE = Path(ocop_docs.__file__).parent
CUBIC = 2
"""The starriness of a pattern with quadratic backtracking; regexploit reports what is beyond it, and so do we."""


def patterns() -> list[tuple[str, str, int]]:
    """File, pattern and flags of every pattern in the source, and of those compiled from parts."""
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        visitor = PythonNodeVisitor()
        visitor.visit(ast.parse(file.read_text(encoding="utf-8")))
        found += [(file.name, one.pattern, one.flags) for one in visitor.patterns]
    return found


def weaknesses(pattern: str, flags: int) -> list[str]:
    try:
        parsed = SreOpParser().parse_sre(pattern, flags)
    except re.error:
        return []  # a text that only looks like a pattern
    return [str(one) for one in find(parsed) if one.starriness > CUBIC]


@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning")
def test_no_pattern_of_the_package_is_exponential_or_cubic() -> None:
    found = patterns()
    weak = [(file, pattern, weakness) for file, pattern, flags in found for weakness in weaknesses(pattern, flags)]

    assert len(found) > 100
    assert weak == []


@pytest.mark.parametrize("pattern", [r"/\s*([^\s/]+(?:\s*-\s*[^\s/]+)*)\s*$", r"(a+)+$"])
def test_a_weak_pattern_is_found(pattern: str) -> None:
    assert weaknesses(pattern, 0) != []
