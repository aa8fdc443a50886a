"""An office's own template takes the place of the shipped one, in the same sandbox and under the same proof."""

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document as WordDocument
from typer.testing import CliRunner

from ocop_docs import check, load, render
from ocop_docs.cli.app import app
from ocop_docs.errors import RenderError, UnreadableInput
from ocop_docs.ooxml.zip import read_parts, write_zip
from ocop_docs.pipeline import write_word
from ocop_docs.resources import samples_folder, shipped_template
from ocop_docs.settings import settings

CERTIFICATE = samples_folder() / "certificate" / "mat-ong-bac-ha-thung-may.json"
Office = Callable[[str], None]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """Write a certificate template of one line into the office's folder."""

    def write(line: str) -> None:
        document = WordDocument()
        document.add_paragraph(line)
        document.save(str(tmp_path / "certificate.docx"))

    monkeypatch.setenv("OCOP_DOCS_TEMPLATES_FOLDER", str(tmp_path))
    settings.cache_clear()
    yield write
    monkeypatch.undo()
    settings.cache_clear()


def words(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in WordDocument(io.BytesIO(data)).paragraphs)


def test_the_certificate_has_the_words_of_the_office(office: Office) -> None:
    office("UBND tỉnh trân trọng trao cho {{ producer }}: {{ product }} đạt {{ stars }} sao")

    printed = words(write_word(load(CERTIFICATE)))

    assert printed == "UBND tỉnh trân trọng trao cho Hợp tác xã Ong Thung Mây: Mật ong bạc hà Thung Mây đạt 4 sao"


def test_a_kind_without_a_template_of_its_own_keeps_the_shipped_one(office: Office) -> None:
    office("{{ product }}")

    sample = next((samples_folder() / "registration").glob("*.json"))
    assert "PHIẾU ĐĂNG KÝ" in words(write_word(load(sample))).upper()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "{{ ten_san_pham }}",
            "không có dữ liệu tên “ten_san_pham”; các tên dùng được: address, authority, blank, code",
        ),
        ("{{ issuer.ten }}", "không có dữ liệu tên “ten”"),
        ("{{ product", "thẻ viết chưa đúng"),
        ("{{ ''.__class__.__mro__ }}", "có chỗ sai"),
    ],
)
def test_the_error_in_a_template_is_reported_in_vietnamese(office: Office, line: str, message: str) -> None:
    office(line)

    with pytest.raises(RenderError) as refused:
        write_word(load(CERTIFICATE))

    assert "Mẫu Word “certificate.docx” có chỗ sai" in str(refused.value)
    assert message in str(refused.value)


def test_a_missing_folder_is_reported(monkeypatch: pytest.MonkeyPatch, office: Office, tmp_path: Path) -> None:
    del office
    monkeypatch.setenv("OCOP_DOCS_TEMPLATES_FOLDER", str(tmp_path / "khong-co"))
    settings.cache_clear()

    with pytest.raises(UnreadableInput, match="OCOP_DOCS_TEMPLATES_FOLDER"):
        write_word(load(CERTIFICATE))


def test_the_shipped_template_is_copied_to_be_edited(tmp_path: Path) -> None:
    target = tmp_path / "certificate.docx"

    made = CliRunner().invoke(app, ["new", "certificate", "--template", str(target)])

    assert made.exit_code == 0
    assert target.read_bytes() == shipped_template("certificate").read_bytes()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "quá 2 giây"),
        ("{{ 9**(9**9) }}", "quá 2 giây"),
        ("{{ ('a'*10**9)|length }}", "hơn 400 MB bộ nhớ"),
        ("{% for a in range(99999) %}{% for b in range(99) %}{{ subject }}{{ a*b }}aaaa{% endfor %}{% endfor %}", ""),
    ],
    ids=["loops", "counts", "grows", "prints"],
)
def test_a_template_that_does_not_end_is_ended(
    line: str, words: str, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OCOP_DOCS_WORK_SECONDS", "2")
    monkeypatch.setenv("OCOP_DOCS_WORK_MEMORY_MB", "400")
    office(line)
    settings.cache_clear()

    with pytest.raises(RenderError) as refused:
        render(load(CERTIFICATE))

    assert "Mẫu Word “certificate.docx” có chỗ sai" in str(refused.value)
    assert words in str(refused.value)


def test_a_document_larger_than_a_word_file_may_be_is_refused(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OCOP_DOCS_MAX_PACKAGE_BYTES", "20000")
    office("{{ producer }}{% for a in range(20000) %}{{ a * a * a }}{% endfor %}")
    settings.cache_clear()

    with pytest.raises(RenderError, match="in ra tệp lớn hơn 20000 byte"):
        render(load(CERTIFICATE))


def test_a_template_whose_main_part_has_another_name_is_refused_in_words(office: Office, tmp_path: Path) -> None:
    office("{{ product }} {{ producer }}")
    template = tmp_path / "certificate.docx"
    renamed = {
        name.replace("document.xml", "document2.xml"): content.replace(b"document.xml", b"document2.xml")
        for name, content in read_parts(template.read_bytes()).items()
    }
    template.write_bytes(write_zip(renamed))

    with pytest.raises(RenderError, match="mở tệp bằng Word trên máy tính rồi lưu lại"):
        render(load(CERTIFICATE), with_data=True)
    assert [code for code, _ in findings_of_template()] == ["template-broken"]


def findings_of_template() -> list[tuple[str, str]]:
    found = check(load(CERTIFICATE))
    return [(one.code, one.expected or one.message) for one in found if one.code.startswith("template-")]


def test_what_the_template_leaves_out_is_a_finding(office: Office) -> None:
    office("{{ product }} {{ producer|truncate(5) }}")

    left_out = dict(findings_of_template())
    values = {value for _, value in findings_of_template()}

    assert set(left_out) == {"template-leaves-out"}
    assert "Hợp tác xã Ong Thung Mây" in values
    assert "Mật ong bạc hà Thung Mây" not in values


def test_the_shipped_template_copied_to_the_folder_leaves_nothing_out(office: Office, tmp_path: Path) -> None:
    (tmp_path / "certificate.docx").write_bytes(shipped_template("certificate").read_bytes())

    assert findings_of_template() == []


def test_the_command_names_what_the_template_leaves_out(office: Office, tmp_path: Path) -> None:
    office("{{ product }}")

    made = CliRunner().invoke(app, ["render", str(CERTIFICATE), "-o", str(tmp_path / "ra.docx")])

    assert made.exit_code == 0
    assert "không in nguyên vẹn “Hợp tác xã Ong Thung Mây”" in " ".join(made.output.split())


@pytest.mark.parametrize("name", ["Certificate.docx", "certificate.docx.docx", "Giấy chứng nhận.dotx", "plan .docx"])
def test_a_file_that_is_no_template_of_a_kind_is_named(name: str, office: Office, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(shipped_template("certificate").read_bytes())

    found = findings_of_template()

    assert [code for code, _ in found] == ["template-not-used"]
    assert name in found[0][1]


def test_files_that_word_and_systems_leave_are_not_named(office: Office, tmp_path: Path) -> None:
    for name in ("~$certificate.docx", ".~lock.certificate.docx#", "desktop.ini", "doc.txt"):
        (tmp_path / name).touch()

    assert findings_of_template() == []


def test_a_broken_template_is_a_finding_before_it_is_printed(office: Office) -> None:
    office("{{ ten_san_pham }}")

    assert [code for code, _ in findings_of_template()] == ["template-broken"]


def test_an_accepted_error_is_not_missed_in_the_template(office: Office) -> None:
    office("{{ product }}")
    accepted = [{"code": "class-score", "place": "stars", "reason": "Theo kết luận thanh tra"}]
    record = json.loads(CERTIFICATE.read_text(encoding="utf-8")) | {"accepted": accepted}

    left_out = [one.expected for one in check(load(record)) if one.code == "template-leaves-out"]

    assert left_out
    assert "Theo kết luận thanh tra" not in left_out
