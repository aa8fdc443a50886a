"""Money, targets, counts, points and classes."""

from tests.checks.content.planted.cases import (
    COUNCIL_REPORT,
    DECISION,
    FIGURES,
    MINUTES,
    NOTICE,
    OUTCOMES,
    PLAN,
    REPORT,
    SUBMISSION,
    TASKS,
    pair,
)

money = pair(FIGURES, PLAN, "total-differs")
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
