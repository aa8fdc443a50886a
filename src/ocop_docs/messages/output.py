"""Refusals about a document that is made, and the place where it is written."""

from __future__ import annotations

OUTPUT: dict[str, tuple[str, str]] = {
    "content-blocks": (
        "Văn bản còn {count} lỗi nội dung nên chưa được tạo.",
        (
            "Sửa các lỗi nêu dưới đây; lỗi nào phải giữ nguyên thì ghi vào mục “Lỗi được chấp nhận” (accepted) kèm lý "
            "do; hoặc làm bản dự thảo: nút “Tải bản dự thảo” trên trang, --draft ở dòng lệnh."
        ),
    ),
    "output-exists": ("Tệp “{path}” đã có.", "Chọn tên khác, hoặc thêm --force để ghi đè."),
    "output-no-file": (
        "“{path}” không phải tệp thường (có thể là thư mục, thiết bị, hoặc đường dẫn tắt hỏng) nên không ghi đè.",
        "Chọn tên khác.",
    ),
    "output-is-folder": (
        "Kết quả gồm nhiều tệp nên không ghi ra đầu ra chuẩn (-) được.",
        "Ghi tên một thư mục mới.",
    ),
    "output-unwritable": (
        "Không ghi được tệp “{path}”.",
        "Kiểm tra thư mục, quyền ghi và chỗ trống trên đĩa.",
    ),
    "output-open": (
        "Tệp “{path}” đang mở trong Word hoặc trong chương trình khác nên không ghi đè được.",
        "Đóng tệp trong Word rồi làm lại, hoặc chọn tên khác.",
    ),
    "output-device": (
        "Windows dành tên “{name}” cho thiết bị nên không có tệp nào mang được tên này.",
        "Chọn tên khác, ví dụ thêm một chữ vào đầu tên.",
    ),
    "output-no-room": (
        "Máy không ghi được tệp “{path}” vì hết chỗ trống trên đĩa hoặc gặp lỗi đĩa.",
        "Dọn bớt đĩa hoặc chọn nơi khác, rồi làm lại; không có tệp nào được ghi dở.",
    ),
    "output-not-word": (
        "Tệp Word không thể mang tên “{path}”.",
        "Đặt tên có đuôi .docx; bản PDF tự lấy tên đó với đuôi .pdf.",
    ),
    "template-broken": (
        "Mẫu Word “{template}” có chỗ sai: {reason}",
        "Mở mẫu trong Word và sửa chỗ này, hoặc dùng lại mẫu gốc của chương trình.",
    ),
    "template-missing": (
        "Chưa có mẫu Word “{template}”.",
        "Loại mới: viết templates/source/{kind}.txt rồi chạy make templates. Bản đã cài đặt: cài lại chương trình.",
    ),
    "templates-missing": (
        "Không có thư mục mẫu Word riêng “{folder}”.",
        "Sửa hoặc bỏ biến môi trường OCOP_DOCS_TEMPLATES_FOLDER.",
    ),
    "redline-unproven": (
        "Không chứng minh được tệp có đánh dấu thay đổi trả lại đúng chữ của hai bản, nên không tạo tệp.",
        "Xem các mục khác nhau trên trang hoặc ở lệnh compare, và báo lỗi này kèm hai tệp cho người phát triển.",
    ),
    "render-lost-text": (
        "Văn bản tạo ra không chứa nguyên vẹn nội dung: thiếu “{text}”.",
        "Không có tệp nào được ghi. Hãy gửi dữ liệu này cho người phụ trách chương trình.",
    ),
    "fix-changed-text": (
        "Không sửa được trình bày mà giữ nguyên văn bản.",
        "Không có tệp nào được ghi. Hãy sửa tay theo danh sách, và gửi tệp cho người phụ trách chương trình.",
    ),
}
