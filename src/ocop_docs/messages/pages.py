"""Refusals and notices of the pages and the API."""

from __future__ import annotations

PAGES: dict[str, tuple[str, str]] = {
    "key-missing": (
        "Địa chỉ {host} mở cho máy khác truy cập nên cần khóa bí mật riêng.",
        (
            "Đặt OCOP_DOCS_WEB_SECRET_KEY dài ít nhất {shortest} ký tự ngẫu nhiên; có thể lấy bằng "
            'lệnh python -c "import secrets; print(secrets.token_hex(32))". Tài khoản người dùng có ở bản '
            "cho cơ quan; đến khi đó chỉ mở trong mạng nội bộ tin cậy, hoặc dùng 127.0.0.1."
        ),
    ),
    "older-key-weak": (
        "Một khóa trong OCOP_DOCS_WEB_SECRET_KEY_FALLBACKS quá yếu, bị lặp, hoặc trùng khóa đang dùng.",
        "Mỗi khóa cũ là một khóa khác, ít nhất {shortest} ký tự ngẫu nhiên; bỏ khóa yếu khỏi danh sách.",
    ),
    "address-taken": (
        "Không mở được {host}:{port}; địa chỉ sai hoặc cổng đang được dùng.",
        "Chọn cổng khác, ví dụ --port 8090, hoặc --port 0 để máy tự chọn.",
    ),
    "bad-request": ("Yêu cầu gửi đến không đúng.", "Quay lại trang trước, tải lại trang rồi làm lại."),
    "stale-session": (
        "Phiên làm việc đã được mở lại nên lần gửi này chưa được thực hiện.",
        "Nội dung đã gõ còn nguyên; bấm lại nút vừa bấm.",
    ),
    "stale-page": (
        "Phiên làm việc đã được mở lại nên lần gửi này chưa được thực hiện.",
        "Quay lại trang trước, tải lại trang, chọn lại tệp nếu có, rồi bấm lại.",
    ),
    "foreign-origin": ("Yêu cầu đến từ một trang khác nên bị từ chối.", "Mở trang này trực tiếp rồi làm lại."),
    "unknown-host": ("Địa chỉ dùng để mở trang không được phép.", "Mở bằng địa chỉ mà chương trình đã in ra."),
    "not-found": ("Không có trang này.", "Kiểm tra lại địa chỉ, hoặc quay về trang chủ."),
    "method-not-allowed": ("Trang này không nhận cách gửi vừa dùng.", "Quay lại trang trước và dùng nút có sẵn."),
    "too-large": (
        "Lần gửi này lớn hơn giới hạn {limit} byte.",
        "Tách văn bản hoặc bớt nội dung; người quản trị có thể nâng OCOP_DOCS_WEB_{name}.",
    ),
    "too-many-fields": (
        "Lần gửi này có quá nhiều ô; mỗi lần nhận tối đa {limit} ô.",
        "Bớt số dòng hoặc tách thành nhiều văn bản; người quản trị có thể nâng OCOP_DOCS_WEB_MAX_FIELDS.",
    ),
    "not-json-body": ("Nội dung gửi đến phải là JSON hoặc một tệp.", "Gửi với Content-Type application/json."),
    "encoded-body": ("Nội dung gửi đến được nén kiểu “{encoding}” nên không nhận.", "Gửi lại nội dung không nén."),
    "layout-check-missing": (
        "Bản này của OCOP Docs không có phần xét thể thức tệp Word.",
        "Dùng bản cài trên Windows hoặc trên máy chủ; cách cài có trong tệp README đi kèm.",
    ),
    "reading-missing": (
        "Bản này của OCOP Docs không đọc được văn bản cũ do nơi khác soạn.",
        "Dùng bản cài trên Windows hoặc trên máy chủ; cách cài có trong tệp README đi kèm.",
    ),
    "no-old-file": ("Chưa chọn tệp nào.", "Chọn Kế hoạch hoặc Báo cáo cũ (.docx hoặc .pdf) rồi bấm Đọc tệp."),
    "read-left": (
        "Còn {count} chỗ của tệp chưa có trong bản nháp: {texts}",
        "Chép sang mục thích hợp nếu cần.",
    ),
    "no-file": ("Chưa chọn tệp nào.", "Chọn tệp dữ liệu .json, hoặc tệp Word có kèm dữ liệu, rồi bấm Mở."),
    "no-word-file": ("Chưa chọn tệp nào.", "Chọn một tệp Word .docx rồi bấm lại."),
    "one-file-at-once": (
        "Bản có ghi chú và bản đã sửa chỉ làm được cho một tệp mỗi lần.",
        "Chọn một tệp rồi bấm lại; với nhiều tệp, dùng “Tải bảng kết quả”.",
    ),
    "unknown-format": ("Không có định dạng “{format}”.", "Chọn một trong: docx, pdf, json."),
    "not-kept": (
        "Đây không phải hồ sơ cơ quan hay câu mẫu đã lưu.",
        "Chọn tệp đã tải về ở trang này; dữ liệu của một văn bản thì mở ở trang chủ.",
    ),
    "not-a-round": (
        "Tệp này không phải hồ sơ của một đợt đánh giá.",
        "Chọn tệp đã tải về ở trang đợt đánh giá; dữ liệu của một văn bản thì mở ở trang chủ.",
    ),
    "no-such-paper": ("Đợt này không có văn bản đó.", "Mở lại bước Văn bản để xem danh sách hiện tại."),
    "too-many-papers": (
        "Đợt này có {count} văn bản; mỗi lần trang làm tối đa {limit} văn bản.",
        "Tải dữ liệu rồi chạy lệnh ocop-docs round; hoặc người quản trị nâng OCOP_DOCS_WEB_MAX_ROUND_PAPERS.",
    ),
    "unknown-action": ("Không có việc “{action}”.", "Tải lại trang rồi dùng nút có sẵn."),
    "preview-gone": ("Trang xem trước này không còn trong bộ nhớ.", "Bấm “Xem trang” để tạo lại."),
    "busy": ("Chương trình đang xử lý nhiều việc cùng lúc nên chưa nhận thêm.", "Chờ một lát rồi bấm lại."),
    "work-gone": ("Kết quả này không còn được giữ.", "Quay lại trang trước rồi làm lại."),
    "no-table": ("Chưa chọn bảng nào.", "Chọn bảng đã điền (.xlsx hoặc .csv) rồi bấm lại."),
    "table-ending": (
        "Bảng phải là tệp .xlsx, .csv, .jsonl hoặc .json.",
        "Mở bảng trong Excel, chọn Save as, kiểu Excel Workbook (.xlsx).",
    ),
    "pattern-too-long": ("Mẫu tên tệp dài hơn {limit} ký tự.", "Rút gọn mẫu tên tệp."),
    "rolled-up": ("Đã cộng {rows} dòng: {total}.", "Xem lại, ghi nốt các mục còn thiếu rồi tải về."),
    "batch-gone": ("Không có lô này, hoặc lô đã quá thời gian lưu giữ.", "Gửi lại bảng để làm một lô mới."),
    "batch-has-not": ("Lô này không có tệp đó, hoặc chưa làm xong.", "Mở trang của lô để xem đang làm đến đâu."),
    "internal": (
        "Chương trình gặp lỗi, mã {number}; nội dung đã gõ không bị mất.",
        "Quay lại trang trước và thử lại; nếu vẫn lỗi, gửi mã này cho người phụ trách.",
    ),
}
