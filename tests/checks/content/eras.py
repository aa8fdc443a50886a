"""The times of the law, and what a document of a committee states in each of them."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

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
