"""Five hundred random breaks of real, clean documents: found where they are, fixed, and clean again."""

from __future__ import annotations

import io
import random
from collections import Counter
from functools import cache
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from ocop_docs import load
from ocop_docs.checks.layout.fix import fix
from ocop_docs.checks.layout.lint import lint
from ocop_docs.checks.layout.report import Element
from ocop_docs.law.nd30 import Rule, nd30
from ocop_docs.pipeline import write_word
from ocop_docs.resources import samples_folder

CHUNKS, EACH = 10, 50
MUST_FIND = 0.99
SAMPLES = (
    "commune-assessment/gao-nep-nuong-suoi-mo",
    "council-decision/tinh-minh-hoa-2026-dot-2",
    "report/xa-vi-du-2026",
    "plan/xa-vi-du-2027",
)
FLOW = {"body", "clause", "clause_title", "point", "dash", "legal_basis", "roman_heading", "article"}


@cache
def sample(name: str) -> tuple[bytes, dict[Rule, list[Element]]]:
    data = write_word(load(samples_folder() / f"{name}.json"))
    return data, candidates(lint(data).elements)


def each_run(paragraph: Paragraph, attribute: str, value: Any) -> None:
    for run in paragraph.runs:
        setattr(run.font, attribute, value)


def size(paragraph: Paragraph, rule: Rule, chance: random.Random) -> None:
    wrong = [points for points in (9, 10, 11, 12, 15, 16, 18) if not _allowed(rule, points)]
    each_run(paragraph, "size", Pt(chance.choice(wrong)))


def _allowed(rule: Rule, points: float) -> bool:
    return (rule.minimum or 0) <= points <= (rule.maximum or 99)


def look(paragraph: Paragraph, rule: Rule, chance: random.Random) -> None:
    del chance
    name = "bold" if {"bold", "regular"} & set(rule.allowed) else "italic"
    each_run(paragraph, name, name not in rule.allowed)


def font(paragraph: Paragraph, rule: Rule, chance: random.Random) -> None:
    del rule
    each_run(paragraph, "name", chance.choice(["Arial", "Calibri", ".VnTime", "Cambria"]))


def colour(paragraph: Paragraph, rule: Rule, chance: random.Random) -> None:
    del rule
    run = chance.choice([run for run in paragraph.runs if run.text.strip()])
    run.font.color.rgb = RGBColor(chance.randrange(1, 256), 0, 0)


def caps(paragraph: Paragraph, rule: Rule, chance: random.Random) -> None:
    del rule, chance
    each_run(paragraph, "all_caps", True)  # noqa: FBT003 - the value of a property


def align(paragraph: Paragraph, rule: Rule, chance: random.Random) -> None:
    names = {"center": WD_ALIGN_PARAGRAPH.CENTER, "left": WD_ALIGN_PARAGRAPH.LEFT, "right": WD_ALIGN_PARAGRAPH.RIGHT}
    paragraph.alignment = chance.choice([value for name, value in names.items() if name not in rule.allowed])


def first_line(paragraph: Paragraph, rule: Rule, chance: random.Random) -> None:
    del rule
    paragraph.paragraph_format.first_line_indent = Cm(chance.choice([0, 0.5, 1.5, 2, -1]))
    paragraph.paragraph_format.left_indent = Cm(chance.choice([0, 0.2]))


def left_edge(paragraph: Paragraph, rule: Rule, chance: random.Random) -> None:
    del rule
    paragraph.paragraph_format.left_indent = Cm(chance.choice([0.5, 1, 2]))
    paragraph.paragraph_format.first_line_indent = Cm(0)


def gap(paragraph: Paragraph, rule: Rule, chance: random.Random) -> None:
    del rule
    above = Paragraph(paragraph._p.getprevious(), paragraph._parent)  # noqa: SLF001 - python-docx has no neighbour
    above.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.space_before = Pt(chance.choice([0, 2, 5]))


def line(paragraph: Paragraph, rule: Rule, chance: random.Random) -> None:
    del rule
    paragraph.paragraph_format.line_spacing = chance.choice([0.8, 1.7, 2.0, Pt(9), Pt(40)])


BREAKS: dict[str, Any] = {
    "size": size,
    "same_size": size,
    "weight": look,
    "slant": look,
    "mostly_upright": look,
    "font": font,
    "colour": colour,
    "case": caps,
    "align": align,
    "first_line": first_line,
    "left_edge": left_edge,
    "gap": gap,
    "line": line,
    "single_line": line,
}


def candidates(elements: tuple[Element, ...]) -> dict[Rule, list[Element]]:
    """Every rule that can be broken by formatting, with the elements to break it on."""
    kinds = {element.paragraph: element.kind for element in elements}
    whole = {number for number, count in Counter(element.paragraph for element in elements).items() if count == 1}
    found: dict[Rule, list[Element]] = {}
    for element in elements:
        above = kinds.get(element.paragraph - 1) in FLOW
        for rule in nd30().of(element.kind):
            breakable = rule.check in BREAKS and element.paragraph in whole and "…" not in element.text
            upper = rule.check == "case" and "upper" in rule.allowed
            if breakable and not upper and (rule.check != "gap" or above):
                found.setdefault(rule, []).append(element)
    return found


def mutated(data: bytes, element: Element, rule: Rule, chance: random.Random) -> bytes:
    document = docx.Document(io.BytesIO(data))
    paragraphs = list(document.element.body.iter(qn("w:p")))
    BREAKS[rule.check](Paragraph(paragraphs[element.paragraph - 1], document._body), rule, chance)  # noqa: SLF001 - as above
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.no_cover
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_random_breaks_are_found_where_they_are_and_fixed(chunk: int) -> None:
    chance = random.Random(chunk)
    missed: list[str] = []
    for _ in range(EACH):
        data, breakable = sample(chance.choice(SAMPLES))
        rule = chance.choice(list(breakable))
        element = chance.choice(breakable[rule])
        broken = mutated(data, element, rule, chance)
        report = lint(broken)
        at = {(f.code, anchor) for f, anchor in zip(report.findings, report.anchors, strict=True)}
        found = (f"layout.{rule.id}", element.paragraph) in at
        clean = [f.code for f in lint(fix(broken).data).findings]
        if not found or clean:
            missed.append(f"{rule.id} on {element.kind} {element.text[:30]!r}: {at} left {clean}")

    assert len(missed) <= EACH * (1 - MUST_FIND), missed


@pytest.mark.no_cover
@pytest.mark.parametrize("chunk", range(4))
def test_a_file_with_many_breaks_has_no_new_kind_of_finding_once_fixed(chunk: int) -> None:
    chance = random.Random(1000 + chunk)
    for _ in range(10):
        data, breakable = sample(chance.choice(SAMPLES))
        for rule in chance.sample(list(breakable), 6):
            data = mutated(data, chance.choice(breakable[rule]), rule, chance)
        result = fix(data)

        assert {f.code for f in lint(result.data).findings} <= {f.code for f in lint(data).findings}
        assert fix(result.data).data == result.data
