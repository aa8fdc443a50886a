"""A small round dated before the rubric of 2026, of a province or a district."""

from __future__ import annotations

from typing import Any

from tests.rounds.scoring.fixtures import PROVINCE

DISTRICT = {
    "name": "huyện Suối Mơ",
    "code": "99",
    "issuer": {"name": "Ủy ban nhân dân huyện Suối Mơ", "level": "district", "place": "Suối Mơ"},
    "agency": {
        "name": "Phòng Nông nghiệp và Phát triển nông thôn",
        "level": "district",
        "abbreviation": "NNPTNT",
        "superior": "Ủy ban nhân dân huyện Suối Mơ",
        "place": "Suối Mơ",
    },
}
MINISTRY = "Bộ Nông nghiệp và Phát triển nông thôn"
POINTS = ((30, 22, 30), (25, 15, 20), (20, 10, 10))
"""Points of parts A, B, C of three products: 82, 60 and 40."""


def earlier(day: str, office: dict[str, Any] = PROVINCE, above: str = MINISTRY, **changes: object) -> dict[str, Any]:
    """A round of three products, scored by two members, on a day before the rubric of 2026."""
    names = ("Gạo nếp nương", "Rượu ngô", "Chè xanh")
    heads = {name: {"number": 7, "date": day} for name in ("council_decision", "minutes", "recognition", "notice")}
    submission = {"number": 6, "date": day, "signatory": {"head_position": "Trưởng phòng", "name": "Vũ Đình Hà"}}
    return {
        "kind": "evaluation",
        "year": int(day[:4]),
        "number": 1,
        "province": office,
        "communes": [{"code": "99001", "name": "xã Suối Mơ"}],
        "producers": [
            {"id": "CT1", "name": "HTX Suối Mơ", "organisation": "Hợp tác xã", "address": "Suối Mơ", "commune": "99001"}
        ],
        "products": [
            {"id": f"SP{n}", "name": name, "group": "Thực phẩm", "code": f"OCOP-{n}", "producer": "CT1", "ordinal": n}
            for n, name in enumerate(names, start=1)
        ],
        "council": {
            "regulation": {"quorum": "3/4"},
            "members": [
                {"id": "TV1", "name": "Lê Hà", "position": "Phó Chủ tịch", "role": "chair"},
                {"id": "TV2", "name": "Vũ Nam", "position": "Chuyên viên", "role": "secretary"},
            ],
        },
        "meeting": {"date": day},
        "sheets": [
            {"member": member, "product": f"SP{n}", "points": dict(zip("ABC", points, strict=True))}
            for n, points in enumerate(POINTS, start=1)
            for member in ("TV1", "TV2")
        ],
        "papers": heads | {"submission": submission, "ministry": above},
    } | changes
