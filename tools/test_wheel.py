"""Run the tests against the installed wheel, from a directory that holds nothing but the tests.

The wheel must carry its templates, schemas and samples, and need nothing of the checkout. Tests that
are about the checkout itself (the templates' sources, the tools) stay out: folders and files by name, single
tests by the marker `checkout`. The longest property test stays out too: it tests no file.

Usage:
    python tools/test_wheel.py [OPTION OF PYTEST ...]
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
ABOUT_THE_CHECKOUT = (
    "templates",
    "batch/test_sample.py",
    "checks/layout/test_page_of_rules.py",
    "web/test_guide.py",
)
TOO_LONG = "million_random"


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def main(options: list[str]) -> int:
    """Build, install, copy, test; return pytest's exit code."""
    with tempfile.TemporaryDirectory(prefix="ocop-docs-wheel-") as folder:
        room = Path(folder)
        python = install(build_wheel(room / "dist"), room / "venv")
        empty = room / "empty"
        skipped = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "tests", empty / "tests", ignore=skipped)
        for name in ABOUT_THE_CHECKOUT:
            _remove(empty / "tests" / name)
        shutil.copy(ROOT / "pyproject.toml", empty)
        prove_installed(python, empty)
        chosen = ["-m", "not checkout", "-k", f"not {TOO_LONG}", "-n", "2", "-q", "-p", "no:cacheprovider"]
        return run([python, "-m", "pytest", *chosen, *options], cwd=empty)


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


def run(command: list[str], cwd: Path) -> int:
    """Run a command without the checkout on Python's path."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(command, cwd=cwd, env=environment, check=False).returncode  # noqa: S603 - our own commands


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
