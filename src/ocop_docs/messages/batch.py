"""Refusals about a batch of documents, its file names, and reports that are added up."""

from __future__ import annotations

BATCH: dict[str, tuple[str, str]] = {
    "name-unknown": (
        "Mẫu tên “{pattern}” có phần {{{field}}} không dùng được.",
        "Các phần dùng được: {fields}.",
    ),
    "name-broken": (
        "Mẫu tên “{pattern}” viết chưa đúng.",
        "Viết như “{example}”.",
    ),
    "batch-output-exists": ("“{path}” đã có.", "Chọn tên khác, hoặc dời kết quả cũ đi nơi khác."),
    "batch-unfinished": (
        "Lần chạy trước cho “{path}” chưa xong ({done} văn bản đã làm).",
        "Thêm --resume để làm tiếp, hoặc xóa “{work}” để làm lại từ đầu.",
    ),
    "batch-changed": (
        "Dữ liệu, mẫu hoặc cách chạy đã khác lần chạy dở của “{path}”, bắt đầu từ dòng {row}.",
        "Chạy lại với đúng dữ liệu cũ, hoặc xóa “{work}” để làm lại từ đầu.",
    ),
    "batch-damaged": (
        "Tệp của lô này trên đĩa bị hỏng, nên thư mục của lô đã được đổi tên thành “{folder}”.",
        "Gửi lại bảng để làm một lô mới; người quản trị có thể xem thư mục đó.",
    ),
    "batch-result-damaged": (
        "Tệp kết quả của lô này bị hỏng trên đĩa.",
        "Gửi lại bảng để làm một lô mới.",
    ),
    "batch-not-stopped": (
        "Lô này do một chương trình khác đang làm và chưa dừng.",
        "Chờ một lát rồi bấm Dừng lại, hoặc dừng ở chương trình đã bắt đầu lô.",
    ),
    "journal-damaged": (
        "Tệp ghi chép của lần chạy dở cho “{path}” bị hỏng, nên đã được đổi tên thành “{aside}”.",
        "Chạy lại lệnh này để làm từ đầu.",
    ),
    "batch-busy": ("Một lần chạy khác đang ghi “{path}”.", "Chờ lần đó xong, hoặc chọn tên khác."),
    "batch-broken": (
        "Một tiến trình làm văn bản dừng bất thường (có thể do thiếu bộ nhớ).",
        "Chạy lại để làm tiếp (ở lệnh: --resume); nếu vẫn dừng thì chạy ít tiến trình hơn (--workers).",
    ),
    "batch-makers-differ": (
        "Máy trong cụm dùng chương trình hoặc mẫu khác ({there}), máy này dùng {here}.",
        "Cài cùng một phiên bản ocop-docs trên mọi máy rồi chạy lại với --resume.",
    ),
    "batch-failed": (
        "Chương trình gặp lỗi, mã {number}; chưa có tệp kết quả nào.",
        "Chạy lại; nếu vẫn lỗi, gửi mã này cho người phụ trách.",
    ),
    "batches-full": (
        "Đang giữ {limit} lô, không nhận thêm được.",
        "Xóa những lô không cần nữa, hoặc nâng giới hạn OCOP_DOCS_WEB_BATCH_MOST.",
    ),
    "roll-up-not-alike": (
        "Các dòng không cùng thời kỳ: {found}.",
        "Chỉ cộng các báo cáo cùng thời kỳ, hoặc ghi mục “period” trong --head.",
    ),
}
