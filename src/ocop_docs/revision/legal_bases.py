"""Legal bases on a later day: what no longer applies is replaced by what replaced it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from ocop_docs.checks.content.references.citations import citations, known_text
from ocop_docs.documents.document import Document, legal_bases_of
from ocop_docs.documents.legal_rows import row_of
from ocop_docs.documents.parts import LegalBasis
from ocop_docs.documents.paths import Place
from ocop_docs.law.legal_texts import LegalText, legal_texts
from ocop_docs.revision.changes import Change, change
from ocop_docs.vietnamese.dates import short_date

REPLACED, REPEATED, ENDED = "basis-replaced", "basis-repeated", "basis-ended"
_FIELD = "legal_bases"


def renewed_bases(document: Document, day: dt.date) -> Iterator[Change]:
    """Yield a change for each legal basis of a document that does not apply on `day`; see `renewed`."""
    yield from renewed(type(document), (_FIELD,), legal_bases_of(document), day)


def renewed(model: type[BaseModel], place: Place, bases: Sequence[LegalBasis], day: dt.date) -> Iterator[Change]:
    """Yield a change for each of the `bases` at a place of the model that does not apply on `day`.

    `basis-replaced`: the text of the catalogue that replaced it. `basis-repeated`: that text is cited already, so the
    basis is left out. `basis-ended`: the catalogue has no text in its place, so it is left out.
    """
    cited = {text.number for text in map(_known, bases) if text and _applies(text, day)}
    for row, basis in enumerate(bases):
        text = _known(basis)
        if text is None or _applies(text, day):
            continue
        before = basis.model_dump(mode="json", exclude_defaults=True)
        instead = _successor(text, day)
        code = ENDED if instead is None else REPEATED if instead.number in cited else REPLACED
        after = row_of(instead) | {"lead_in": basis.lead_in} if instead and code == REPLACED else None
        cited |= {instead.number} if instead else set()
        why = _why(text, instead, day)
        yield change(code, model, (*place, row), before, after, reason=why, citation=text.source)


def unknown_bases(document: Document) -> Iterator[tuple[Place, LegalBasis]]:
    """Yield the legal bases that the catalogue does not have, each with its place: a person decides on them."""
    yield from unknown((_FIELD,), legal_bases_of(document))


def unknown(place: Place, bases: Sequence[LegalBasis]) -> Iterator[tuple[Place, LegalBasis]]:
    """Yield those of the `bases` at a place that the catalogue does not have, each with its place."""
    for row, basis in enumerate(bases):
        if _known(basis) is None:
            yield (*place, row), basis


def _known(basis: LegalBasis) -> LegalText | None:
    """The text of the catalogue that a basis cites; None for one that it does not have."""
    return known_text(citations((), basis)[0], basis.date)


def _applies(text: LegalText, day: dt.date) -> bool:
    ended = text.in_force_to is not None and day > text.in_force_to
    return not ended and not (text.superseded_from and day >= text.superseded_from)


def _successor(text: LegalText, day: dt.date) -> LegalText | None:
    """The text that applies on `day` in place of `text`; one may have replaced another several times."""
    seen: set[str] = set()
    following = legal_texts().get(text.replaced_by)
    while following and following.number not in seen:
        if _applies(following, day):
            return following
        seen.add(following.number)
        following = legal_texts().get(following.replaced_by)
    return None


def _why(text: LegalText, instead: LegalText | None, day: dt.date) -> str:
    ended = text.in_force_to if text.in_force_to and day > text.in_force_to else None
    state = f"hết hiệu lực sau ngày {short_date(ended)}" if ended else "đã được thay"
    if not ended and text.superseded_from:
        state = f"không còn áp dụng từ ngày {short_date(text.superseded_from)}"
    what = f"{instead.document_type} số {instead.number}" if instead else "danh mục không có văn bản thay"
    return f"{text.document_type} số {text.number} {state}; {f'nay là {what}' if instead else what}."
