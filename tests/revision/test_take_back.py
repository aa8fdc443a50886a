"""Edits made in Word come back as values of fields, or are listed with their place; none is lost, none is invented."""

from __future__ import annotations

import copy
import json
import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from tests.cli.command import call
from tests.intake.test_embedded import repacked
from tests.rendering.office import saved_by_office
from tests.revision.edited import BODY, edited, made, replaced, unaccounted, with_text_of
from tests.soak import long_run, times
from tests.whole_text import text_of

from ocop_docs import UnreadableInput, load
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.paths import field_path
from ocop_docs.kind_info import example, examples
from ocop_docs.ooxml.zip import read_parts
from ocop_docs.pipeline import write_word
from ocop_docs.revision.candidates import put
from ocop_docs.revision.changes import data_of
from ocop_docs.revision.comparison import identity
from ocop_docs.revision.leaves import leaves
from ocop_docs.revision.take_back import TakenBack, read_revised, take_back

PLAN = example("plan", "xa-vi-du-2027")
TRIED = ("plan", "report", "approval-decision", "council-decision", "submission")
SAMPLES = [(kind, name) for kind in TRIED for name in examples(kind)]
EDITS_IN_A_FILE = 4


def after(*changes: tuple[str, str]) -> TakenBack:
    return take_back(replaced(made(PLAN), *changes))


def words(found: TakenBack) -> list[str]:
    return [one.words(found.kind) for one in found.changes]


@pytest.mark.parametrize(("kind", "name"), SAMPLES)
def test_a_file_that_nobody_edited_gives_nothing_to_take(kind: str, name: str) -> None:
    found = take_back(made(example(kind, name)))

    assert (found.changes, found.left, found.after) == ((), (), found.before)


def test_the_mark_of_a_draft_is_no_edit() -> None:
    assert take_back(write_word(load(PLAN), with_data=True, draft=True)).left == ()


def test_a_changed_figure_is_the_value_of_its_field() -> None:
    found = after(("Phát triển 06 sản phẩm", "Phát triển 09 sản phẩm"))

    assert words(found) == ["Mục tiêu cụ thể › dòng 1 (Phát triển) › Số lượng: 06 → 09"]
    assert found.left == ()


def test_a_changed_amount_counts_though_its_words_were_not_changed_and_a_refused_one_does_not() -> None:
    found = after(("45.000.000 đồng (Bằng", "55.000.000 đồng (Bằng"), (">45<", ">55<"), (">300<", ">310<"))

    assert [one.place for one in found.changes] == ["tasks[2].amount"]
    assert found.record()["tasks"][2]["amount"] == 55_000_000
    assert found.record([identity(found.changes[0])]) == found.before
    assert "printed-by-program" in {one.code for one in found.left}


def test_a_line_added_and_one_removed_are_rows_of_their_list() -> None:
    record = copy.deepcopy(PLAN)
    record["purposes"].append("Nâng cao thu nhập của người dân.")
    del record["requirements"][0]
    found = take_back(with_text_of(made(PLAN), record))

    assert [one.code for one in found.changes] == ["added", "removed"]
    assert found.after == data_of(load(record))


def test_a_deleted_sentence_of_the_template_changes_no_field_that_reads_like_it() -> None:
    lead = "Thực hiện chương trình công tác năm 2027, Ủy ban nhân dân xã Ví Dụ ban hành Kế hoạch"
    body = read_parts(made(PLAN))[BODY].decode()
    (sentence,) = [text for text in re.findall(r"<w:t[^>]*>([^<]*)", body) if text.startswith(lead)]
    found = after((sentence, ""))

    assert (found.changes, [one.code for one in found.left]) == ((), ["text-removed"])


def test_what_stands_for_no_field_is_listed_with_its_place() -> None:
    found = after(("III. NỘI DUNG, NHIỆM VỤ", "III. NHIỆM VỤ CHÍNH"))

    assert found.after == found.before
    assert [(one.code, one.before, one.now) for one in found.left] == [
        ("text-changed", "III. NỘI DUNG, NHIỆM VỤ", "III. NHIỆM VỤ CHÍNH")
    ]
    assert "sau “01”" in found.left[0].message


def test_a_field_that_prints_twice_and_was_edited_once_is_offered_but_not_taken() -> None:
    found = after(("Số: 08/KH-UBND", "Số: 15/KH-UBND"))

    assert found.after == found.before
    assert [one.words("plan") for one in found.possible] == ["Số văn bản: 8 → 15"]
    assert found.record(accepted=["number"])["number"] == 15


def test_the_number_and_date_of_a_document_issued_blank_are_read() -> None:
    record = {name: value for name, value in PLAN.items() if name not in ("number", "date", "tasks")}
    found = take_back(with_text_of(made(record), record | {"number": 7, "date": "2027-01-12"}))

    assert (found.after["number"], found.after["date"]) == (7, "2027-01-12")
    assert found.left == ()


def test_tracked_changes_count_as_accepted_and_are_named() -> None:
    tracked = (
        '06</w:t></w:r><w:del w:id="1" w:author="A"><w:r><w:delText>x</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="A"><w:r><w:t>6</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> sản phẩm tham gia'
    )
    found = after(("06 sản phẩm tham gia", tracked))

    assert words(found) == ["Mục tiêu cụ thể › dòng 1 (Phát triển) › Số lượng: 06 → 066"]
    assert [one.code for one in found.left] == ["tracked"]


def test_edits_outside_the_body_are_named() -> None:
    word = made(PLAN)
    footers = {name: content for name, content in read_parts(word).items() if name.startswith("word/footer")}
    changed = {name: content.replace("VÍ DỤ".encode(), "MẪU".encode()) for name, content in footers.items()}
    found = take_back(repacked(word, changed))

    assert {one.code for one in found.left} == {"outside-body"}
    assert "MẪU" in found.left[0].message


def test_only_a_file_that_carries_its_data_can_be_taken_back() -> None:
    with pytest.raises(UnreadableInput, match="không kèm dữ liệu"):
        take_back(write_word(load(PLAN)))


def account(word: bytes, found: TakenBack) -> tuple[Counter[str], Counter[str]]:
    return unaccounted(
        word, found.after, " ".join(one.before for one in found.left), " ".join(one.now for one in found.left)
    )


@long_run
def test_of_a_thousand_random_edits_each_is_recovered_or_listed() -> None:
    chance = random.Random(14)
    for number in range(times(1000) // EDITS_IN_A_FILE):
        kind, name = chance.choice(SAMPLES)
        word = edited(made(example(kind, name)), chance, EDITS_IN_A_FILE)

        found = take_back(word)

        assert account(word, found) == (Counter(), Counter()), (number, kind, name)
        assert found.record([identity(one) for one in found.changes]) == found.before
        assert found.record() == found.after


OTHER: dict[str, tuple[Any, ...]] = {
    "text": ("Một câu khác hẳn, gõ lại từ đầu", "Sở Công Thương"),
    "quantity": ("17", "ít nhất 33"),
    "money": (123_000_000, 4_560_000_000),
    "integer": (7, 12),
    "date": ("2027-02-18",),
    "stars": ("4 sao", "3 - 5 sao"),
}


def retyped(record: dict[str, Any], chance: random.Random) -> tuple[str, dict[str, Any]] | None:
    """The record with one value changed, and its place; None if the value cannot be another or does not print."""
    kind = KINDS[record["kind"]].model
    leaf = chance.choice([one for one in leaves(kind, record) if one.value is not None])
    other = put(record, leaf.place, chance.choice(OTHER.get(leaf.field.type, (leaf.value,))))
    try:
        prints = text_of(write_word(load(other))) != text_of(write_word(load(record)))
    except Exception:  # noqa: BLE001 - a value that the model does not take
        return None
    return (field_path(leaf.place), other) if prints else None


def test_an_amount_with_zeros_between_its_points_is_recovered() -> None:
    record = data_of(load(example("plan", "phu-xuyen-2019")))
    edited = {**record, "budget": {**record["budget"], "total": 123_000_000}}

    assert take_back(with_text_of(made(record), edited)).after == edited


@long_run
@pytest.mark.parametrize("kind", ["plan", "report"])
def test_a_value_changed_wherever_it_prints_is_recovered_as_it_was_typed(kind: str) -> None:
    chance = random.Random(kind)
    tried, lost = 0, []
    for _ in range(times(400)):
        record = data_of(load(example(kind, chance.choice(list(examples(kind))))))
        if (change := retyped(record, chance)) is None:
            continue
        place, other = change
        word = with_text_of(made(record), other)
        found = take_back(word)
        tried += 1
        assert account(word, found) == (Counter(), Counter()), place
        if found.after != data_of(load(other)):
            lost.append(place)

    assert tried > 10
    assert len(lost) <= tried // 10, lost


def test_a_file_edited_and_saved_by_libreoffice_gives_the_same_changes() -> None:
    word = replaced(made(PLAN), ("Phát triển 06 sản phẩm", "Phát triển 09 sản phẩm"), ("Nguyễn Văn A", "Lê Thị B"))

    saved = take_back(saved_by_office(word))

    assert saved.changes == take_back(word).changes
    assert len(saved.changes) == 2
    assert [one for one in saved.left if one.code.startswith("text")] == []


def test_a_revised_file_is_read_as_it_stands_now_and_others_as_they_are() -> None:
    word = replaced(made(PLAN), ("Nguyễn Văn A", "Lê Thị B"))
    signatory = read_revised(word).model_dump()["signatory"]

    assert signatory["name"] == "Lê Thị B"
    assert read_revised(json.dumps(PLAN).encode()) == read_revised(made(PLAN)) == load(PLAN)


def test_the_command_writes_the_record_and_lists_what_it_took_and_what_not(tmp_path: Path) -> None:
    word, output = tmp_path / "sửa.docx", tmp_path / "kq.json"
    word.write_bytes(replaced(made(PLAN), ("Nguyễn Văn A", "Lê Thị B"), ("Số: 08/KH-UBND", "Số: 15/KH-UBND")))

    result = call("take-back", str(word), "-o", str(output), "--take", "number")
    listed = json.loads(call("take-back", str(word), "-o", str(output), "--force", "--json").stdout)

    assert result.returncode == 0
    assert "Người ký › Họ và tên: Nguyễn Văn A → Lê Thị B (changed:signatory.name)" in result.stdout
    assert "Thêm --take number để lấy: Số văn bản: 8 → 15" in result.stdout
    assert [one["place"] for one in listed["changes"]] == ["signatory.name"]
    assert json.loads(output.read_text(encoding="utf-8"))["number"] == 8
