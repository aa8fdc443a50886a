"""Parts of a document that contradict each other, and parts that only seem to."""

from typing import Any

import pytest
from tests.checks.clean import DECISION, PLAN, REPORT, basis, codes, findings

from ocop_docs import Severity


def issuer(name: str, level: str) -> dict[str, str]:
    return {"name": name, "level": level, "place": "Ví Dụ"}


LEVELS = [
    ("Ủy ban nhân dân tỉnh Cao Bằng", ["province"]),
    ("Ủy ban nhân dân thành phố Hải Phòng", ["province", "district"]),
    ("Ủy ban nhân dân thị xã Sơn Tây", ["district"]),
    ("Ủy ban nhân dân quận Hà Đông", ["district"]),
    ("Ủy ban nhân dân thị trấn Phú Xuyên", ["commune"]),
    ("ỦY BAN NHÂN DÂN PHƯỜNG Hà Đông", ["commune"]),
    ("Ủy ban nhân dân đặc khu Cát Hải", ["commune"]),
    ("Sở Nông nghiệp và Môi trường", ["commune", "district", "province", "national"]),
    ("Ủy ban nhân dân xãhội", ["commune", "district", "province", "national"]),
]


@pytest.mark.parametrize(("name", "levels"), LEVELS, ids=[name for name, _ in LEVELS])
def test_the_issuer_has_the_level_of_its_name(name: str, levels: list[str]) -> None:
    wrong = [
        level
        for level in ("commune", "district", "province", "national")
        if "issuer-level-differs" in codes(PLAN, date="15/01/2024", issuer=issuer(name, level))
    ]

    assert wrong == [level for level in ("commune", "district", "province", "national") if level not in levels]


def test_an_issuer_of_another_level_is_an_error_with_both_levels() -> None:
    found = findings(PLAN, issuer=issuer("Ủy ban nhân dân xã Ví Dụ", "province"))

    assert [(f.code, f.severity, f.place, f.expected, f.found) for f in found] == [
        ("issuer-level-differs", Severity.error, "issuer.level", "cấp xã", "cấp tỉnh")
    ]


@pytest.mark.parametrize(
    ("record", "symbol", "expected"),
    [(PLAN, "QĐ-UBND", "KH-UBND"), (DECISION, "KH-UBND", "QĐ-UBND"), (REPORT, "BC UBND", "BC-UBND")],
)
def test_a_symbol_of_another_type_is_an_error(record: dict[str, Any], symbol: str, expected: str) -> None:
    found = findings(record, symbol=symbol)

    assert [(f.code, f.severity, f.place, f.expected, f.found) for f in found] == [
        ("symbol-differs", Severity.error, "symbol", expected, symbol)
    ]
    assert codes(record, symbol=expected) == []


def test_a_basis_cited_twice_is_a_warning() -> None:
    twice = [*PLAN["legal_bases"], *PLAN["legal_bases"]]
    found = findings(PLAN, legal_bases=twice)

    assert [(f.code, f.severity, f.place) for f in found] == [("basis-repeated", Severity.warning, "legal_bases")]
    assert "26/2026/QĐ-TTg được ghi 2 lần" in found[0].message


def test_two_laws_without_numbers_are_not_one_law() -> None:
    laws = [basis(None, None, "Luật Thủ đô"), basis(None, None, "Luật Hợp tác xã")]

    assert "basis-repeated" not in codes(PLAN, legal_bases=laws)


def signed(**more: Any) -> dict[str, Any]:
    return {"head_position": "Chủ tịch", "name": "Nguyễn Văn Ví Dụ"} | more


def test_a_decision_of_the_head_is_not_signed_for_the_collective() -> None:
    found = findings(DECISION, authority="head", signatory=signed(collective="Ủy ban nhân dân"))

    assert [(f.code, f.severity, f.place) for f in found] == [
        ("collective-signs-head-decision", Severity.error, "signatory.collective")
    ]
    assert codes(DECISION, authority="head", signatory=signed()) == []


@pytest.mark.parametrize("capacity", ["by_order", "by_authorisation"])
def test_signing_by_order_does_not_go_with_the_collective(capacity: str) -> None:
    by_order = signed(capacity=capacity, position="Chánh Văn phòng")
    found = findings(PLAN, signatory=by_order | {"collective": "Ủy ban nhân dân"})

    assert [(f.code, f.severity, f.place) for f in found] == [
        ("collective-with-order", Severity.error, "signatory.capacity")
    ]
    assert codes(PLAN, signatory=by_order) == []


@pytest.mark.parametrize("capacity", ["deputy", "acting_head", "head"])
def test_others_may_sign_for_the_collective(capacity: str) -> None:
    position = {"position": "Phó Chủ tịch"} if capacity == "deputy" else {}

    assert codes(PLAN, signatory=signed(collective="Ủy ban nhân dân", capacity=capacity) | position) == []


@pytest.mark.parametrize("name", ["TS. Nguyễn Văn A", "PGS.TS Nguyễn Văn A", "ThS Nguyễn Văn A", "ts nguyễn văn a"])
def test_an_academic_title_before_the_name_is_a_warning(name: str) -> None:
    found = findings(PLAN, signatory=signed(name=name))

    assert [(f.code, f.severity, f.place, f.found) for f in found] == [
        ("title-before-name", Severity.warning, "signatory.name", name)
    ]


@pytest.mark.parametrize("name", ["Tạ Văn A", "Tsần Văn A", "Nguyễn Thị TS"])
def test_a_name_that_only_begins_like_a_title_is_a_name(name: str) -> None:
    assert codes(PLAN, signatory=signed(name=name)) == []


def row(commune: str, **counts: Any) -> dict[str, Any]:
    return {"commune": commune} | counts


def test_a_commune_with_two_rows_is_an_error() -> None:
    found = findings(REPORT, commune_results=[row("Xã Phú Xuyên"), row("Xã Phúc Sơn"), row("Xã Phú Xuyên")])

    assert [(f.code, f.severity, f.place) for f in found] == [("commune-repeated", Severity.error, "commune_results")]
    assert "“Xã Phú Xuyên” có 2 dòng" in found[0].message


@pytest.mark.parametrize(("four", "expected"), [(2, []), (3, ["stars-exceed-products"])])
def test_more_starred_products_than_products_are_an_error(four: int, expected: list[str]) -> None:
    rows = [row("Xã Phú Xuyên"), row("Xã Phúc Sơn", products=5, three_star=3, four_star=four)]
    found = findings(REPORT, commune_results=rows)

    assert [f.code for f in found] == expected
    assert [(f.place, f.expected, f.found) for f in found] == [("commune_results[1]", "không quá 5", "6")] * len(
        expected
    )


def test_stars_without_a_number_of_products_give_no_finding() -> None:
    assert codes(REPORT, commune_results=[row("Xã Phú Xuyên", three_star=3)]) == []
