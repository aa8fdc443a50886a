"""The facts that a finished paper states, found by its headings and labels: products, totals, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.rounds.proof.word_text import PaperText
from ocop_docs.vietnamese.dates import parse_date, short_date


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact as one paper states it: the code of the product (`""`: the round), the fact's name, the value."""

    about: str
    fact: str
    value: str


_COLUMNS = {
    "Tên sản phẩm": "name",
    "Tên chủ thể": "producer",
    "Địa chỉ": "address",
    "Điểm": "score",
    "Điểm trung bình": "score",
    "Hạng sao": "stars",
}
_KEY_COLUMN = "Mã số sản phẩm"
_LABELS = {
    "Tên sản phẩm": "name",
    "Sản phẩm đăng ký đánh giá": "name",
    "Mã số sản phẩm": "code",
    "Tên chủ thể": "producer",
    "Tên chủ thể sản xuất": "producer",
    "Tên đơn vị": "producer",
    "Chủ thể": "producer",
    "Địa chỉ": "address",
    "Địa chỉ liên hệ": "address",
}
_LABELLED = re.compile(r"(?:\d+\.\s|-\s)?(?P<label>[^:]{3,40}):\s(?P<value>.+)")
_CERTIFIED = "chứng nhận sản phẩm"
_STAR_LINE = re.compile(r"(?P<stars>[1-5]) SAO ★+")
_CLASS_TOTAL = re.compile(r"(?P<count>\d+) sản phẩm hạng (?P<stars>[1-5]) sao")
_GROUP = re.compile(r"[IVX]+\. Hạng (?P<stars>[1-5]) sao \((?P<count>\d+) sản phẩm\)")
_TOTAL_ROW = "TỔNG ĐIỂM"
_LONG_DATE = r"ngày \d{1,2} tháng \d{1,2} năm \d{4}"
_CITED = re.compile(rf"(?P<kind>Biên bản|Tờ trình|Quyết định|Thông báo) số (?P<number>\d+/\S+) (?P<date>{_LONG_DATE})")
_NUMBER = re.compile(r"Số: (?P<number>\d+/\S+)")
_PLACE_DATE = re.compile(rf"[^,]+, (?P<date>{_LONG_DATE})")
_VALID = re.compile(rf"có giá trị .*?đến (?P<date>{_LONG_DATE})")
_MEMBER = re.compile(r"(?P<member>[^:;]+): (?P<points>\d+)(?:;|$)")


_FACTS = {
    "name": "Tên sản phẩm",
    "code": "Mã số sản phẩm",
    "producer": "Chủ thể",
    "address": "Địa chỉ",
    "score": "Điểm",
    "stars": "Hạng sao",
    "valid-until": "Ngày hết hạn Giấy chứng nhận",
    "count": "Số sản phẩm hạng {} sao",
    "date": "Ngày của văn bản số {}",
    "total": "Tổng điểm của {}",
    "listed": "Các sản phẩm có tên trong {}",
    "asked": "Các sản phẩm lấy ý kiến bằng văn bản của {}",
}


def fact_in_words(fact: str) -> str:
    """Return the name of a fact for readers: `count:4` is “Số sản phẩm hạng 4 sao”."""
    name, _, of = fact.partition(":")
    return _FACTS[name].format(KINDS[of].title if name == "listed" else of)


def stated_facts(paper: PaperText, kind: str, about: str = "", member: str = "") -> Iterator[Statement]:
    """Yield every fact of the round that a paper states.

    Args:
        paper: its text.
        kind: the kind of document.
        about: the code of the one product that it is on.
        member: the member whose sheet or form it is.
    """
    yield from _rows(paper)
    yield from _labelled(paper, about) if about else _own_date(paper)
    for text in paper.paragraphs:
        yield from _totals(text)
        yield from _dates(text)
    if not about and (codes := _listed_codes(paper)):
        yield Statement("", f"asked:{member}" if member else f"listed:{kind}", codes)
    if about and member:
        yield Statement(about, f"total:{member}", _sheet_total(paper))


def _rows(paper: PaperText) -> Iterator[Statement]:
    for table in paper.tables:
        if not table or _KEY_COLUMN not in table[0]:
            continue
        head = table[0]
        for row in table[1:]:
            if len(row) == len(head):
                yield from _row(dict(zip(head, row, strict=True)))


def _row(cells: dict[str, str]) -> Iterator[Statement]:
    code = cells[_KEY_COLUMN]
    for column, fact in _COLUMNS.items():
        if cells.get(column):
            yield Statement(code, fact, cells[column])
    for match in _MEMBER.finditer(cells.get("Điểm của từng thành viên", "")):
        yield Statement(code, f"total:{match['member'].strip()}", match["points"])


def _labelled(paper: PaperText, about: str) -> Iterator[Statement]:
    lines = paper.paragraphs
    for place, line in enumerate(lines):
        match = _LABELLED.fullmatch(line)
        if match and match["label"] in _LABELS:
            yield Statement(about, _LABELS[match["label"]], match["value"])
        if line == _CERTIFIED:
            yield Statement(about, "name", lines[place + 1])
        if stars := _STAR_LINE.fullmatch(line):
            yield Statement(about, "stars", f"{stars['stars']} sao")


def _own_date(paper: PaperText) -> Iterator[Statement]:
    """Yield the paper's own number with its own date, from its heading."""
    numbers = [match["number"] for match in map(_NUMBER.fullmatch, paper.paragraphs) if match]
    dates = [match["date"] for match in map(_PLACE_DATE.fullmatch, paper.paragraphs) if match]
    if numbers and dates:
        yield Statement("", f"date:{numbers[0]}", _short(dates[0]))


def _listed_codes(paper: PaperText) -> str:
    """Return the codes of all products that the paper's tables list, sorted, `""` when it lists none."""
    codes: list[str] = []
    for table in paper.tables:
        if table and _KEY_COLUMN in table[0]:
            column = table[0].index(_KEY_COLUMN)
            codes += [row[column] for row in table[1:] if len(row) == len(table[0])]
    return ", ".join(sorted(codes))


def _sheet_total(paper: PaperText) -> str:
    """Return the total that a filled score sheet prints, `""` when it prints none."""
    rows = (row for table in paper.tables for row in table if row and row[0] == _TOTAL_ROW)
    return next((row[-1] for row in rows), "")


def _totals(text: str) -> Iterator[Statement]:
    for match in (*_CLASS_TOTAL.finditer(text), *_GROUP.finditer(text)):
        yield Statement("", f"count:{match['stars']}", str(int(match["count"])))


def _dates(text: str) -> Iterator[Statement]:
    for match in _CITED.finditer(text):
        yield Statement("", f"date:{match['number']}", _short(match["date"]))
    for match in _VALID.finditer(text):
        yield Statement("", "valid-until", _short(match["date"]))


def _short(long_date: str) -> str:
    return short_date(parse_date(long_date))
