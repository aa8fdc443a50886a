"""Limits of the web door: named, with defaults and help; each is set by `OCOP_DOCS_WEB_<NAME>`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

LOOPBACK = ("127.0.0.1", "localhost", "::1")
SHORTEST_KEY = 32


def _own_folder() -> Path:
    """Where programs keep the data of this user: private, and there after a restart."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "ocop-docs"


class WebSettings(BaseSettings):
    """How the pages are served, and how much they take."""

    model_config = SettingsConfigDict(env_prefix="OCOP_DOCS_WEB_", frozen=True)

    secret_key: SecretStr | None = Field(
        default=None,
        description="Khóa ký phiên làm việc, ít nhất 32 ký tự; bắt buộc khi mở cho máy khác truy cập.",
    )
    trusted_hosts: list[str] = Field(
        default=[], description='Tên miền hoặc địa chỉ được dùng để mở trang, ngoài máy này; ghi như ["10.0.0.5"].'
    )
    max_body_bytes: int = Field(
        default=21_000_000, gt=0, description="Dung lượng tối đa của một lần gửi, kể cả tệp, tính bằng byte."
    )
    max_form_bytes: int = Field(
        default=6_000_000, gt=0, description="Dung lượng tối đa của phần chữ trong một lần gửi, tính bằng byte."
    )
    max_fields: int = Field(default=20_000, gt=0, description="Số ô tối đa của một lần gửi.")
    max_round_papers: int = Field(
        default=400, gt=0, description="Số văn bản tối đa của một đợt đánh giá mà trang làm trong một lần."
    )
    threads: int = Field(default=8, gt=0, description="Số yêu cầu được xử lý cùng lúc.")
    slow_client_s: int = Field(default=30, gt=0, description="Số giây chờ một máy gửi chậm trước khi ngắt.")
    conversions: int = Field(default=2, gt=0, description="Số lần chuyển PDF được chạy cùng lúc.")
    conversion_wait_s: int = Field(default=90, gt=0, description="Số giây chờ đến lượt chuyển PDF.")
    preview_documents: int = Field(default=16, gt=0, description="Số văn bản xem trước được giữ trong bộ nhớ.")
    preview_pages: int = Field(default=60, gt=0, description="Số trang xem trước tối đa của một văn bản.")
    preview_width: int = Field(default=1000, gt=0, description="Bề ngang ảnh trang xem trước, tính bằng điểm ảnh.")
    batch_folder: Path | None = Field(
        default=None, description="Thư mục giữ các lô văn bản; không đặt thì giữ trong thư mục riêng của người dùng."
    )
    batches_at_once: int = Field(default=2, gt=0, description="Số lô văn bản được làm cùng lúc; lô khác chờ đến lượt.")
    batch_most: int = Field(default=50, gt=0, description="Số lô văn bản tối đa được giữ.")
    batch_hours: int = Field(default=48, gt=0, description="Số giờ giữ một lô văn bản, kể từ lần làm cuối.")

    @property
    def batches(self) -> Path:
        """The folder of batches."""
        return self.batch_folder or _own_folder() / "batches"
