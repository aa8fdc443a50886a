"""Law on the document's date: both sides of every boundary."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.checks.clean import PLAN, basis, codes, findings

from ocop_docs import Severity
from ocop_docs.law.administration import ended_levels
from ocop_docs.law.legal_texts import LegalText, legal_texts
from ocop_docs.law.programmes import programmes

DAY = dt.timedelta(days=1)
TEXTS = list(legal_texts().values())
IN_FORCE = ("basis-not-yet-in-force", "basis-expired", "basis-superseded")


def law_of(number: str | None, day: dt.date, **more: Any) -> list[Any]:
    """Findings on one cited text in a plan of `day`."""
    record = PLAN | {"date": day.isoformat(), "legal_bases": [basis(number) | more]}
    return [finding for finding in findings(record) if finding.code.startswith("basis")]


@pytest.mark.parametrize("text", TEXTS, ids=[text.number for text in TEXTS])
def test_a_text_may_be_cited_from_its_first_day_and_not_before(text: LegalText) -> None:
    early = law_of(text.number, text.in_force_from - DAY, document_type=text.document_type)

    assert [(f.code, f.severity, f.place, f.found) for f in early] == [
        ("basis-not-yet-in-force", Severity.error, "legal_bases[0]", text.number)
    ]
    assert early[0].citation == text.source
    assert law_of(text.number, text.in_force_from, document_type=text.document_type) == []


SUPERSEDED = [text for text in TEXTS if text.superseded_from]


@pytest.mark.parametrize("text", SUPERSEDED, ids=[text.number for text in SUPERSEDED])
def test_a_text_is_superseded_from_the_day_of_the_new_one(text: LegalText) -> None:
    assert text.superseded_from is not None
    found = law_of(text.number, text.superseded_from, document_type=text.document_type)

    assert law_of(text.number, text.superseded_from - DAY, document_type=text.document_type) == []
    assert [f.code for f in found] in (["basis-superseded"], ["basis-expired"])
    assert found[0].expected == text.replaced_by
    assert text.replaced_by in found[0].message


LAPSED = [text for text in TEXTS if text.in_force_to]


@pytest.mark.parametrize("text", LAPSED, ids=[text.number for text in LAPSED])
def test_a_text_has_expired_after_its_last_day(text: LegalText) -> None:
    assert text.in_force_to is not None
    last, after = (
        law_of(text.number, day, document_type=text.document_type) for day in (text.in_force_to, text.in_force_to + DAY)
    )

    assert [f.code for f in last] in ([], ["basis-superseded"])
    assert [(f.code, f.severity) for f in after] == [("basis-expired", Severity.error)]


def test_the_old_criteria_may_still_be_named_with_a_warning_until_their_last_day() -> None:
    assert [f.code for f in law_of("148/QĐ-TTg", dt.date(2026, 5, 21))] == []
    assert [f.severity for f in law_of("148/QĐ-TTg", dt.date(2026, 5, 22))] == [Severity.warning]
    assert [f.severity for f in law_of("148/QĐ-TTg", dt.date(2026, 7, 21))] == [Severity.warning]
    assert [f.severity for f in law_of("148/QĐ-TTg", dt.date(2026, 7, 22))] == [Severity.error]


@pytest.mark.parametrize(("cited", "expected"), [("16/01/2027", ["basis-after-document"]), ("15/01/2027", [])])
def test_a_legal_basis_dated_after_the_document_is_an_error(cited: str, expected: list[str]) -> None:
    found = findings(PLAN, legal_bases=[basis("99/KH-UBND", cited, "Kế hoạch")])

    assert [f.code for f in found if f.code != "basis-not-listed"] == expected
    assert [(f.expected, f.found) for f in found if f.severity is Severity.error] == [
        ("không sau 15/01/2027", "16/01/2027")
    ] * len(expected)


def test_a_cited_date_other_than_the_text_s_is_an_error() -> None:
    found = findings(PLAN, legal_bases=[basis("26/2026/QĐ-TTg", "23/5/2026")])

    assert [(f.code, f.severity, f.expected, f.found) for f in found] == [
        ("basis-date-differs", Severity.error, "22/5/2026", "23/5/2026")
    ]


def test_a_law_cited_without_a_number_is_found_by_its_name() -> None:
    law = "Luật Tổ chức chính quyền địa phương"

    assert law_of(None, dt.date(2027, 1, 15), document_type=law, date="16/6/2025") == []
    assert [f.code for f in law_of(None, dt.date(2027, 1, 15), document_type=law, date="19/6/2015")] == [
        "basis-expired"
    ]
    assert law_of(None, dt.date(2020, 1, 15), document_type=law) == []


def test_texts_that_are_not_in_the_table_are_named_in_one_finding() -> None:
    found = findings(
        PLAN,
        legal_bases=[
            basis("1/KH-UBND", None, "Kế hoạch"),
            basis("2/KH-UBND", None, "Kế hoạch"),
            basis("26/2026/QĐ-TTg"),
        ],
    )

    assert [(f.code, f.severity, f.place) for f in found] == [("basis-not-listed", Severity.info, "legal_bases")]
    assert "1/KH-UBND, 2/KH-UBND" in found[0].message


def test_without_a_date_one_finding_states_that_the_law_was_not_checked() -> None:
    found = findings(PLAN, date=None, legal_bases=[basis("1048/QĐ-TTg")], issuer=district())

    assert [(f.code, f.severity) for f in found] == [
        ("element-missing", Severity.warning),
        ("law-not-judged", Severity.info),
    ]


def district() -> dict[str, str]:
    return {"name": "Ủy ban nhân dân huyện Phú Xuyên", "level": "district", "place": "Phú Xuyên"}


def test_a_district_issues_nothing_after_its_last_day() -> None:
    last = ended_levels()["district"].in_force_to
    after = [
        finding
        for finding in findings(PLAN, issuer=district(), date=(last + DAY).isoformat())
        if finding.place == "issuer.level"
    ]

    assert last == dt.date(2025, 6, 30)
    assert "issuer-level-ended" not in codes(PLAN, issuer=district(), date=last.isoformat())
    assert [(f.code, f.severity, f.found) for f in after] == [
        ("issuer-level-ended", Severity.error, "Ủy ban nhân dân huyện Phú Xuyên")
    ]
    assert after[0].citation == ended_levels()["district"].citation


def authority(day: dt.date, stars: Any, level: str) -> list[str]:
    """What the checks expect instead of `level`, once for each class that it may not recognise."""
    quota = {"stars": stars, "quantity": "1", "recognised_at": level}
    target = {"quantity": "1", "unit": "sản phẩm", "stars": stars, "recognised_at": level}
    found = [
        [
            (f.severity, f.expected, f.found)
            for f in findings(PLAN | {"date": day.isoformat()} | claim)
            if f.code == CODE
        ]
        for claim in ({"star_quotas": [quota]}, {"targets": [target]})
    ]
    assert found[0] == found[1]
    assert all(severity is Severity.error for severity, _, _ in found[0])
    return [expected for _, expected, _ in found[0]]


CODE = "wrong-recognition-authority"
AUTHORITIES: list[tuple[str, Any, str, list[str]]] = [
    ("2023-02-23", 3, "commune", []),
    ("2023-02-24", 3, "district", []),
    ("2023-02-24", 3, "province", ["cấp huyện"]),
    ("2023-02-24", 4, "district", ["cấp tỉnh"]),
    ("2025-06-30", 3, "district", []),
    ("2025-07-01", 3, "district", ["cấp tỉnh"]),
    ("2025-07-01", 3, "province", []),
    ("2026-05-21", 4, "province", []),
    ("2026-05-22", 4, "province", []),
    ("2026-05-22", 5, "province", ["cấp Quốc gia"]),
    ("2026-05-22", 5, "national", []),
    ("2026-05-22", 3, "commune", ["cấp tỉnh"]),
    ("2026-05-22", 2, "province", ["không cấp nào"]),
    ("2026-05-22", "4 - 5", "province", ["cấp Quốc gia"]),
    ("2026-05-22", "3 sao trở lên", "commune", ["cấp tỉnh", "cấp tỉnh", "cấp Quốc gia"]),
    ("2018-05-06", 5, "commune", []),
]


@pytest.mark.parametrize(("day", "stars", "level", "expected"), AUTHORITIES)
def test_a_class_of_stars_is_recognised_by_its_authority_on_that_day(
    day: str,
    stars: Any,
    level: str,
    expected: list[str],
) -> None:
    assert authority(dt.date.fromisoformat(day), stars, level) == expected


def test_stars_without_a_level_claim_no_authority() -> None:
    assert codes(PLAN, star_quotas=[{"stars": 5, "quantity": "1"}]) == []


def test_the_place_of_a_wrong_authority_is_its_own_field() -> None:
    target = {
        "quantity": "1",
        "unit": "sản phẩm",
        "of_which": [{"quantity": "1", "unit": "sản phẩm", "stars": 5, "recognised_at": "commune"}],
    }
    found = findings(PLAN, targets=[target])

    assert [(f.code, f.place, f.citation) for f in found] == [
        (CODE, "targets[0].of_which[0].recognised_at", programmes()[-1].citation)
    ]


def test_a_basis_cited_twice_is_a_warning() -> None:
    twice = [*PLAN["legal_bases"], *PLAN["legal_bases"]]
    found = findings(PLAN, legal_bases=twice)

    assert [(f.code, f.severity, f.place) for f in found] == [("basis-repeated", Severity.warning, "legal_bases")]
    assert "26/2026/QĐ-TTg được ghi 2 lần" in found[0].message


def test_two_laws_without_numbers_are_not_one_law() -> None:
    laws = [basis(None, None, "Luật Thủ đô"), basis(None, None, "Luật Hợp tác xã")]

    assert "basis-repeated" not in codes(PLAN, legal_bases=laws)
