"""Edits of a Word file that were taken into no field of its record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from ocop_docs.intake.word_paragraphs import WordParagraphs
from ocop_docs.revision.alignment import essence
from ocop_docs.revision.changes import Change

_CLIPPED = 80


class Leftover(NamedTuple):
    """An edit that was taken into no field: what sort, the line before it in the document, and both texts.

    `code` is `text-changed`, `text-added` or `text-removed`; `printed-by-program` where the program prints it itself;
    `outside-body` in headers, footers, notes and comments; `pictures`; `tracked`. `possible` are changes of fields that
    would print this line so, but other lines too, which were not edited; or of which only one was meant.
    """

    code: str
    after: str
    before: str
    now: str
    possible: tuple[Change, ...] = ()

    @property
    def message(self) -> str:
        """The edit in one sentence."""
        where = f"sau “{_clipped(self.after)}”" if self.after else "ở đầu văn bản"
        offered = "field-elsewhere" if self.now else "row-elsewhere"
        code = offered if self.possible else self.code
        return _MESSAGES[code].format(where=where, before=_clipped(self.before), now=_clipped(self.now))


_MESSAGES = {
    "text-changed": "Chữ không thuộc mục nào, {where}: “{before}” → “{now}”.",
    "field-elsewhere": "Chưa lấy, vì mục ấy còn in ở chỗ khác mà chưa sửa, {where}: “{before}” → “{now}”.",
    "row-elsewhere": "Chưa bỏ dòng này, vì chỗ khác của văn bản còn tính đến nó, {where}: “{before}”.",
    "text-added": "Đoạn thêm vào không thuộc mục nào, {where}: “{now}”.",
    "text-removed": "Đoạn bị xóa không thuộc mục nào, {where}: “{before}”.",
    "printed-by-program": "Phần do chương trình tự in, {where}: “{before}” → “{now}”; văn bản làm lại in như trước.",
    "outside-body": "Ở đầu trang, chân trang, chú thích hoặc ghi chú: “{before}” → “{now}”.",
    "pictures": "Hình trong tệp đã thêm, bớt hoặc thay: {before} → {now} hình.",
    "tracked": "Tệp còn {now} thay đổi đang theo dõi (Track Changes); ở đây xem như đã chấp nhận.",
}


def code_of(before: str, now: str) -> str:
    """Return the code of a line that was printed so and reads so now, `""` for none."""
    if not before:
        return "text-added"
    if not now:
        return "text-removed"
    return "printed-by-program" if essence(before) == essence(now) else "text-changed"


def outside_body(made: WordParagraphs, edited: WordParagraphs) -> Iterator[Leftover]:
    """Yield what changed outside the body: in headers, footers, notes, comments and pictures."""
    ours, theirs = Counter(made.edges), Counter(edited.edges)
    for before, now in zip_longest((ours - theirs).elements(), (theirs - ours).elements(), fillvalue=""):
        yield Leftover("outside-body", "", before, now)
    if made.pictures != edited.pictures:
        yield Leftover("pictures", "", str(len(made.pictures)), str(len(edited.pictures)))
    if edited.tracked:
        yield Leftover("tracked", "", "", str(edited.tracked))


def _clipped(text: str) -> str:
    return text if len(text) <= _CLIPPED else f"{text[:_CLIPPED].rpartition(' ')[0]} …"
