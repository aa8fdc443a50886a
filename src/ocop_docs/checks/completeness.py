"""What a document ready to sign must still be given."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.base import EXPECTED
from ocop_docs.documents.document import Document
from ocop_docs.documents.parts import Capacity, Signatory
from ocop_docs.documents.places import Place, field_path, parts_of, title_at

_CITATION = "NĐ 30/2020, Điều 8 và Phụ lục I, mục II"


def check_completeness(document: Document) -> Iterator[Finding]:
    """Yield a warning for each expected element that is blank; it prints as a dotted blank."""
    for place in _blank_fields(document):
        title = title_at(type(document), place)
        yield Finding(
            "element-missing",
            Severity.warning,
            field_path(place),
            f"Chưa có “{title}”; văn bản in chỗ trống để điền.",
            citation=_CITATION,
        )
    yield from _second_position(document)
    if document.example:
        yield Finding("example", Severity.info, "example", "Đây là văn bản ví dụ; mỗi trang in dòng “VĂN BẢN VÍ DỤ”.")


def _blank_fields(document: Document) -> Iterator[Place]:
    for place, part in parts_of(document, BaseModel):
        for name in _expected_fields(type(part)):
            if _is_blank(getattr(part, name)):
                yield (*place, name)


@cache
def _expected_fields(model: type[BaseModel]) -> tuple[str, ...]:
    extras = {name: field.json_schema_extra for name, field in model.model_fields.items()}
    return tuple(name for name, extra in extras.items() if isinstance(extra, dict) and extra.get(EXPECTED))


def _is_blank(value: Any) -> bool:  # noqa: ANN401 - any field
    return value is None or value == []


def _second_position(document: Document) -> Iterator[Finding]:
    """Who signs for another states the own position under the other's."""
    for place, signatory in parts_of(document, Signatory):
        signs_as_head = signatory.capacity in (Capacity.head, Capacity.acting_head)
        if not signs_as_head and signatory.position is None:
            yield Finding(
                "element-missing",
                Severity.warning,
                field_path((*place, "position")),
                "Chưa có chức vụ của người ký thay, ký thừa lệnh hoặc thừa ủy quyền.",
                citation="NĐ 30/2020, Phụ lục I, mục II.7.b",
            )
