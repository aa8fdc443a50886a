"""How much is typed for a sound plan: in the long form alone, and with profile, questions and usual wording.

`OCOP_DOCS_WRITE_TYPING=1` writes docs/typing.md from all cases.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from tests.soak import IN_FULL, long_run
from tests.web.conftest import OfficeIn, Server
from tests.web.hand import Case, Count, by_long_form, with_profile
from tests.web.old_plan import from_old_file

from ocop_docs import check, load
from ocop_docs.kind_info import example

PAGE = Path(__file__).resolve().parents[2] / "docs" / "typing.md"
WRITES = "OCOP_DOCS_WRITE_TYPING" in os.environ
HIGHEST_SHARE = 1 / 3
SAMPLE = "xa-vi-du-2027"
OLD_FILE = "Xã Ví Dụ, 2027, đúng từng chữ, từ tệp Word của Kế hoạch năm 2026"

DISTRICT = {"issuer-level": "district", "signatories-0-collective": "Ủy ban nhân dân"}
HEAD = {"signatories-0-head_position": "Chủ tịch", "signatories-0-name": "Nguyễn Văn A"}


def district(name: str, province: str) -> dict[str, str]:
    office = {"issuer-name": f"Ủy ban nhân dân huyện {name}", "issuer-place": name, "province": province}
    return office | DISTRICT | HEAD


def answers(start: int, end: int, date: str, products: str = "", **more: str) -> dict[str, str]:
    given = {"period-start": str(start), "period-end": str(end), "date": date, "products": products}
    return {name: text for name, text in given.items() if text} | {
        name.replace("__", "-"): text for name, text in more.items()
    }


CASES = [
    Case(
        "Huyện Phú Xuyên, 2019 - 2020",
        district("Phú Xuyên", "thành phố Hà Nội"),
        answers(
            2019, 2020, "13/8/2019", "100 - 120", total="10,5 tỷ đồng",
            sources__0__source="Ngân sách huyện", sources__0__amount="4 tỷ đồng",
            sources__1__source="Các nguồn khác, kinh phí đối ứng của các tổ chức, cá nhân tham gia Chương trình OCOP",
            sources__1__amount="6,5 tỷ đồng",
        ),
    ),
    Case(
        "Huyện Phú Xuyên, 2021 - 2025",
        district("Phú Xuyên", "thành phố Hà Nội"),
        answers(
            2021, 2025, "05/01/2021", quotas__0__stars="3 sao trở lên", quotas__0__quantity="200", total="5 tỷ đồng",
            sources__0__source="Ngân sách huyện", sources__0__amount="5 tỷ đồng",
        ),
    ),
    Case(
        "Huyện Thủy Nguyên, 2019 - 2020",
        district("Thủy Nguyên", "thành phố Hải Phòng"),
        answers(
            2019, 2020, "18/6/2019", "05-07",
            quotas__0__stars="3 sao trở lên", quotas__0__quantity="từ 02 đến 03",
        ),
    ),
    Case(
        "Tỉnh Cao Bằng, 2019 - 2020",
        {"issuer-name": "tinh cao bang", "signatories-0-name": "Nguyễn Văn A"},
        answers(
            2019, 2020, "22/11/2019", "30", quotas__0__stars="3", quotas__0__quantity="4 - 5",
            quotas__1__stars="2", quotas__1__quantity="10 - 11", total="76 tỷ 325 triệu đồng",
        ),
    ),
    Case(
        "Huyện Trùng Khánh, 2023",
        district("Trùng Khánh", "tỉnh Cao Bằng"),
        answers(2023, 2023, "07/3/2023", "ít nhất 06", quotas__0__stars="3", quotas__0__quantity="03"),
    ),
    Case(
        "Xã Minh Châu (Hà Nội), 2027",
        {"issuer-name": "xa minh chau", "of": "xã Minh Châu, thành phố Hà Nội", "signatories-0-name": "Nguyễn Văn A"},
        answers(
            2027, 2027, "05/01/2027", "06", quotas__0__stars="3", quotas__0__quantity="04",
            quotas__1__stars="4", quotas__1__quantity="01", total="300 triệu đồng",
            sources__0__source="Ngân sách xã", sources__0__amount="120 triệu đồng",
            sources__1__source="Ngân sách thành phố hỗ trợ", sources__1__amount="100 triệu đồng",
            sources__2__source="Đối ứng của các chủ thể", sources__2__amount="80 triệu đồng",
        ),
    ),
    Case(
        "Phường Thuận Hóa, 2026",
        {"issuer-name": "phuong thuan hoa", "signatories-0-name": "Trần Thị B"},
        answers(
            2026, 2026, "05/6/2026", "03", quotas__0__stars="3", quotas__0__quantity="02", total="150 triệu đồng",
            sources__0__source="Ngân sách phường", sources__0__amount="150 triệu đồng",
        ),
        unticked=("viec-xa-2", "viec-xa-3"),
    ),
    Case(
        "Xã Ví Dụ, 2027, đúng từng chữ của bản mẫu",
        {
            "issuer-name": "Ủy ban nhân dân xã Ví Dụ", "issuer-level": "commune", "issuer-place": "Ví Dụ",
            "province": "tỉnh Minh Họa", "archive-drafting_unit": "PKT",
            "signatories-0-collective": "Ủy ban nhân dân", "signatories-0-capacity": "deputy",
            "signatories-0-head_position": "Chủ tịch", "signatories-0-position": "Phó Chủ tịch",
            "signatories-0-name": "Nguyễn Văn A",
        },
        answers(
            2027, 2027, "05/01/2027", "06", quotas__0__stars="3", quotas__0__quantity="04",
            quotas__1__stars="4", quotas__1__quantity="01", total="300 triệu đồng",
            sources__0__source="Ngân sách xã", sources__0__amount="120 triệu đồng",
            sources__1__source="Ngân sách tỉnh hỗ trợ", sources__1__amount="100 triệu đồng",
            sources__2__source="Đối ứng của các chủ thể", sources__2__amount="80 triệu đồng",
            higher__document_type="Kế hoạch", higher__number="215/KH-UBND", higher__date="15/12/2026",
            higher__issuer="Ủy ban nhân dân tỉnh Minh Họa",
            higher__subject="thực hiện Chương trình mỗi xã một sản phẩm (OCOP) giai đoạn 2027 - 2030",
        ),
        corrected_to=SAMPLE,
    ),
]  # fmt: skip
"""The facts of the five articles from which the program was begun as plans, two new ones, one in its own words."""


def measured(office_in: OfficeIn, server: Server, case: Case) -> tuple[Count, Count]:
    """Both ways to the same record, which has no error."""
    after, record = with_profile(office_in().open(server.url), server.url, case)
    before, same = by_long_form(office_in().open(server.url), server.url, record)
    assert same == record
    if case.corrected_to:
        assert load(record) == load(example("plan", case.corrected_to) | {"example": False})
    assert [one for one in check(load(record)) if one.blocks] == []
    return before, after


def line(name: str, before: Count, after: Count) -> str:
    share = round(100 * after.together / before.together)
    return f"| {name} | {before.keys} + {before.clicks} | {after.keys} + {after.clicks} | {share} % |"


@pytest.mark.no_cover
@pytest.mark.parametrize("number", range(len(CASES)) if IN_FULL or WRITES else [6])
@long_run
@pytest.mark.checkout
def test_a_sound_plan_takes_a_third_of_the_typing_at_most(office_in: OfficeIn, server: Server, number: int) -> None:
    case = CASES[number]
    before, after = measured(office_in, server, case)

    if WRITES:
        put(line(case.name, before, after))
    if not case.corrected_to:  # its own sentences are typed in either way
        assert after.together <= HIGHEST_SHARE * before.together
    assert line(case.name, before, after) in PAGE.read_text(encoding="utf-8")


@pytest.mark.no_cover
@pytest.mark.checkout
def test_a_plan_in_an_office_s_own_sentences_takes_a_third_from_its_word_file_of_last_year(
    office_in: OfficeIn, server: Server
) -> None:
    after, record = from_old_file(office_in().open(server.url), server.url, SAMPLE)
    before, same = by_long_form(office_in().open(server.url), server.url, record)
    row = line(OLD_FILE, before, after)

    if WRITES:
        put(row)
    assert same == record
    assert load(record) == load(example("plan", SAMPLE) | {"example": False})
    assert after.together <= HIGHEST_SHARE * before.together
    assert row in PAGE.read_text(encoding="utf-8")


def put(row: str) -> None:
    """Put the row of a case into the page, in place of its former one."""
    text = PAGE.read_text(encoding="utf-8")
    name = re.escape(row.split(" | ", maxsplit=1)[0])
    PAGE.write_text(re.sub(rf"^{name} \|.*$", row, text, flags=re.MULTILINE), encoding="utf-8")


@pytest.mark.checkout
def test_every_case_is_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")

    assert f"| {OLD_FILE} |" in text
    assert [case.name for case in CASES if f"| {case.name} |" not in text] == []
