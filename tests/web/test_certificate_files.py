"""An office's own template and picture for certificates, given on the page of a round or at the command line."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from PIL import Image
from tests.cli.command import call
from tests.web.conftest import CheckingClient
from tests.web.form_fields import fields_of
from tests.web.rounds.pages import PAGE, act, opened, small_round
from werkzeug.test import TestResponse

from ocop_docs.errors import UnreadableInput
from ocop_docs.intake.pictures import read_picture
from ocop_docs.ooxml.zip import read_parts, write_zip
from ocop_docs.resources import samples_folder, shipped_template

SAMPLE = samples_folder() / "certificate" / "mat-ong-bac-ha-thung-may.json"
TEMPLATE = shipped_template("certificate").read_bytes()
MAIN = "word/document.xml"


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 40)) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, "red").save(made, kind)
    return made.getvalue()


def own_template(old: str = "chứng nhận sản phẩm", new: str = "trân trọng chứng nhận sản phẩm") -> bytes:
    parts = read_parts(TEMPLATE)
    return write_zip(parts | {MAIN: parts[MAIN].replace(old.encode(), new.encode())})


@pytest.fixture
def fields(client: CheckingClient) -> dict[str, str]:
    return fields_of(opened(client, small_round()).text)


def give(client: CheckingClient, fields: dict[str, str], **files: bytes) -> TestResponse:
    uploads = {name.replace("_", "-"): (io.BytesIO(data), "tep") for name, data in files.items()}
    return client.send(PAGE, {**fields, **uploads, "viec": "mau-gcn"}, content_type="multipart/form-data", known=True)


def certificates_of(response: TestResponse) -> list[dict[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(response.data)) as archive:
        names = [name for name in archive.namelist() if name.startswith("13 ") and name.endswith(".docx")]
        return [read_parts(archive.read(name)) for name in names]


def test_certificates_of_a_round_are_printed_with_the_offices_own_template_and_picture(
    client: CheckingClient, fields: dict[str, str]
) -> None:
    page = give(client, fields, gcn_tep_mau=own_template(), gcn_tep_anh=picture())
    made = certificates_of(act(client, fields_of(page.text), "tai:zip"))

    assert page.status_code == 200
    assert made
    for parts in made:
        assert "trân trọng chứng nhận" in parts[MAIN].decode()
        assert "CertificateEmblem" not in parts[MAIN].decode()
        assert parts["word/media/certificate.png"] == picture()


def test_the_files_can_be_given_up_again(client: CheckingClient, fields: dict[str, str]) -> None:
    carried = fields_of(give(client, fields, gcn_tep_anh=picture("JPEG")).text)
    page = act(client, carried, "mau-gcn:bo")

    assert carried["gcn-anh"]
    assert fields_of(page.text)["gcn-anh"] == ""


SINGLE = "/soan/certificate"


@pytest.fixture
def single(client: CheckingClient) -> dict[str, str]:
    """The form of one certificate, filled with the example."""
    return fields_of(client.get(f"/vi-du/certificate/{SAMPLE.stem}").text)


def test_a_single_certificate_is_printed_with_the_offices_own_template_and_picture(
    client: CheckingClient, single: dict[str, str]
) -> None:
    chosen = {"gcn-tep-mau": (io.BytesIO(own_template()), "mau"), "gcn-tep-anh": (io.BytesIO(picture()), "anh")}
    page = client.send(SINGLE, {**single, **chosen, "viec": "mau-gcn"}, content_type="multipart/form-data", known=True)
    carried = fields_of(page.text)
    made = client.send(SINGLE, carried | {"viec": "tai:docx"}, known=True)
    template = client.send(SINGLE, carried | {"viec": "tai:mau"}, known=True)

    assert "mẫu Word riêng và ảnh riêng" in page.text
    assert "chọn lại ở đây" in page.text
    assert carried["product"] == single["product"]
    parts = read_parts(made.data)
    assert "trân trọng chứng nhận" in parts[MAIN].decode()
    assert parts["word/media/certificate.png"] == picture()
    assert template.data == own_template()


def test_a_broken_picture_of_a_single_certificate_is_refused_and_the_form_is_kept(
    client: CheckingClient, single: dict[str, str]
) -> None:
    chosen = {"gcn-tep-anh": (io.BytesIO(picture()[:-30]), "anh")}
    page = client.send(SINGLE, {**single, **chosen, "viec": "mau-gcn"}, content_type="multipart/form-data", known=True)

    assert page.status_code == 422
    assert "Ảnh bị hỏng" in page.text
    assert fields_of(page.text)["product"] == single["product"]


@pytest.mark.parametrize("forged", ["UEsDBA==", "<script>ảnh</script>"])
def test_what_the_form_of_a_single_certificate_carries_is_judged_anew(
    client: CheckingClient, single: dict[str, str], forged: str
) -> None:
    response = client.send(SINGLE, single | {"gcn-anh": forged, "viec": "tai:docx"}, known=True)

    assert 400 <= response.status_code < 500
    assert forged not in response.text


def test_other_forms_take_no_template(client: CheckingClient) -> None:
    fields = fields_of(client.get("/soan/plan").text)

    assert "gcn-mau" not in fields
    assert client.send("/soan/plan", fields | {"viec": "mau-gcn"}, known=True).status_code == 400


TOO_MANY_PIXELS = picture()[:16] + struct.pack(">II", 60_000, 60_000)
HEADER = TOO_MANY_PIXELS[12:] + picture()[24:29]
HUGE = TOO_MANY_PIXELS + picture()[24:29] + struct.pack(">I", zlib.crc32(HEADER)) + picture()[33:]
REFUSED = {
    "no picture": ({"gcn_tep_anh": b"khong phai anh"}, "không phải ảnh PNG hoặc JPEG"),
    "half a PNG": ({"gcn_tep_anh": picture()[:-30]}, "Ảnh bị hỏng"),
    "half a JPEG": ({"gcn_tep_anh": picture("JPEG", (300, 300))[:-300]}, "Ảnh bị hỏng"),
    "a PNG with a flipped bit": ({"gcn_tep_anh": picture()[:45] + b"\0\0" + picture()[47:]}, "Ảnh bị hỏng"),
    "too many pixels": ({"gcn_tep_anh": HUGE}, "điểm ảnh"),
    "no Word file": ({"gcn_tep_mau": b"PK"}, "không phải tệp Word"),
    "an unknown tag": ({"gcn_tep_mau": own_template("{{ product }}", "{{ produkt }}")}, "produkt"),
    "no place for the picture": (
        {"gcn_tep_mau": own_template("CertificateEmblem", "CertificateLine"), "gcn_tep_anh": picture()},
        "không có chỗ đặt ảnh",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_used_is_refused_in_vietnamese_and_the_round_is_kept(
    client: CheckingClient, fields: dict[str, str], name: str
) -> None:
    files, words = REFUSED[name]
    page = give(client, fields, **files)

    assert 400 <= page.status_code < 500
    assert words in page.text
    kept = fields_of(page.text)
    assert (kept["gcn-mau"], kept["gcn-anh"], kept["number"]) == ("", "", fields["number"])


def test_a_picture_of_too_many_bytes_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="vượt giới hạn"):
        read_picture(picture() + bytes(1_000_000))


def test_what_the_form_carries_is_judged_anew(client: CheckingClient, fields: dict[str, str]) -> None:
    forged = act(client, fields | {"gcn-mau": "UEsDBA=="}, "tai:zip")

    assert 400 <= forged.status_code < 500


def test_render_takes_a_folder_of_templates_and_a_picture(tmp_path: Path) -> None:
    (tmp_path / "certificate.docx").write_bytes(own_template())
    (tmp_path / "anh.jpg").write_bytes(picture("JPEG"))
    output = tmp_path / "gcn.docx"

    result = call(
        "render", str(SAMPLE), "-o", str(output), "--templates", str(tmp_path), "--picture", str(tmp_path / "anh.jpg")
    )
    parts = read_parts(output.read_bytes())

    assert result.returncode == 0
    assert "trân trọng chứng nhận" in parts[MAIN].decode()
    assert parts["word/media/certificate.jpeg"] == picture("JPEG")


@pytest.mark.parametrize("portrait", [False, True])
def test_a_broken_picture_stops_the_command_without_a_file(tmp_path: Path, portrait: object) -> None:
    record = tmp_path / "gcn.json"
    record.write_text(
        json.dumps(json.loads(SAMPLE.read_text(encoding="utf-8")) | {"portrait": portrait}), encoding="utf-8"
    )
    (tmp_path / "anh.png").write_bytes(picture()[:50])

    result = call("render", str(record), "-o", str(tmp_path / "gcn.docx"), "--picture", str(tmp_path / "anh.png"))

    assert result.returncode == 2
    assert "Ảnh bị hỏng" in result.stdout + result.stderr
    assert not (tmp_path / "gcn.docx").exists()
