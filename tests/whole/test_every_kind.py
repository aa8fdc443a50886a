"""What belongs to a kind of document: source, template, sample, golden, checks, form, workbook."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from annotated_types import MaxLen
from tests.checks.content.planted import CASES
from tests.checks.content.single_papers import sound_records

from ocop_docs import load, render
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.kind_info import input_table
from ocop_docs.web.forms.fields import Leaf, form_of

ROOT = Path(__file__).resolve().parents[2]
OF_THE_LAW_AND_OF_OFFICES = {
    "official-letter",
    "invitation",
    "notice",
    "general-submission",
    "advisors-report",
    "council-report",
    "opinion-form",
    "regulation-decision",
    "council-decision",
    "revocation-decision",
    "inspection-plan",
    "inspection-minutes",
}
"""Papers that QĐ 26/2026/QĐ-TTg, Điều 6 to 9, or every office needs."""
every_kind = pytest.mark.parametrize("kind", KINDS)


def test_the_papers_that_the_law_and_every_office_need_are_kinds() -> None:
    assert set(KINDS) >= OF_THE_LAW_AND_OF_OFFICES


@pytest.mark.checkout
@every_kind
def test_a_kind_has_its_source_template_program_and_schema(kind: str) -> None:
    model = ROOT / "src/ocop_docs/documents/kinds" / f"{kind.replace('-', '_')}.py"
    files = [f"templates/source/{kind}.txt", f"templates/docx/{kind}.docx", f"templates/compiled/{kind}.json"]

    assert [file for file in [*files, f"schemas/{kind}.schema.json"] if not (ROOT / file).is_file()] == []
    assert model.is_file()


@pytest.mark.checkout
@every_kind
def test_a_kind_has_samples_that_print_and_a_golden_text_of_each(kind: str) -> None:
    samples = sorted((ROOT / "samples" / kind).glob("*.json"))
    goldens = {golden.stem for golden in (ROOT / "tests/golden" / kind).glob("*.txt")}

    assert samples
    assert goldens == {sample.stem for sample in samples}
    assert all(render(load(sample)) for sample in samples)


def test_every_kind_is_checked_with_a_planted_fault_and_with_sound_records() -> None:
    assert set(KINDS) - {case.fault["kind"] for case in CASES} == set()
    assert set(KINDS) - {record["kind"] for _, record in sound_records()} == set()


@every_kind
def test_a_kind_has_a_form_with_a_field_for_each_of_its_data(kind: str) -> None:
    fields = KINDS[kind].model.model_fields
    empty = {name for name, one in fields.items() if one.annotation is type(None) or MaxLen(0) in one.metadata}
    shown = {child.name for child in form_of(KINDS[kind].model).children}

    assert set(fields) - shown - empty == {"kind"}


@every_kind
def test_a_kind_has_a_workbook_for_a_batch_that_names_its_required_data(kind: str) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(input_table(kind)))
    cells = [str(cell.value) for sheet in workbook for row in sheet.iter_rows(max_row=4) for cell in row]
    required = [one.title for one in form_of(KINDS[kind].model).children if isinstance(one, Leaf) and one.required]

    assert [title for title in required if not any(cell.startswith(title) for cell in cells)] == []
