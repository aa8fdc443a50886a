"""The whole OpenAPI document."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from ocop_docs.web.openapi.paths import paths
from ocop_docs.web.openapi.schemas import schemas


@lru_cache(maxsize=1)
def describe_api() -> dict[str, Any]:
    """Return the OpenAPI document of `/api/v1`."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "OCOP Docs",
            "version": "1",
            "description": "Kiểm tra dữ liệu và tạo văn bản OCOP đúng thể thức Nghị định 30/2020/NĐ-CP.",
        },
        "servers": [{"url": "/api/v1"}],
        "paths": paths(),
        "components": {"schemas": schemas()},
    }
