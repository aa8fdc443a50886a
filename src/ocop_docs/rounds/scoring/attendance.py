"""Members whose sheets count: those present and without an interest in the product."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ocop_docs.documents.council import Council, Member, Role
from ocop_docs.documents.kinds.registration import Registration
from ocop_docs.rounds.record import EvaluationRound, Product


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A member whose score does not count for a product, and why."""

    member: Member
    reason: str


@dataclass(frozen=True, slots=True)
class Attendance:
    """The members present and absent, whether they are enough, and whether a chair was present."""

    present: tuple[Member, ...]
    absent: tuple[Exclusion, ...]
    needed: int
    chair_present: bool

    @property
    def quorate(self) -> bool:
        """Whether enough members were present."""
        return len(self.present) >= self.needed


def attendance(council: Council) -> Attendance:
    """Return who attended; the members needed are the quorum's share, rounded up to a whole member."""
    reasons = {absence.member: absence.reason for absence in council.absences}
    present = tuple(member for member in council.members if member.id not in reasons)
    absent = tuple(
        Exclusion(member, f"vắng mặt: {reasons[member.id]}") for member in council.members if member.id in reasons
    )
    share = council.regulation.quorum
    needed = -(-len(council.members) * share.numerator // share.denominator)
    chair = any(member.role in (Role.chair, Role.vice_chair) for member in present)
    return Attendance(present, absent, needed, chair)


def exclusions(evaluation: EvaluationRound, product: Product) -> Iterator[Exclusion]:
    """Yield the members whose sheets do not count for `product`: absent, or with an interest in it."""
    yield from attendance(evaluation.council).absent
    members = {member.id: member for member in evaluation.council.members}
    absent = {absence.member for absence in evaluation.council.absences}
    for conflict in evaluation.council.conflicts:
        if conflict.product == product.id and conflict.member not in absent:
            yield Exclusion(members[conflict.member], f"không chấm điểm: {conflict.reason}")


def asked_in_writing(evaluation: EvaluationRound, member: Member) -> list[Product]:
    """Return the products assessed again on which `member` is asked in writing: those without an interest in them."""
    barred = {conflict.product for conflict in evaluation.council.conflicts if conflict.member == member.id}
    again = (product for product in evaluation.products if product.registration is Registration.again)
    return [product for product in again if product.id not in barred and not product.rejected]
