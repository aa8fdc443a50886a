"""Sound records of every kind, as an office of each time would write them."""

from __future__ import annotations

import copy
import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ocop_docs.resources import samples_folder

Record = dict[str, Any]

LOCAL_GOVERNMENT = "Luật Tổ chức chính quyền địa phương"
DISTRICTS_UNTIL = dt.date(2025, 6, 30)
MINISTRIES_UNTIL = dt.date(2025, 2, 28)


class Era(NamedTuple):
    """A time of the law: a day in it, and the texts that hold then; texts are number, date, issuer and subject."""

    day: dt.date
    law: str
    programme: tuple[str, str, str]
    criteria: tuple[str, str, str] | None

    @property
    def field(self) -> str:
        """What the ministry and the departments of agriculture are called."""
        return "Nông nghiệp và Phát triển nông thôn" if self.day <= MINISTRIES_UNTIL else "Nông nghiệp và Môi trường"

    @property
    def has_districts(self) -> bool:
        return self.day <= DISTRICTS_UNTIL


P490 = ("490/QĐ-TTg", "2018-05-07", "phê duyệt Chương trình mỗi xã một sản phẩm giai đoạn 2018 - 2020")
P919 = ("919/QĐ-TTg", "2022-08-01", "phê duyệt Chương trình mỗi xã một sản phẩm giai đoạn 2021 - 2025")
P417 = ("417/QĐ-BNNMT", "2026-01-31", "phê duyệt Chương trình mục tiêu quốc gia xây dựng nông thôn mới")
C1048 = (
    "1048/QĐ-TTg",
    "2019-08-21",
    "ban hành Bộ Tiêu chí đánh giá, phân hạng sản phẩm Chương trình mỗi xã một sản phẩm",
)
C148 = (
    "148/QĐ-TTg",
    "2023-02-24",
    "ban hành Bộ Tiêu chí và quy trình đánh giá, phân hạng sản phẩm Chương trình mỗi xã một sản phẩm",
)
C26 = (
    "26/2026/QĐ-TTg",
    "2026-05-22",
    "ban hành Bộ tiêu chí và quy trình đánh giá, phân hạng sản phẩm mỗi xã một sản phẩm",
)
ERAS = {
    "2018": Era(dt.date(2018, 10, 15), "2015-06-19", P490, None),
    "2019": Era(dt.date(2019, 10, 15), "2015-06-19", P490, C1048),
    "2021": Era(dt.date(2021, 3, 10), "2015-06-19", P490, C1048),
    "2022": Era(dt.date(2022, 9, 12), "2015-06-19", P919, C1048),
    "2023": Era(dt.date(2023, 4, 20), "2015-06-19", P919, C148),
    "2024": Era(dt.date(2024, 3, 22), "2015-06-19", P919, C148),
    "2025-04": Era(dt.date(2025, 4, 10), "2025-02-19", P919, C148),
    "2025-12": Era(dt.date(2025, 12, 5), "2025-06-16", P919, C148),
    "2026-03": Era(dt.date(2026, 3, 12), "2025-06-16", P417, C148),
    "2026-06": Era(dt.date(2026, 6, 20), "2025-06-16", P417, C26),
    "2026-12": Era(dt.date(2026, 12, 14), "2025-06-16", P417, C26),
}
COMMITTEES = {
    "commune": ("Ủy ban nhân dân xã Đức Trọng", "Đức Trọng"),
    "district": ("Ủy ban nhân dân huyện Phú Xuyên", "Phú Xuyên"),
    "province": ("Ủy ban nhân dân tỉnh Lâm Đồng", "Lâm Đồng"),
    "city": ("Ủy ban nhân dân thành phố Hải Phòng", "Hải Phòng"),
    "old province": ("Ủy ban nhân dân tỉnh Hà Giang", "Hà Giang"),
}
NEXT_LEVEL = {"commune": "xã", "district": "huyện", "province": "tỉnh", "city": "thành phố", "old province": "tỉnh"}


def basis(text: tuple[str, str, str]) -> Record:
    """A legal basis that cites a decision."""
    issuer = "Thủ tướng Chính phủ" if text[0].endswith("TTg") else "Bộ trưởng Bộ Nông nghiệp và Môi trường"
    return {"document_type": "Quyết định", "number": text[0], "date": text[1], "issuer": issuer, "subject": text[2]}


def bases(era: Era) -> list[Record]:
    """The legal bases that a document of an era cites."""
    texts = [text for text in (era.programme, era.criteria) if text]
    return [{"document_type": LOCAL_GOVERNMENT, "date": era.law}, *map(basis, texts)]


def committee(place: str) -> Record:
    name, seat = COMMITTEES[place]
    return {"name": name, "level": place if place in ("commune", "district") else "province", "place": seat}


def signed(**more: Any) -> Record:
    return {"collective": "Ủy ban nhân dân", "head_position": "Chủ tịch", "name": "Nguyễn Văn Ví Dụ"} | more


def head(era: Era, place: str, subject: str) -> Record:
    """What every administrative document of a committee has."""
    year = era.day.year
    under = "các huyện, thành phố" if era.has_districts else "các xã, phường"
    return {
        "issuer": committee(place),
        "number": 120,
        "date": era.day.isoformat(),
        "subject": f"{subject} năm {year}",
        "period": {"start": year, "end": year},
        "legal_bases": bases(era),
        "recipients": [f"Sở {era.field}", f"Ủy ban nhân dân {under}" if place != "commune" else "Đảng ủy xã"],
        "archive": {"drafting_unit": "NN"},
        "signatory": signed(),
    }


def division(era: Era, place: str) -> str:
    if place == "district":
        return "Phòng Nông nghiệp và Phát triển nông thôn" if era.day <= MINISTRIES_UNTIL else "Phòng Kinh tế"
    return "Phòng Kinh tế" if place == "commune" else f"Sở {era.field}"


def plan(era: Era, place: str) -> Record:
    year = era.day.year
    return head(era, place, "Thực hiện Chương trình mỗi xã một sản phẩm") | {
        "kind": "plan",
        "purposes": ["Phát triển sản phẩm có lợi thế của địa phương."],
        "requirements": ["Sát thực tế, có trọng tâm."],
        "general_objectives": ["Nâng cao giá trị sản phẩm."],
        "targets": [
            {
                "quantity": "10",
                "unit": "sản phẩm",
                "stars": "3 sao trở lên",
                "of_which": [
                    {"quantity": "07", "unit": "sản phẩm", "stars": 3},
                    {"quantity": "02", "unit": "sản phẩm", "stars": 4},
                    {"quantity": "01", "unit": "sản phẩm", "stars": 5},
                ],
            },
            {"action": "Tập huấn cho", "quantity": "100%", "unit": "chủ thể"},
        ],
        "tasks": [
            {
                "content": "Tuyên truyền",
                "lead": division(era, place),
                "deadline": f"Quý IV năm {year}",
                "amount": 4 * 10**8,
            },
            {
                "content": "Đánh giá, phân hạng",
                "lead": division(era, place),
                "deadline": f"31/12/{year}",
                "amount": 10**8,
            },
        ],
        "budget": {
            "total": "500 triệu đồng",
            "sources": [
                {"source": f"Ngân sách {NEXT_LEVEL[place]}", "amount": "300 triệu đồng"},
                {"source": "Vốn đối ứng của chủ thể", "amount": "200 triệu đồng"},
            ],
        },
        "responsibilities": [{"unit": division(era, place), "duties": ["Chủ trì tham mưu, hướng dẫn."]}],
    }


def report(era: Era, place: str) -> Record:
    year = era.day.year
    rows = [
        {"commune": "Xã Đức Trọng", "products": 6, "three_star": 4, "four_star": 1},
        {
            "commune": "Xã Bảo Lâm 1" if not era.has_districts else "Xã Liên Nghĩa",
            "products": 5,
            "three_star": 3,
            "four_star": 1,
        },
    ]
    period = {"start": year, "end": year}
    return head(era, place, "Kết quả thực hiện Chương trình mỗi xã một sản phẩm") | {
        "kind": "report",
        "direction": ["Chỉ đạo kịp thời."],
        "results": [{"title": "Tuyên truyền", "paragraphs": ["Đã tổ chức 05 hội nghị."]}],
        "product_results": [
            {"period": period, "quantity": "11"},
            {"period": period, "quantity": "07", "stars": 3},
            {"period": period, "quantity": "02", "stars": 4},
        ],
        "spending": {"total": "hơn 400 triệu đồng", "sources": [{"source": "Ngân sách", "amount": "410 triệu đồng"}]},
        "limitations": ["Sản phẩm đặc trưng của địa phương còn ít."],
        "outlook": {"period": {"start": year + 1, "end": year + 1}, "objectives": ["Tiếp tục nâng hạng sản phẩm."]},
        "proposals": ["Bố trí kinh phí hằng năm."],
        "commune_results": rows if place != "commune" else [],
    }


def approval(era: Era, place: str) -> Record:
    year = era.day.year
    period = {"start": year, "end": year + 2}
    return head(era, place, "Phê duyệt Đề án phát triển sản phẩm") | {
        "kind": "approval-decision",
        "subject": "Phê duyệt Đề án phát triển sản phẩm OCOP",
        "period": period,
        "authority": "collective",
        "proposal": {
            "proposer": f"Giám đốc Sở {era.field}" if place != "district" else "Trưởng " + division(era, place),
            "number": "25/TTr-SNN",
            "date": (era.day - dt.timedelta(days=10)).isoformat(),
        },
        "effective_from": "ngày ký",
        "enforcers": ["Chánh Văn phòng Ủy ban nhân dân", f"Giám đốc Sở {era.field}"],
        "scheme": {
            "subject": "phát triển sản phẩm OCOP",
            "rationale": ["Cần thiết."],
            "general_objectives": ["Nâng cao giá trị."],
            "phases": [{"period": period, "amount": "không quá 20 tỷ đồng"}],
            "product_groups": [{"name": "Thực phẩm"}],
            "cycle": ["Tuyên truyền"],
            "budget": {"total": "không quá 20 tỷ đồng"},
            "responsibilities": [{"unit": division(era, place), "duties": ["Chủ trì."]}],
        },
    }


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


def sound_records() -> Iterator[tuple[str, Record]]:
    """Name and data of every sound record: every kind, in every time of the law in which it was written."""
    for name, era in ERAS.items():
        places = ["commune", "province", "city", *(("district", "old province") if era.has_districts else ())]
        for place in places:
            yield f"plan {name} {place}", plan(era, place)
            yield f"report {name} {place}", report(era, place)
        for place in ("province", "city", *(("district",) if era.has_districts else ())):
            yield f"approval-decision {name} {place}", approval(era, place)
        if era.criteria:
            yield from _of_round(name, era)
        if era.criteria == C26:
            yield f"commune-assessment {name}", assessment(era)
            yield from ((f"{kind} {name}", data) for kind, data in forms(era))


def _of_round(name: str, era: Era) -> Iterator[tuple[str, Record]]:
    three = "district" if dt.date(2023, 2, 24) <= era.day <= DISTRICTS_UNTIL else "province"
    for place in {three: 3, "province": 4}:
        yield f"council-decision {name} {place}", council(era, place)
        yield f"council-minutes {name} {place}", minutes(era, place)
    for stars, place in ((3, three), (4, "province")):
        yield f"recognition-decision {name} {place} {stars}", recognition(era, place, stars)
        yield f"certificate {name} {place} {stars}", certificate(era, place, stars)
    for kind in ("submission", "results-notice"):
        yield f"{kind} {name}", dated(sample(kind), era, "province")
