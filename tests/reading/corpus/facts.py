"""What the documents of the corpus state: the labels. Nothing here knows the reader."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field
from typing import Any

Target = tuple[str, str, str, str, str, str]
"""What is to be done, how many, of what, at which class, of which level, and the rest of the sentence."""


@dataclass
class Facts:
    """One plan or report: each value once, under the name of its field."""

    kind: str
    office: str
    level: str
    place: str
    number: int | None
    symbol: str
    date: dt.date | None
    subject: str
    period: tuple[int, int]
    superior: str = ""
    bases: list[dict[str, str]] = field(default_factory=list)
    mandate: str = ""
    purposes: list[str] = field(default_factory=list)
    requirements: list[str] = field(default_factory=list)
    general: list[str] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    quotas: list[tuple[int, str]] = field(default_factory=list)
    tasks: list[dict[str, Any]] = field(default_factory=list)
    total: int | None = None
    sources: list[tuple[str, int]] = field(default_factory=list)
    items: list[tuple[str, int]] = field(default_factory=list)
    money_text: list[str] = field(default_factory=list)
    duties: list[tuple[str, list[str]]] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    direction: list[str] = field(default_factory=list)
    results: list[tuple[str, list[str]]] = field(default_factory=list)
    compared: list[tuple[str, str, str, str]] = field(default_factory=list)
    limitations: list[str] = field(default_factory=list)
    outlook: list[str] = field(default_factory=list)
    outlook_targets: list[Target] = field(default_factory=list)
    proposals: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    drafting_unit: str = ""
    copies: int | None = None
    signer: tuple[str, str, str, str, str] = ("", "", "", "", "")
    """Collective, capacity, head's position, own position, name."""


@dataclass(frozen=True)
class Pool:
    """Offices and wordings of one part of the corpus."""

    offices: list[tuple[str, str, str, str]]
    """Name, level, place, superior."""
    purposes: list[str]
    requirements: list[str]
    general: list[str]
    targets: list[Target]
    tasks: list[tuple[str, list[str]]]
    sources: list[str]
    items: list[str]
    money_text: list[str]
    units: list[tuple[str, list[str]]]
    direction: list[str]
    results: list[tuple[str, list[str]]]
    limitations: list[str]
    proposals: list[str]
    outlook: list[str]
    recipients: list[str]
    names: list[str]
    mandates: list[str]
    subjects: list[str]
    bases: list[dict[str, str]]


def plan(pool: Pool, seed: int) -> Facts:
    """A plan drawn from the pool."""
    chance = random.Random(seed)
    facts = _head(pool, chance, "plan", "KH")
    facts.purposes = chance.sample(pool.purposes, chance.choice([1, 2, 3]))
    facts.requirements = chance.sample(pool.requirements, chance.choice([2, 3]))
    facts.general = chance.sample(pool.general, chance.choice([1, 2]))
    facts.targets = chance.sample(pool.targets, chance.choice([3, 4, 5]))
    if chance.random() < 0.4:
        facts.quotas = [(3, f"{chance.randint(2, 9):02d}"), (4, f"{chance.randint(1, 4):02d}")]
    facts.tasks = [{"content": title, "details": details} for title, details in chance.sample(pool.tasks, 4)]
    _money(pool, chance, facts)
    facts.duties = chance.sample(pool.units, 3)
    return facts


def report(pool: Pool, seed: int) -> Facts:
    """A report drawn from the pool."""
    chance = random.Random(seed)
    facts = _head(pool, chance, "report", "BC")
    if chance.random() < 0.6:
        facts.addressees = chance.sample(pool.recipients, chance.choice([1, 2]))
    facts.direction = chance.sample(pool.direction, 2)
    facts.results = chance.sample(pool.results, 3)
    _money(pool, chance, facts)
    if chance.random() < 0.5:
        facts.compared = [
            (name, unit, str(planned), str(done))
            for name, unit, planned, done in (
                ("Sản phẩm tham gia đánh giá, phân hạng", "sản phẩm", 8, 7),
                ("Lớp tập huấn cho chủ thể", "lớp", 3, 3),
                ("Điểm giới thiệu và bán sản phẩm", "điểm", 2, 1),
            )
        ]
    facts.limitations = chance.sample(pool.limitations, 2)
    facts.outlook = chance.sample(pool.outlook, 2)
    facts.outlook_targets = chance.sample(pool.targets, 2)
    facts.proposals = chance.sample(pool.proposals, 2)
    return facts


def _head(pool: Pool, chance: random.Random, kind: str, symbol: str) -> Facts:
    name, level, place, superior = chance.choice(pool.offices)
    year = chance.choice([2023, 2024]) if level == "district" else chance.choice([2026, 2027])
    head = "Chủ tịch" if name.startswith("Ủy ban") else "Trưởng phòng"
    capacity = chance.choice(["head", "deputy"])
    facts = Facts(
        kind=kind,
        office=name,
        level=level,
        place=place,
        superior=superior,
        number=None if chance.random() < 0.15 else chance.randint(3, 350),
        symbol=symbol + ("-UBND" if name.startswith("Ủy ban") else "-PNN"),
        date=None if chance.random() < 0.1 else dt.date(year, chance.randint(1, 6), chance.randint(1, 28)),
        subject=chance.choice(pool.subjects).format(year=year),
        period=(year, year),
        mandate=chance.choice([*pool.mandates, ""]).format(year=year),
    )
    facts.bases = [*chance.sample(pool.bases, chance.choice([2, 3]))]
    facts.recipients = chance.sample(pool.recipients, 4)
    facts.drafting_unit = chance.choice(["NN", "PKT", "KT-NN", ""])
    facts.copies = chance.choice([None, 5, 12])
    own = "" if capacity == "head" else ("Phó Chủ tịch" if head == "Chủ tịch" else "Phó Trưởng phòng")
    facts.signer = ("Ủy ban nhân dân" if head == "Chủ tịch" else "", capacity, head, own, chance.choice(pool.names))
    return facts


def _money(pool: Pool, chance: random.Random, facts: Facts) -> None:
    sort = chance.choice(["sources", "items", "text"])
    if sort == "text":
        facts.money_text = chance.sample(pool.money_text, chance.choice([1, 2]))
        return
    names = chance.sample(pool.sources if sort == "sources" else pool.items, chance.choice([2, 3]))
    lines = [(name, chance.randint(2, 60) * 5_000_000) for name in names]
    facts.total = sum(amount for _, amount in lines)
    setattr(facts, sort, lines)


def sentence(target: Target) -> str:
    """A target as the documents write it."""
    action, quantity, unit, stars, level, rest = target
    words = [action, quantity, unit, f"đạt {stars}" if stars else "", level, rest]
    text = " ".join(filter(None, words))
    return text[:1].upper() + text[1:]
