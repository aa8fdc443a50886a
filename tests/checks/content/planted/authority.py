"""Who may issue, and how its offices sign."""

from functools import partial

from tests.checks.content import eras
from tests.checks.content.eras import ERAS
from tests.checks.content.plans_and_reports import plan
from tests.checks.content.planted.cases import (
    ANNOUNCEMENT,
    APPROVAL,
    ASSESSMENT,
    AUTHORITY,
    CERTIFICATE,
    COMMUNE,
    COUNCIL,
    COUNCIL_REPORT,
    DECISION,
    DEPARTMENT,
    LETTER,
    MINUTES,
    NOTICE,
    NOW,
    PLAN,
    PROPOSAL,
    REGULATION,
    REPORT,
    REQUEST,
    REQUEST_TO_MINISTRY,
    REVOCATION,
    SIGNING,
    SUBMISSION,
    office,
    pair,
)
from tests.checks.content.round_papers import certificate

issued = partial(pair, AUTHORITY, code="wrong-issuer")
AUTHORITY_CASES = [
    issued(DECISION)(
        "Sở ban hành Quyết định công nhận", {"issuer": DEPARTMENT, "signatory__head_position": "Giám đốc"}
    ),
    issued(DECISION)("xã ban hành Quyết định công nhận", {"issuer": COMMUNE}),
    issued(CERTIFICATE)("xã cấp Giấy chứng nhận", {"issuer": COMMUNE}),
    issued(CERTIFICATE)("Sở cấp Giấy chứng nhận", {"issuer": DEPARTMENT, "signatory__head_position": "Giám đốc"}),
    issued(COUNCIL)("xã thành lập Hội đồng", {"issuer": COMMUNE}),
    issued(COUNCIL)("Sở thành lập Hội đồng", {"issuer": DEPARTMENT, "signatory__head_position": "Giám đốc"}),
    issued(ASSESSMENT)("tỉnh ban hành Báo cáo Mẫu số 03", {"issuer": eras.committee("province")}, turns="2026-05-22"),
    issued(SUBMISSION)(
        "Ủy ban nhân dân tỉnh trình kết quả", {"issuer": eras.committee("province")}, turns="2026-05-22"
    ),
    issued(NOTICE)("xã thông báo kết quả", {"issuer": COMMUNE}, turns="2026-05-22"),
    issued(MINUTES)("xã lập Biên bản họp Hội đồng", {"issuer": office("Hội đồng đánh giá xã Đức Trọng", "commune")}),
    pair(AUTHORITY, DECISION, "wrong-recognition-authority")("tỉnh công nhận 5 sao", {"products__0__stars": 5}),
    pair(AUTHORITY, CERTIFICATE, "wrong-recognition-authority")("tỉnh cấp Giấy chứng nhận 5 sao", {"stars": 5}),
    pair(AUTHORITY, CERTIFICATE, "class-not-recognised")("Giấy chứng nhận 2 sao", {"stars": 2}),
    pair(AUTHORITY, DECISION, "class-not-recognised")("công nhận 2 sao", {"products__0__stars": 2}),
    pair(AUTHORITY, certificate(ERAS["2025-04"], "district", 3), "wrong-recognition-authority")(
        "tỉnh cấp Giấy chứng nhận 3 sao khi còn cấp huyện", {"issuer": eras.committee("province")}, ends="2025-06-30"
    ),
    pair(AUTHORITY, PLAN, "wrong-recognition-authority")(
        "chỉ tiêu 5 sao do tỉnh công nhận",
        {"targets__0__of_which__2__recognised_at": "province"},
        twin={"targets__0__of_which__2__recognised_at": "national"},
    ),
    pair(AUTHORITY, PLAN, "issuer-level-ended")(
        "huyện ban hành Kế hoạch", {"issuer": eras.committee("district")}, turns="2025-07-01"
    ),
    pair(AUTHORITY, PLAN, "issuer-level-ended")(
        "thị trấn ban hành Kế hoạch",
        {"issuer": office("Ủy ban nhân dân thị trấn Liên Nghĩa", "commune")},
        turns="2025-07-01",
    ),
    pair(AUTHORITY, PLAN, "issuer-level-ended")(
        "thành phố thuộc tỉnh ban hành Kế hoạch, không ghi cấp",
        {"issuer": {"name": "Ủy ban nhân dân thành phố Đà Lạt", "level": None, "place": "Đà Lạt"}},
        turns="2025-07-01",
    ),
    issued(REGULATION)("Sở ban hành Quy chế Hội đồng", {"issuer": DEPARTMENT, "signatory__head_position": "Giám đốc"}),
    issued(REVOCATION)("xã thu hồi Giấy chứng nhận", {"issuer": COMMUNE}),
    pair(AUTHORITY, REVOCATION, "wrong-revocation-authority")("tỉnh thu hồi Giấy chứng nhận 5 sao", {"stars": 5}),
    pair(AUTHORITY, PLAN, "lead-is-partner", severity="warning")(
        "một cơ quan vừa chủ trì vừa phối hợp", {"tasks__0__partners": ["Sở Nông nghiệp và Môi trường"]}
    ),
    pair(AUTHORITY, PLAN, "unit-repeated", severity="warning")(
        "một cơ quan được giao ở hai mục", {"responsibilities": PLAN["responsibilities"] * 2}
    ),
    pair(AUTHORITY, plan(NOW, "commune"), "assigns-above")(
        "xã giao Sở chủ trì",
        {"tasks__0__lead": "Sở Công Thương"},
        twin={"tasks__0__lead": "Phòng Kinh tế", "tasks__0__partners": ["Sở Công Thương"]},
    ),
    pair(AUTHORITY, DECISION, "wrong-proposer")(
        "xã trình công nhận sản phẩm",
        {"proposal__proposer": "Chủ tịch Ủy ban nhân dân xã Đức Trọng"},
        turns="2026-05-22",
    ),
    pair(AUTHORITY, PLAN, "issuer-level-differs")("xã ghi cấp tỉnh", {"issuer": COMMUNE | {"level": "province"}}),
    pair(AUTHORITY, REQUEST, "request-from-another-office")(
        "phòng của xã đề nghị tỉnh đánh giá",
        {"issuer": office("Phòng Kinh tế xã Đức Trọng", "commune")},
        turns="2026-05-22",
    ),
    pair(AUTHORITY, REQUEST, "request-from-another-office")(
        "xã đề nghị thẳng Bộ đánh giá", {"addressees": ["Bộ Nông nghiệp và Môi trường"]}, turns="2026-05-22"
    ),
    pair(AUTHORITY, REQUEST_TO_MINISTRY, "request-from-another-office")(
        "Sở đề nghị Bộ đánh giá 5 sao", {"issuer": DEPARTMENT}, turns="2026-05-22"
    ),
    pair(AUTHORITY, REGULATION, "wrong-issuer")(
        "Hội đồng tự ban hành Quy chế",
        {"issuer": office("Hội đồng đánh giá, phân hạng sản phẩm OCOP", place="Lâm Đồng", abbreviation="HĐOCOP")},
        turns="2026-05-22",
    ),
]

plan_signed = pair(SIGNING, PLAN, "signing-title-wrong")
SIGNING_CASES = [
    pair(SIGNING, PLAN, "collective-missing")("Kế hoạch của UBND không ghi TM.", {"signatory__collective": None}),
    pair(SIGNING, REPORT, "collective-missing")("Báo cáo của UBND không ghi TM.", {"signatory__collective": None}),
    pair(SIGNING, DECISION, "collective-signs-head-decision")(
        "Quyết định công nhận ghi TM.", {"signatory__collective": "Ủy ban nhân dân"}, turns="2026-05-22"
    ),
    pair(SIGNING, COUNCIL, "collective-signs-head-decision")(
        "Quyết định thành lập Hội đồng ghi TM.", {"signatory__collective": "Ủy ban nhân dân"}, turns="2026-05-22"
    ),
    pair(SIGNING, APPROVAL, "collective-signs-head-decision")(
        "Quyết định của Chủ tịch ghi TM.",
        {"authority": "head"},
        twin={"authority": "head", "signatory__collective": None},
    ),
    pair(SIGNING, SUBMISSION, "collective-of-single-head")(
        "TM. trước Sở", {"signatory__collective": "Sở Nông nghiệp và Môi trường"}
    ),
    pair(SIGNING, PLAN, "collective-of-another")(
        "TM. Hội đồng nhân dân", {"signatory__collective": "Hội đồng nhân dân"}
    ),
    plan_signed(
        "KT. mà người ký là Chủ tịch",
        {"signatory__capacity": "deputy", "signatory__position": "Chủ tịch"},
        twin={"signatory__capacity": "deputy", "signatory__position": "Phó Chủ tịch"},
    ),
    plan_signed(
        "Phó Chủ tịch ký không ghi KT.",
        {"signatory__head_position": "Phó Chủ tịch"},
        twin={"signatory__capacity": "deputy", "signatory__position": "Phó Chủ tịch"},
    ),
    plan_signed(
        "Phó Chủ tịch ký TL.",
        {"signatory__collective": None, "signatory__capacity": "by_order", "signatory__position": "Phó Chủ tịch"},
        twin={
            "signatory__collective": None,
            "signatory__capacity": "by_order",
            "signatory__position": "Chánh Văn phòng",
        },
    ),
    plan_signed(
        "Phó Chủ tịch ký TUQ.",
        {
            "signatory__collective": None,
            "signatory__capacity": "by_authorisation",
            "signatory__position": "Phó Chủ tịch",
        },
        twin={
            "signatory__collective": None,
            "signatory__capacity": "by_authorisation",
            "signatory__position": "Giám đốc Sở Nông nghiệp và Môi trường",
        },
    ),
    pair(SIGNING, PLAN, "collective-of-another")(
        "TM. Ủy ban nhân dân tỉnh khác", {"signatory__collective": "Ủy ban nhân dân tỉnh Cao Bằng"}
    ),
    plan_signed(
        "Phó Giám đốc ký KT. Chủ tịch",
        {"signatory__capacity": "deputy", "signatory__position": "Phó Giám đốc"},
        twin={"signatory__capacity": "deputy", "signatory__position": "Phó Chủ tịch Thường trực"},
    ),
    pair(SIGNING, DECISION, "order-not-allowed")(
        "Quyết định công nhận ký TL.", {"signatory__capacity": "by_order", "signatory__position": "Chánh Văn phòng"}
    ),
    pair(SIGNING, CERTIFICATE, "order-not-allowed")(
        "Giấy chứng nhận ký TL.", {"signatory__capacity": "by_order", "signatory__position": "Chánh Văn phòng"}
    ),
    pair(SIGNING, REGULATION, "collective-signs-head-decision")(
        "Quyết định ban hành Quy chế ghi TM.", {"signatory__collective": "Ủy ban nhân dân"}, turns="2026-05-22"
    ),
    pair(SIGNING, REVOCATION, "collective-signs-head-decision")(
        "Quyết định thu hồi ghi TM.", {"signatory__collective": "Ủy ban nhân dân"}, turns="2026-05-22"
    ),
    pair(SIGNING, REVOCATION, "order-not-allowed")(
        "Quyết định thu hồi ký TL.", {"signatory__capacity": "by_order", "signatory__position": "Chánh Văn phòng"}
    ),
    pair(SIGNING, LETTER, "collective-missing")("Công văn của UBND không ghi TM.", {"signatory__collective": None}),
    pair(SIGNING, PLAN, "collective-with-order")(
        "TL. đi cùng TM.", {"signatory__capacity": "by_order", "signatory__position": "Chánh Văn phòng"}
    ),
    pair(SIGNING, PLAN, "head-of-another-office")(
        "Giám đốc ký văn bản của UBND", {"signatory__head_position": "Giám đốc"}
    ),
    pair(SIGNING, SUBMISSION, "head-of-another-office")(
        "Chủ tịch ký Tờ trình của Sở", {"signatory__head_position": "Chủ tịch"}
    ),
    pair(SIGNING, PLAN, "name-in-capitals", severity="warning")(
        "họ tên người ký viết hoa cả", {"signatory__name": "NGUYỄN VĂN VÍ DỤ"}
    ),
    pair(SIGNING, PLAN, "title-before-name", severity="warning")(
        "học vị trước họ tên", {"signatory__name": "TS. Nguyễn Văn Ví Dụ"}
    ),
    pair(SIGNING, COUNCIL_REPORT, "head-of-another-office")(
        "Thư ký ký Báo cáo của Hội đồng", {"signatory__head_position": "Thư ký"}
    ),
    pair(SIGNING, ANNOUNCEMENT, "collective-missing")(
        "Thông báo của UBND không ghi TM.", {"signatory__collective": None}
    ),
    pair(SIGNING, PROPOSAL, "collective-missing")("Tờ trình của UBND không ghi TM.", {"signatory__collective": None}),
]
