"""The engine gives what docxtpl itself gives, part for part in canonical XML, whichever renderer a template gets."""

import pytest
from tests.rendering.engine_corpus import CASES, Case
from tests.rendering.engine_docxtpl import canonical_parts, docxtpl_alone

from ocop_docs.rendering.engine.template import Template

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@pytest.mark.no_cover
@each_case
def test_a_document_is_equal_to_that_of_docxtpl(case: Case) -> None:
    template = case.template()

    assert canonical_parts(Template(template, "mẫu").render(case.context)) == canonical_parts(
        docxtpl_alone(template, case.context)
    )


@each_case
def test_docxtpl_renders_only_what_a_compiled_program_cannot(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    template = Template(case.template(), "mẫu")
    calls = []
    by_docxtpl = Template.render_with_docxtpl
    monkeypatch.setattr(Template, "render_with_docxtpl", lambda *given: calls.append(1) or by_docxtpl(*given))

    template.render(case.context)

    assert calls == ([] if case.compiled else [1])
