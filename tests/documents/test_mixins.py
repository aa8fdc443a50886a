"""A period and legal bases belong to the kinds that ask for them, after the trích yếu."""

from typing import ClassVar, Literal

from ocop_docs import check
from ocop_docs.batch.names import default_pattern, name_of
from ocop_docs.documents.document import (
    AdministrativeDocument,
    HasLegalBases,
    HasPeriod,
    legal_bases_of,
    period_of,
)
from ocop_docs.rendering.context import build_context
from ocop_docs.rendering.properties import properties_of


class Letter(AdministrativeDocument):
    """A kind with neither."""

    type_name: ClassVar[str] = "Giấy mời"
    type_abbreviation: ClassVar[str] = "GM"

    kind: Literal["letter"]


class Programme(AdministrativeDocument, HasLegalBases, HasPeriod):
    """A kind with both."""

    kind: Literal["programme"]


LETTER = Letter.model_validate(
    {"kind": "letter", "issuer": {"name": "Ủy ban nhân dân xã Ví Dụ", "level": "commune"}, "subject": "Dự họp"}
)


def test_a_kind_without_the_mixins_has_neither_field() -> None:
    assert not {"period", "legal_bases"} & Letter.model_fields.keys()
    assert period_of(LETTER) is None
    assert not legal_bases_of(LETTER)


def test_the_fields_of_the_mixins_are_between_head_and_foot() -> None:
    fields = list(Programme.model_fields)
    first = fields.index("subject")

    assert fields[first : first + 4] == ["subject", "period", "legal_bases", "recipients"]


def test_a_kind_without_the_mixins_is_checked_presented_and_named() -> None:
    context = build_context(LETTER)

    assert not {"period", "legal_bases"} & {finding.place for finding in check(LETTER)}
    assert context["legal_bases"] == []
    assert context["period_unless_in_subject"] == ""
    assert properties_of(LETTER).keywords == "OCOP; Giấy mời"
    assert name_of(default_pattern("plan"), LETTER, "M", 1) == "Xã Ví Dụ - Giấy mời.docx"
