"""Refusals about the machine: Dask, and room on the disk."""

from __future__ import annotations

MACHINE: dict[str, tuple[str, str]] = {
    "table-no-room": (
        "Không đủ chỗ trên đĩa để đọc bảng.",
        "Dọn bớt thư mục tạm của máy, hoặc chỉ thư mục tạm khác bằng biến môi trường SQLITE_TMPDIR.",
    ),
    "machine-failed": (
        "Máy không làm được việc này: {reason}.",
        "Kiểm tra chỗ trống của đĩa và của thư mục tạm, bộ nhớ, quyền ghi, rồi chạy lại.",
    ),
    "work-too-slow": (
        "Xử lý quá {seconds} giây chưa xong nên đã dừng.",
        "Bớt nội dung rồi làm lại; người quản trị có thể nâng OCOP_DOCS_WORK_SECONDS, với bảng …_WORK_TABLE_SECONDS.",
    ),
    "work-too-much": (
        "Xử lý cần hơn {seconds} giây của bộ xử lý nên đã dừng.",
        "Bớt nội dung rồi làm lại; người quản trị có thể nâng OCOP_DOCS_WORK_CPU_SECONDS.",
    ),
    "work-too-large": (
        "Xử lý cần hơn {memory} MB bộ nhớ nên đã dừng.",
        "Bớt nội dung rồi làm lại; người quản trị có thể nâng OCOP_DOCS_WORK_MEMORY_MB.",
    ),
    "work-died": (
        "Tiến trình đang xử lý dừng bất thường (có thể do quá thời gian hoặc bộ nhớ).",
        "Bớt nội dung rồi làm lại; nếu vẫn lỗi, gửi tệp cho người phụ trách chương trình.",
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
