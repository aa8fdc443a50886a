"""Refusals about an evaluation round, its score sheets and its papers."""

from __future__ import annotations

ROUNDS: dict[str, tuple[str, str]] = {
    "papers-blocked": (
        "Các văn bản của đợt còn {count} lỗi nội dung nên chưa được tạo.",
        (
            "Sửa hồ sơ đợt; lỗi nào phải giữ nguyên thì ghi vào “Lỗi được chấp nhận” (accepted) với chỗ có lỗi như "
            "dưới đây và lý do; hoặc làm bản dự thảo: nút “Tải tất cả, bản dự thảo” trên trang, --draft "
            "ở dòng lệnh."
        ),
    ),
    "grid-lines": (
        "Trang này bị mất dòng hoặc có dòng lạ: {keys}.",
        "Lấy lại bảng bằng `ocop-docs new evaluation --table`, rồi chép các dấu x sang.",
    ),
    "grid-head": ("Cột này có dấu nhưng chưa ghi {what}.", "Ghi mã ở ô này, như ở trang danh sách."),
    "grid-stray": ("Ô này không thuộc mức nào của tiêu chí.", "Dời dấu x sang dòng của một mức, hoặc xóa ô."),
    "grid-mark": ("Ô này ghi “{said}”; ô chấm chỉ nhận dấu x.", "Ghi x vào đúng một mức của mỗi tiêu chí."),
    "grid-two-ticks": ("Tiêu chí này có nhiều dấu: {cells}.", "Chỉ giữ lại một dấu."),
    "grid-no-tick": ("Tiêu chí này chưa được đánh dấu.", "Ghi x vào một trong các ô {cells}."),
    "grid-other-set": (
        "Sản phẩm “{product}” thuộc bộ {own}, không chấm ở trang này.",
        "Chấm ở trang “{grid}”, hoặc sửa bộ sản phẩm ở trang “Sản phẩm”.",
    ),
    "round-too-large": (
        "Đợt có {products} sản phẩm và {members} thành viên, tức {sheets} phiếu, vượt giới hạn {limit} phiếu.",
        "Tách thành nhiều đợt, hoặc nâng giới hạn OCOP_DOCS_MAX_ROUND_SHEETS.",
    ),
    "paper-repeated": ("Văn bản “{paper}” đã có ở dòng trên.", "Chỉ giữ lại một dòng cho mỗi văn bản."),
    "papers-disagree": (
        "Các văn bản của đợt không thống nhất: {disagreement}",
        "Không có tệp nào được ghi. Hãy gửi dữ liệu này cho người phụ trách chương trình.",
    ),
}
