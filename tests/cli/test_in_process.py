"""The command line called in this process: what it shows, and the exit code it ends with."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.command import PLAN

from ocop_docs.cli import main
from ocop_docs.resources import samples_folder

Runner = Callable[..., tuple[int, str, str]]
DECISION = samples_folder() / "approval-decision" / "cao-bang-2019.json"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Runner:
    """Run `ocop-docs` with arguments; return exit code, what it printed, and what it complained of."""

    def run_here(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["ocop-docs", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out, shown.err

    return run_here


def test_kinds_names_every_kind_with_its_form_and_samples(run: Runner) -> None:
    code, out, _ = run("kinds")

    assert code == 0
    assert all(word in out for word in ("plan", "approval-decision", "report", "Mẫu 1.4", "phu-xuyen-2019"))


def test_kinds_as_json_is_nothing_but_json(run: Runner) -> None:
    code, out, err = run("kinds", "--json")

    assert (code, err) == (0, "")
    assert [kind["kind"] for kind in json.loads(out)["kinds"]][:3] == ["plan", "approval-decision", "report"]


def test_a_word_file_is_checked_and_made_again_from_the_data_it_carries(run: Runner, tmp_path: Path) -> None:
    first, again = tmp_path / "a.docx", tmp_path / "b.docx"

    assert run("render", PLAN, "-o", first)[0] == 0
    assert run("check", first)[1] == run("check", PLAN)[1]
    assert run("render", first, "-o", again)[0] == 0

    assert first.read_bytes() == again.read_bytes()


def test_a_word_file_made_without_data_says_so_when_it_is_opened(run: Runner, tmp_path: Path) -> None:
    word = tmp_path / "a.docx"
    run("render", PLAN, "-o", word, "--without-data")

    code, _, err = run("check", word)

    assert code == 2
    assert "không kèm dữ liệu" in err


def test_schema_is_a_json_schema_with_vietnamese_titles(run: Runner) -> None:
    code, out, _ = run("schema", "plan")

    assert code == 0
    assert json.loads(out)["properties"]["subject"]["title"] == "Trích yếu"


def test_new_prints_a_skeleton_or_writes_it_once(run: Runner, tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    _, printed, _ = run("new", "plan")
    first, _, _ = run("new", "plan", "-o", target)
    second, _, complaint = run("new", "plan", "-o", target)

    assert (first, second) == (0, 2)
    assert json.loads(printed) == json.loads(target.read_text(encoding="utf-8"))
    assert "đã có" in complaint


def test_check_shows_each_finding_with_its_place_and_ends_with_the_count(run: Runner) -> None:
    code, out, _ = run("check", DECISION)

    assert code == 1
    assert "Đề án kèm theo › Kinh phí thực hiện › Tổng kinh phí (scheme.budget.total)" in out
    assert "1 lỗi, 7 điều cần xem lại" in out


def test_check_without_errors_ends_with_zero(run: Runner) -> None:
    code, out, _ = run("check", PLAN, "--json")

    assert code == 0
    assert {"warning"} == {finding["severity"] for finding in json.loads(out)["findings"]}


def test_check_of_what_cannot_be_read_says_why_and_ends_with_two(run: Runner, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"kind": "plan",', encoding="utf-8")
    code, out, err = run("check", broken)

    assert (code, out) == (2, "")
    assert "Nội dung không phải JSON đúng" in err


def test_render_writes_a_word_file_and_not_over_another(run: Runner, tmp_path: Path) -> None:
    target = tmp_path / "plan.docx"
    first, said, _ = run("render", PLAN, "-o", target)
    second, _, _ = run("render", PLAN, "-o", target)
    third, _, _ = run("render", PLAN, "-o", target, "--force")

    assert (first, second, third) == (0, 2, 0)
    assert str(target) in said
    assert target.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("arguments", "reading"),
    [
        (["1015"], "một nghìn không trăm mười lăm\n"),
        (["-15"], "âm mười lăm\n"),
        (["10,5 tỷ", "--money"], "Mười tỷ năm trăm triệu đồng\n"),
    ],
)
def test_words_reads_numbers_and_money(run: Runner, arguments: list[str], reading: str) -> None:
    code, out, _ = run("words", *arguments)

    assert (code, out) == (0, reading)


def test_words_names_both_readings_of_an_ambiguous_figure(run: Runner) -> None:
    code, _, err = run("words", "1.5")

    assert code == 2
    assert "1,5" in err
    assert "15" in err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["render"], "Lệnh còn thiếu DATA.json"),
        (["kinds", "--foo"], "Không có tùy chọn “--foo”"),
        (["nope"], "Không hiểu lệnh “ocop-docs nope”"),
    ],
)
def test_a_command_typed_wrong_is_answered_in_vietnamese(run: Runner, arguments: list[str], complaint: str) -> None:
    code, _, err = run(*arguments)

    assert code == 2
    assert complaint in err


def test_help_has_vietnamese_titles(run: Runner) -> None:
    code, out, _ = run("render", "--help")

    assert code == 0
    assert all(title in out for title in ("Tham số", "Tùy chọn", "Xem hướng dẫn này"))
