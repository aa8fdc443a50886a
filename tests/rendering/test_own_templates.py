"""An office's own template takes the place of the shipped one, in the same sandbox and under the same proof."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document as WordDocument
from typer.testing import CliRunner

from ocop_docs import load
from ocop_docs.cli.app import app
from ocop_docs.errors import RenderError, UnreadableInput
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
