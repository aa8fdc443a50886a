"""A document whose pages Word may break otherwise than the PDF is named to whoever makes the PDF."""

import io
import json
from pathlib import Path
from typing import Any

import docx
import pytest
from tests.cli.command import call

from ocop_docs import load, render
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.pipeline import pdf_differences
from ocop_docs.resources import samples_folder

LONG = "Hỗ trợ chủ thể hoàn thiện hồ sơ, bao bì, nhãn mác và truy xuất nguồn gốc sản phẩm. "


def decision_with(text: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(next((samples_folder() / "recognition-decision").glob("*.json")).read_bytes())
    data["products"][0]["note"] = text
    return data


def test_no_sample_is_known_to_differ() -> None:
    files = [file for kind in KINDS for file in (samples_folder() / kind).glob("*.json")]

    assert [file.stem for file in files if pdf_differences(render(load(file)))] == []


@pytest.mark.parametrize(("times", "rows"), [(1, 0), (8, 1)])
def test_a_row_of_more_than_half_a_page_is_named(times: int, rows: int) -> None:
    found = pdf_differences(render(load(decision_with(LONG * times))))

    assert len(found) == rows
    assert all("Bảng có 1 hàng" in one.message for one in found)


def test_a_file_without_tables_is_not_known_to_differ() -> None:
    target = io.BytesIO()
    docx.Document().save(target)

    assert pdf_differences(target.getvalue()) == []


def test_the_command_that_writes_the_pdf_names_the_difference(tmp_path: Path) -> None:
    data = tmp_path / "quyet-dinh.json"
    data.write_text(json.dumps(decision_with(LONG * 8)), encoding="utf-8")

    result = call("render", data, "-o", tmp_path / "qd.docx", "--pdf")

    assert result.returncode == 0
    assert "Lưu ý: Bảng có 1 hàng cao quá nửa trang giấy" in result.stdout
