"""Run every test once, against the installed wheel where the product is meant; with CI=true also measure coverage.

Tests of the product run from a directory that holds nothing but the tests: the wheel must carry its templates,
schemas and samples, and need nothing of the checkout. Tests about the checkout itself (the templates' sources, the
tools), marked `checkout`, run in it. The coverage of both is reported together; measuring it costs a third of the time.

Usage:
    python tools/run_tests.py [OPTION OF PYTEST ...]
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MARK = "pytest.mark.checkout"
WHOLE_FILE = f"pytestmark = {MARK}"
OWN_JOBS = {"container", "single_file", "windows"}
"""Folders of tests that take minutes: `make container-test`, `make single-file-test`, `make windows-test`."""
# One process more than cores: tests that wait for a browser or LibreOffice leave theirs idle.
PYTEST = ("-m", "pytest", "-n", "3", "--dist", "worksteal", "-q")
MEASURED = os.environ.get("CI") == "true"
COVERAGE = ("--cov", "--cov-report=", "--cov-fail-under=0") if MEASURED else ()


def main(options: list[str]) -> int:
    """Test the wheel and the checkout, and report the coverage of both; return the first exit code that is not 0."""
    for old in ROOT.glob(".coverage*"):
        old.unlink()
    return test_wheel(options) or test_checkout(options) or (report_coverage() if MEASURED else 0)


def test_wheel(options: list[str]) -> int:
    """Build, install, copy, test; return pytest's exit code."""
    with tempfile.TemporaryDirectory(prefix="ocop-docs-wheel-") as folder:
        room = Path(folder)
        python = install(build_wheel(room / "dist"), room / "venv")
        empty = room / "empty"
        shutil.copytree(ROOT / "tests", empty / "tests", ignore=about_the_checkout)
        shutil.copy(ROOT / "pyproject.toml", empty)
        prove_installed(python, empty)
        command = [python, *PYTEST, *COVERAGE, "-m", "not checkout", "-p", "no:cacheprovider", *options]
        return run(command, cwd=empty, COVERAGE_FILE=str(ROOT / ".coverage.wheel"))


def test_checkout(options: list[str]) -> int:
    """Run what was left out there, of the files that have any of it; return pytest's exit code."""
    every = [file for file in (ROOT / "tests").rglob("test_*.py") if not OWN_JOBS & set(file.parts)]
    files = [str(file) for file in every if MARK in file.read_text(encoding="utf-8")]
    command = [sys.executable, *PYTEST, *COVERAGE, "-m", "checkout", *options, *sorted(files)]
    return run(command, cwd=ROOT, COVERAGE_FILE=str(ROOT / ".coverage.checkout"))


def report_coverage() -> int:
    """Add the runs up and report; return the exit code of a coverage too low."""
    coverage = [sys.executable, "-m", "coverage"]
    return run([*coverage, "combine", "--quiet"], cwd=ROOT) or run([*coverage, "report"], cwd=ROOT)


def about_the_checkout(folder: str, names: list[str]) -> set[str]:
    """Name the files of a folder that need the checkout even to be read (as `shutil.copytree` asks)."""
    tests = (name for name in names if name.startswith("test_") and name.endswith(".py"))
    return {
        "__pycache__",
        "node_modules",
        *OWN_JOBS,
        *(name for name in tests if WHOLE_FILE in Path(folder, name).read_text(encoding="utf-8")),
    }


def build_wheel(folder: Path) -> Path:
    """Build the wheel with the installed build backend and return its path."""
    if run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT):
        raise SystemExit("the wheel was not built")
    (wheel,) = folder.glob("*.whl")
    return wheel


def install(wheel: Path, environment: Path) -> str:
    """Install the wheel alone into a new environment that borrows the locked packages; return its Python."""
    venv.create(environment, with_pip=False, symlinks=os.name != "nt")
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python), "install", "--quiet"]
    if run([*pip, "--no-deps", "--no-index", str(wheel)], cwd=environment):
        raise SystemExit("the wheel was not installed")
    own = next(environment.rglob("site-packages"))
    # A path in a .pth file lends the packages, and not the checkout: .pth files in it are not followed.
    (own / "locked.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return str(python)


def prove_installed(python: str, folder: Path) -> None:
    """Stop unless Python finds the package in the new environment."""
    code = "import ocop_docs, sys; sys.exit(not ocop_docs.__file__.startswith(sys.prefix))"
    if run([python, "-c", code], cwd=folder):
        raise SystemExit("Python did not find the package of the wheel")


def run(command: list[str], cwd: Path, **more: str) -> int:
    """Run a command without the checkout on Python's path, with more variables in its environment."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | more
    return subprocess.run(command, cwd=cwd, env=environment, check=False).returncode  # noqa: S603 - our own commands


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
