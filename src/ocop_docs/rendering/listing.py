"""How lists of products are presented: rows, groups by class, totals; and references to other papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ocop_docs.documents.amounts import HIGHEST_STARS
from ocop_docs.documents.listing import (
    FiveStarProposal,
    ListedProduct,
    MemberTotal,
    RankedProduct,
    Reference,
    ScoredProduct,
    UnrecognisedProduct,
)
from ocop_docs.documents.scores import printed_score
from ocop_docs.law.administration import commune_kinds
from ocop_docs.law.rubric import product_set
from ocop_docs.rendering.elements import BLANK, counted
from ocop_docs.rendering.present import present, presents
from ocop_docs.vietnamese.dates import long_date
from ocop_docs.vietnamese.enumeration import roman

if TYPE_CHECKING:
    from ocop_docs.documents.kinds.results_notice import ResultsNotice
    from ocop_docs.documents.kinds.submission import Submission


def set_name(number: int | None) -> str:
    """``Bộ 3: Gạo, ngũ cốc, hạt sơ chế khác``; empty when the set is not known."""
    return f"Bộ {number}: {product_set(number).name}" if number else ""


def _stars_label(stars: int | None) -> str:
    return f"{stars} sao" if stars else ""


def producers_of(products: Sequence[RankedProduct]) -> int:
    """Return how many producers the products have."""
    return len({product.producer for product in products})


def classes_of(products: Sequence[RankedProduct], highest: int = HIGHEST_STARS - 1) -> str:
    """``08 sản phẩm hạng 4 sao, 13 sản phẩm hạng 3 sao``: the highest class first.

    A class above `highest` is written as possible, because the paper's authority cannot give it.
    """
    counts = Counter(product.stars for product in products)
    classes = sorted((stars for stars in counts if stars), reverse=True)
    return ", ".join(_class_count(stars, counts[stars], highest) for stars in classes) or BLANK


def _class_count(stars: int, count: int, highest: int) -> str:
    possible = "có tiềm năng đạt " if stars > highest else ""
    return f"{count:02d} sản phẩm {possible}hạng {stars} sao"


def product_list(products: Sequence[ListedProduct], five_star: FiveStarProposal | None) -> dict[str, Any]:
    """Return the annex table: one group for each class, 4 stars before 3, then those proposed to the ministry."""
    stars = sorted({product.stars or 0 for product in products}, reverse=True)
    groups = [(_class_title(each), [one for one in products if (one.stars or 0) == each]) for each in stars]
    if five_star:
        title = f"Sản phẩm có tiềm năng đạt hạng {five_star.classes}, đề nghị {five_star.ministry} đánh giá, phân hạng"
        groups.append((title, list(five_star.products)))
    return {
        "groups": [
            {"title": f"{roman(number)}. {title} ({len(rows):02d} sản phẩm)", "rows": numbered(rows)}
            for number, (title, rows) in enumerate(groups, start=1)
        ],
        "total": f"{len(products):02d} sản phẩm, gồm {classes_of(products)}",
    }


def results_of_round(paper: Submission | ResultsNotice) -> dict[str, Any]:
    """Return the list of products and the counts of a paper about all products of a round."""
    products = paper.products
    proposed = paper.five_star.products if paper.five_star else []
    received = len(products) + len(proposed) + len(paper.unrecognised)
    return {
        "listing": product_list(products, paper.five_star),
        "recognised_count": counted(len(products), "sản phẩm"),
        "producer_count": f"{producers_of(products):02d} chủ thể",
        "classes": classes_of(products),
        "proposed_count": counted(len(proposed), "sản phẩm"),
        "unrecognised_count": counted(len(paper.unrecognised), "sản phẩm"),
        "received_count": counted(received, "hồ sơ sản phẩm"),
        "communes": commune_kinds(paper.date),
        "round_name": f"đợt {paper.round_number} {paper.period}".removeprefix("đợt None "),
    }


def _class_title(stars: int) -> str:
    return f"Hạng {stars} sao" if stars else "Chưa ghi hạng sao"


def numbered(rows: Sequence[RankedProduct]) -> list[dict[str, Any]]:
    """Return the rows as presented, with their numbers from 1."""
    return [{"no": number, **present(row)} for number, row in enumerate(rows, start=1)]


@presents
def _score(value: Decimal) -> str:
    return printed_score(value)


def _identified(value: RankedProduct | UnrecognisedProduct) -> dict[str, Any]:
    return {
        "name": value.name,
        "producer": value.producer,
        "code": value.code or "",
        "score": printed_score(value.score) if value.score is not None else "",
        "stars": _stars_label(value.stars),
    }


def _ranked(value: RankedProduct) -> dict[str, Any]:
    return _identified(value) | {"note": value.note or ""}


@presents
def _listed(value: ListedProduct) -> dict[str, Any]:
    return _ranked(value) | {"address": value.address or "", "set": value.group or set_name(value.product_set)}


@presents
def _scored(value: ScoredProduct) -> dict[str, Any]:
    return _ranked(value) | {"totals": "; ".join(_total(total) for total in value.totals)}


def _total(total: MemberTotal) -> str:
    return f"{total.member}: {'không tính' if total.points is None else total.points}"


@presents
def _unrecognised(value: UnrecognisedProduct) -> dict[str, Any]:
    return _identified(value) | {"reason": value.reason}


@presents
def _reference(value: Reference) -> str:
    """`Biên bản số 02/BB-HĐOCOP ngày 04 tháng 12 năm 2026`, as far as it is known."""
    number = f"số {value.number}" if value.number else f"số {BLANK}"
    return f"{value.document_type} {number} {long_date(value.date) if value.date else 'ngày … tháng … năm …'}"
