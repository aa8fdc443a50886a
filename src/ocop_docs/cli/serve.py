"""The command that serves the pages."""

from __future__ import annotations

from typing import Annotated

import typer


def serve(
    host: Annotated[
        str, typer.Option("--host", help="Địa chỉ mở trang; mặc định chỉ máy này dùng được.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Cổng; 0 để máy tự chọn.")] = 8080,
    *,
    office: Annotated[bool, typer.Option("--office", help="Bản cho cơ quan: có tài khoản, kho và sổ.")] = False,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Mở trình duyệt khi đã sẵn sàng.")] = True,
    log: Annotated[
        bool, typer.Option("--log", help="Ghi mỗi yêu cầu một dòng nhật ký, không có dữ liệu cá nhân.")
    ] = False,
) -> None:
    """Mở trang soạn văn bản trong trình duyệt."""
    from ocop_docs.web.access_log import log_to_standard_error
    from ocop_docs.web.serve import serve as serve_pages

    if log:
        log_to_standard_error()
    serve_pages(host, port, browser=browser, office=office)
