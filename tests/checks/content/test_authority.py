"""The issuer's level, by its name and by the data."""

import pytest
from tests.checks.clean import PLAN, codes, findings

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
