"""The tool that tells whether a restructured code base still gives out what it gave before."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.checkout

TOOL = Path(__file__).resolve().parents[2] / "tools" / "snapshot.py"


def snapshot(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, TOOL, *map(str, words)], capture_output=True, encoding="utf-8", env={}, check=False
    )


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The help and two random documents of the program, in the folder `old`."""
    folder = tmp_path_factory.mktemp("snapshots") / "old"
    result = snapshot("take", folder, "--only", "random,help", "--count", "2")
    assert result.returncode == 0, result.stderr
    return folder


def changed(taken: Path, to: Path, old: str, new: str) -> Path:
    """A copy of a snapshot in whose index one text is replaced."""
    to.mkdir()
    for file in taken.iterdir():
        (to / file.name).write_bytes(file.read_bytes())
    text = (taken / "index.json").read_text(encoding="utf-8")
    assert old in text
    (to / "index.json").write_text(text.replace(old, new, 1), encoding="utf-8")
    return to


def word_file(taken: Path) -> tuple[str, dict[str, object]]:
    """The first Word file in a snapshot: its name and what is kept of it."""
    index = json.loads((taken / "index.json").read_text(encoding="utf-8"))
    return next((item, entry) for item, entry in index.items() if item.endswith(".docx"))


def test_two_snapshots_of_the_same_code_are_equal(taken: Path, tmp_path: Path) -> None:
    again = snapshot("take", tmp_path / "new", "--only", "random,help", "--records", taken / "records.jsonl")
    result = snapshot("compare", taken, tmp_path / "new")

    assert again.returncode == result.returncode == 0, again.stderr + result.stderr
    assert result.stdout.splitlines()[1] == "random: 4 of 4 equal"


def test_a_changed_part_of_a_file_is_named_and_is_a_failure(taken: Path, tmp_path: Path) -> None:
    item, entry = word_file(taken)
    raw = next(raw for name, raw, _ in entry["parts"] if name == "word/document.xml")  # type: ignore[attr-defined]

    result = snapshot("compare", taken, changed(taken, tmp_path / "new", raw, "0" * 64))

    assert result.returncode == 1
    assert f"{item}: DIFFERENT\n  part word/document.xml: the same XML, written in other bytes" in result.stdout


def test_another_compression_is_told_and_is_no_failure(taken: Path, tmp_path: Path) -> None:
    item, entry = word_file(taken)

    result = snapshot("compare", taken, changed(taken, tmp_path / "new", str(entry["bytes"]), "0" * 64))

    assert result.returncode == 0
    assert f"{item}: same parts, other compression" in result.stdout


def test_an_expected_difference_is_told_with_its_reason_and_is_no_failure(taken: Path, tmp_path: Path) -> None:
    other = changed(taken, tmp_path / "new", '"help/words"', '"help/numbers"')
    allowed = tmp_path / "allowed.toml"
    allowed.write_text('"help/[nw]*" = "The command has another name."\n"round/*" = "Nothing."\n', encoding="utf-8")

    strict, lenient = snapshot("compare", taken, other), snapshot("compare", taken, other, "--allow", allowed)

    assert (strict.returncode, lenient.returncode) == (1, 0)
    assert "help/words: DIFFERENT\n  only in the old snapshot" in strict.stdout
    assert "help/words: expected to differ\n  The command has another name." in lenient.stdout
    assert snapshot("compare", taken, other, "--only", "random").returncode == 0
    assert "nothing that differs is named by 'round/*'" in lenient.stdout


def test_what_is_kept_of_a_text_is_the_text(taken: Path) -> None:
    index = json.loads((taken / "index.json").read_text(encoding="utf-8"))
    with zipfile.ZipFile(taken / "blobs.zip") as blobs:
        kept = blobs.read(index["help/words"]["text"]).decode()

    assert kept.startswith("$ ocop-docs words --help\nexit code 0\n")
    assert "Đọc một số thành chữ." in kept
