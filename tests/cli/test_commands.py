"""Each command: what it prints where, and its exit code; as the installed program where that is the point."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.cli.command import PLAN, Result, call, files_in, run
from tests.golden.reading import sample_files

from ocop_docs.documents.catalogue import KINDS as CATALOGUE
from ocop_docs.resources import samples_folder, schemas_folder

KINDS = set(CATALOGUE)
SCHEME = samples_folder() / "approval-decision" / "cao-bang-2019.json"
"""The total of the real scheme is not that of its phases, which the sample accepts."""


def written(folder: Path, data: object, name: str = "data.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def plan_data(**changes: Any) -> dict[str, Any]:
    return json.loads(PLAN.read_text(encoding="utf-8")) | changes


def json_of(result: Result) -> Any:
    """The JSON on stdout, which must be all that stands there."""
    return json.loads(result.stdout)


def test_help_is_vietnamese_and_names_every_command() -> None:
    result = run("--help")

    assert result.returncode == 0
    assert [name for name in ("kinds", "schema", "new", "check", "render", "words") if name not in result.stdout] == []
    assert "Nghị định 30/2020/NĐ-CP" in " ".join(result.stdout.split())


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("kinds", ["--json"]),
        ("schema", ["KIND"]),
        ("new", ["KIND", "-o", "--force"]),
        ("check", ["DATA.json", "--json"]),
        ("render", ["DATA.json", "-o", "--force", "--pdf"]),
        ("round", ["ROUND", "OUT.zip|FOLDER"]),
        ("words", ["NUMBER", "--money"]),
    ],
)
def test_help_of_each_command_names_its_options(command: str, options: list[str]) -> None:
    result = call(command, "--help")

    assert result.returncode == 0
    assert [option for option in options if option not in result.stdout] == []


def test_help_of_a_command_has_vietnamese_titles() -> None:
    shown = call("render", "--help").stdout

    assert all(title in shown for title in ("Tham số", "Tùy chọn", "Xem hướng dẫn này"))


def test_kinds_as_json_names_templates_and_samples() -> None:
    result = call("kinds", "--json")
    kinds = json_of(result)["kinds"]

    assert (result.returncode, result.stderr) == (0, "")
    assert [kind["kind"] for kind in kinds] == list(CATALOGUE)
    assert {kind["template"] for kind in kinds} == {f"{name}.docx" for name in KINDS}
    assert {f"{kind['kind']}/{sample}" for kind in kinds for sample in kind["samples"]} == {
        f"{path.parent.name}/{path.stem}" for path in sample_files() if path.parent.name in KINDS
    }


def test_kinds_for_people_shows_the_official_names() -> None:
    result = call("kinds", env={"COLUMNS": "200"})

    assert result.returncode == 0
    for words in ("Kế hoạch thực hiện Chương trình OCOP", "phu-xuyen-2019", "approval-decision", "Mẫu 1.4"):
        assert words in result.stdout


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_schema_is_the_one_that_is_shipped(kind: str) -> None:
    shipped = json.loads((schemas_folder() / f"{kind}.schema.json").read_text(encoding="utf-8"))

    assert json_of(call("schema", kind)) == shipped


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_new_makes_a_skeleton_that_is_a_blank_form_with_findings(kind: str, tmp_path: Path) -> None:
    made = call("new", kind, "-o", tmp_path / "new.json")
    printed = call("new", kind)
    checked = call("check", tmp_path / "new.json")

    assert made.returncode == 0
    assert json.loads((tmp_path / "new.json").read_text(encoding="utf-8")) == json_of(printed)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "Chưa có “" in checked.stdout


@pytest.mark.parametrize("kind", [*sorted(KINDS), "evaluation"])
def test_new_writes_each_example_of_a_kind_as_it_is_shipped(kind: str) -> None:
    shipped = {path.stem: json.loads(path.read_bytes()) for path in (samples_folder() / kind).glob("*.json")}

    assert {name: json_of(call("new", kind, "--example", name)) for name in shipped} == shipped
    assert json_of(call("new", kind, "--example")) in shipped.values()


def test_new_without_the_name_of_an_example_takes_one_under_the_law_in_force() -> None:
    assert json_of(call("new", "plan", "--example")) == json_of(call("new", "plan", "--example", "tinh-minh-hoa-2027"))


@pytest.mark.parametrize("kind", ["report", "evaluation"])
def test_an_unknown_example_is_refused_with_the_names_of_all(kind: str, tmp_path: Path) -> None:
    refused = call("new", kind, "--example", "xã-khác", "-o", "a.json", cwd=tmp_path)

    assert (refused.returncode, list(tmp_path.iterdir())) == (2, [])
    assert f"Không có ví dụ “xã-khác” cho loại {kind}." in refused.stderr
    assert [path.stem for path in (samples_folder() / kind).glob("*.json") if path.stem not in refused.stderr] == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("phu-xuyen-2019",), "Lệnh còn thiếu --example."),
        (("--example", "--template", "mau.docx"), "Mỗi lần chỉ làm được một trong các việc: --example, --template."),
    ],
)
def test_an_example_is_asked_for_and_fits_no_word_template(
    arguments: tuple[str, ...], sentence: str, tmp_path: Path
) -> None:
    refused = call("new", "plan", *arguments, cwd=tmp_path)

    assert (refused.returncode, list(tmp_path.iterdir())) == (2, [])
    assert sentence in refused.stderr


def test_new_does_not_overwrite_without_force(tmp_path: Path) -> None:
    target = tmp_path / "new.json"
    target.write_text("của tôi", encoding="utf-8")

    refused = call("new", "plan", "-o", target)
    kept = target.read_text(encoding="utf-8")
    forced = call("new", "plan", "-o", target, "--force")

    assert (refused.returncode, kept) == (2, "của tôi")
    assert "đã có" in refused.stderr
    assert "--force" in refused.stderr
    assert forced.returncode == 0
    assert json.loads(target.read_text(encoding="utf-8"))["kind"] == "plan"


@pytest.mark.parametrize("sample", sample_files(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_exit_code_of_check_shows_whether_there_are_errors(sample: Path) -> None:
    result = call("check", sample, "--json")

    findings = json_of(result)["findings"]

    assert result.stderr == ""
    assert result.returncode == int(
        any(finding["severity"] == "error" and not finding["accepted"] for finding in findings)
    )


@pytest.fixture
def not_adding_up(tmp_path: Path) -> Path:
    return written(tmp_path, json.loads(SCHEME.read_text(encoding="utf-8")) | {"accepted": []})


def test_check_of_figures_that_do_not_add_up_exits_1_and_shows_both_sums(not_adding_up: Path) -> None:
    as_json, for_people = call("check", not_adding_up, "--json"), call("check", not_adding_up)

    (error, *_) = [one for one in json_of(as_json)["findings"] if one["severity"] == "error"]

    assert as_json.returncode == for_people.returncode == 1
    assert set(error) >= {"code", "severity", "place", "message", "expected", "found", "citation"}
    assert "316.325.000.000" in for_people.stdout
    assert "326.325.000.000" in for_people.stdout
    assert for_people.stderr == ""


def test_check_shows_each_finding_with_its_place_and_ends_with_the_count(not_adding_up: Path) -> None:
    shown = call("check", not_adding_up).stdout

    assert "Đề án kèm theo › Kinh phí thực hiện › Tổng kinh phí (scheme.budget.total)" in shown
    assert "1 lỗi, 7 điều cần xem lại" in shown


def test_a_plan_without_errors_is_checked_with_warnings_only() -> None:
    result = call("check", PLAN, "--json")

    assert result.returncode == 0
    assert {"warning"} == {finding["severity"] for finding in json_of(result)["findings"]}


def test_a_word_file_is_checked_and_made_again_from_the_data_it_carries(tmp_path: Path) -> None:
    first, again = tmp_path / "a.docx", tmp_path / "b.docx"

    assert call("render", PLAN, "-o", first).returncode == 0
    assert call("check", first).stdout == call("check", PLAN).stdout
    assert call("render", first, "-o", again).returncode == 0

    assert first.read_bytes() == again.read_bytes()


def test_opening_a_word_file_without_data_is_refused_with_that_reason(tmp_path: Path) -> None:
    call("render", PLAN, "-o", tmp_path / "a.docx", "--without-data")

    result = call("check", tmp_path / "a.docx")

    assert result.returncode == 2
    assert "không kèm dữ liệu" in result.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"kind": "plan",', "Nội dung không phải JSON đúng"),
        (b"{", "JSON"),
        (b"\xff\xfe{}", "UTF-8"),
        (b"[]", "{ }"),
        (b"{}", "kind"),
        (b'{"kind": "thu"}', "approval-decision"),
        (b'{"kind": "plan", "kinh_phi": 1}', "kinh_phi"),
        (b'{"kind": "plan", "number": NaN}', "NaN"),
        (b'{"kind": "plan", "number": 1e400}', "1e400"),
        (b"", "JSON"),
    ],
)
@pytest.mark.parametrize("command", [["check"], ["check", "--json"], ["render"]], ids=" ".join)
def test_unreadable_data_exits_2_with_the_reason_on_stderr_and_writes_nothing(
    command: list[str], content: bytes, said: str, tmp_path: Path
) -> None:
    (tmp_path / "data.json").write_bytes(content)

    result = call(*command, "data.json", cwd=tmp_path)

    assert (result.returncode, result.stdout) == (2, "")
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert files_in(tmp_path) == ["data.json"]


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, plan_data(date="30/02/2027", number=-1, la="x", subject=""))

    result = call("check", path)

    assert result.returncode == 2
    assert [place for place in ("(date)", "(number)", "(la)", "(subject)") if place not in result.stderr] == []


def test_a_file_that_is_not_there_exits_2(tmp_path: Path) -> None:
    result = call("check", "không có.json", cwd=tmp_path)

    assert (result.returncode, result.stdout) == (2, "")
    assert "Không tìm thấy tệp “không có.json”" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["vẽ"], "Không hiểu lệnh “ocop-docs vẽ”"),
        (["render"], "Lệnh còn thiếu DATA.json"),
        (["schema", "thu"], "thu"),
        (["check", "x", "--lạ"], "Không có tùy chọn “--lạ”"),
        (["words"], "Lệnh còn thiếu"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_mistyped_command_exits_2_with_an_error_in_vietnamese(arguments: list[str], said: str) -> None:
    result = call(*arguments)

    assert (result.returncode, result.stdout) == (2, "")
    assert said in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["1015"], "một nghìn không trăm mười lăm"),
        (["-15"], "âm mười lăm"),
        (["10,5"], "mười phẩy năm"),
        (["10,5 tỷ", "--money"], "Mười tỷ năm trăm triệu đồng"),
        (["968.721.000", "--money"], "Chín trăm sáu mươi tám triệu bảy trăm hai mươi mốt nghìn đồng"),
    ],
)
def test_words_reads_a_number(arguments: list[str], expected: str) -> None:
    result = call("words", *arguments)

    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.casefold().strip() == expected.casefold()


@pytest.mark.parametrize("arguments", [["1.5"], ["abc"], ["1,234,567", "--money"], [""]], ids=" ".join)
def test_words_refuses_what_can_be_read_in_two_ways_or_none(arguments: list[str]) -> None:
    result = call("words", *arguments)

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr


def test_words_names_both_readings_of_an_ambiguous_figure() -> None:
    said = call("words", "1.5").stderr

    assert "1,5" in said
    assert "15" in said


def test_render_names_the_file_after_the_data(tmp_path: Path) -> None:
    data = written(tmp_path, plan_data(), "Kế hoạch Đông Hà (bản cuối) & phụ lục [red].json")

    result = run("render", data.name, cwd=tmp_path)

    made = tmp_path / "Kế hoạch Đông Hà (bản cuối) & phụ lục [red].docx"
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == f"Đã ghi {made.name}\n"
    assert zipfile.ZipFile(made).testzip() is None


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "latin-1:strict"])
def test_a_terminal_without_vietnamese_gets_utf8_and_no_crash(encoding: str, tmp_path: Path) -> None:
    narrow = {"PYTHONIOENCODING": encoding}

    results = [
        run("kinds", env=narrow),
        run("check", "không có.json", env=narrow, cwd=tmp_path),
        run("render", PLAN, "-o", "Đề án.docx", env=narrow, cwd=tmp_path),
        run("--help", env=narrow),
    ]

    assert [result.returncode for result in results] == [0, 2, 0, 0]
    assert "Tên văn bản" in results[0].stdout
    assert "Không tìm thấy tệp" in results[1].stderr
    assert "Đã ghi Đề án.docx" in results[2].stdout
    assert "Traceback" not in "".join(result.stderr for result in results)


def test_a_file_name_that_is_not_unicode_does_not_crash(tmp_path: Path) -> None:
    odd = tmp_path / "k\udcff.json"
    odd.write_bytes(PLAN.read_bytes())

    rendered, missing = run("render", odd.name, cwd=tmp_path), run("check", "thi\udcffu.json", cwd=tmp_path)

    assert (rendered.returncode, rendered.stderr) == (0, "")
    assert (tmp_path / "k\udcff.docx").is_file()
    assert missing.returncode == 2
    assert "Traceback" not in missing.stderr
