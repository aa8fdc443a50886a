"""The ways into the command line, and what it says of itself."""

import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from tests.cli.command import call, run

import ocop_docs

VERSION = metadata.version("ocop-docs")


def as_module(*arguments: str) -> str:
    command = [sys.executable, "-m", "ocop_docs", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


def test_the_version_is_that_of_the_package_everywhere() -> None:
    assert ocop_docs.__version__ == VERSION
    assert call("--version").stdout == f"ocop-docs {VERSION}\n"
    assert as_module("--version") == f"ocop-docs {VERSION}\n"


def test_python_m_runs_the_same_program() -> None:
    assert as_module("words", "15") == "mười lăm\n"
    assert as_module("--help") == run("--help").stdout


def test_the_help_describes_completion_in_vietnamese() -> None:
    shown = " ".join(call("--help").stdout.split())

    assert "--install-completion" in shown
    assert "Cài phần gợi ý lệnh khi bấm phím Tab." in shown
    assert "completion for" not in shown


@pytest.mark.parametrize(
    ("typed", "offered"), [("ren", "render"), ("re", "render\nread"), ("sc", "schema\nscore"), ("render --pd", "--pdf")]
)
def test_completion_offers_commands_and_options(typed: str, offered: str) -> None:
    words = {"COMP_WORDS": f"ocop-docs {typed}", "COMP_CWORD": str(len(typed.split()))}

    result = run(env={"_OCOP_DOCS_COMPLETE": "complete_bash"} | words)

    assert (result.stdout.strip(), result.stderr) == (offered, "")


def test_completion_is_installed_for_the_shell_in_use_with_a_message_in_vietnamese(tmp_path: Path) -> None:
    result = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m ocop_docs --install-completion; exit $?"],
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    script = tmp_path / ".bash_completions" / "ocop-docs.sh"
    assert (result.returncode, result.stderr) == (0, "")
    assert "_OCOP_DOCS_COMPLETE=complete_bash" in script.read_text(encoding="utf-8")
    assert result.stdout == f"Đã cài phần gợi ý lệnh cho bash vào tệp {script}. Mở lại cửa sổ dòng lệnh để dùng.\n"
