"""Products that a letter, an inspection or a report lists: none twice, and as many as its words count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.checks.repeats import repeated
from ocop_docs.documents.document import Document
from ocop_docs.documents.kinds.inspection_minutes import InspectionMinutes
from ocop_docs.documents.kinds.inspection_plan import InspectionPlan
from ocop_docs.documents.kinds.official_letter import OfficialLetter

_FOLLOWING = re.compile(r"\b(\d+) sản phẩm (?:OCOP )?(?:sau|dưới đây)\b")
_RECEIVED = re.compile(r"\btiếp nhận (\d+) hồ sơ\b(?! bổ sung)")


def check_product_lists(document: Document) -> Iterator[Finding]:
    """Yield findings on the products of letters, inspections and reports of a round."""
    if isinstance(document, OfficialLetter):
        yield from _repeated("products", [(one.name, one.producer) for one in document.products])
        yield from _announced(document)
    elif isinstance(document, InspectionPlan):
        yield from _repeated("visits", [(one.product, one.producer, one.time or "") for one in document.visits])
    elif isinstance(document, InspectionMinutes):
        yield from _repeated("products", [(line.rstrip(" .;"),) for line in document.products])
    yield from _received(document)


def _repeated(place: str, products: Sequence[tuple[str, ...]]) -> Iterator[Finding]:
    for name, count in repeated(tuple(map(str.casefold, product)) for product in products).items():
        spelt = next(product[0] for product in products if product[0].casefold() == name[0])
        yield Finding(
            "product-repeated", Severity.error, place, f"“{spelt}” được ghi {count} lần. Hãy bỏ dòng thừa.", found=spelt
        )


def _announced(letter: OfficialLetter) -> Iterator[Finding]:
    """`đề nghị … 02 sản phẩm sau:` is followed by two products."""
    for row, paragraph in enumerate(letter.paragraphs):
        found = _FOLLOWING.search(paragraph)
        if found and letter.products and int(found[1]) != len(letter.products):
            yield Finding(
                "list-count-differs",
                Severity.error,
                f"paragraphs[{row}]",
                f"Lời văn ghi {found[1]} sản phẩm, danh sách có {len(letter.products)}. Hãy sửa một trong hai chỗ.",
                expected=f"{len(letter.products):02}",
                found=found[1],
            )


def _received(document: Document) -> Iterator[Finding]:
    """No more products are listed than dossiers were received."""
    held = vars(document)
    for row, line in enumerate(held.get("process") or ()):
        found, listed = _RECEIVED.search(line), _count_listed(document)
        if found and listed > int(found[1]):
            yield Finding(
                "list-count-differs",
                Severity.error,
                f"process[{row}]",
                f"Lời văn ghi tiếp nhận {found[1]} hồ sơ, ít hơn {listed} sản phẩm trong danh sách. "
                "Hãy sửa một trong hai chỗ.",
                expected=f"từ {listed}",
                found=found[1],
            )


def _count_listed(document: Document) -> int:
    """How many products the lists of a round's paper name, each once."""
    held = vars(document)
    five_star = held.get("five_star")
    lists = (held.get("products"), five_star.products if five_star else (), held.get("unrecognised"))
    return len({(one.name.casefold(), one.producer.casefold()) for rows in lists for one in rows or ()})
