"""Whatever a clerk fills in, the document made of it has no layout findings.

`OCOP_DOCS_LINT_EXAMPLES=1000` tries so many documents over all kinds; without it a few of each.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.checks.layout.clerks import clerks_documents
from tests.soak import long_run, times

from ocop_docs import load
from ocop_docs.checks.layout.lint import lint
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.document import AdministrativeDocument
from ocop_docs.pipeline import write_word

ADMINISTRATIVE = [name for name, kind in KINDS.items() if issubclass(kind.model, AdministrativeDocument)]
FORMS = sorted(set(KINDS) - set(ADMINISTRATIVE))
# Shrinking a whole document takes minutes and says little more than the sentences of the finding do.
SEARCH = settings(deadline=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))


@long_run
@pytest.mark.no_cover
@pytest.mark.parametrize("kind", ADMINISTRATIVE)
@settings(SEARCH, max_examples=times(80))
@given(st.data())
def test_a_document_that_a_clerk_could_write_lints_clean(kind: str, data: st.DataObject) -> None:
    record: dict[str, Any] = data.draw(clerks_documents(kind))

    report = lint(write_word(load(record)))

    on_layout = [finding for finding in report.findings if finding.code.startswith("layout.")]
    assert [str(finding) for finding in on_layout if finding.code != "layout.earlier-law"] == []
    assert report.administrative


@long_run
@pytest.mark.no_cover
@pytest.mark.parametrize("kind", FORMS)
@settings(SEARCH, max_examples=times(20))
@given(st.data())
def test_a_form_of_another_law_is_named_and_not_checked(kind: str, data: st.DataObject) -> None:
    report = lint(write_word(load(data.draw(clerks_documents(kind)))))

    assert [finding.code for finding in report.findings] == ["layout.other-form"]
    assert not report.administrative
