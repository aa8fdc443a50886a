"""The house: imports go down its floors, never up and never sideways (docs/architecture.md)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.whole.tools import nodes

import ocop_docs

PACKAGE = Path(ocop_docs.__file__).parent
MODULES = sorted(file.relative_to(PACKAGE).as_posix() for file in PACKAGE.rglob("*.py"))

FLOORS = {
    "__init__": 5,
    "__main__": 5,
    "cli": 5,
    "web": 5,
    "pipeline": 4,
    "batch": 4,
    "jobs": 4,
    "roll_up": 4,
    "evaluation": 4,
    "round_folder": 4,
    "rendering": 3,
    "proof": 3,
    "intake": 2,
    "checks": 2,
    "papers": 2,
    "scoring": 2,
    "documents": 1,
    "errors": 0,
    "table_messages": 0,
    "settings": 0,
    "resources": 0,
    "output": 0,
    "typography": 0,
    "data_files": 0,
    "vietnamese": 0,
    "law": 0,
}
NEIGHBOURS = {
    ("__init__", "*"),  # the Python door opens on names of every floor, when they are asked for
    ("cli", "web"),
    ("__main__", "cli"),
    ("checks", "intake"),  # a Word file is judged as the gate let it in
    ("batch", "pipeline"),
    ("jobs", "batch"),
    ("jobs", "pipeline"),
    ("roll_up", "pipeline"),
    ("errors", "table_messages"),
    ("evaluation", "pipeline"),
    ("round_folder", "evaluation"),
    ("checks", "scoring"),
    ("papers", "scoring"),
    ("law", "typography"),
    ("law", "data_files"),
    ("typography", "data_files"),
    ("output", "errors"),
    ("settings", "errors"),
    ("resources", "settings"),  # an office may have templates of its own
    ("resources", "errors"),
}
"""Rooms of one floor of which the first may ask the second."""

HOMES = {
    "typer": {"cli"},
    "click": {"cli"},
    "rich": {"cli"},
    "openpyxl": {"intake"},
    "docx": {"rendering"},
    "docxtpl": {"rendering"},
    "jinja2": {"rendering"},
    "lxml": {"rendering", "checks", "intake", "proof"},
    "pydantic_settings": {"settings"},
    "flask": {"web"},
    "werkzeug": {"web"},
    "waitress": {"web"},
    "pypdfium2": {"web"},
    "num2words": {"vietnamese"},
    "subprocess": {"rendering", "jobs"},
}
"""Libraries that only some rooms may know."""

LONGEST_FUNCTION = 48
PURE = ("documents", "vietnamese")
INPUT_OUTPUT = {"os", "io", "pathlib", "shutil", "socket", "sqlite3", "subprocess", "tempfile", "urllib", "requests"}


def room_of(module: str) -> str:
    return module.removesuffix(".py").split("/")[0]


def imports_of(module: str) -> Iterator[str]:
    """Full names of what a module imports, inside functions too."""
    for node in nodes(PACKAGE / module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_rooms(module: str) -> set[str]:
    """Rooms of this house that a module imports from."""
    names = [name.split(".") for name in imports_of(module)]
    return {parts[1] for parts in names if parts[0] == "ocop_docs" and len(parts) > 1}


def calls_of(module: str) -> set[str]:
    """What a module calls by its bare name."""
    calls = (node.func for node in nodes(PACKAGE / module) if isinstance(node, ast.Call))
    return {function.id for function in calls if isinstance(function, ast.Name)}


def test_every_module_has_a_floor() -> None:
    assert [module for module in MODULES if room_of(module) not in FLOORS] == []


def test_imports_go_down() -> None:
    wrong = [
        f"{module} imports {other}"
        for module in MODULES
        for room in [room_of(module)]
        for other in own_rooms(module) - {room}
        if FLOORS[other] >= FLOORS[room] and not {(room, other), (room, "*")} & NEIGHBOURS
    ]

    assert wrong == [], "up or sideways"


def test_a_library_is_known_only_where_it_belongs() -> None:
    known = ((module, name.split(".")[0]) for module in MODULES for name in imports_of(module))

    assert [(module, name) for module, name in known if room_of(module) not in HOMES.get(name, FLOORS)] == []


def test_documents_and_vietnamese_touch_nothing_outside() -> None:
    pure = [module for module in MODULES if room_of(module) in PURE]

    outside = [(module, {name.split(".")[0] for name in imports_of(module)} & INPUT_OUTPUT) for module in pure]
    called = [(module, calls_of(module) & {"open", "print", "input", "exec", "eval"}) for module in pure]

    assert len(pure) > 10
    assert [(module, names) for module, names in outside + called if names] == []


def test_rooms_are_small() -> None:
    functions = (
        (module, node) for module in MODULES for node in nodes(PACKAGE / module) if isinstance(node, ast.FunctionDef)
    )

    assert [
        f"{module}: {one.name}"
        for module, one in functions
        if (one.end_lineno or one.lineno) - one.lineno + 1 > LONGEST_FUNCTION
    ] == []
