"""The dashboard: what was recognised against what issued plans aim at."""

from __future__ import annotations

import datetime as dt
import io
import json

import openpyxl
import pytest
from tests.office.people import PLAN, Office

from ocop_docs.office.papers.issuing import issue
from ocop_docs.office.papers.moves import move
from ocop_docs.office.papers.papers import Relation, create
from ocop_docs.office.register.entries import books_of
from ocop_docs.office.results import Recognised, Target, by_commune, commune_of, recognised, targets
from ocop_docs.office.watch import certificates
from ocop_docs.office.watch_workbook import watch_workbook
from ocop_docs.resources import samples_folder
from ocop_docs.web.office.chart import chart_of


def sample(kind: str, name: str = "*") -> dict[str, object]:
    found: dict[str, object] = json.loads(next((samples_folder() / kind).glob(f"{name}.json")).read_text("utf-8"))
    found.pop("example", None)  # examples get no number
    return found


def issued(office: Office, record: dict[str, object], **options: int) -> str:
    key = create(office.actor("specialist"), record)
    for role, act in (("specialist", "submit"), ("clerk", "approve"), ("signatory", "sign")):
        move(office.actor(role), key, act)
    issue(office.actor("clerk"), [key], **options)  # type: ignore[arg-type]
    return key


def test_targets_are_counted_against_the_products_recognised_in_their_years_and_class(office: Office) -> None:
    office.store.clock = lambda: dt.datetime(2027, 6, 1, tzinfo=dt.UTC)
    decision = sample("recognition-decision")
    issued(office, decision)
    products = decision["products"]
    assert isinstance(products, list)
    quota = {"stars": 4, "quantity": "ít nhất 5", "period": {"start": 2026, "end": 2026}}
    plan = sample("plan", "tinh-minh-hoa-2027")
    quotas = plan["star_quotas"]
    assert isinstance(quotas, list)
    late = {"code": "year-outside-period", "place": f"star_quotas[{len(quotas)}].period", "reason": "Kỳ trước"}
    key = issued(office, plan | {"star_quotas": [*quotas, quota], "accepted": [late]})

    with office.store.reading() as connection:
        person = office.person("viewer")
        results = recognised(connection, person)
        aims = targets(connection, person, results)
        book = openpyxl.load_workbook(io.BytesIO(watch_workbook(connection, person)))

    four = sum(one["stars"] == 4 for one in products)
    last = [(one.years, one.stars, one.wanted, one.done) for one in aims if one.key == key][-1]
    assert last == ("2026", "4 sao", "ít nhất 5", four)
    assert {one.done for one in aims if one.first == 2027} == {0}
    assert sum(count for *_, count in by_commune(results)) == len(products)
    assert by_commune(results)[0][1].startswith("xã ")
    assert [sheet.max_row - 1 for sheet in book.worksheets][2:] == [len(aims), len(by_commune(results)), len(products)]


def test_a_revoked_product_and_a_withdrawn_decision_are_not_among_the_results(office: Office) -> None:
    office.store.clock = lambda: dt.datetime(2028, 6, 1, tzinfo=dt.UTC)
    decision, revocation = sample("recognition-decision"), sample("revocation-decision")
    key = issued(office, decision)
    products = decision["products"]
    assert isinstance(products, list)
    first = products[0]
    names = {"product": first["name"].upper(), "producer": first.get("producer"), "code": first.get("code")}
    issued(office, {name: value for name, value in (revocation | names).items() if value} | {"date": "2028-05-01"})

    with office.store.reading() as connection:
        person = office.person("viewer")
        left = [one.product for one in recognised(connection, person)]
        ends = [one.what for one in certificates(connection, person)]
    assert sorted(left) == sorted(one["name"] for one in products[1:])
    assert sorted(ends) == sorted(left)

    record = PLAN | {"period": {"start": 2028, "end": 2028}, "subject": "Thu hồi quyết định công nhận"}
    plan = create(office.actor("specialist"), record, Relation("withdraws", key))
    for role, act in (("specialist", "submit"), ("clerk", "approve"), ("signatory", "sign")):
        move(office.actor(role), plan, act)
    issue(office.actor("clerk"), [plan], dt.date(2028, 6, 1))
    with office.store.reading() as connection:
        assert recognised(connection, office.person("viewer")) == []


def test_the_chart_shows_results_and_targets_by_year_and_class_in_words_too() -> None:
    results = [Recognised(2026, stars, "", "", "", "", "") for stars in (3, 3, 4)]
    goal = Target(2027, 2027, "4 sao", "10", 10, 0, "", "", 4, 4)

    chart = chart_of(results, [goal, goal._replace(last=2030)])

    assert chart
    assert chart_of([], []) is None
    assert [(one.part, one.total, one.goal is not None) for one in chart.bars] == [
        ("A", 2, False), ("B", 1, False), ("C", 0, False), ("A", 0, False), ("B", 0, True), ("C", 0, False),
    ]  # fmt: skip
    assert "năm 2026: 2 sản phẩm 3 sao, 1 sản phẩm 4 sao, 0 sản phẩm 5 sao" in chart.words
    assert "0 sản phẩm 4 sao (chỉ tiêu 10)" in chart.words


def test_a_secret_decision_is_not_on_the_dashboard(office: Office) -> None:
    office.store.clock = lambda: dt.datetime(2027, 6, 1, tzinfo=dt.UTC)
    with office.store.reading() as connection:
        _, secret = books_of(connection, office.person("clerk"))
    issued(office, sample("recognition-decision"), book=secret.id)

    with office.store.reading() as connection:
        assert recognised(connection, office.person("viewer")) == []


@pytest.mark.parametrize(
    ("address", "commune"),
    [("Thôn Pá Ong, xã Thung Mây, tỉnh Minh Họa", "xã Thung Mây"), ("Phường An Cựu", "Phường An Cựu"), (None, "")],
)
def test_the_commune_of_an_address_is_read(address: str | None, commune: str) -> None:
    assert commune_of(address) == commune
