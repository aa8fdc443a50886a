"""`render --pdf`: with LibreOffice a second file, and with a LibreOffice that fails a clear word and no file."""

import os
import signal
import time
from pathlib import Path

import pytest
from tests.cli.command import PLAN, files_in, run
from tests.rendering.full_documents import plan, rendered
from tests.rendering.office import page_texts, require_soffice

from ocop_docs import OcopDocsError
from ocop_docs.pipeline import to_pdf
from ocop_docs.settings import settings

SLEEPER = """#!/bin/sh
PATH=/usr/bin:/bin
sleep 600 &
echo $! > "{pids}"
echo $$ >> "{pids}"
wait
"""


@pytest.fixture
def soffice(tmp_path: Path) -> Path:
    """A folder for a false `soffice`, and the only folder that the program will search."""
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder / "soffice"


def install(soffice: Path, script: str) -> None:
    soffice.write_text(script, encoding="utf-8")
    soffice.chmod(0o755)


def render_with(soffice: Path, folder: Path, **env: str):  # noqa: ANN201 - a finished process
    found = {"PATH": f"{soffice.parent}{os.pathsep}/nonexistent"} | env
    return run("render", PLAN, "-o", folder / "out.docx", "--pdf", env=found)


def test_pdf_stands_beside_the_word_file(tmp_path: Path) -> None:
    require_soffice()

    result = run("render", PLAN, "-o", tmp_path / "Kế hoạch Đ.docx", "--pdf")

    assert (result.returncode, result.stderr) == (0, "")
    assert files_in(tmp_path) == ["Kế hoạch Đ.docx", "Kế hoạch Đ.pdf"]
    assert "KẾ HOẠCH" in page_texts((tmp_path / "Kế hoạch Đ.pdf").read_bytes())[0]


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (None, "chưa có LibreOffice"),
        ("#!/bin/sh\nexit 0\n", "LibreOffice không chuyển được"),
        ("#!/bin/sh\nexit 77\n", "LibreOffice không chuyển được"),
        ("#!/bin/sh\nkill -SEGV $$\n", "LibreOffice không chuyển được"),
        (
            "#!/bin/sh\nPATH=/usr/bin:/bin\nhead -c 5000000 /dev/zero >&2; head -c 5000000 /dev/zero; exit 1\n",
            "LibreOffice không chuyển được",
        ),
        ("no program at all", "LibreOffice không chuyển được"),
    ],
    ids=["missing", "exit 0 without a file", "exit 77", "crash", "floods its output", "not executable"],
)
def test_a_libreoffice_that_fails_is_named_and_nothing_is_written(
    soffice: Path, script: str | None, said: str, tmp_path: Path
) -> None:
    if script is not None:
        install(soffice, script)
    folder = tmp_path / "out"
    folder.mkdir()

    result = render_with(soffice, folder)

    assert (result.returncode, result.stdout) == (2, "")
    assert said in result.stderr
    assert "Save as PDF" in result.stderr
    assert "Traceback" not in result.stderr
    assert files_in(folder) == []


def test_a_libreoffice_that_hangs_is_ended_with_all_its_children(soffice: Path, tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    install(soffice, SLEEPER.format(pids=pids))
    folder = tmp_path / "out"
    folder.mkdir()

    result = render_with(soffice, folder, OCOP_DOCS_SOFFICE_TIMEOUT_S="1")

    assert (result.returncode, result.stdout) == (2, "")
    assert "quá thời gian chờ" in result.stderr
    assert files_in(folder) == []
    assert [pid for pid in pids.read_text().split() if lives(int(pid))] == []


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


def test_an_empty_or_cut_off_pdf_is_refused(soffice: Path, tmp_path: Path) -> None:
    install(soffice, '#!/bin/sh\nfor last; do :; done\n: > "${last%.docx}.pdf"\n')
    folder = tmp_path / "out"
    folder.mkdir()

    result = render_with(soffice, folder)

    assert (result.returncode, files_in(folder)) == (2, [])
    assert "LibreOffice không chuyển được" in result.stderr


def test_a_pdf_of_a_failed_conversion_is_refused(soffice: Path, tmp_path: Path) -> None:
    install(soffice, '#!/bin/sh\nfor last; do :; done\nprintf "%%PDF-1.6 half" > "${last%.docx}.pdf"\nexit 1\n')
    folder = tmp_path / "out"
    folder.mkdir()

    result = render_with(soffice, folder)

    assert (result.returncode, files_in(folder)) == (2, [])


def test_conversion_leaves_no_folder_behind(soffice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(soffice, "#!/bin/sh\nexit 3\n")
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.setenv("PATH", str(soffice.parent))
    monkeypatch.setattr("tempfile.tempdir", str(room))

    with pytest.raises(OcopDocsError) as caught:
        to_pdf(rendered(plan()))

    assert caught.value.faults[0].code == "soffice-failed"
    assert list(room.iterdir()) == []
    assert settings().soffice_timeout_s > 0
