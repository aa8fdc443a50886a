"""The annotated copy: a Word comment at each place, the text unchanged."""

from __future__ import annotations

import io

import docx
from tests.checks.layout.build import Doc
from tests.checks.layout.clean import plan

from ocop_docs.checks.layout.annotate import annotate
from ocop_docs.checks.layout.lint import lint


def broken() -> Doc:
    return plan().change("motto", size=10, italic=True).change("end", align="left").change("page", left=40)


def comments(data: bytes) -> list[str]:
    return [comment.text for comment in docx.Document(io.BytesIO(data)).comments]


def test_each_kind_of_finding_has_one_comment_at_each_of_its_paragraphs() -> None:
    data = broken().build()

    found = comments(annotate(data))

    assert len(found) == len({(f.code, f.place) for f in lint(data).findings}) == 4
    said = "\n".join(found)
    for finding in lint(data).findings:
        assert f"{finding.severity.label}: {finding.message}" in said
        assert finding.citation in said


def test_the_comment_is_marked_in_its_own_paragraph() -> None:
    document = docx.Document(io.BytesIO(annotate(broken().build())))

    body = document.element.body.xml
    marked = [p.text for p in document.paragraphs if "commentRangeStart" in p._p.xml]  # noqa: SLF001 - not shown otherwise

    assert body.count("commentRangeStart") == body.count("commentRangeEnd") == body.count("commentReference ") == 4
    assert marked == ["Trong quá trình thực hiện nếu có vướng mắc, các đơn vị báo cáo Sở để xem xét./."]


def test_annotating_again_adds_to_the_comments() -> None:
    twice = annotate(annotate(broken().build()))

    assert len(comments(twice)) == 8


def test_comments_change_no_finding_and_no_text() -> None:
    data = broken().build()

    before, after = lint(data), lint(annotate(data))

    assert after.findings == before.findings
    assert after.paragraphs == before.paragraphs


def test_a_clean_document_comes_back_byte_for_byte() -> None:
    data = plan().build()

    assert annotate(data) == data
