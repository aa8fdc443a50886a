"""Sound records of papers of any content, of those beside a round, and of those after recognition, in each time."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from tests.checks.content.eras import C26, ERAS, Era, Record, bases, committee, division, head, signed
from tests.checks.content.every_era import sound_records as older_kinds
from tests.checks.content.round_papers import dated

from ocop_docs.resources import samples_folder

HEAD_SIGNS = {"head_position": "Chủ tịch", "name": "Nguyễn Văn Ví Dụ"}


def sound_records() -> Iterator[tuple[str, Record]]:
    """Name and data of every sound record: every kind, in every time of the law in which it was written."""
    yield from older_kinds()
    for name, era in ERAS.items():
        for place in ("commune", "province", *(("district",) if era.has_districts else ())):
            yield from ((f"{data['kind']} {name} {place}", data) for data in of_any_content(era, place))
        if era.criteria == C26:
            yield from ((f"{data['kind']} {name}", data) for data in under_todays_criteria(era))


def without(data: Record, *fields: str) -> Record:
    """`data` without some of its fields."""
    return {name: value for name, value in data.items() if name not in fields}


def of_any_content(era: Era, place: str) -> Iterator[Record]:
    """A letter, an invitation, a notice and a submission."""
    plain = without(head(era, place, "Đánh giá sản phẩm OCOP"), "period", "legal_bases")
    yield plain | {
        "kind": "official-letter",
        "addressees": [f"Sở {era.field}"],
        "paragraphs": ["Ủy ban nhân dân đã tiếp nhận hồ sơ của các chủ thể."],
        "products": [{"name": "Gạo nếp nương", "producer": "Hợp tác xã Nông nghiệp"}],
        "closing": "Đề nghị cơ quan xem xét, giải quyết.",
    }
    yield plain | {
        "kind": "invitation",
        "subject": "Dự Hội nghị tổng kết",
        "guests": [f"Sở {era.field}", "Các chủ thể"],
        "event": "Hội nghị tổng kết Chương trình OCOP",
        "chair": "Chủ tịch Ủy ban nhân dân",
        "time": f"08 giờ 00, ngày 28 tháng {era.day.month} năm {era.day.year}",
        "place": "Hội trường Ủy ban nhân dân",
        "notes": ["Đại biểu đến trước 15 phút."],
    }
    yield plain | {
        "kind": "notice",
        "passages": [{"title": "Thời gian", "paragraphs": [f"Trong quý IV năm {era.day.year}."]}],
        "closing": "Thông báo để các chủ thể biết, thực hiện.",
    }
    yield plain | {
        "kind": "general-submission",
        "legal_bases": bases(era),
        "addressees": ["Hội đồng nhân dân"],
        "reasons": ["Cần thiết để thực hiện Chương trình."],
        "passages": [{"paragraphs": [f"Giao {division(era, place)} tổ chức đánh giá."]}],
        "requests": ["Đề nghị xem xét, quyết định."],
    }


def under_todays_criteria(era: Era) -> Iterator[Record]:
    """The papers that QĐ 26/2026/QĐ-TTg asks for beside those of `every_era.py`."""
    yield from (moved(kind, era) for kind in ("advisors-report", "council-report"))
    yield by_the_head("regulation-decision", era)
    recognised = (era.day - dt.timedelta(days=60)).isoformat()
    yield by_the_head("revocation-decision", era) | {
        "recognition": {"document_type": "Quyết định", "number": "1875/QĐ-UBND", "date": recognised},
        "conclusion": {"document_type": "Kết luận", "number": "9/KL-UBND", "date": era.day.isoformat()},
    }
    yield from (after_recognition(kind, era) for kind in ("inspection-plan", "inspection-minutes"))
    yield example("opinion-form", era) | {"deadline": era.day.isoformat()}


def example(kind: str, era: Era) -> Record:
    """The first shipped example of a kind, in which no year is later than that of an era."""
    file = min((samples_folder() / kind).glob("*.json"))
    text = file.read_text(encoding="utf-8").replace("2027", str(era.day.year))
    data: Record = json.loads(text)
    return data | {"example": False}


def moved(kind: str, era: Era) -> Record:
    """The report of a council or of its advisors, which an agency of neither name issues."""
    data = example(kind, era)
    kept: dict[str, Any] = {name: data[name] for name in ("issuer", "addressees") if name in data}
    return without(dated(data, era, "province"), "period" if kind == "advisors-report" else "") | kept


def by_the_head(kind: str, era: Era) -> Record:
    """A decision that the chairman of the province makes in person."""
    proposed = (era.day - dt.timedelta(days=3)).isoformat()
    return example(kind, era) | {
        "issuer": committee("province"),
        "date": era.day.isoformat(),
        "legal_bases": bases(era),
        "proposal": {"proposer": f"Giám đốc Sở {era.field}", "number": "30/TTr-SNN", "date": proposed},
        "recipients": [f"Sở {era.field}", "Chủ thể có sản phẩm"],
        "signatory": HEAD_SIGNS,
    }


def after_recognition(kind: str, era: Era) -> Record:
    """A plan or the minutes of an inspection by the committee of a province."""
    data = example(kind, era) | {"issuer": committee("province"), "date": era.day.isoformat()}
    if kind != "inspection-plan":
        return data
    time = f"Ngày {era.day + dt.timedelta(days=30):%d/%m/%Y}"
    visits = [visit | {"time": time} for visit in data["visits"]]
    return data | {"legal_bases": bases(era), "signatory": signed(), "visits": visits}
