"""The registration form of a product."""

from __future__ import annotations

from typing import Any

from ocop_docs.documents.base import BLANK
from ocop_docs.documents.kinds.registration import Registration, RegistrationForm
from ocop_docs.law.rubric import product_set
from ocop_docs.rendering.elements import checkboxes, form_place_date


def extra_context(document: RegistrationForm) -> dict[str, Any]:
    """Return the product's place in the classification, the boxes, place and date."""
    return {
        "classification": _classification(document.product_set),
        "box": checkboxes(Registration, [document.registration]),
        "place_date": form_place_date(document.place, document.date),
    }


def _classification(number: int | None) -> str:
    """``Ngành Thực phẩm, nhóm …, phân nhóm …`` (QĐ 26/2026/QĐ-TTg, Phụ lục I)."""
    if number is None:
        return BLANK
    place = product_set(number).classification
    subgroup = f", phân nhóm {place.subgroup}" if place.subgroup else ""
    return f"Ngành {place.sector}, nhóm {place.group}{subgroup} (bộ {number})"
