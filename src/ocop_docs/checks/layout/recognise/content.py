"""The content: legal bases, the words that enact, parts down to points, addressees, plain paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.recognise import patterns
from ocop_docs.checks.layout.recognise.pieces import Piece, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_docs.checks.layout.word.model import Paragraph

_TITLE_LENGTH = 200
_ENACTING_KINDS = frozenset({"QĐ", "NQ"})
_RUN_ON = re.compile(r"(?:như sau|sau đây|cụ thể)\s*:?\s*$", re.IGNORECASE)
_STRUCTURE = (
    ("part", patterns.PART),
    ("chapter", patterns.CHAPTER),
    ("subsection", patterns.SUBSECTION),
    ("section", patterns.SECTION),
)


@dataclass(slots=True)
class ContentReader:
    """Goes through the content once; what came before decides what an ambiguous line is."""

    symbol: str
    titled: bool = True
    pieces: list[Piece] = field(default_factory=list)
    _preamble: bool = True
    _opened: bool = False
    _addressing: bool = False
    _lettered: bool = False
    _awaited: str = ""

    def read(self, paragraphs: Sequence[Paragraph]) -> list[Piece]:
        """Recognise the pieces of `paragraphs`, in order."""
        for paragraph in paragraphs:
            if paragraph.blank:
                continue
            piece = whole(paragraph)
            if paragraph.cell is not None or paragraph.boxed:
                self._beside(piece)
            else:
                self._recognise(piece)
        self._settle_clauses()
        return self.pieces

    def _beside(self, piece: Piece) -> None:
        """Text in a table or a box follows the table's own needs; only its letters are judged."""
        self._awaited = ""
        piece.name("table_text", 0.8)
        self.pieces.append(piece)

    def _recognise(self, piece: Piece) -> None:
        self.pieces.append(piece)
        awaited, self._awaited = self._awaited, ""
        if piece.is_rule:
            piece.name("rule", 1.0)
        elif self._is_preamble(piece) or self._is_structure(piece, awaited):
            return
        else:
            self._plain(piece)

    def _is_preamble(self, piece: Piece) -> bool:
        text = piece.text
        if patterns.ADDRESSEE.match(text):
            self._addressing = True
            piece.name("addressee", 0.95)
        elif self.symbol == "CĐ" and not self._opened and patterns.TELEGRAM.search(text):
            self._addressing = True
            piece.name("telegram_line", 0.9)
        elif self._addressing and patterns.DASH.match(text):
            piece.name("addressee_item", 0.9)
        elif patterns.ENACTING.match(text) and len(text) < _TITLE_LENGTH:
            self._preamble = False
            piece.name("enacting", 0.95)
        elif self._preamble and self.titled and self._is_basis(piece) and not _runs_on(text):
            piece.name("legal_basis", 0.9)
        elif self._is_authority(piece):
            piece.name("authority_line", 0.85)
        else:
            self._addressing, self._opened = False, True
            return False
        return True

    def _is_basis(self, piece: Piece) -> bool:
        """“Thực hiện …” opens a basis before the text has begun: in a row of them, or set like one."""
        if patterns.BASIS.match(piece.text):
            return True
        in_row = piece.text.endswith(";") or (len(self.pieces) > 1 and self.pieces[-2].kind == "legal_basis")
        lesser = not self._opened and patterns.LESSER_BASIS.match(piece.text)
        return bool(lesser) and (in_row or piece.shows("italic"))

    def _is_authority(self, piece: Piece) -> bool:
        """The line of authority stands first in a decision, before any basis."""
        first = all(other.kind in {"rule", "authority_line"} for other in self.pieces[-3:-1])
        early = self._preamble and not self._opened and first and self.symbol in _ENACTING_KINDS
        return early and len(piece.text) < _TITLE_LENGTH and not piece.text.endswith((";", ".", ":"))

    def _is_structure(self, piece: Piece, awaited: str) -> bool:
        text = piece.text
        for kind, pattern in _STRUCTURE:
            found = pattern.match(text)
            if found and _is_label(piece, found):
                piece.name(kind, 0.9, found["value"], found["mark"])
                self._awaited = "" if found["rest"] else f"{kind}_title"
                self._preamble = False
                return True
        if awaited and len(text) < _TITLE_LENGTH and not patterns.ARTICLE.match(text):
            piece.name(awaited, 0.8)
            return True
        return self._is_article(piece) or self._is_lettered(piece) or self._is_roman(piece)

    def _is_article(self, piece: Piece) -> bool:
        found = patterns.ARTICLE.match(piece.text)
        if found is None or not (found["mark"].strip() or len(found["rest"]) == 0 or piece.text[0] == "Đ"):
            return False
        if not found["mark"].strip() and found["rest"][:1].islower():
            return False
        self._preamble = False
        self._split_article(piece, found)
        return True

    def _split_article(self, piece: Piece, found: re.Match[str]) -> None:
        """The number is one element, what follows on its line another: a title or the text itself."""
        raw = piece.paragraph.text
        cut = _end_of_label(raw, found["value"], found["mark"].strip())
        rest = Piece(piece.paragraph, cut, len(raw))
        label = Piece(piece.paragraph, 0, cut)
        label.name("article", 0.95, found["value"], found["mark"])
        self.pieces[-1] = label
        if rest.text:
            titled = len(rest.text) < _TITLE_LENGTH and not rest.text.endswith((".", ";", ":", "/", ","))
            rest.name("article_title" if titled else "article_text", 0.8)
            self.pieces.append(rest)

    def _is_lettered(self, piece: Piece) -> bool:
        """C and D are letters where A stood before, Roman figures elsewhere."""
        found = patterns.LETTERED.match(piece.text)
        if found is None or len(piece.text) > _TITLE_LENGTH or not patterns.is_upper(found["rest"]):
            return False
        if not self._lettered and found["value"] != "A":
            return False
        self._lettered, self._preamble = True, False
        piece.name("lettered_heading", 0.9, found["value"], found["mark"])
        return True

    def _is_roman(self, piece: Piece) -> bool:
        found = patterns.ROMAN.match(piece.text)
        if found is None or len(piece.text) > _TITLE_LENGTH:
            return False
        self._preamble = False
        piece.name("roman_heading", 0.9 if patterns.is_upper(found["rest"]) else 0.75, found["value"], found["mark"])
        return True

    def _plain(self, piece: Piece) -> None:
        text = piece.text
        clause, point = patterns.CLAUSE.match(text), patterns.POINT.match(text)
        if clause:
            piece.name("clause", 0.9, clause["value"], clause["mark"])
        elif point:
            piece.name("point", 0.9, point["value"], point["mark"])
        elif patterns.DASH.match(text):
            piece.name("dash", 0.9)
        elif patterns.TABLE_NOTE.match(text) and len(text) < _TITLE_LENGTH:
            piece.name("table_text", 0.8)
        else:
            piece.name("body", 0.8)
        if text.endswith(":") or not self._preamble:
            self._preamble = False

    def _settle_clauses(self) -> None:
        """A short clause that ends without punctuation above something deeper is a title; “label: value” is none."""
        for piece, after in pairwise(self.pieces):
            deeper = after.kind in {"point", "dash", "body", "table_text"}
            open_end = ":" not in piece.text and not piece.text.endswith((".", ";", ",", "/", "…"))
            if piece.kind == "clause" and deeper and open_end and len(piece.text) < _TITLE_LENGTH:
                piece.kind, piece.confidence = "clause_title", 0.8


def _runs_on(text: str) -> bool:
    """A basis that goes on into the sentence of the document itself is content."""
    return bool(_RUN_ON.search(text)) or text.endswith(":") or (text.count(",") > 1 and "ban hành Kế hoạch" in text)


def _is_label(piece: Piece, found: re.Match[str]) -> bool:
    """“Mục 1” alone or with a title is a label; “Mục 1 Chương II quy định …” in a sentence is not."""
    rest = found["rest"]
    centred = piece.paragraph.format.align == "center"
    return not rest or (len(piece.text) < _TITLE_LENGTH and (centred or patterns.is_upper(rest) or bool(found["mark"])))


def _end_of_label(raw: str, value: str, mark: str) -> int:
    at = raw.index(value) + len(value)
    return raw.index(mark, at) + len(mark) if mark else at
