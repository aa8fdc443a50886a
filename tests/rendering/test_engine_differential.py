"""The engine gives what docxtpl itself gives, part for part in canonical XML, whichever way a template takes."""

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
def test_a_template_goes_the_way_it_should(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    template = Template(case.template(), "mẫu")
    ways = []
    thoroughly = Template.render_thoroughly
    monkeypatch.setattr(Template, "render_thoroughly", lambda *given: ways.append("docxtpl") or thoroughly(*given))

    template.render(case.context)

    assert ways == ([] if case.quick else ["docxtpl"])
