"""Every limit of the service: named, with its default and the help an office needs to change it.

Each can be set by an environment variable `OCOP_DOCS_<NAME>`.
"""

from __future__ import annotations

import os
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

_PREFIX = "OCOP_DOCS_"
PdfEngine = Literal["auto", "rdocx", "libreoffice"]


class Settings(BaseModel):
    """Limits on what is read and made."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    max_input_bytes: int = Field(
        default=5_000_000, gt=0, description="Dung lượng tối đa của một tệp dữ liệu JSON, tính bằng byte."
    )
    max_text_length: int = Field(default=20_000, gt=0, description="Số ký tự tối đa của một đoạn chữ trong dữ liệu.")
    max_list_length: int = Field(default=5_000, gt=0, description="Số dòng tối đa của một danh sách trong dữ liệu.")
    max_package_bytes: int = Field(
        default=20_000_000, gt=0, description="Dung lượng tối đa của một tệp Word hoặc Excel, tính bằng byte."
    )
    max_package_unpacked_bytes: int = Field(
        default=50_000_000, gt=0, description="Dung lượng tối đa sau khi giải nén một tệp Word hoặc Excel."
    )
    max_package_entries: int = Field(default=200, gt=0, description="Số tệp con tối đa trong một tệp Word hoặc Excel.")
    max_package_ratio: int = Field(default=100, gt=0, description="Tỷ lệ nén tối đa của một tệp con.")
    package_ratio_from_bytes: int = Field(
        default=1_000_000, gt=0, description="Từ dung lượng này (byte) trở lên mới xét tỷ lệ nén."
    )
    max_part_bytes: int = Field(
        default=20_000_000, gt=0, description="Dung lượng tối đa của một phần XML trong tệp Word hoặc Excel."
    )
    max_part_markup: int = Field(
        default=1_000_000, gt=0, description="Số thẻ tối đa của một phần XML trong tệp Word hoặc Excel."
    )
    max_picture_pixels: int = Field(
        default=100_000_000, gt=0, description="Số điểm ảnh tối đa của một hình trong tệp Word."
    )
    max_listed_faults: int = Field(
        default=500, gt=0, description="Số lỗi dữ liệu tối đa được liệt kê trong một lần; phần còn lại chỉ đếm."
    )
    max_sheet_bytes: int = Field(
        default=50_000_000, gt=0, description="Dung lượng tối đa của một phần XML trong tệp Excel, sau khi giải nén."
    )
    max_sheet_markup: int = Field(default=6_000_000, gt=0, description="Số thẻ tối đa của một phần XML tệp Excel.")
    max_table_bytes: int = Field(
        default=200_000_000,
        gt=0,
        description="Dung lượng tối đa của một bảng, với tệp Excel là sau khi giải nén, tính bằng byte.",
    )
    max_table_rows: int = Field(default=100_000, gt=0, description="Số dòng tối đa của một trang trong bảng dữ liệu.")
    max_table_columns: int = Field(default=500, gt=0, description="Số cột tối đa của một trang trong bảng dữ liệu.")
    serial_below: int = Field(
        default=200, ge=0, description="Dưới số văn bản này, batch làm trong một tiến trình vì mở thêm chỉ chậm hơn."
    )
    chunk_rows: int = Field(default=32, gt=0, description="Số văn bản tối đa giao cho một tiến trình mỗi lần.")
    templates_folder: str = Field(
        default="",
        description="Thư mục mẫu Word riêng, tên tệp theo loại như certificate.docx; thiếu thì dùng mẫu gốc.",
    )
    layout_sample: int = Field(
        default=200,
        gt=0,
        description="Khi làm hàng loạt: cứ bao nhiêu văn bản thì xét thể thức một, kể từ văn bản đầu; 1 là xét hết.",
    )
    pdf_engine: PdfEngine = Field(
        default="auto",
        description="Bộ tạo PDF: rdocx (đi kèm), libreoffice, hoặc auto: rdocx, không được thì LibreOffice.",
    )
    pdf_timeout_s: int = Field(
        default=60, gt=0, description="Số giây chờ bộ tạo PDF đi kèm chuyển một tệp Word đưa từ ngoài vào."
    )
    pdf_memory_mb: int = Field(
        default=2_000, gt=0, description="Bộ nhớ tối đa khi chuyển một tệp Word đưa từ ngoài vào, tính bằng MB."
    )
    soffice_timeout_s: int = Field(default=60, gt=0, description="Số giây chờ LibreOffice chuyển một văn bản sang PDF.")
    soffice_files: int = Field(
        default=100, gt=0, description="Số văn bản LibreOffice chuyển trước khi được khởi động lại."
    )


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Return the limits in force, read once from the environment."""
    given = {name: os.environ.get(_PREFIX + name.upper()) for name in Settings.model_fields}
    # pydantic-settings would read the same, and take longer to import than a document takes to make.
    changed = {name: value for name, value in given.items() if value is not None}
    return Settings.model_validate(changed) if changed else Settings.model_construct()
