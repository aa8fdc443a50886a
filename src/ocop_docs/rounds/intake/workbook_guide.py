"""The guide on the first sheet of the workbooks of a round."""

from __future__ import annotations

from ocop_docs.rounds.intake.tick_grid import TICK

_TICKING = (
    "Trang “Bộ …” là phiếu đánh giá của một bộ sản phẩm: mỗi cột là phiếu của một thành viên cho một sản phẩm.",
    f"Ở mỗi tiêu chí ghi đúng một chữ {TICK} vào mức được chọn.",
    f"Không đạt thì ghi {TICK} vào dòng “Không” hoặc “Không đạt mức nào”.",
    "Cột để trống hoàn toàn là phiếu chưa chấm. Dòng “Đã đánh dấu” phải đủ số tiêu chí.",
    "Ô nền vàng nhạt là ô để ghi. Không gộp ô, không xóa dòng, không sửa cột đầu.",
)
ROUND_GUIDE = (
    "Hồ sơ đợt đánh giá, phân hạng sản phẩm OCOP: bảng nhập dữ liệu",
    "Ghi lần lượt từng trang từ trái sang phải, cuối cùng là các trang “Bộ …”.",
    "Tiêu đề có dấu * là mục bắt buộc. Mục khác để trống được.",
    "Mục cần có mà để trống thì in chỗ trống (…) và được nhắc khi kiểm tra.",
    "Trang “Vắng mặt” và “Không chấm điểm” chỉ ghi khi có; phải ghi lý do.",
    "Có danh sách sản phẩm và thành viên rồi thì lấy bảng mới đã có sẵn cột cho từng phiếu bằng lệnh:",
    "    ocop-docs new evaluation --from tệp-này.xlsx --table tệp-mới.xlsx",
    "Muốn mỗi thành viên một tệp để chấm riêng:",
    "    ocop-docs new evaluation --from tệp-này.xlsx --members thư-mục",
    *_TICKING,
    "Xong thì xem kết quả, rồi làm mọi văn bản của đợt:",
    "    ocop-docs score tệp-này.xlsx",
    "    ocop-docs round tệp-này.xlsx -o thư-mục",
)
MEMBER_GUIDE = (
    "Phiếu đánh giá của một thành viên Hội đồng",
    *_TICKING,
    "Ghi xong thì lưu và gửi lại tệp này cho Thư ký Hội đồng.",
)
