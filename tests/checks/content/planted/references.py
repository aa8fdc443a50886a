"""Names by date, and legal bases."""

from functools import partial

from tests.checks.content import eras
from tests.checks.content.plans_and_reports import plan
from tests.checks.content.planted.cases import (
    APPROVAL,
    CERTIFICATE,
    CITATIONS,
    COMMUNE,
    COUNCIL,
    DECISION,
    EARLY,
    INSPECTION,
    INVITATION,
    LETTER,
    NAMES,
    NOTICE,
    NOW,
    OLD,
    OPINION,
    PLAN,
    REVOCATION,
    SUBMISSION,
    office,
    pair,
)

named = pair(NAMES, PLAN, "name-not-of-date")
named_in_opinion = pair(NAMES, OPINION, "name-not-of-date")
NAMES_CASES = [
    named(
        "gửi Bộ NN&PTNT",
        {"recipients__0": "Bộ Nông nghiệp và Phát triển nông thôn"},
        twin={"recipients__0": "Bộ Nông nghiệp và Môi trường"},
        turns="2025-03-01",
    ),
    named(
        "giao Sở NN&PTNT chủ trì",
        {"tasks__0__lead": "Sở Nông nghiệp và Phát triển nông thôn"},
        turns="2025-07-01",
    ),
    named("giao Phòng NN&PTNT", {"responsibilities__0__unit": "Phòng Nông nghiệp và PTNT"}, turns="2025-07-01"),
    named("gửi UBND các huyện", {"recipients__1": "Ủy ban nhân dân các huyện, thị xã"}, turns="2025-07-01"),
    named("phối hợp với UBND thị trấn", {"tasks__0__partners": ["UBND thị trấn Liên Nghĩa"]}, turns="2025-07-01"),
    named("gửi Huyện ủy", {"recipients__1": "Huyện ủy Đức Trọng"}, turns="2025-07-01"),
    named("gửi UBND H. Đức Trọng", {"recipients__1": "UBND H. Đức Trọng"}, turns="2025-07-01"),
    named("phối hợp với Sở Nông nghiệp & PTNT", {"tasks__0__partners": ["Sở Nông nghiệp & PTNT"]}, turns="2025-07-01"),
    named("cơ quan chủ quản là tỉnh đã nhập", {"issuer__superior": "Ủy ban nhân dân tỉnh Bắc Kạn"}, turns="2025-07-01"),
    named("tỉnh đã nhập ban hành", {"issuer": eras.committee("old province")}, turns="2025-07-01"),
    named("tỉnh đã thành thành phố", {"recipients__0": "Ủy ban nhân dân tỉnh Đồng Nai"}, turns="2026-04-30"),
    named(
        "nội dung công việc nêu thị trấn",
        {"tasks__0__content": "Mở điểm bán hàng tại thị trấn Liên Nghĩa"},
        severity="warning",
        turns="2025-07-01",
    ),
    pair(NAMES, LETTER, "name-not-of-date")(
        "Công văn gửi Bộ cũ", {"addressees__0": "Bộ Nông nghiệp và Phát triển nông thôn"}, turns="2025-03-01"
    ),
    pair(NAMES, INVITATION, "name-not-of-date")(
        "mời Ủy ban nhân dân huyện", {"guests__0": "Ủy ban nhân dân huyện Đức Trọng"}, turns="2025-07-01"
    ),
    pair(NAMES, APPROVAL, "name-not-of-date")(
        "Sở Kế hoạch và Đầu tư đề nghị", {"proposal__proposer": "Giám đốc Sở Kế hoạch và Đầu tư"}, turns="2025-07-01"
    ),
    pair(NAMES, COUNCIL, "name-not-of-date")(
        "thành viên thuộc Sở Thông tin và Truyền thông",
        {"members__2__position": "Phó Giám đốc Sở Thông tin và Truyền thông, Phó Giám đốc Sở Công Thương"},
        turns="2025-07-01",
    ),
    pair(NAMES, CERTIFICATE, "name-not-of-date")(
        "địa chỉ chủ thể ở huyện",
        {"address": "Thôn 2, huyện Đức Trọng, tỉnh Lâm Đồng"},
        severity="warning",
        turns="2025-07-01",
    ),
    pair(NAMES, plan(OLD, "province"), "name-not-of-date")(
        "tên mới trước ngày có", {"recipients__0": "Sở Nông nghiệp và Môi trường"}, ends="2025-02-17"
    ),
    pair(NAMES, PLAN, "name-not-of-date")(
        "căn cứ năm 2019 ghi tên Bộ mới",
        {
            "legal_bases__1": {
                "document_type": "Quyết định",
                "number": "9/QĐ-BNN",
                "date": "2019-05-06",
                "issuer": "Bộ Nông nghiệp và Môi trường",
            }
        },
        twin={
            "legal_bases__1": {
                "document_type": "Quyết định",
                "number": "9/QĐ-BNN",
                "date": "2019-05-06",
                "issuer": "Bộ Nông nghiệp và Phát triển nông thôn",
            }
        },
    ),
    pair(NAMES, plan(NOW, "commune"), "commune-not-listed", severity="warning")(
        "xã không có trong danh mục",
        {"issuer": office("Ủy ban nhân dân xã Không Có Thật", "commune", place="Không Có Thật")},
        twin={"issuer": COMMUNE},
        turns="2025-07-01",
    ),
    pair(NAMES, PLAN, "province-not-listed", severity="warning")(
        "tỉnh không có trong danh mục",
        {"issuer": office("Ủy ban nhân dân tỉnh Không Có", place="Không Có")},
    ),
    named_in_opinion(
        "phiếu gửi về Sở đã nhập", {"return_to": "Sở Nông nghiệp và Phát triển nông thôn, thường trực Hội đồng"}
    ),
    *(
        pair(NAMES, record, "office-of-another-province", severity=severity)(
            what, {place: fault}, twin={place: fault.replace("Tuyên Quang", "Lâm Đồng")}
        )
        for what, record, place, fault, severity in (
            ("gửi UBND tỉnh khác", PLAN, "recipients__0", "UBND tỉnh Tuyên Quang", "warning"),
            ("giao Sở của tỉnh khác", PLAN, "tasks__0__lead", "Sở Tài chính tỉnh Tuyên Quang", "error"),
            ("nhiệm vụ của Sở tỉnh khác", PLAN, "responsibilities__0__unit", "Sở Y tế tỉnh Tuyên Quang", "error"),
            ("Văn phòng tỉnh khác thi hành", DECISION, "enforcers__0", "Văn phòng UBND tỉnh Tuyên Quang", "error"),
            ("Tờ trình của tỉnh khác", DECISION, "proposal__proposer", "Sở Công Thương tỉnh Tuyên Quang", "error"),
            ("xã gửi tỉnh khác", plan(NOW, "commune"), "recipients__0", "Tỉnh ủy Tuyên Quang", "warning"),
        )
    ),
    pair(NAMES, PLAN, "name-not-of-date")(
        "gửi UBND thành phố thuộc tỉnh",
        {"recipients__0": "UBND thành phố Đà Lạt"},
        twin={"recipients__0": "UBND thành phố Hồ Chí Minh (để phối hợp)"},
        turns="2025-07-01",
    ),
    pair(NAMES, PLAN, "name-not-of-date")(
        "gửi Thành ủy của thành phố thuộc tỉnh",
        {"recipients__0": "Thành ủy Đà Lạt"},
        twin={"recipients__0": "Thành ủy Hà Nội (để phối hợp)"},
        turns="2025-07-01",
    ),
]

cited = partial(pair, CITATIONS, plan(NOW, "province"))
TTG = {"document_type": "Quyết định", "issuer": "Thủ tướng Chính phủ"}
C26 = eras.basis(eras.C26)
CITATIONS_CASES = [
    cited("basis-type-differs")("sai tên loại", {"legal_bases__2": C26 | {"document_type": "Nghị định"}}),
    cited("basis-issuer-differs")("sai cơ quan ban hành", {"legal_bases__2": C26 | {"issuer": "Chính phủ"}}),
    cited("basis-date-differs")("sai ngày", {"legal_bases__2": C26 | {"date": "2026-05-25"}}),
    cited("basis-subject-differs")(
        "sai trích yếu", {"legal_bases__2": C26 | {"subject": "phê duyệt Chiến lược phát triển du lịch đến năm 2030"}}
    ),
    pair(CITATIONS, plan(OLD, "province"), "basis-subject-differs")(
        "trích yếu của giai đoạn khác",
        {"legal_bases__1__subject": "phê duyệt Chương trình mỗi xã một sản phẩm giai đoạn 2018 - 2020"},
    ),
    cited("basis-expired")("căn cứ đã hết hiệu lực", {"legal_bases__2": eras.basis(eras.C148)}, turns="2026-07-22"),
    cited("basis-superseded", severity="warning")(
        "căn cứ đã được thay", {"legal_bases__1": eras.basis(eras.P919)}, turns="2026-01-01"
    ),
    pair(CITATIONS, plan(EARLY, "province"), "basis-not-yet-in-force")(
        "căn cứ chưa có", {"legal_bases__2": C26}, ends="2026-05-21"
    ),
    cited("basis-after-document")(
        "căn cứ ban hành sau văn bản",
        {"legal_bases__2": C26 | {"number": "901/QĐ-TTg", "date": "2026-12-30", "subject": None}},
    ),
    cited("basis-number-differs")(
        "Nghị định thiếu năm", {"legal_bases__2": {"document_type": "Nghị định", "number": "27/NĐ-CP"}}
    ),
    cited("basis-number-differs")(
        "Kế hoạch thừa năm",
        {"legal_bases__2": {"document_type": "Kế hoạch", "number": "203/2026/KH-UBND"}},
        twin={"legal_bases__2": {"document_type": "Kế hoạch", "number": "203/KH-UBND"}},
    ),
    cited("basis-number-differs")("văn bản quy phạm thiếu năm", {"legal_bases__2": C26 | {"number": "26/QĐ-TTg"}}),
    pair(CITATIONS, plan(OLD, "province"), "basis-number-differs")(
        "văn bản cá biệt thừa năm", {"legal_bases__2__number": "148/2023/QĐ-TTg"}
    ),
    pair(CITATIONS, INSPECTION, "basis-expired")(
        "kế hoạch kiểm tra theo Bộ tiêu chí cũ", {"legal_bases__2": eras.basis(eras.C148)}, turns="2026-07-22"
    ),
    pair(CITATIONS, DECISION, "criteria-not-cited")(
        "công nhận mà không căn cứ Bộ tiêu chí", {"legal_bases": eras.bases(NOW)[:2]}, turns="2019-08-21"
    ),
    cited("basis-expired")(
        "nhiều văn bản trong một căn cứ, một văn bản đã hết hiệu lực",
        {"legal_bases__2__subject": f"{eras.C26[2]}; Quyết định số 1048/QĐ-TTg ngày 21/8/2019 của Thủ tướng Chính phủ"},
        turns="2023-02-24",
    ),
    cited("basis-expired")(
        "nhiều số trong một mục, một số đã hết hiệu lực",
        {"legal_bases__2": TTG | {"number": "26/2026/QĐ-TTg, 781/QĐ-TTg"}},
        twin={"legal_bases__2": TTG | {"number": "26/2026/QĐ-TTg"}},
    ),
    cited("basis-expired")(
        "văn bản cùng căn cứ đã hết hiệu lực",
        {"legal_bases__2__others": [TTG | {"number": "781/QĐ-TTg"}]},
        twin={"legal_bases__2__others": []},
    ),
    cited("basis-date-differs")("Luật sai ngày thông qua", {"legal_bases__0__date": "2025-06-17"}),
    cited("basis-number-differs")("năm trong số khác năm ban hành", {"legal_bases__2__number": "26/2025/QĐ-TTg"}),
    pair(CITATIONS, DECISION, "proposal-symbol-differs")(
        "Tờ trình ghi số mà không có ký hiệu", {"proposal__number": "123"}, twin={"proposal__number": "123/TTr-SNNMT"}
    ),
    pair(CITATIONS, DECISION, "proposal-symbol-differs")(
        "Tờ trình mang ký hiệu của Báo cáo", {"proposal__number": "123/BC-SNNMT"}
    ),
    cited("basis-repeated", severity="warning")("một căn cứ ghi hai lần", {"legal_bases__1": C26}),
    pair(CITATIONS, PLAN, "text-cites-expired", severity="warning")(
        "nhiệm vụ theo Bộ tiêu chí đã hết hiệu lực",
        {"tasks__1__content": "Đánh giá, phân hạng sản phẩm theo Quyết định số 148/QĐ-TTg"},
        twin={"tasks__1__content": "Đánh giá theo Quyết định số 26/2026/QĐ-TTg thay thế Quyết định số 148/QĐ-TTg"},
        turns="2026-07-22",
    ),
    pair(CITATIONS, SUBMISSION, "reference-symbol-differs")(
        "Biên bản mang ký hiệu của Báo cáo", {"minutes__number": "02/BC-HĐOCOP"}
    ),
    pair(CITATIONS, NOTICE, "reference-symbol-differs")(
        "Quyết định mang ký hiệu của Tờ trình", {"decision__number": "1875/TTr-UBND"}
    ),
    pair(CITATIONS, REVOCATION, "reference-symbol-differs")(
        "Quyết định công nhận mang ký hiệu của Kế hoạch", {"recognition__number": "1875/KH-UBND"}
    ),
]
