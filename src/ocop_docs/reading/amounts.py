"""Money of a budget in sentences: the total, the sources, the items; text without money is kept as a note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ocop_docs.documents.paths import Place
from ocop_docs.reading.draft import Draft, words_of
from ocop_docs.reading.heading import period_in
from ocop_docs.reading.source.blocks import Grid, Line, Node
from ocop_docs.reading.tables.money_grid import read_money_grid
from ocop_docs.reading.targets import without_end
from ocop_docs.vietnamese.figures import FigureError
from ocop_docs.vietnamese.quantities import Relation, parse_money_statement, parse_share
from ocop_docs.vietnamese.statements import BEFORE
from ocop_docs.vietnamese.text import upper_first

_UNIT = r"(?:nghìn tỷ|tỷ|tỉ|triệu|trđ|tr\.?đ|tr|nghìn|ngàn)"
_PART = rf"\d[\d.,]*(?:\s*{_UNIT}\b)?"
_MONEY = re.compile(
    rf"(?<![\w/])(?P<money>(?:(?:{'|'.join(sorted(BEFORE, key=len, reverse=True))}|từ)\s+)?{_PART}(?:\s+{_PART})*"
    rf"(?:\s*(?:[-–]|đến)\s*{_PART})?\s*(?:đồng|vnđ|vnd|đ\b)?(?:\s+rưỡi)?)",
    re.IGNORECASE,
)
_IS_MONEY = re.compile(rf"\d\s*(?:{_UNIT})\b|đồng|vnđ|vnd|\dđ\b", re.IGNORECASE)
_IN_WORDS = re.compile(r"\s*\(\s*(?:bằng chữ|viết bằng chữ)\s*:?[^)]*\)", re.IGNORECASE)
_REMAINDER = re.compile(r"[:,]?\s*(?P<money>(?:phần |số )?còn lại)$", re.IGNORECASE)
_OF_WHICH = re.compile(r"[,;.]?\s*(?:trong đó|bao gồm|gồm có|gồm|cụ thể)\s*(?:có\s*)?[,:]?\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*;\s*|,\s+(?=\D)|\s+và\s+(?=(?:\D)*\d)")
_TOTAL = re.compile(
    r"\b(?:tổng|kinh phí thực hiện|nhu cầu kinh phí|kinh phí dự kiến|dự kiến kinh phí)\b", re.IGNORECASE
)
_PERIOD_NOTE = re.compile(
    r"\b(?:giai đoạn \d{4}\s*[-–]\s*\d{4}|từ năm \d{4} đến (?:nay|năm \d{4})|năm \d{4}(?:\s*[-–]\s*\d{4})?)",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:ngân sách|nguồn|vốn|xã hội hóa|xã hội hoá|đối ứng|huy động|lồng ghép|đóng góp|tài trợ)\b", re.IGNORECASE
)
_OF_SOURCES = re.compile(r"^(?:chia )?(?:theo |các )?nguồn\b|nguồn kinh phí\s*:?$|phân theo nguồn", re.IGNORECASE)
_OF_PHASES = re.compile(r"^(?:chia |phân kỳ |phân )?theo (?:từng )?(?:giai đoạn|năm)", re.IGNORECASE)
_OF_ITEMS = re.compile(r"^(?:các )?nội dung chi|nội dung chi\b|chi cho|dự toán chi", re.IGNORECASE)
_TOTAL_WORDS = frozenset(
    words_of(
        "tổng cộng số kinh phí nhu cầu dự kiến dự toán thực hiện triển khai để cho chương trình mỗi xã một sản phẩm"
        " ocop kế hoạch trên địa bàn toàn xã huyện tỉnh là khoảng năm giai đoạn từ đến nay trong với của phục vụ đồng"
        " đó bao gồm cụ thể như sau có"
    )
)
_IS_PERIOD = re.compile(r"(?:giai đoạn|năm) [\d\s–-]+", re.IGNORECASE)
_LONG_HEADING = 8
"""Words of a line that can no longer be a heading."""
SPELT_OTHERWISE = "Số tiền bằng chữ khác số tiền bằng số; giữ nguyên cả câu."
ALSO_KEPT = "Câu còn ý khác ngoài số tiền, nên giữ cả câu."
UNREAD_AMOUNT = "Số tiền có hai cách hiểu hoặc không đọc được; giữ nguyên cả câu."


class _Amount(NamedTuple):
    start: int
    end: int
    text: str


def read_budget(draft: Draft, place: Place, nodes: Sequence[Node | Grid]) -> None:
    """Read the content of a section on money into the budget at `place`."""
    _Budget(draft, place).read(nodes)


class _Budget:
    """Reads the lines of a section on money; a heading above decides what the lines below it divide."""

    def __init__(self, draft: Draft, place: Place) -> None:
        self._draft, self._place = draft, place
        self._division = ""

    def read(self, nodes: Sequence[Node | Grid]) -> None:
        for node in nodes:
            if isinstance(node, Grid):
                read_money_grid(self._draft, self._place, node)
            else:
                self._line(node.line)
                self.read(node.children)

    def _line(self, line: Line) -> None:
        text = _IN_WORDS.sub("", line.text)
        announced = _division_of(text)
        self._division = announced or self._division
        if "…" in text and not set(words_of(text)) - _TOTAL_WORDS:
            self._draft.printed(line)
        elif _amounts(text) or _REMAINDER.search(without_end(text)):
            self._money(line, text)
        elif announced and (text.endswith(":") or line.bold or len(text.split()) < _LONG_HEADING):
            self._draft.printed(line)
        elif self._division == "items" and line.label:
            self._draft.add((*self._place, "items"), {"content": without_end(text)}, line)
        else:
            self._keep(line, "")

    def _money(self, line: Line, text: str) -> None:
        """Read what a line states; keep the whole of it where it states more, or where a part cannot be read."""
        opening, parts = _opened(text)
        read = [self._opening(line, opening)] if opening else []
        read += [self._part(line, part) for part in parts]
        spelt = _spelt_otherwise(line.text)
        if not spelt:
            for words in _IN_WORDS.findall(line.text):
                self._draft.printed(line, words)
        if not all(read):
            self._keep(line, UNREAD_AMOUNT)
        elif spelt or set(self._draft.rest(line)) - _TOTAL_WORDS:
            self._keep(line, SPELT_OTHERWISE if spelt else ALSO_KEPT)
        self._draft.printed(line)

    def _opening(self, line: Line, text: str) -> bool:
        """Read the total, with its period; return whether the words are understood."""
        amounts = _amounts(text)
        if not amounts:
            return not set(words_of(text)) - _TOTAL_WORDS
        if len(amounts) > 1 or self._draft.at((*self._place, "total")) is not None:
            return self._part(line, text)
        if not _readable(amounts[0].text):
            return False
        self._draft.put((*self._place, "total"), amounts[0].text, line)
        if note := _PERIOD_NOTE.search(text[: amounts[0].start]):
            self._draft.put((*self._place, "period_note"), note[0], line)
        return True

    def _part(self, line: Line, text: str) -> bool:
        """Read one part of a total: its name and its amount; return whether it is understood."""
        plain = without_end(text)
        amounts, rest = _amounts(plain), _REMAINDER.search(plain)
        if len(amounts) == 1:
            amount = amounts[0]
            name = _named(plain[: amount.start], plain[amount.end :])
        elif rest and not amounts:
            amount, name = _Amount(rest.start(), rest.end(), rest["money"]), plain[: rest.start()]
        else:
            return False
        name = name.strip(" :,-–")
        return bool(name) and _readable(amount.text) and self._add(line, name, amount.text, text)

    def _add(self, line: Line, name: str, amount: str, text: str) -> bool:
        if self._division == "phases" or (not self._division and _IS_PERIOD.fullmatch(name)):
            span = period_in(name)
            if span is not None:
                self._draft.add((*self._place, "phases"), {"period": span, "amount": amount}, line, taken=text)
            return span is not None
        kind = self._division or ("sources" if _SOURCE.search(name) else "items")
        field = "source" if kind == "sources" else "content"
        self._draft.add((*self._place, kind), {field: upper_first(name), "amount": amount}, line)
        return True

    def _keep(self, line: Line, doubt: str) -> None:
        self._draft.add((*self._place, "notes"), line.text, line, doubt=doubt)


def _spelt_otherwise(text: str) -> bool:
    """Whether an amount is spelt out otherwise than its figures read."""
    words, amounts = _IN_WORDS.findall(text), _amounts(_IN_WORDS.sub("", text))
    if len(words) != 1 or len(amounts) != 1 or not _readable(amounts[0].text):
        return bool(words)
    spelt = words_of(words[0])
    return [*words_of("bằng chữ"), *words_of(parse_money_statement(amounts[0].text).words())] != [
        word for word in spelt if word != "viết"
    ]


def _division_of(text: str) -> str:
    if _OF_SOURCES.search(text):
        return "sources"
    if _OF_PHASES.search(text):
        return "phases"
    return "items" if _OF_ITEMS.search(text) else ""


def _opened(text: str) -> tuple[str, list[str]]:
    """The sentence of the total, and the parts that follow `trong đó`."""
    found = _OF_WHICH.search(text)
    if found is None:
        return ("", [text]) if not _TOTAL.search(text) else (text, [])
    return text[: found.start()], parts_of(text[found.end() :])


def parts_of(text: str) -> list[str]:
    """Return the parts of a total that a text names; a stretch without an amount belongs to the one after it."""
    parts: list[str] = []
    begun = ""
    for part in filter(None, map(str.strip, _BETWEEN.split(without_end(text)))):
        begun = f"{begun}, {part}" if begun else part
        if _amounts(begun) or _REMAINDER.search(begun):
            parts.append(begun)
            begun = ""
    return [*parts, *([begun] if begun else [])]


def _named(before: str, after: str) -> str:
    """The name of an amount: what comes before it, else what comes after it (`300 triệu từ ngân sách`)."""
    name = re.sub(r"\s*(?:dự kiến|là|với số tiền|số tiền)\s*:?\s*$", "", before.strip(" :,-–"))
    return name or re.sub(r"^\s*(?:từ|là|của)\s+", "", after)


def read_cost(draft: Draft, place: Place, line: Line) -> bool:
    """Read the money of a task (`Kinh phí: 15 triệu đồng.`); return whether the line states just that."""
    text = without_end(_IN_WORDS.sub("", line.text))
    amounts = _amounts(text)
    if len(amounts) != 1 or not _readable(amounts[0].text) or text[amounts[0].end :] or _spelt_otherwise(line.text):
        return False
    if set(words_of(_named(text[: amounts[0].start], ""))) - _TOTAL_WORDS:
        return False
    draft.put((*place, "amount"), amounts[0].text, line)
    draft.printed(line)
    return True


def _amounts(text: str) -> list[_Amount]:
    found = []
    for one in _MONEY.finditer(text):
        money = one["money"].rstrip(" .,")
        if _IS_MONEY.search(money):
            found.append(_Amount(one.start(), one.start() + len(money), money))
    return found


def _readable(text: str) -> bool:
    try:
        return parse_share(text).relation is Relation.REMAINDER or parse_money_statement(text) is not None
    except FigureError:
        return False
