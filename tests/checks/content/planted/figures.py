"""Money, targets, counts, points and classes."""

from typing import Any

from tests.checks.content.eras import Record
from tests.checks.content.planted.cases import (
    ADVISORS_REPORT,
    CERTIFICATE,
    COUNCIL_REPORT,
    DECISION,
    FIGURES,
    INSPECTED,
    INSPECTION,
    MINUTES,
    NOTICE,
    OPINION,
    OUTCOMES,
    PLAN,
    REPORT,
    REQUEST,
    SCORE_SHEET,
    SUBMISSION,
    TASKS,
    pair,
)

money = pair(FIGURES, PLAN, "total-differs")
SOURCES = [{"source": "a", "amount": "20 tỷ"}, {"source": "b", "amount": "17 tỷ"}]
LEFT = [*SOURCES, {"source": "c", "amount": "còn lại"}]


def estimated(*amounts: str | None, **more: Any) -> Record:
    """Changes that annex a Dự toán of 20 and 17 tỷ, or of other `amounts`, to a plan of 37 tỷ."""
    lines = [
        {"content": name, "unit": "lớp", "quantity": "2", "amount": amount, "source": name}
        for name, amount in zip("ab", amounts or ("20 tỷ", "17 tỷ"), strict=True)
    ]
    budget = {"budget__total": "37 tỷ đồng", "budget__sources": SOURCES, "tasks": TASKS}
    return budget | {"cost_estimate": {"lines": lines, "total": "37 tỷ đồng"} | more}


def priced(price: str) -> Record:
    """The same with one line of two at `price`."""
    lines = [{"content": "a", "quantity": "2", "unit_price": price, "amount": "37 tỷ"}]
    return estimated(lines=lines)


def two_years(second: str) -> Record:
    """The same estimate for the second of two years, for which the plan has `second`."""
    year, next_year = ({"start": year, "end": year} for year in (2026, 2027))
    phases = [{"period": year}, {"period": next_year, "amount": second}]
    years = {
        "period": year | {"end": 2027},
        "budget__sources": [],
        "budget__total": "60 tỷ đồng",
        "budget__phases": phases,
    }
    return estimated(period=next_year) | years


FIGURES_CASES = [
    pair(FIGURES, PLAN, "remainder-unclear", severity="warning")(
        "“còn lại” mà không có tổng chính xác để tính ra",
        {"budget__total": "khoảng 40 tỷ đồng", "budget__sources": LEFT, "tasks": TASKS},
        twin={"budget__total": "40 tỷ đồng", "budget__sources": LEFT, "tasks": TASKS},
    ),
    pair(FIGURES, PLAN, "remainder-unclear", severity="warning")(
        "nhiệm vụ “còn lại” mà các nhiệm vụ khác đã hết tổng",
        {"tasks__0__amount": "còn lại", "tasks__1__amount": "600 triệu đồng"},
        twin={"tasks__0__amount": "còn lại"},
    ),
    pair(FIGURES, PLAN, "source-repeated", severity="warning")(
        "một nguồn hai dòng", {"budget__sources": [{"source": "Ngân sách tỉnh", "amount": "250 triệu"}] * 2}
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
    money("tổng dự toán khác các dòng", estimated(total="38 tỷ đồng"), twin=estimated()),
    money(
        "dự toán nhiều hơn tổng kinh phí của Kế hoạch",
        estimated() | {"budget__total": "36 tỷ đồng", "budget__sources": []},
        twin=estimated() | {"budget__sources": []},
    ),
    money("dự toán của một nguồn khác nguồn ấy", estimated("21 tỷ", "16 tỷ"), twin=estimated()),
    money("dự toán của một năm khác kinh phí năm ấy", two_years("40 tỷ"), twin=two_years("37 tỷ")),
    pair(FIGURES, PLAN, "cost-line-differs")(
        "thành tiền khác số lượng nhân đơn giá", priced("18 tỷ"), twin=priced("18,5 tỷ")
    ),
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
    pair(FIGURES, REQUEST, "list-count-differs")(
        "đề nghị 02 sản phẩm mà danh sách có 01", {"paragraphs": ["Đề nghị đánh giá, phân hạng 02 sản phẩm sau:"]}
    ),
    pair(FIGURES, SUBMISSION, "list-count-differs")(
        "tiếp nhận 10 hồ sơ mà danh sách nhiều hơn", {"process__0": "Cơ quan tham mưu tiếp nhận 10 hồ sơ sản phẩm."}
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
    pair(OUTCOMES, CERTIFICATE, "code-of-later-year")(
        "mã số ghi năm chưa đến", {"code": "68-24913-01-2031"}, twin={"code": "68-24913-01-2026"}
    ),
    pair(OUTCOMES, NOTICE, "recognised-and-not")(
        "vừa công nhận vừa không",
        {
            "unrecognised__0__name": NOTICE["products"][0]["name"],
            "unrecognised__0__producer": NOTICE["products"][0]["producer"],
        },
    ),
    *(
        pair(OUTCOMES, record, "code-of-later-year")(f"{what} ghi mã của năm chưa đến", {place: "68-24913-01-2027"})
        for what, record, place in (
            ("Phiếu đánh giá", SCORE_SHEET, "code"),
            ("Phiếu lấy ý kiến", OPINION, "products__0__code"),
            ("Báo cáo của Tổ tư vấn", ADVISORS_REPORT, "products__0__code"),
        )
    ),
    pair(OUTCOMES, OPINION, "product-repeated")("hỏi hai lần về một sản phẩm", {"products": OPINION["products"] * 2}),
    pair(OUTCOMES, ADVISORS_REPORT, "product-repeated")(
        "Tổ tư vấn ghi một sản phẩm hai lần", {"products__1": ADVISORS_REPORT["products"][0]}
    ),
    pair(OUTCOMES, REQUEST, "product-repeated")(
        "đề nghị đánh giá một sản phẩm hai lần",
        {"products": REQUEST["products"] * 2, "paragraphs": ["Đề nghị đánh giá 02 sản phẩm sau:"]},
    ),
    pair(OUTCOMES, INSPECTED, "product-repeated")(
        "kiểm tra một sản phẩm hai lần", {"products": INSPECTED["products"] * 2}
    ),
    pair(OUTCOMES, INSPECTION, "product-repeated")(
        "kế hoạch kiểm tra ghi hai dòng", {"visits": INSPECTION["visits"][:1] * 2}
    ),
]
