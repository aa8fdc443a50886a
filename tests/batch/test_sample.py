"""The sample table of 120 invented communes is drawn from the models as they are."""

import pytest
from tools.build_communes import COMMUNES, TARGET, workbook

from ocop_docs.batch.runner import Batch, run_batch
from ocop_docs.checks.finding import Severity
from ocop_docs.ooxml.zip import read_parts
from ocop_docs.pipeline import load_table

pytestmark = pytest.mark.checkout


def test_the_committed_table_is_the_one_the_tool_builds() -> None:
    assert read_parts(TARGET.read_bytes()) == read_parts(workbook()), "run: python tools/build_communes.py"


def test_every_row_is_an_example_without_a_fault_or_an_error() -> None:
    outcome = run_batch(Batch("report", load_table(TARGET, "report")))

    assert (outcome.rows, outcome.faults) == (COMMUNES, [])
    assert outcome.findings[Severity.error] == outcome.findings[Severity.warning] == 0
