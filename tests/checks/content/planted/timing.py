"""Order of dates."""

from tests.checks.content.planted.cases import (
    CERTIFICATE,
    COUNCIL,
    COUNCIL_REPORT,
    DATES,
    DECISION,
    INSPECTED,
    INSPECTION,
    INVITATION,
    MINUTES,
    NOTICE,
    PLAN,
    REGISTRATION,
    REGULATION,
    REPORT,
    REVOCATION,
    SELF_ASSESSMENT,
    SUBMISSION,
    TASKS,
    pair,
)

DATES_CASES = [
    pair(DATES, CERTIFICATE, "dated-before")("Giấy chứng nhận trước Quyết định", {"date": "2026-12-10"}),
    pair(DATES, NOTICE, "dated-before")(
        "Thông báo trước Quyết định", {"decision__date": "2026-12-20", "valid_until": None}
    ),
    pair(DATES, DECISION, "dated-before")("Quyết định trước Tờ trình", {"proposal__date": "2026-12-20"}),
    pair(DATES, SUBMISSION, "dated-before")("Tờ trình trước Biên bản", {"minutes__date": "2026-12-20"}),
    pair(DATES, COUNCIL, "dated-before")("thành lập Hội đồng trước Tờ trình", {"proposal__date": "2026-12-15"}),
    pair(DATES, MINUTES, "dated-before")("Biên bản trước phiên họp", {"date": "2026-12-10"}),
    pair(DATES, COUNCIL_REPORT, "dated-before")("Báo cáo của Hội đồng trước Biên bản", {"minutes__date": "2026-12-20"}),
    pair(DATES, REGULATION, "dated-before")("ban hành Quy chế trước Tờ trình", {"proposal__date": "2026-12-20"}),
    pair(DATES, REVOCATION, "revocation-before-conclusion")(
        "thu hồi trước kết luận", {"conclusion__date": "2026-12-15"}
    ),
    pair(DATES, REVOCATION, "revocation-late", severity="warning")(
        "thu hồi quá 15 ngày sau kết luận", {"conclusion__date": "2026-11-28"}, twin={"conclusion__date": "2026-11-29"}
    ),
    pair(DATES, MINUTES, "ends-before-begins")(
        "họp kết thúc trước khi bắt đầu", {"end": "07 giờ 30 phút, ngày 14 tháng 12 năm 2026"}
    ),
    pair(DATES, DECISION, "effect-before-signature")(
        "hiệu lực trước ngày ký",
        {"effective_from": "ngày 01 tháng 12 năm 2026"},
        twin={"effective_from": "ngày 01/01/2027"},
    ),
    pair(DATES, PLAN, "deadline-before-signature")("thời hạn đã qua", {"tasks__1__deadline": "trước ngày 30/11/2026"}),
    pair(DATES, PLAN, "deadline-before-signature")("quý đã qua", {"tasks__0__deadline": "Quý II/2026"}),
    pair(DATES, PLAN, "day-not-in-calendar")(
        "thời hạn là ngày không có trong lịch", {"tasks__1__deadline": "trước ngày 31/11/2027"}
    ),
    pair(DATES, DECISION, "day-not-in-calendar")("hiệu lực từ ngày không có", {"effective_from": "ngày 30/02/2027"}),
    pair(DATES, INVITATION, "meeting-before-signature")(
        "mời họp sau khi họp", {"time": "08 giờ 00, ngày 08 tháng 12 năm 2026"}
    ),
    pair(DATES, PLAN, "period-over")(
        "kế hoạch của năm đã qua",
        {"period": {"start": 2025, "end": 2025}, "subject": "Thực hiện Chương trình OCOP", "tasks": TASKS},
        twin={"subject": "Thực hiện Chương trình OCOP", "tasks": TASKS},
    ),
    pair(DATES, DECISION, "validity-differs")("không đủ 36 tháng", {"valid_until": "2028-12-14"}),
    pair(DATES, CERTIFICATE, "validity-differs")("Giấy chứng nhận 24 tháng", {"valid_until": "2028-12-12"}),
    pair(DATES, NOTICE, "validity-differs")("Thông báo sai thời hạn", {"valid_until": "2029-12-10"}),
    pair(DATES, MINUTES, "ends-before-begins")(
        "họp kết thúc trước khi bắt đầu, cùng ngày",
        {"end": "07 giờ 30 phút cùng ngày"},
        twin={"end": "16 giờ 30 phút cùng ngày"},
    ),
    pair(DATES, INSPECTED, "ends-before-begins")(
        "kiểm tra xong trước khi bắt đầu", {"end": "08 giờ 00 phút cùng ngày"}
    ),
    pair(DATES, INSPECTED, "dated-before")("Biên bản trước cuộc kiểm tra", {"date": "2026-04-05"}),
    pair(DATES, SELF_ASSESSMENT, "founded-after-report")("thành lập sau ngày báo cáo", {"founded_on": "2027-03-15"}),
    pair(DATES, REGISTRATION, "year-over")("đăng ký cho năm đã qua", {"year": 2025}),
    pair(DATES, INSPECTION, "deadline-before-signature")(
        "ngày kiểm tra trước ngày ký Kế hoạch", {"visits__0__time": "Ngày 06 tháng 4 năm 2026"}
    ),
    pair(DATES, REPORT, "outlook-over")(
        "phương hướng của năm trước kỳ báo cáo", {"outlook__period": {"start": 2025, "end": 2025}}
    ),
    pair(DATES, REVOCATION, "revocation-before-recognition")(
        "thu hồi trước khi công nhận", {"recognition__date": "2026-12-20"}
    ),
    pair(DATES, REVOCATION, "certificate-ended", severity="warning")(
        "thu hồi Giấy chứng nhận đã hết hạn", {"recognition__date": "2023-06-10"}
    ),
]
