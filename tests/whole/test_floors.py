"""The structure of the code: imports go down its floors and never form a cycle (docs/architecture.md)."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from tests.whole.tools import nodes

import ocop_docs

PACKAGE = Path(ocop_docs.__file__).parent
MODULES = sorted(file.relative_to(PACKAGE).as_posix() for file in PACKAGE.rglob("*.py"))

FLOORS = {
    "": 7,
    "cli": 7,
    "web": 7,
    "office": 6,
    "pipeline": 5,
    "kind_info": 5,
    "revision": 5,
    "reading": 5,
    "drafting": 5,
    "batch": 5,
    "rounds": 5,
    "rounds/papers": 4,
    "rounds/proof": 4,
    "rendering": 4,
    "engines": 4,
    "checks": 3,
    "rounds/checks": 3,
    "intake": 2,
    "rounds/intake": 2,
    "rounds/scoring": 2,
    "documents": 1,
    "rounds/record": 1,
    "errors": 0,
    "messages": 0,
    "settings": 0,
    "configuration": 0,
    "resources": 0,
    "output": 0,
    "isolation": 0,
    "typography": 0,
    "ooxml": 0,
    "vietnamese": 0,
    "law": 0,
}
"""The floor of a module or a folder; a round is one folder whose rooms stand on several floors."""

SAME_FLOOR = {
    ("law", "messages"),
    ("vietnamese", "messages"),
    ("settings", "messages"),
    ("settings", "configuration"),
    ("configuration", "errors"),
    ("configuration", "messages"),
    ("", "cli"),  # python -m ocop_docs
    ("cli", "web"),
    ("batch", "pipeline"),
    ("batch", "kind_info"),
    ("pipeline", "kind_info"),
    ("rounds", "pipeline"),
    ("revision", "pipeline"),
    ("reading", "revision"),
    ("drafting", "pipeline"),
    ("drafting", "kind_info"),
    ("revision", "rounds"),
    ("rounds/record", "documents"),
    ("rounds/intake", "intake"),
    ("rounds/checks", "checks"),
    ("errors", "messages"),
    ("law", "typography"),
    ("law", "vietnamese"),
    ("law", "resources"),
    ("typography", "resources"),
    ("output", "errors"),
    ("output", "vietnamese"),  # names that Windows keeps for devices
    ("isolation", "errors"),
    ("isolation", "settings"),
    ("settings", "errors"),
    ("resources", "settings"),  # an office may have templates of its own
    ("resources", "errors"),
}
"""Rooms of one floor of which the first may import the second."""

LIBRARIES = {
    "typer": {"cli"},
    "click": {"cli"},
    "rich": {"cli"},
    "openpyxl": {"intake", "rounds/intake", "office"},
    "docx": {"rendering", "office"},
    "docxtpl": {"rendering"},
    "jinja2": {"rendering", "rounds"},
    "lxml": {"rendering", "checks", "ooxml", "engines"},
    "flask": {"web"},
    "werkzeug": {"web"},
    "waitress": {"web"},
    "pypdfium2": {"web", "engines"},
    "rdocx": {"engines"},
    "num2words": {"vietnamese"},
    "subprocess": {"batch", "engines", "isolation"},
    "sqlalchemy": {"office"},
    "alembic": {"office"},
    "argon2": {"office"},
    "authlib": {"web"},
    "joserfc": {"web"},
    "requests": {"web"},
    "pyotp": {"office"},
}
"""Libraries that only some rooms may import."""

LONGEST_FUNCTION = 48
MOST_MODULES = 17
ONE_FOR_EACH_KIND = {"documents/kinds", "rendering/kinds"}
"""Folders with a module for each kind of document, however many kinds there are."""
MOST_NAMESAKES = 4
PURE = ("documents", "vietnamese")
INPUT_OUTPUT = {"os", "io", "pathlib", "shutil", "socket", "sqlite3", "subprocess", "tempfile", "urllib", "requests"}


def room_of(module: str) -> str:
    """The longest entry of FLOORS that a module belongs to; the package itself is ""."""
    parts = module.removesuffix(".py").removesuffix("/__init__").split("/")
    prefixes = ("/".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((prefix for prefix in prefixes if prefix in FLOORS), "")


def is_for_types_only(node: ast.AST) -> bool:
    """Whether a node is an `if TYPE_CHECKING:` block."""
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def imports_of(module: str, *, when_run: bool = False) -> Iterator[str]:
    """Full names of what a module imports, inside functions too; without imports for types alone `when_run`."""
    skipped = {
        inner for node in nodes(PACKAGE / module) if when_run and is_for_types_only(node) for inner in ast.walk(node)
    }
    for node in nodes(PACKAGE / module):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def module_named(name: str) -> str | None:
    """The file of this package that an imported name (`ocop_docs.law.nd30.rules`) belongs to."""
    parts = name.split(".")[1:] if name.split(".", maxsplit=1)[0] == "ocop_docs" else []
    for length in range(len(parts), 0, -1):
        path = "/".join(parts[:length])
        for file in (f"{path}.py", f"{path}/__init__.py"):
            if file in MODULES:
                return file
    return None


def modules_imported_by(module: str, *, when_run: bool = False) -> set[str]:
    """Files of this package that a module imports."""
    return {file for name in imports_of(module, when_run=when_run) if (file := module_named(name))} - {module}


def packages_around(module: str) -> set[str]:
    """The `__init__.py` files that Python runs before a module, but for the package's own."""
    folders = module.split("/")[:-1]
    return {"/".join([*folders[:length], "__init__.py"]) for length in range(1, len(folders) + 1)} - {module}


def calls_of(module: str) -> set[str]:
    """What a module calls by its bare name."""
    calls = (node.func for node in nodes(PACKAGE / module) if isinstance(node, ast.Call))
    return {function.id for function in calls if isinstance(function, ast.Name)}


def test_every_module_has_a_floor() -> None:
    own = {"__init__.py", "__main__.py"}

    assert [module for module in MODULES if module not in own and not room_of(module)] == []


def test_imports_go_down() -> None:
    wrong = [
        f"{module} imports {other}"
        for module in MODULES
        for room in [room_of(module)]
        for other in modules_imported_by(module)
        for below in [room_of(other)]
        if room != below and FLOORS[below] >= FLOORS[room] and (room, below) not in SAME_FLOOR
    ]

    assert wrong == [], "up or sideways"


def test_no_modules_import_each_other_in_a_circle() -> None:
    imports = {
        module: {file for each in modules_imported_by(module, when_run=True) for file in {each} | packages_around(each)}
        for module in MODULES
    }
    graph = TopologicalSorter({module: files | packages_around(module) for module, files in imports.items()})

    try:
        graph.prepare()
    except CycleError as error:
        pytest.fail(f"imported in a circle: {error.args[1]}")


def test_a_folder_holds_about_fifteen_modules() -> None:
    sizes = Counter(module.rpartition("/")[0] for module in MODULES if not module.endswith("__init__.py"))
    sizes = {folder: size for folder, size in sizes.items() if folder not in ONE_FOR_EACH_KIND}

    assert {folder: size for folder, size in sizes.items() if size > MOST_MODULES} == {}


def test_no_module_name_is_used_again_and_again() -> None:
    names = Counter(module.rpartition("/")[2] for module in MODULES if not module.endswith("__init__.py"))

    assert {name: count for name, count in names.items() if count > MOST_NAMESAKES} == {}


def test_a_library_is_imported_only_where_it_belongs() -> None:
    known = ((module, name.split(".")[0]) for module in MODULES for name in imports_of(module))

    assert [(module, name) for module, name in known if room_of(module) not in LIBRARIES.get(name, FLOORS)] == []


def test_documents_and_vietnamese_touch_nothing_outside() -> None:
    pure = [module for module in MODULES if room_of(module) in PURE]

    outside = [(module, {name.split(".")[0] for name in imports_of(module)} & INPUT_OUTPUT) for module in pure]
    called = [(module, calls_of(module) & {"open", "print", "input", "exec", "eval"}) for module in pure]

    assert len(pure) > 10
    assert [(module, names) for module, names in outside + called if names] == []


def test_functions_are_short() -> None:
    functions = (
        (module, node) for module in MODULES for node in nodes(PACKAGE / module) if isinstance(node, ast.FunctionDef)
    )

    assert [
        f"{module}: {one.name}"
        for module, one in functions
        if (one.end_lineno or one.lineno) - one.lineno + 1 > LONGEST_FUNCTION
    ] == []
