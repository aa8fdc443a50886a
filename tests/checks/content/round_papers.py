"""Sound papers of a round of evaluation, as an office of each time would write them."""

from __future__ import annotations

import copy
import datetime as dt
import json
import re
from collections.abc import Iterator

from tests.checks.content.eras import COMMITTEES, Era, Record, bases, committee, head, signed

from ocop_docs.resources import samples_folder


def sample(kind: str) -> Record:
    """The shipped example of a kind, as data to change."""
    (file,) = (samples_folder() / kind).glob("*.json")
    data: Record = json.loads(file.read_text(encoding="utf-8"))
    return copy.deepcopy(data)


def of_year(data: Record, era: Era) -> Record:
    """The same with the codes of products that were evaluated in the year of the era."""
    text = json.dumps(data, ensure_ascii=False)
    moved: Record = json.loads(re.sub(r"(\d{2}-\d{5}-\d{2})-\d{4}", rf"\1-{era.day.year}", text))
    return moved


def dated(data: Record, era: Era, place: str) -> Record:
    """An example of a round's paper, moved to an era: its issuer, its dates, and the law that it cites."""
    text = json.dumps(data, ensure_ascii=False).replace("Nông nghiệp và Môi trường", era.field)
    data = of_year(json.loads(text), era)
    by_agency = data["issuer"]["name"].startswith("Sở")
    council = data["kind"] == "council-minutes"
    issuer = committee(place)
    if by_agency:
        issuer = issuer | {"name": f"Sở {era.field}", "abbreviation": "SNN", "superior": COMMITTEES[place][0]}
    if council:
        name = "Hội đồng đánh giá, phân hạng sản phẩm OCOP"
        issuer = issuer | {"name": name, "abbreviation": "HĐOCOP", "superior": COMMITTEES[place][0]}
    year = era.day.year
    moved = data | {
        "example": False,
        "issuer": issuer,
        "date": era.day.isoformat(),
        "period": {"start": year, "end": year},
        "subject": f"Kết quả đánh giá, phân hạng sản phẩm OCOP năm {year}",
        "recipients": [f"Sở {era.field}", "Ủy ban nhân dân cấp xã", "Các chủ thể có sản phẩm"],
    }
    if not council:
        moved["legal_bases"] = bases(era)
    before = (era.day - dt.timedelta(days=3)).isoformat()
    for field in ("proposal", "decision", "minutes"):
        if moved.get(field):
            moved[field] = moved[field] | {"date": before}
    if moved.get("proposal"):
        moved["proposal"] = {"proposer": f"Giám đốc Sở {era.field}", "number": "30/TTr-SNN", "date": before}
    if "valid_until" in moved:
        base = dt.date.fromisoformat(before) if moved.get("decision") else era.day
        moved["valid_until"] = base.replace(year=base.year + 3).isoformat()
    if "enforcers" in moved:
        moved["enforcers"] = [f"Giám đốc Sở {era.field}"]
    if "addressees" in moved:
        moved["addressees"] = [COMMITTEES[place][0]]
    return _with_products(moved, era)


def _with_products(data: Record, era: Era) -> Record:
    """Products with sets under today's criteria, with the name of a group before."""
    under_today = era.day >= dt.date(2026, 5, 22)
    data = data | {"products": [_listed(row, under_today=under_today) for row in data["products"]]}
    if under_today:
        return data
    data.pop("five_star", None)
    data["products"] = [row for row in data["products"] if float(row.get("score", "0").replace(",", ".")) < 90]
    return data


def _listed(row: Record, *, under_today: bool) -> Record:
    kept = {name: value for name, value in row.items() if name not in ("product_set", "address")}
    return kept | ({"product_set": row["product_set"]} if under_today and "product_set" in row else {})


def recognition(era: Era, place: str, stars: int) -> Record:
    data = dated(sample("recognition-decision"), era, place)
    data["products"] = [row for row in data["products"] if row["stars"] == stars]
    collective = {"collective": "Ủy ban nhân dân"} if era.day < dt.date(2026, 5, 22) else {}
    return data | {
        "assignments": [f"Giao Sở {era.field} công bố kết quả."],
        "signatory": {"head_position": "Chủ tịch", "name": "Nguyễn Văn Ví Dụ"} | collective,
    }


def certificate(era: Era, place: str, stars: int) -> Record:
    data = of_year(sample("certificate"), era)
    decided = era.day - dt.timedelta(days=2)
    return data | {
        "example": False,
        "issuer": committee(place),
        "date": era.day.isoformat(),
        "stars": stars,
        "address": f"Thôn 2, {COMMITTEES['commune'][0].removeprefix('Ủy ban nhân dân ')}, tỉnh Lâm Đồng",
        "decision": data["decision"] | {"date": decided.isoformat()},
        "valid_until": decided.replace(year=decided.year + 3).isoformat(),
        "signatory": {"head_position": "Chủ tịch", "name": "Nguyễn Văn Ví Dụ"},
    }


def council(era: Era, place: str) -> Record:
    data = sample("council-decision")
    unit = COMMITTEES[place][0].removeprefix("Ủy ban nhân dân ")
    members = [
        {"name": name, "position": position.format(field=era.field, unit=unit), "role": role}
        for name, position, role in (
            ("Nguyễn Văn An", "Phó Chủ tịch Ủy ban nhân dân {unit}", "chair"),
            ("Trần Thị Bình", "Phó Giám đốc Sở {field}", "vice_chair"),
            ("Lê Quang Cường", "Phó Giám đốc Sở Công Thương", "member"),
            ("Đinh Thị Nga", "Phó Giám đốc Sở Y tế", "member"),
            ("Vi Văn Phú", "Phó Giám đốc Sở Khoa học và Công nghệ", "member"),
            ("Phạm Thị Dung", "Phó Giám đốc Sở Văn hóa, Thể thao và Du lịch", "member"),
            ("Hoàng Văn Giang", "Phó Chi cục trưởng Chi cục Phát triển nông thôn", "secretary"),
        )
    ]
    personal = era.day >= dt.date(2026, 5, 22)
    return head(era, place, "Thành lập Hội đồng đánh giá, phân hạng sản phẩm OCOP") | {
        "kind": "council-decision",
        "council_name": data["council_name"],
        "proposal": {"proposer": f"Giám đốc Sở {era.field}", "number": "9/TTr-SNN", "date": era.day.isoformat()},
        "members": members,
        "advisors": [{"name": "Đặng Thị Hạnh", "position": "Chuyên viên Chi cục Phát triển nông thôn"}],
        "standing_agency": f"Sở {era.field}",
        "effective_from": "ngày ký",
        "enforcers": ["Chánh Văn phòng Ủy ban nhân dân"],
        "signatory": {"head_position": "Chủ tịch", "name": "Nguyễn Văn Ví Dụ"} if personal else signed(),
    }


def minutes(era: Era, place: str) -> Record:
    data = dated(sample("council-minutes"), era, place)
    day = f"ngày {era.day.day:02d} tháng {era.day.month} năm {era.day.year}"
    return data | {"start": f"08 giờ 00 phút, {day}", "end": f"17 giờ 00 phút, {day}"}


def assessment(era: Era) -> Record:
    return sample("commune-assessment") | {
        "example": False,
        "issuer": committee("commune"),
        "date": era.day.isoformat(),
        "province_committee": "Ủy ban nhân dân tỉnh Lâm Đồng",
        "period": {"start": era.day.year, "end": era.day.year},
        "subject": "Đánh giá một số nội dung của hồ sơ sản phẩm",
        "recipients": ["Ủy ban nhân dân tỉnh Lâm Đồng"],
        "signatory": signed(),
    }


def forms(era: Era) -> Iterator[tuple[str, Record]]:
    """What producers and assessors fill in, under today's criteria."""
    yield "registration", sample("registration") | {"example": False, "year": era.day.year}
    for kind in ("self-assessment", "score-sheet"):
        yield kind, sample(kind) | {"example": False, "date": era.day.isoformat()}
