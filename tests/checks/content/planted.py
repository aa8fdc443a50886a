"""Faults that a legal officer catches, each with its twin without the fault, and the day on which its rule changes.

A case changes a sound record in one thing. `twin` is the same record with the thing right. `turns` is the first day on
which the fault is one (or, with `until`, the last day on which it is): the day before it, the finding is absent.
"""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from tests.checks.content import eras, single_papers
from tests.checks.content.eras import ERAS, Record

Change = Callable[[Record], Record]
NOW, EARLY, OLD = ERAS["2026-12"], ERAS["2025-12"], ERAS["2024"]


class Case(NamedTuple):
    """A planted fault: its family, what it is, the code that names it, the record with and without it."""

    family: str
    what: str
    code: str
    fault: Record
    twin: Record
    severity: str = "error"
    turns: str | None = None
    ends: str | None = None


def put(record: Record, **changes: Any) -> Record:
    """`record` with fields changed: `issuer__name` is the field `name` of `issuer`, `tasks__0__lead` one of a row."""
    made = copy.deepcopy(record)
    for path, value in changes.items():
        *steps, last = (int(step) if step.isdigit() else step for step in path.split("__"))
        part: Any = made
        for step in steps:
            part = part[step]
        part[last] = value
    return made


def office(name: str, level: str = "province", **more: Any) -> Record:
    return {"name": name, "level": level, "place": name.rpartition(" ")[2]} | more


def pair(family: str, record: Record, code: str, **options: Any) -> Callable[..., Case]:
    """Cases of a family whose fault is one change in a record that is sound as it is."""

    def case(what: str, changes: Record, *, twin: Record | None = None, **more: Any) -> Case:
        return Case(family, what, code, put(record, **changes), put(record, **(twin or {})), **(options | more))

    return case


PLAN, REPORT = eras.plan(NOW, "province"), eras.report(NOW, "province")
APPROVAL = eras.approval(NOW, "province")
DECISION, CERTIFICATE = eras.recognition(NOW, "province", 4), eras.certificate(NOW, "province", 4)
COUNCIL, MINUTES = eras.council(NOW, "province"), eras.minutes(NOW, "province")
SUBMISSION, NOTICE = (eras.dated(eras.sample(kind), NOW, "province") for kind in ("submission", "results-notice"))
ASSESSMENT = eras.assessment(NOW)
DEPARTMENT = office("Sở Nông nghiệp và Môi trường", abbreviation="SNN", place="Lâm Đồng")
COMMUNE = eras.committee("commune")
LETTER, INVITATION = [*single_papers.of_any_content(NOW, "province")][:2]
COUNCIL_REPORT, REGULATION, REVOCATION, INSPECTION = [*single_papers.under_todays_criteria(NOW)][1:5]

AUTHORITY = "1. Thẩm quyền theo ngày"
SIGNING = "2. Quyền hạn ký"
NAMES = "3. Tên gọi theo ngày"
CITATIONS = "4. Căn cứ"
FIGURES = "5. Số liệu"
OUTCOMES = "6. Điểm, hạng, quyết định"
DATES = "7. Thứ tự ngày"
COUNCILS = "8. Hội đồng"
SYMBOLS = "9. Số, ký hiệu, địa danh"
FAMILIES = (AUTHORITY, SIGNING, NAMES, CITATIONS, FIGURES, OUTCOMES, DATES, COUNCILS, SYMBOLS)

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
    pair(AUTHORITY, eras.certificate(ERAS["2025-04"], "district", 3), "wrong-recognition-authority")(
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
    pair(AUTHORITY, PLAN, "issuer-level-differs")("xã ghi cấp tỉnh", {"issuer": COMMUNE | {"level": "province"}}),
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
    pair(SIGNING, PLAN, "title-before-name", severity="warning")(
        "học vị trước họ tên", {"signatory__name": "TS. Nguyễn Văn Ví Dụ"}
    ),
]

named = pair(NAMES, PLAN, "name-not-of-date")
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
    pair(NAMES, eras.plan(OLD, "province"), "name-not-of-date")(
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
    pair(NAMES, PLAN, "commune-not-listed", severity="warning")(
        "xã không có trong danh mục",
        {"issuer": office("Ủy ban nhân dân xã Không Có Thật", "commune", place="Không Có Thật")},
        twin={"issuer": COMMUNE},
        turns="2025-07-01",
    ),
    pair(NAMES, PLAN, "province-not-listed", severity="warning")(
        "tỉnh không có trong danh mục",
        {"issuer": office("Ủy ban nhân dân tỉnh Không Có", place="Không Có")},
    ),
]

cited = partial(pair, CITATIONS, eras.plan(NOW, "province"))
TTG = {"document_type": "Quyết định", "issuer": "Thủ tướng Chính phủ"}
C26 = eras.basis(eras.C26)
CITATIONS_CASES = [
    cited("basis-type-differs")("sai tên loại", {"legal_bases__2": C26 | {"document_type": "Nghị định"}}),
    cited("basis-issuer-differs")("sai cơ quan ban hành", {"legal_bases__2": C26 | {"issuer": "Chính phủ"}}),
    cited("basis-date-differs")("sai ngày", {"legal_bases__2": C26 | {"date": "2026-05-25"}}),
    cited("basis-subject-differs")(
        "sai trích yếu", {"legal_bases__2": C26 | {"subject": "phê duyệt Chiến lược phát triển du lịch đến năm 2030"}}
    ),
    pair(CITATIONS, eras.plan(OLD, "province"), "basis-subject-differs")(
        "trích yếu của giai đoạn khác",
        {"legal_bases__1__subject": "phê duyệt Chương trình mỗi xã một sản phẩm giai đoạn 2018 - 2020"},
    ),
    cited("basis-expired")("căn cứ đã hết hiệu lực", {"legal_bases__2": eras.basis(eras.C148)}, turns="2026-07-22"),
    cited("basis-superseded", severity="warning")(
        "căn cứ đã được thay", {"legal_bases__1": eras.basis(eras.P919)}, turns="2026-01-01"
    ),
    pair(CITATIONS, eras.plan(EARLY, "province"), "basis-not-yet-in-force")(
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
    pair(CITATIONS, eras.plan(OLD, "province"), "basis-number-differs")(
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
    cited("basis-repeated", severity="warning")("một căn cứ ghi hai lần", {"legal_bases__1": C26}),
]

money = pair(FIGURES, PLAN, "total-differs")
TASKS = [{"content": "Tuyên truyền, tập huấn"}]
SOURCES = [{"source": "a", "amount": "20 tỷ"}, {"source": "b", "amount": "17 tỷ"}]
LEFT = [*SOURCES, {"source": "c", "amount": "còn lại"}]
FIGURES_CASES = [
    pair(FIGURES, PLAN, "remainder-unclear", severity="warning")(
        "“còn lại” mà không có tổng chính xác để tính ra",
        {"budget__total": "khoảng 40 tỷ đồng", "budget__sources": LEFT, "tasks": TASKS},
        twin={"budget__total": "40 tỷ đồng", "budget__sources": LEFT, "tasks": TASKS},
    ),
    money("tổng khác các nguồn", {"budget__total": "510 triệu đồng"}),
    money(
        "“hơn 40 tỷ” mà đủ các nguồn chỉ 37",
        {"budget__total": "hơn 40 tỷ đồng", "budget__sources": SOURCES, "tasks": TASKS},
        twin={"budget__total": "hơn 35 tỷ đồng", "budget__sources": SOURCES, "tasks": TASKS},
    ),
    money(
        "“không quá 40 tỷ” mà các nguồn là 48",
        {
            "budget__total": "không quá 40 tỷ đồng",
            "budget__sources": [*SOURCES, {"source": "c", "amount": "11 tỷ"}],
            "tasks": TASKS,
        },
        twin={"budget__total": "không quá 40 tỷ đồng", "budget__sources": SOURCES, "tasks": TASKS},
    ),
    money(
        "“ít nhất 40 tỷ” mà các nguồn là 37",
        {"budget__total": "ít nhất 40 tỷ đồng", "budget__sources": SOURCES, "tasks": TASKS},
        twin={"budget__total": "ít nhất 37 tỷ đồng", "budget__sources": SOURCES, "tasks": TASKS},
    ),
    money(
        "“dưới 37 tỷ” mà các nguồn là 37",
        {"budget__total": "dưới 37 tỷ đồng", "budget__sources": SOURCES, "tasks": TASKS},
        twin={"budget__total": "dưới 38 tỷ đồng", "budget__sources": SOURCES, "tasks": TASKS},
    ),
    money(
        "“từ 38 đến 40 tỷ” mà các nguồn là 37",
        {"budget__total": "38 - 40 tỷ đồng", "budget__sources": SOURCES, "tasks": TASKS},
        twin={"budget__total": "36 - 40 tỷ đồng", "budget__sources": SOURCES, "tasks": TASKS},
    ),
    money("tổng khác các nhiệm vụ", {"tasks__0__amount": 10**8}),
    pair(FIGURES, PLAN, "percent-above-all")(
        "120% chủ thể",
        {"targets__1__quantity": "120%"},
        twin={"targets__1": {"action": "Doanh thu tăng", "quantity": "120%", "unit": "so với năm trước"}},
    ),
    pair(FIGURES, PLAN, "parts-below-whole")(
        "các hạng cộng lại ít hơn tổng", {"targets__0__of_which__0__quantity": "05"}
    ),
    pair(FIGURES, PLAN, "parts-exceed-whole")(
        "các hạng cộng lại nhiều hơn tổng", {"targets__0__of_which__0__quantity": "09"}
    ),
    pair(FIGURES, REPORT, "rows-differ")("số trong lời khác bảng theo xã", {"product_results__1__quantity": "06"}),
    pair(FIGURES, REPORT, "stars-exceed-products")("các hạng nhiều hơn tổng", {"product_results__0__quantity": "08"}),
    pair(FIGURES, REPORT, "stars-exceed-products")(
        "dòng của xã có nhiều hạng hơn sản phẩm", {"commune_results__0__products": 3}
    ),
    pair(FIGURES, REPORT, "commune-repeated")("một xã hai dòng", {"commune_results__1__commune": "Xã Đức Trọng"}),
    pair(FIGURES, REPORT, "year-outside-period")(
        "năm ngoài thời kỳ", {"product_results__0__period": {"start": 2024, "end": 2024}}
    ),
]

classed = pair(OUTCOMES, DECISION, "class-differs-from-score")
MEMBERS = MINUTES["products"][0]["totals"]
OUTCOMES_CASES = [
    classed("68 điểm mà 4 sao", {"products__0__score": "68,00"}, twin={"products__0__score": "70,00"}),
    pair(OUTCOMES, MINUTES, "class-differs-from-score")("44 điểm mà 3 sao", {"products__22__stars": 3}),
    pair(OUTCOMES, SUBMISSION, "class-differs-from-score")("49,99 điểm mà 3 sao", {"products__19__score": "49,99"}),
    pair(OUTCOMES, NOTICE, "class-differs-from-score")("thông báo hạng cao hơn điểm", {"products__19__stars": 4}),
    pair(OUTCOMES, NOTICE, "class-differs-from-score")(
        "sản phẩm không công nhận mà ghi 3 sao", {"unrecognised__0__stars": 3}
    ),
    pair(OUTCOMES, COUNCIL_REPORT, "class-differs-from-score")(
        "báo cáo của Hội đồng ghi hạng cao hơn điểm", {"products__19__stars": 4}
    ),
    pair(OUTCOMES, MINUTES, "average-differs")("trung bình khác điểm của thành viên", {"products__1__score": "87,60"}),
    pair(OUTCOMES, DECISION, "five-star-not-proposed")(
        "92 điểm mà không gửi Bộ", {"products__0__score": "92,00", "products__0__stars": 4}, turns="2026-05-22"
    ),
    pair(OUTCOMES, DECISION, "product-repeated")("một sản phẩm hai dòng", {"products__1": DECISION["products"][0]}),
    pair(OUTCOMES, DECISION, "code-repeated")(
        "một mã cho hai sản phẩm", {"products__1__code": DECISION["products"][0]["code"]}
    ),
    pair(OUTCOMES, NOTICE, "recognised-and-not")(
        "vừa công nhận vừa không",
        {
            "unrecognised__0__name": NOTICE["products"][0]["name"],
            "unrecognised__0__producer": NOTICE["products"][0]["producer"],
        },
    ),
]

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
    pair(DATES, PLAN, "period-over")(
        "kế hoạch của năm đã qua",
        {"period": {"start": 2025, "end": 2025}, "subject": "Thực hiện Chương trình OCOP", "tasks": TASKS},
        twin={"subject": "Thực hiện Chương trình OCOP", "tasks": TASKS},
    ),
    pair(DATES, DECISION, "validity-differs")("không đủ 36 tháng", {"valid_until": "2028-12-14"}),
    pair(DATES, CERTIFICATE, "validity-differs")("Giấy chứng nhận 24 tháng", {"valid_until": "2028-12-12"}),
    pair(DATES, NOTICE, "validity-differs")("Thông báo sai thời hạn", {"valid_until": "2029-12-10"}),
]

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
    pair(SYMBOLS, PLAN, "archive-twice")("“Lưu” ghi hai lần", {"recipients__1": "Lưu: VT, NN"}),
    pair(SYMBOLS, PLAN, "archive-twice")("“- Lưu” ghi hai lần", {"recipients__1": "- Lưu: VT"}),
]

CASES = [
    *AUTHORITY_CASES,
    *SIGNING_CASES,
    *NAMES_CASES,
    *CITATIONS_CASES,
    *FIGURES_CASES,
    *OUTCOMES_CASES,
    *DATES_CASES,
    *COUNCIL_CASES,
    *SYMBOL_CASES,
]


def on(record: Record, day: dt.date) -> Record:
    """`record` dated `day`."""
    return record | {"date": day.isoformat()}
