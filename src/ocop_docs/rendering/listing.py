"""How lists of products are presented: rows, groups by class, totals; and references to other papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ocop_docs.documents.amounts import HIGHEST_STARS
from ocop_docs.documents.base import BLANK
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
from ocop_docs.rendering.elements import BLANK_ROWS, counted, counted_rows
from ocop_docs.rendering.present import present, presents
from ocop_docs.vietnamese.dates import long_date
from ocop_docs.vietnamese.enumeration import roman

if TYPE_CHECKING:
    from ocop_docs.documents.kinds.council_report import CouncilReport
    from ocop_docs.documents.kinds.results_notice import ResultsNotice
    from ocop_docs.documents.kinds.submission import Submission


def set_name(number: int | None) -> str:
    """``Bộ 3: Gạo, ngũ cốc, hạt sơ chế khác``; empty when the set is not known."""
    return f"Bộ {number}: {product_set(number).name}" if number else ""


def _stars_label(stars: int | None) -> str:
    return f"{stars} sao" if stars else ""


def producer_count(products: Sequence[RankedProduct]) -> str:
    """``05 chủ thể``: how many producers the products have; a blank for a list that is filled in by hand."""
    producers = {product.producer for product in products}
    return f"{len(producers):02d} chủ thể" if producers else f"{BLANK} chủ thể"


def classes_of(products: Sequence[RankedProduct], highest: int = HIGHEST_STARS - 1) -> str:
    """``08 sản phẩm hạng 4 sao, 13 sản phẩm hạng 3 sao``: the highest class first.

    A class above `highest` is written as possible, because the paper's authority cannot give it.
    """
    counts = Counter(product.stars for product in products)
    classes = sorted((stars for stars in counts if stars), reverse=True)
    return ", ".join(_class_count(stars, counts[stars], highest) for stars in classes) or BLANK


def classes_by_producer(products: Sequence[RankedProduct]) -> str:
    """``08 sản phẩm hạng 4 sao của 06 chủ thể, 13 sản phẩm hạng 3 sao của 11 chủ thể``: the highest class first."""
    classes = sorted({product.stars for product in products if product.stars}, reverse=True)
    of_class = ([product for product in products if product.stars == stars] for stars in classes)
    return ", ".join(f"{classes_of(rows)} của {producer_count(rows)}" for rows in of_class) or BLANK


def _class_count(stars: int, count: int, highest: int) -> str:
    possible = "có tiềm năng đạt " if stars > highest else ""
    return f"{count:02d} sản phẩm {possible}hạng {stars} sao"


def product_list(products: Sequence[ListedProduct], five_star: FiveStarProposal | None) -> dict[str, Any]:
    """Return the annex table: one group for each class, 4 stars before 3, then those proposed to the ministry."""
    stars = sorted({product.stars or 0 for product in products}, reverse=True)
    groups = [(_class_title(each), [one for one in products if (one.stars or 0) == each]) for each in stars]
    if not products:
        groups.append((f"Hạng {BLANK} sao", []))
    if five_star:
        title = f"Sản phẩm có tiềm năng đạt hạng {five_star.classes}, đề nghị {five_star.ministry} đánh giá, phân hạng"
        groups.append((title, list(five_star.products)))
    return {
        "groups": [
            {"title": f"{roman(number)}. {title} ({_count(rows)})", "rows": numbered(rows)}
            for number, (title, rows) in enumerate(groups, start=1)
        ],
        "total": f"{_count(products)}, gồm {classes_of(products)}",
    }


def results_of_round(paper: CouncilReport | Submission | ResultsNotice) -> dict[str, Any]:
    """Return the list of products and the counts of a paper about all products of a round."""
    products = paper.products
    proposed = paper.five_star.products if paper.five_star else []
    received = [*products, *proposed, *paper.unrecognised] if products else []
    period = paper.period or f"năm {BLANK}"
    return {
        "listing": product_list(products, paper.five_star),
        "recognised_count": counted_rows(products, "sản phẩm"),
        "producer_count": producer_count(products),
        "classes": classes_of(products),
        "proposed_count": counted(len(proposed), "sản phẩm"),
        "unrecognised_count": counted(len(paper.unrecognised), "sản phẩm"),
        "received_count": counted_rows(received, "hồ sơ sản phẩm"),
        "communes": commune_kinds(paper.date),
        "round_name": f"đợt {paper.round_number} {period}".removeprefix("đợt None "),
    }


def _class_title(stars: int) -> str:
    return f"Hạng {stars} sao" if stars else "Chưa ghi hạng sao"


def _count(rows: Sequence[ListedProduct]) -> str:
    return f"{len(rows):02d} sản phẩm" if rows else f"{BLANK} sản phẩm"


def numbered(rows: Sequence[RankedProduct]) -> list[dict[str, Any]]:
    """Return the numbered rows of a table; of one that is filled in by hand some with nothing but a number."""
    presented = [present(row) for row in rows] or [dict.fromkeys(_COLUMNS, "")] * BLANK_ROWS
    return [{"no": number, **row} for number, row in enumerate(presented, start=1)]


_COLUMNS = ("name", "producer", "address", "set", "code", "totals", "score", "stars", "note")


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
