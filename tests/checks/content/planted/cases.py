"""How a fault is planted: cases, and the sound records that they change."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

from tests.checks.content import eras, single_papers
from tests.checks.content.eras import ERAS, Record
from tests.checks.content.plans_and_reports import approval, plan, report
from tests.checks.content.round_papers import assessment, certificate, council, dated, minutes, recognition, sample

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


PLAN, REPORT = plan(NOW, "province"), report(NOW, "province")
APPROVAL = approval(NOW, "province")
DECISION, CERTIFICATE = recognition(NOW, "province", 4), certificate(NOW, "province", 4)
COUNCIL, MINUTES = council(NOW, "province"), minutes(NOW, "province")
SUBMISSION, NOTICE = (dated(sample(kind), NOW, "province") for kind in ("submission", "results-notice"))
ASSESSMENT = assessment(NOW)
DEPARTMENT = office("Sở Nông nghiệp và Môi trường", abbreviation="SNN", place="Lâm Đồng")
COMMUNE = eras.committee("commune")
LETTER, INVITATION, ANNOUNCEMENT, PROPOSAL = single_papers.of_any_content(NOW, "province")
ADVISORS_REPORT, COUNCIL_REPORT, REGULATION, REVOCATION, INSPECTION, INSPECTED, OPINION = (
    single_papers.under_todays_criteria(NOW)
)
SELF_ASSESSMENT, SCORE_SHEET = (single_papers.example(kind, NOW) for kind in ("self-assessment", "score-sheet"))
REGISTRATION = single_papers.example("registration", NOW)
_ASKED = "Đề nghị đánh giá, phân hạng sản phẩm OCOP năm 2026"
REQUEST = put(
    LETTER,
    subject=_ASKED,
    issuer=COMMUNE,
    addressees=["Ủy ban nhân dân tỉnh Lâm Đồng"],
    paragraphs=["Đề nghị đánh giá, phân hạng 01 sản phẩm sau:"],
)
REQUEST_TO_MINISTRY = put(LETTER, subject=_ASKED, addressees=["Bộ Nông nghiệp và Môi trường"])
TASKS = [{"content": "Tuyên truyền, tập huấn"}]

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


def on(record: Record, day: dt.date) -> Record:
    """`record` dated `day`."""
    return record | {"date": day.isoformat()}
