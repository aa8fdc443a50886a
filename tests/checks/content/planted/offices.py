"""Councils, symbols and places."""

from tests.checks.content.planted.cases import (
    COUNCIL,
    COUNCILS,
    LETTER,
    MINUTES,
    NOTICE,
    PLAN,
    REQUEST,
    REVOCATION,
    SUBMISSION,
    SYMBOLS,
    pair,
)

COUNCIL_CASES = [
    pair(COUNCILS, COUNCIL, "agency-missing")(
        "thiếu Sở Y tế", {"members__3__position": "Phó Giám đốc Sở Tài chính"}, turns="2026-05-22"
    ),
    pair(COUNCILS, COUNCIL, "agency-missing")(
        "thiếu Sở Khoa học và Công nghệ", {"members__4__position": "Phó Giám đốc Sở Xây dựng"}, turns="2026-05-22"
    ),
    pair(COUNCILS, COUNCIL, "chair-without-office")(
        "Chủ tịch Hội đồng là chuyên viên", {"members__0__position": "Chuyên viên Văn phòng"}, turns="2026-05-22"
    ),
    pair(COUNCILS, COUNCIL, "one-chair")("hai Chủ tịch", {"members__1__role": "chair"}),
    pair(COUNCILS, COUNCIL, "one-chair")("không có Chủ tịch", {"members__0__role": "member"}),
    pair(COUNCILS, COUNCIL, "member-repeated")("một người hai lần", {"members__3": COUNCIL["members"][2]}),
    pair(COUNCILS, COUNCIL, "member-repeated", severity="warning")(
        "vừa ở Hội đồng vừa ở Tổ tư vấn",
        {"advisors__0": {"name": "Lê Quang Cường", "position": "Phó Giám đốc Sở Công Thương"}},
    ),
    pair(COUNCILS, COUNCIL, "member-repeated", severity="warning")(
        "một tên, hai chức vụ", {"members__3__name": "Lê Quang Cường"}
    ),
    pair(COUNCILS, MINUTES, "no-quorum")("không đủ số người dự", {"members_needed": 7}),
    pair(COUNCILS, MINUTES, "attendance-differs")("tổng số khác danh sách", {"members_total": 9}),
    pair(COUNCILS, MINUTES, "scores-without-attending")(
        "người vắng có điểm", {"products__0__totals__0__member": "TV04"}
    ),
    pair(COUNCILS, MINUTES, "scores-own-product")(
        "chấm sản phẩm của chính mình", {"present__0__position": f"Giám đốc {MINUTES['products'][0]['producer']}"}
    ),
    pair(COUNCILS, MINUTES, "signs-without-attending")("Chủ tọa không có mặt", {"chair": "Người Khác"}),
    pair(COUNCILS, MINUTES, "signs-without-attending")("Thư ký không có mặt", {"secretary": "Người Khác"}),
]

SYMBOL_CASES = [
    pair(SYMBOLS, PLAN, "symbol-differs")("ký hiệu của loại khác", {"symbol": "QĐ-UBND"}, twin={"symbol": "KH-UBND"}),
    pair(SYMBOLS, LETTER, "symbol-differs")("Công văn ghi CV", {"symbol": "CV-UBND"}, twin={"symbol": "UBND-VX"}),
    pair(SYMBOLS, LETTER, "symbol-incomplete", severity="warning")(
        "ký hiệu Công văn thiếu đơn vị soạn thảo", {"archive": {}}
    ),
    pair(SYMBOLS, SUBMISSION, "symbol-of-another-office")("Sở ghi UBND", {"issuer__abbreviation": "UBND"}),
    pair(SYMBOLS, PLAN, "symbol-of-another-office")("UBND ghi chữ của Sở", {"issuer__abbreviation": "SNN"}),
    pair(SYMBOLS, PLAN, "symbol-of-another-office")("ký hiệu ghi chữ của Sở", {"symbol": "KH-SNN"}),
    pair(SYMBOLS, PLAN, "place-of-another-unit", severity="warning")(
        "địa danh của nơi khác", {"issuer__place": "Hải Phòng"}
    ),
    pair(SYMBOLS, PLAN, "recipient-repeated", severity="warning")(
        "một nơi nhận hai dòng", {"recipients__1": "Sở Nông nghiệp và Môi trường"}
    ),
    pair(SYMBOLS, PLAN, "as-above-needless")("“Như trên” mà không có “Kính gửi”", {"recipients__0": "Như trên"}),
    pair(SYMBOLS, SUBMISSION, "as-above-needless")("“Như trên” hai dòng", {"recipients": ["Như trên"]}),
    pair(SYMBOLS, REVOCATION, "recipient-missing", severity="warning")(
        "thu hồi mà không gửi chủ thể",
        {"recipients": ["Sở Tài chính"], "enforcers": ["Chánh Văn phòng Ủy ban nhân dân tỉnh"]},
        turns="2026-05-22",
    ),
    pair(SYMBOLS, NOTICE, "recipient-missing", severity="warning")(
        "thông báo kết quả mà không gửi chủ thể",
        {"recipients": ["Sở Nông nghiệp và Môi trường", "Ủy ban nhân dân cấp xã"]},
        turns="2026-05-22",
    ),
    pair(SYMBOLS, PLAN, "archive-twice")("“Lưu” ghi hai lần", {"recipients__1": "Lưu: VT, NN"}),
    pair(SYMBOLS, PLAN, "archive-twice")("“- Lưu” ghi hai lần", {"recipients__1": "- Lưu: VT"}),
    pair(SYMBOLS, PLAN, "printed-word-typed", severity="warning")(
        "trích yếu bắt đầu bằng tên loại", {"subject": "Kế hoạch thực hiện Chương trình mỗi xã một sản phẩm năm 2026"}
    ),
    pair(SYMBOLS, REQUEST, "printed-word-typed", severity="warning")(
        "trích yếu Công văn có “V/v”", {"subject": "V/v đề nghị đánh giá, phân hạng sản phẩm OCOP"}
    ),
    pair(SYMBOLS, REQUEST, "printed-word-typed", severity="warning")(
        "nơi nhận bắt đầu bằng “Kính gửi”", {"addressees": ["Kính gửi: Ủy ban nhân dân tỉnh Lâm Đồng"]}
    ),
]
