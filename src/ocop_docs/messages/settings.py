"""Refusals about the settings: the environment and the configuration file."""

from __future__ import annotations

SETTINGS: dict[str, tuple[str, str]] = {
    "settings-file-missing": (
        "Không có tệp cấu hình “{file}”.",
        "Sửa hoặc bỏ biến môi trường OCOP_DOCS_CONFIG.",
    ),
    "settings-not-toml": (
        "Tệp cấu hình “{file}” không đúng cách viết TOML, ở dòng {line}.",
        "Mỗi mục viết một dòng, như max_table_rows = 200000; mục của trang soạn văn bản nằm dưới dòng [web].",
    ),
    "setting-in-environment": (
        "Biến môi trường {name} {reason}.",
        "Sửa hoặc bỏ biến môi trường này.",
    ),
    "setting-in-file": (
        "Mục {key} trong tệp cấu hình “{file}” {reason}.",
        "Sửa hoặc bỏ mục này.",
    ),
}
