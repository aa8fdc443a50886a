"""A decision that issues the regulation of a council, and the regulation attached to it."""

from __future__ import annotations

from itertools import count
from typing import Any

from ocop_docs.documents.kinds.regulation_decision import AttachedRegulation, RegulationDecision
from ocop_docs.rendering.articles import Articles, article, effect, enforcers_of
from ocop_docs.rendering.engine.filters import closed
from ocop_docs.rendering.line_breaks import title_lines
from ocop_docs.vietnamese.enumeration import roman
from ocop_docs.vietnamese.text import upper, upper_first


def extra_context(document: RegulationDecision) -> dict[str, Any]:
    """Return the regulation with its chapters and articles numbered."""
    return {"regulation": _regulation(document.regulation)}


def articles(document: RegulationDecision) -> Articles:
    """Return the issuing, effect, enforcement."""
    return [
        article(f"Ban hành kèm theo Quyết định này Quy chế {document.regulation.subject}."),
        article(effect(document.effective_from, document.replaces)),
        article(f"{enforcers_of(document.enforcers)} chịu trách nhiệm thi hành Quyết định này./."),
    ]


def _regulation(regulation: AttachedRegulation) -> dict[str, Any]:
    """Articles are numbered through all chapters; the last clause ends the document (Mẫu 1.3)."""
    numbers = count(1)
    chapters: list[Any] = [
        {
            "number": f"Chương {roman(number)}",
            "title": upper(chapter.title),
            "articles": [
                {"number": f"Điều {next(numbers)}.", "title": one.title, "clauses": list(one.clauses)}
                for one in chapter.articles
            ],
        }
        for number, chapter in enumerate(regulation.chapters, start=1)
    ]
    if chapters:
        last = chapters[-1]["articles"][-1]["clauses"]
        last[-1] = closed(last[-1])
    subject = upper_first(regulation.subject)
    return {"subject": subject, "lines": title_lines(subject, "Subject"), "chapters": chapters}
