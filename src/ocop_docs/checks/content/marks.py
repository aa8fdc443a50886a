"""Marks that would print wrong: bullets and ends that the document prints itself, blanks of usual wording."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.base import Part
from ocop_docs.documents.document import AdministrativeDocument, Document
from ocop_docs.documents.kinds.official_letter import OfficialLetter
from ocop_docs.documents.paths import IsRead, Parts, field_path, texts_within
from ocop_docs.documents.typed_marks import (
    closing_mark,
    doubled_mark,
    leading_mark,
    may_close,
    may_lead,
    prints_end,
    prints_lead,
)
from ocop_docs.vietnamese.old_encodings import SUSPECT, old_encoding, to_unicode

_FIRST = "Dòng bắt đầu bằng “{mark}”; gạch đầu dòng và số thứ tự do văn bản tự in. Hãy xóa “{mark}”."
_LAST = "Dòng kết thúc bằng “{mark}”, mà văn bản tự in dấu sau dòng này. Hãy xóa “{mark}”."
_DOUBLED = "Có hai dấu liền nhau “{mark}”. Hãy giữ lại một dấu."
_ENCODED = "Chữ gõ bằng bảng mã {encoding}, in ra sẽ sai; đọc là “{text}”. Hãy chuyển sang Unicode."
_OF_LETTERS, _TO = ("V/v", "Về việc"), "Kính gửi"
PLACEHOLDERS = ("xã", "huyện", "tỉnh", "năm", "thời kỳ", "cơ quan", "đơn vị chủ trì")
"""What usual wording may leave open, each in braces: `{xã}`."""
_UNSUSPECTED = bytes(set(range(256)) - set(SUSPECT.encode("latin-1")))
_AS_STOPS = bytes.maketrans(b";,:", b"...")
"""Signs of old letters and of doubled marks are looked for in the Latin-1 part of a text, the quickest way."""
PLACEHOLDER = re.compile(rf"\{{({'|'.join(PLACEHOLDERS)})\}}")


def check_marks(document: Document, parts: Parts) -> Iterator[Finding]:
    """Yield a warning for each text that begins or ends with marks that the document prints, or doubles one.

    A blank of usual wording that nobody filled in is an error. Text of an old encoding is named with what it reads.
    """
    yield from _printed_words(document)
    # Most documents have no such mark: only where one may be are the texts looked at one by one, with their places.
    texts, ended = parts.texts(any_text), parts.texts(prints_end)
    latin = "\n".join(texts).encode("latin-1", "ignore")
    if b"{" in latin:
        yield from _left_open(document)
    if latin.translate(None, _UNSUSPECTED) and any(map(old_encoding, texts)):
        yield from _old_encodings(document)
    if may_lead(texts) and any(map(leading_mark, texts)):
        yield from _found(document, prints_lead, leading_mark, "mark-typed-first", _FIRST)
    if may_close(ended) and any(map(closing_mark, ended)):
        yield from _found(document, prints_end, closing_mark, "mark-typed-last", _LAST)
    if b".." in latin.translate(_AS_STOPS) and any(map(doubled_mark, texts)):
        yield from _found(document, _ends_itself, doubled_mark, "marks-doubled", _DOUBLED)


def _printed_words(document: Document) -> Iterator[Finding]:
    """The type above the subject, `V/v` of a letter and `Kính gửi:` print by themselves."""
    if not isinstance(document, AdministrativeDocument):
        return
    letter = isinstance(document, OfficialLetter)
    lines = [("subject", document.subject, _OF_LETTERS if letter else (f"{type(document).type_name} ",))]
    addressees: list[str] = vars(document).get("addressees") or []
    lines += [(f"addressees[{row}]", line, (_TO,)) for row, line in enumerate(addressees)]
    for place, text, words in lines:
        if text.casefold().startswith(tuple(map(str.casefold, words))):
            found = next(word for word in words if text.casefold().startswith(word.casefold())).strip()
            prints = _OF_LETTERS[0] if letter and place == "subject" else found
            message = f"Văn bản tự in “{prints}” trước dòng này. Hãy bỏ “{found}” ở đầu dòng."
            yield Finding("printed-word-typed", Severity.warning, place, message, found=found)


def _ends_itself(model: type[Part], field: str) -> bool:
    return not prints_end(model, field)


def _found(
    document: Document, is_read: IsRead, mark_of: Callable[[str], str], code: str, message: str
) -> Iterator[Finding]:
    for place, _, text in texts_within((), document, is_read):
        if mark := mark_of(text):
            yield Finding(code, Severity.warning, field_path(place), message.format(mark=mark), found=mark)


def _left_open(document: Document) -> Iterator[Finding]:
    for place, _, text in texts_within((), document, any_text):
        for name in dict.fromkeys(PLACEHOLDER.findall(text)):
            message = f"Câu mẫu còn chỗ trống “{{{name}}}” chưa điền. Hãy thay bằng chữ cần ghi, hoặc bỏ câu này."
            yield Finding("placeholder-left", Severity.error, field_path(place), message, found=f"{{{name}}}")


def _old_encodings(document: Document) -> Iterator[Finding]:
    for place, _, text in texts_within((), document, any_text):
        if encoding := old_encoding(text):
            message = _ENCODED.format(encoding=encoding, text=to_unicode(text, encoding))
            yield Finding("old-encoding", Severity.warning, field_path(place), message, found=text)


def any_text(_model: type[Part], _field: str) -> bool:
    """Whether marks are looked for in a field: in every one."""
    return True
