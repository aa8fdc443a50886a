"""Two versions as a Word file with tracked changes: accepted it is the new one, rejected the old one."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import rdocx
from tests.cli.command import call
from tests.intake.test_embedded import repacked
from tests.rendering.office import saved_by_office
from tests.revision.edited import BODY, edited, made, replaced, with_text_of
from tests.soak import long_run, times

from ocop_docs import RenderError, load
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.errors import ContentRefused
from ocop_docs.intake.word_paragraphs import word_paragraphs
from ocop_docs.kind_info import example
from ocop_docs.ooxml.zip import read_parts
from ocop_docs.pipeline import render
from ocop_docs.revision.next_year import next_record
from ocop_docs.revision.redline import redline
from ocop_docs.revision.redline.marks import DELETED, INSERTED, Sort
from ocop_docs.revision.redline.part import parsed
from ocop_docs.revision.redline.redline import compared_in_word
from ocop_docs.revision.redline.settling import settle
from ocop_docs.revision.redline.structure import Structure, structure
from ocop_docs.revision.take_back import take_back

PLAN = example("plan", "xa-vi-du-2027")
ROW = re.compile(r"<w:tr>.*?</w:tr>", re.DOTALL)
PARAGRAPH = re.compile(r"<w:p>(?:(?!<w:p>).)*?</w:p>", re.DOTALL)


def body_of(word: bytes) -> str:
    return read_parts(word)[BODY].decode()


def with_body(word: bytes, body: str) -> bytes:
    return repacked(word, {BODY: body.encode()})


def read(word: bytes, refused: Sort | None = None) -> list[Structure]:
    """The text of a file, cell by cell, with every change of the other sort than `refused` kept."""
    root = parsed(read_parts(word)[BODY])
    if refused:
        settle(root, refused)
    return structure(next(iter(root)))


def settled_by_rdocx(word: bytes, method: str) -> tuple[str, ...]:
    document = rdocx.Document.from_bytes(word)
    getattr(document, method)()
    return word_paragraphs(read_parts(document.to_bytes())).body


def texts(word: bytes) -> tuple[str, ...]:
    return word_paragraphs(read_parts(word)).body


def assert_both_ways(before: bytes, after: bytes) -> bytes:
    """The file of changes, which ours and another program's accepting and rejecting turn into the two versions."""
    word = compared_in_word(before, after).word

    assert read(word, DELETED) == read(after)
    assert read(word, INSERTED) == read(before)
    assert settled_by_rdocx(word, "accept_all") == texts(after)
    assert settled_by_rdocx(word, "reject_all") == texts(before)
    return word


@pytest.mark.parametrize("kind", list(KINDS))
def test_no_change_is_tracked_between_equal_files(kind: str) -> None:
    word = made(example(kind))
    found = compared_in_word(word, word)

    assert (found.changes, found.notes) == (0, ())
    assert read(found.word) == read(word)


def test_a_changed_word_is_tracked_alone_and_a_number_as_a_whole() -> None:
    after = replaced(made(PLAN), ("Nguyễn Văn A", "Nguyễn Thị A"), ("300.000.000", "350.000.000"))
    body = body_of(assert_both_ways(made(PLAN), after))

    assert '<w:t xml:space="preserve">Nguyễn </w:t></w:r><w:del ' in body
    assert ">Văn</w:delText>" in body
    assert ">Thị</w:t></w:r></w:ins>" in body
    assert ">300.000.000</w:delText>" in body


def test_a_row_added_to_a_table_and_one_taken_away_are_tracked_as_rows() -> None:
    word = made(example("report"))
    table = max(re.findall(r"<w:tbl>.*?</w:tbl>", body_of(word), re.DOTALL), key=len)
    row = ROW.findall(table)[2]
    without = with_body(word, body_of(word).replace(row, "", 1))

    taken, added = (body_of(assert_both_ways(*pair)) for pair in ((word, without), (without, word)))

    assert len(re.findall(r"<w:trPr>(?:(?!</w:trPr>).)*<w:del ", taken)) == 1
    assert len(re.findall(r"<w:trPr>(?:(?!</w:trPr>).)*<w:ins ", added)) == 1


def test_a_whole_table_and_the_last_line_of_a_cell_come_and_go() -> None:
    word = made(example("council-decision"))
    tables = re.findall(r"<w:tbl>.*?</w:tbl>", body_of(word), re.DOTALL)
    assert_both_ways(word, with_body(word, body_of(word).replace(tables[1], "", 1)))
    cell = next(one for one in re.findall(r"<w:tc>.*?</w:tc>", tables[0], re.DOTALL) if one.count("<w:p>") > 1)
    last = PARAGRAPH.findall(cell)[-1]
    shorter = with_body(word, body_of(word).replace(cell, cell.replace(last, "", 1), 1))

    for pair in ((word, shorter), (shorter, word)):
        assert_both_ways(*pair)


@pytest.mark.parametrize("method", ["before", "after"])
def test_a_cell_that_is_nothing_like_the_other_keeps_a_last_paragraph(method: str) -> None:
    word = made(PLAN)
    cell = re.findall(r"<w:tc>.*?</w:tc>", body_of(word), re.DOTALL)[0]
    first = PARAGRAPH.findall(cell)[0]
    words = ("Một hai ba", "Bốn năm", "Sáu bảy tám chín")
    many = "".join(re.sub(r">[^<]+</w:t>", f">{text}</w:t>", first) for text in words)
    other = with_body(word, body_of(word).replace(cell, re.sub(r"(?s)<w:p>.*</w:p>", many, cell), 1))

    assert_both_ways(*((word, other) if method == "after" else (other, word)))


@long_run
@pytest.mark.parametrize("kind", ["plan", "report", "council-decision"])
def test_random_edits_are_tracked_whole_both_ways(kind: str) -> None:
    word = made(example(kind))
    for seed in range(times(100)):
        changed = edited(word, random.Random(seed), 1 + seed % 12)
        assert_both_ways(word, changed)
        assert_both_ways(changed, edited(word, random.Random(-seed), 3))


def test_a_plan_of_next_year_against_this_one_and_two_unlike_documents() -> None:
    later = render(load(next_record(load(PLAN)).record()), draft=True)

    assert_both_ways(made(PLAN), later)
    assert_both_ways(made(PLAN), made(example("plan", "tinh-minh-hoa-2027")))


def test_changes_tracked_by_somebody_else_count_as_accepted() -> None:
    word = made(PLAN)
    first = compared_in_word(word, replaced(word, ("Nguyễn Văn A", "Nguyễn Thị A"))).word
    second = replaced(word, ("Nguyễn Văn A", "Trần Thị A"))

    found = compared_in_word(first, second).word

    assert read(found, INSERTED) == read(first, DELETED)
    assert read(found, DELETED) == read(second)


def test_author_and_day_are_those_given_and_the_same_input_gives_the_same_bytes() -> None:
    pair = made(PLAN), replaced(made(PLAN), ("Nguyễn Văn A", "Lê Thị B"))
    found = compared_in_word(*pair, author="Văn phòng", day=dt.date(2027, 1, 12))
    changes = re.findall(r"<w:(?:ins|del) [^>]*>", body_of(found.word))

    assert found == compared_in_word(*pair, author="Văn phòng", day=dt.date(2027, 1, 12))
    assert all('w:author="Văn phòng" w:date="2027-01-12T00:00:00Z"' in one for one in changes)
    assert len({re.search(r'w:id="(\d+)"', one)[1] for one in changes}) == len(changes)  # type: ignore[index]
    assert "w:date" not in body_of(compared_in_word(*pair).word)


def test_what_is_rejected_in_word_is_taken_back_into_the_record() -> None:
    later = PLAN | {"signatory": PLAN["signatory"] | {"name": "Lê Thị B"}}
    word = compared_in_word(json.dumps(PLAN).encode(), json.dumps(later).encode()).word
    document = rdocx.Document.from_bytes(word)
    document.reject_all()

    assert take_back(word).changes == ()
    assert [one.words("plan") for one in take_back(document.to_bytes()).changes] == [
        "Người ký › Họ và tên: Lê Thị B → Nguyễn Văn A"
    ]


def test_libreoffice_opens_the_file_and_keeps_every_change() -> None:
    after = with_text_of(made(PLAN), next_record(load(PLAN)).record())
    saved = saved_by_office(compared_in_word(made(PLAN), after).word)
    root = {sort: parsed(read_parts(saved)[BODY]) for sort in (INSERTED, DELETED)}
    for sort, one in root.items():
        settle(one, sort)

    assert words(structure(next(iter(root[INSERTED])))) == words(read(made(PLAN)))
    assert words(structure(next(iter(root[DELETED])))) == words(read(after))


def words(text: Structure) -> list[str]:
    return text.split() if isinstance(text, str) else [word for part in text for word in words(part)]


def test_errors_of_the_new_version_refuse_the_file_unless_it_is_a_draft() -> None:
    wrong = json.dumps(PLAN | {"date": "05/01/2020"}).encode()

    with pytest.raises(ContentRefused):
        compared_in_word(json.dumps(PLAN).encode(), wrong)

    assert "DỰ THẢO" in texts(compared_in_word(json.dumps(PLAN).encode(), wrong, draft=True).word)


def test_a_file_that_does_not_stand_its_proof_is_not_returned() -> None:
    def losing(old: Any, new: Any, marker: Any) -> Any:
        return list(new)

    pair = made(PLAN), replaced(made(PLAN), ("Nguyễn Văn A", "Lê Thị B"))
    with patch.object(redline, "changed_blocks", losing), pytest.raises(RenderError) as refused:
        compared_in_word(*pair)

    assert [one.code for one in refused.value.faults] == ["redline-unproven"]


def test_headers_that_differ_are_named_for_they_are_not_tracked() -> None:
    word = made(PLAN)
    name = next(name for name in read_parts(word) if name.startswith("word/footer"))
    footer = b"<w:p><w:r><w:t>Trang</w:t></w:r></w:p></w:ftr>"
    other = repacked(word, {name: read_parts(word)[name].replace(b"</w:ftr>", footer)})

    assert "chân trang" in compared_in_word(word, other).notes[0]


def test_the_command_writes_the_file_and_tells_author_and_day(tmp_path: Path) -> None:
    first, second, output = (tmp_path / name for name in ("a.json", "b.json", "ss.docx"))
    first.write_text(json.dumps(PLAN), encoding="utf-8")
    second.write_text(json.dumps(PLAN | {"date": "06/01/2027"}), encoding="utf-8")

    result = call("compare", first, second, "--word", output)

    assert result.stdout.splitlines()[-1] == (
        "Tệp Word đánh dấu 4 đoạn chữ thêm hoặc bỏ, người sửa “OCOP Docs”, ngày 06/01/2027."
    )
    assert (
        output.read_bytes() == compared_in_word(first.read_bytes(), second.read_bytes(), day=dt.date(2027, 1, 6)).word
    )
    assert call("compare", first, second, "--word", "-", "--json").returncode == 2
