"""Word files of ours as people leave them: random edits of their XML, and other documents' text in their package."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from lxml import etree
from tests.intake.test_embedded import repacked
from tests.whole_text import text_of

from ocop_docs import load
from ocop_docs.ooxml.wml import w
from ocop_docs.ooxml.zip import read_parts
from ocop_docs.pipeline import write_word

BODY = "word/document.xml"
WORDS = ("mới", "30", "Phòng Kinh tế", "năm 2031", "bổ sung,", "17.500.000 đồng", "sản phẩm", "và")
Paragraph = Any


def made(record: dict[str, Any]) -> bytes:
    return write_word(load(record), with_data=True)


def replaced(word: bytes, *changes: tuple[str, str]) -> bytes:
    """The file with words changed, each wherever it stands."""
    body = read_parts(word)[BODY].decode()
    for before, now in changes:
        assert before in body
        body = body.replace(before, now)
    return repacked(word, {BODY: body.encode()})


def with_text_of(word: bytes, record: dict[str, Any]) -> bytes:
    """The file, carrying its own data, with the text of another record: a perfect edit in Word."""
    return repacked(word, {BODY: read_parts(write_word(load(record)))[BODY]})


def texts(paragraph: Paragraph) -> list[Any]:
    return [node for node in paragraph.iter(w("t")) if (node.text or "").strip()]


def replace_word(chance: random.Random, paragraph: Paragraph) -> None:
    node = chance.choice(texts(paragraph))
    words = re.split(r"(\s+)", node.text)
    at = chance.choice([index for index, word in enumerate(words) if word.strip()])
    words[at] = chance.choice(WORDS)
    node.text = "".join(words)


def delete_word(chance: random.Random, paragraph: Paragraph) -> None:
    node = chance.choice(texts(paragraph))
    words = node.text.split(" ")
    words.pop(chance.randrange(len(words)))
    node.text = " ".join(words)


def insert_word(chance: random.Random, paragraph: Paragraph) -> None:
    node = chance.choice(texts(paragraph))
    words = node.text.split(" ")
    words.insert(chance.randrange(len(words) + 1), chance.choice(WORDS))
    node.text = " ".join(words)


def change_number(chance: random.Random, paragraph: Paragraph) -> None:
    numbered = [node for node in texts(paragraph) if re.search(r"\d", node.text)]
    if not numbered:
        return insert_word(chance, paragraph)
    node = chance.choice(numbered)
    node.text = re.sub(r"\d+", str(chance.randrange(1, 99)), node.text, count=1)
    return None


def delete_paragraph(_: random.Random, paragraph: Paragraph) -> None:
    for node in texts(paragraph):
        node.text = ""


def copy_paragraph(chance: random.Random, paragraph: Paragraph) -> None:
    copied = etree.fromstring(etree.tostring(paragraph))
    paragraph.addnext(copied)
    replace_word(chance, copied)


def retype_paragraph(chance: random.Random, paragraph: Paragraph) -> None:
    first, *others = texts(paragraph)
    first.text = " ".join(chance.choice(WORDS) for _ in range(chance.randrange(2, 8)))
    for node in others:
        node.text = ""


def delete_row(chance: random.Random, paragraph: Paragraph) -> None:
    row = next(paragraph.iterancestors(w("tr")), None)
    if row is None or len(row.getparent().findall(w("tr"))) < 2:
        return delete_paragraph(chance, paragraph)
    row.getparent().remove(row)
    return None


def copy_row(chance: random.Random, paragraph: Paragraph) -> None:
    row = next(paragraph.iterancestors(w("tr")), None)
    if row is None:
        return copy_paragraph(chance, paragraph)
    copied = etree.fromstring(etree.tostring(row))
    row.addnext(copied)
    return replace_word(chance, next(one for one in copied.iter(w("p")) if texts(one))) if texts(copied) else None


EDITS: tuple[Callable[[random.Random, Paragraph], None], ...] = (
    replace_word,
    delete_word,
    insert_word,
    change_number,
    delete_paragraph,
    copy_paragraph,
    retype_paragraph,
    delete_row,
    copy_row,
)


def edited(word: bytes, chance: random.Random, count: int) -> bytes:
    """The file with `count` random edits of its paragraphs and tables."""
    parts = read_parts(word)
    root = etree.fromstring(parts[BODY])
    for _ in range(count):
        with_text = [one for one in root.iter(w("p")) if texts(one)]
        chance.choice(EDITS)(chance, chance.choice(with_text))
    return repacked(word, {BODY: etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)})


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+|[^\w\s]", text))


def unaccounted(
    word: bytes, after: dict[str, Any], before_words: str, now_words: str
) -> tuple[Counter[str], Counter[str]]:
    """Words that the edited file has and neither the new record prints nor the list names; and the other way round."""
    theirs, ours = words_of(text_of(word)), words_of(text_of(write_word(load(after))))
    return theirs - ours - words_of(now_words), ours - theirs - words_of(before_words)
