"""A LibreOffice that fails, each way with its own name; and nothing of it is left."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.command import PLAN, files_in, run
from tests.engines.conftest import STAY, FalseOffice
from tests.rendering.full_documents import plan, rendered

from ocop_docs import OcopDocsError
from ocop_docs.engines import libreoffice, rdocx
from ocop_docs.engines.choice import convert

GIVE = 'cp "{pdf}" "${{last%.docx}}.pdf"'

CONVERTS_AND_DIES = """
import os, pathlib, sys
from ocop_docs import load
from ocop_docs.pipeline import write_word
from ocop_docs.engines import libreoffice
libreoffice.to_pdf(write_word(load(pathlib.Path(sys.argv[1]))))
{end}
"""


@pytest.fixture(scope="module")
def word() -> bytes:
    return rendered(plan())


@pytest.fixture
def good(word: bytes, tmp_path: Path) -> str:
    """The part of a script that puts a right PDF in its place."""
    pdf = tmp_path / "good.pdf"
    pdf.write_bytes(rdocx.to_pdf(word))
    return GIVE.format(pdf=pdf)


def fault_of(word: bytes) -> tuple[str, str]:
    """Code and words of the fault with which LibreOffice refuses."""
    with pytest.raises(OcopDocsError) as caught:
        libreoffice.to_pdf(word)
    (one,) = caught.value.faults
    return one.code, one.message


def lives(pid: int) -> bool:
    """Whether a process still works a moment after it was ended."""
    for _ in range(50):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except OSError:
            return False
        if state == "Z":
            return False
        time.sleep(0.1)
    os.kill(pid, signal.SIGKILL)
    return True


@pytest.mark.parametrize(
    ("convert", "code"),
    [
        ("exit 0", "soffice-no-file"),
        ("exit 77", "soffice-crashed"),
        ("kill -SEGV $$", "soffice-crashed"),
        ("head -c 5000000 /dev/zero >&2; head -c 5000000 /dev/zero; exit 1", "soffice-crashed"),
        (': > "${last%.docx}.pdf"', "pdf-cut-off"),
        ('printf "%%PDF-1.6 half" > "${last%.docx}.pdf"', "pdf-cut-off"),
        ('printf "%%PDF-1.6 half" > "${last%.docx}.pdf"; exit 1', "soffice-crashed"),
    ],
    ids=["no file", "exit 77", "crash", "floods its output", "empty", "cut off", "cut off and exit 1"],
)
def test_a_conversion_that_fails_is_named_and_leaves_nothing(
    convert: str, code: str, word: bytes, false_office: FalseOffice, tmp_path: Path
) -> None:
    false_office.install(convert)

    found = fault_of(word)

    assert found[0] == code
    libreoffice.close()
    assert list((tmp_path / "room").iterdir()) == []
    assert [pid for pid in false_office.pids if lives(pid)] == []


def test_without_libreoffice_the_fault_says_how_to_get_a_pdf(word: bytes, false_office: FalseOffice) -> None:
    with pytest.raises(OcopDocsError) as caught:
        libreoffice.to_pdf(word)

    assert caught.value.faults[0].code == "soffice-missing"
    assert "Save as PDF" in caught.value.faults[0].remedy


def test_a_file_that_is_no_program_is_not_taken_for_libreoffice(word: bytes, false_office: FalseOffice) -> None:
    false_office.write("no program at all")

    assert fault_of(word)[0] == "soffice-not-started"


@pytest.mark.parametrize("code", [0, 3])
def test_one_that_ends_when_it_should_stay_is_named(code: int, word: bytes, false_office: FalseOffice) -> None:
    false_office.write(f"#!/bin/sh\nexit {code}\n")

    assert fault_of(word) == ("soffice-crashed", f"LibreOffice dừng giữa chừng với mã lỗi {code}.")


@pytest.mark.parametrize("hangs", ["convert", "serve"])
def test_one_that_hangs_is_ended_with_all_its_children(
    hangs: str, word: bytes, false_office: FalseOffice, set_to: Callable[..., None], tmp_path: Path
) -> None:
    hang = 'sleep 600 & echo $! >> "$PIDS"; wait'.replace("$PIDS", str(tmp_path / "bin" / "pids"))
    script = false_office
    if hangs == "convert":
        script.install(hang)
    else:
        script.write(f"#!/bin/sh\nPATH=/usr/bin:/bin\necho $$ >> {tmp_path / 'bin' / 'pids'}\n{hang}\n")
    set_to(soffice_timeout_s=1)

    code, message = fault_of(word)

    assert (code, "quá 1 giây" in message) == ("pdf-slow", True)
    assert len(script.pids) >= 2
    assert [pid for pid in script.pids if lives(pid)] == []
    assert list((tmp_path / "room").iterdir()) == []


def test_a_full_disk_is_named(word: bytes, false_office: FalseOffice, good: str) -> None:
    false_office.install(good)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(word) // 2, hard))
    try:
        found = fault_of(word)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert found[0] == "pdf-no-room"


def test_a_disk_too_full_for_the_result_is_named(
    word: bytes, false_office: FalseOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    false_office.install("exit 0")
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 4096}))

    assert fault_of(word)[0] == "pdf-no-room"


def test_fonts_of_other_widths_are_named(word: bytes, false_office: FalseOffice, tmp_path: Path) -> None:
    pdf = tmp_path / "other.pdf"
    pdf.write_bytes(rdocx.to_pdf(word).replace(b"LiberationSerif", b"DejaVuSansMonoo"))
    false_office.install(GIVE.format(pdf=pdf))

    code, message = fault_of(word)

    assert code == "pdf-fonts"
    assert "DejaVuSansMonoo" in message


def test_one_libreoffice_serves_many_conversions(word: bytes, false_office: FalseOffice, good: str) -> None:
    false_office.install(good, serve=f"echo served >> {false_office.folder}/served; {STAY}")

    for _ in range(5):
        libreoffice.to_pdf(word)

    assert (false_office.folder / "served").read_text() == "served\n"


def test_it_is_started_anew_after_the_number_of_files_that_is_set(
    word: bytes, false_office: FalseOffice, good: str, set_to: Callable[..., None]
) -> None:
    false_office.install(good, serve=f"echo served >> {false_office.folder}/served; {STAY}")
    set_to(soffice_files=2)

    for _ in range(5):
        libreoffice.to_pdf(word)

    assert (false_office.folder / "served").read_text() == "served\n" * 3


def test_one_that_died_between_two_files_is_started_anew(word: bytes, false_office: FalseOffice, good: str) -> None:
    false_office.install(good)
    libreoffice.to_pdf(word)
    os.kill(false_office.pids[0], signal.SIGKILL)
    lives(false_office.pids[0])

    assert libreoffice.to_pdf(word).startswith(b"%PDF-")


def test_two_hundred_conversions_leave_no_folder_and_no_process(
    word: bytes, false_office: FalseOffice, good: str, set_to: Callable[..., None], tmp_path: Path
) -> None:
    false_office.install(good)
    set_to(soffice_files=20)

    for _ in range(200):
        libreoffice.to_pdf(word)

    libreoffice.close()
    assert list((tmp_path / "room").iterdir()) == []
    assert len(false_office.pids) == 210
    assert [pid for pid in false_office.pids if lives(pid)] == []


@pytest.mark.parametrize(
    "end",
    ["os._exit(9)", "os.kill(os.getpid(), 9)", "os.kill(os.getpid(), 15)", "raise KeyboardInterrupt", ""],
    ids=["exit", "SIGKILL", "SIGTERM", "interrupt", "end"],
)
def test_a_program_takes_its_libreoffice_and_its_folder_with_it_however_it_ends(
    end: str, false_office: FalseOffice, good: str, tmp_path: Path
) -> None:
    false_office.install(good)
    room = tmp_path / "room"
    program = CONVERTS_AND_DIES.format(end=end)
    subprocess.run(
        [sys.executable, "-c", program, str(PLAN)],
        env=os.environ | {"TMPDIR": str(room)},
        capture_output=True,
        check=False,
    )

    assert false_office.pids
    assert [pid for pid in false_office.pids if lives(pid)] == []
    assert list(room.iterdir()) == []


def test_the_command_line_names_the_fault_and_writes_nothing(
    false_office: FalseOffice, set_to: Callable[..., None], tmp_path: Path
) -> None:
    false_office.install("exit 77")
    set_to(pdf_engine="libreoffice")
    folder = tmp_path / "out"
    folder.mkdir()

    result = run("render", PLAN, "-o", folder / "out.docx", "--pdf")

    assert (result.returncode, result.stdout, files_in(folder)) == (2, "", [])
    assert "LibreOffice dừng giữa chừng với mã lỗi 77" in result.stderr
    assert "Save as PDF" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_pdf_of_another_document_is_refused(
    word: bytes, false_office: FalseOffice, good: str, set_to: Callable[..., None]
) -> None:
    false_office.install(good)
    set_to(pdf_engine="libreoffice")
    other = rendered(plan(subject="Một kế hoạch khác hẳn"))

    assert convert(word)
    with pytest.raises(OcopDocsError) as caught:
        convert(other)

    assert caught.value.faults[0].code == "pdf-lost-text"
