"""Refusals about the machine: Dask, and room on the disk."""

from __future__ import annotations

MACHINE: dict[str, tuple[str, str]] = {
    "table-no-room": (
        "Không đủ chỗ trên đĩa để đọc bảng.",
        "Dọn bớt thư mục tạm của máy, hoặc chỉ thư mục tạm khác bằng biến môi trường SQLITE_TMPDIR.",
    ),
    "batches-unwritable": (
        "Không ghi được vào thư mục giữ các lô.",
        "Kiểm tra quyền ghi và chỗ trống trên đĩa, hoặc đặt thư mục khác bằng OCOP_DOCS_WEB_BATCH_FOLDER.",
    ),
    "cluster-missing": (
        "Chưa cài phần chạy trên nhiều máy (Dask).",
        "Cài bằng: pip install 'ocop-docs[cluster]'.",
    ),
    "cluster-unreachable": (
        "Không kết nối được bộ điều phối “{address}”.",
        "Kiểm tra địa chỉ (như tcp://10.0.0.5:8786) và mạng.",
    ),
}
