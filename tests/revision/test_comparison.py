"""The differences of two records, by field and in words; with all of them refused, the first record comes out again."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest
from tests.cli.command import call
from tests.records import full_record

from ocop_docs import UnreadableInput, load
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.kind_info import example, examples
from ocop_docs.revision.changes import data_of
from ocop_docs.revision.comparison import differences, identity, merged

PLAN = example("plan", "xa-vi-du-2027")


def changed(**changes: Any) -> dict[str, Any]:
    return copy.deepcopy(PLAN) | changes


def words(other: dict[str, Any]) -> list[str]:
    return [f"{one.code}: {one.words('plan')}" for one in differences(load(PLAN), load(other))]


def test_a_figure_is_named_as_the_form_names_it_with_both_values() -> None:
    other = copy.deepcopy(PLAN)
    other["star_quotas"][0]["quantity"] = "30"
    other["budget"]["total"] = "310 triệu"

    assert words(other) == [
        "changed: Chỉ tiêu hạng sao › dòng 1 (3 sao) › Số lượng sản phẩm: 04 → 30",
        "changed: Kinh phí thực hiện › Tổng kinh phí: 300.000.000 đồng → 310.000.000 đồng",
    ]


def test_rows_added_and_removed_are_named_and_the_others_are_not() -> None:
    other = changed(purposes=["Câu mới ở đầu.", *PLAN["purposes"]], recipients=PLAN["recipients"][1:])

    removed, added = words(other)

    assert removed == f"removed: Nơi nhận › dòng 1: {PLAN['recipients'][0]} → (để trống)"
    assert added == "added: Mục đích › dòng 1: (để trống) → Câu mới ở đầu."


def test_the_same_value_written_otherwise_is_no_difference() -> None:
    other = copy.deepcopy(PLAN)
    other["budget"]["total"] = "300.000.000 đồng"
    other["date"] = "2027-01-05"

    assert words(other) == []


@pytest.mark.parametrize("kind", KINDS)
def test_all_refused_gives_the_first_record_and_none_the_second(kind: str) -> None:
    chance = random.Random(kind)
    samples = [*examples(kind).values(), full_record(kind)]
    for _ in range(6):
        before, after = (load(chance.choice(samples)) for _ in range(2))
        found = [identity(one) for one in differences(before, after)]

        assert len(set(found)) == len(found)
        assert merged(before, after, ()) == data_of(after)
        assert merged(before, after, found) == data_of(before)


def test_one_refused_leaves_the_others() -> None:
    other = changed(subject="Một trích yếu khác", recipients=["Sở Công Thương"])
    found = differences(load(PLAN), load(other))
    record = merged(load(PLAN), load(other), [identity(one) for one in found if one.place == "subject"])

    assert record == data_of(load(other)) | {"subject": PLAN["subject"]}


def test_two_kinds_are_not_compared() -> None:
    with pytest.raises(UnreadableInput, match="hai loại văn bản khác nhau"):
        differences(load(PLAN), load(example("report")))


def test_the_command_compares_data_with_data(tmp_path: Path) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    first.write_text(json.dumps(PLAN), encoding="utf-8")
    second.write_text(json.dumps(changed(subject="Một trích yếu khác")), encoding="utf-8")

    shown = call("compare", str(first), str(second)).stdout
    listed = json.loads(call("compare", str(first), str(second), "--json").stdout)

    assert f"Trích yếu: {PLAN['subject']} → Một trích yếu khác (changed:subject)\n1 chỗ khác nhau.\n" == shown
    assert [one["place"] for one in listed["differences"]] == ["subject"]
    assert call("compare", str(first), str(first)).stdout == "Không có mục nào khác nhau.\n"
