"""The papers of a round and the names of their files, in the order of the work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ocop_docs.documents.document import Document
from ocop_docs.rounds.papers.council import council_decision, minutes
from ocop_docs.rounds.papers.opinions import opinion_forms
from ocop_docs.rounds.papers.product_forms import ProductPaper, commune_assessments, registrations, score_sheets
from ocop_docs.rounds.papers.recognition import certificates, notice, recognition, submission
from ocop_docs.rounds.papers.regulation import regulation_decision
from ocop_docs.rounds.papers.reports import advisors_report, council_report
from ocop_docs.rounds.papers.round_facts import RoundFacts
from ocop_docs.rounds.record import PaperHead
from ocop_docs.rounds.scoring.scored_round import ScoredRound
from ocop_docs.vietnamese.file_names import file_name

STAGES = {
    "Hồ sơ": range(1, 6),
    "Họp Hội đồng": range(6, 10),
    "Trình": range(10, 11),
    "Công nhận": range(11, 12),
    "Thông báo": range(12, 13),
    "Sau công nhận": range(13, 14),
}
"""The stages of the work, each with the numbers that the names of its papers begin with."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper's data, and the file it is written to, inside the round's folder."""

    file: str
    document: Document
    about: str = ""
    """Code of the one product that the paper is on, `""` when it is on the round."""
    member: str = ""
    """The member whose sheet or form it is, `""` for other papers."""


def papers(scored: ScoredRound) -> Iterator[Paper]:
    """Yield every paper of the round in the order of the work; a paper that would be empty is left out."""
    facts = RoundFacts(scored)
    yield Paper("01 Quyết định thành lập Hội đồng.docx", council_decision(facts))
    if facts.rules.rubric:  # the forms of earlier law are not among the data
        yield from _before_the_meeting(facts)
    if facts.ranked:
        yield Paper("08 Biên bản họp Hội đồng.docx", minutes(facts))
    if facts.recognised:
        if facts.rules.rubric:
            yield Paper("09 Báo cáo của Hội đồng.docx", council_report(facts))
        yield Paper("10 Tờ trình phê duyệt kết quả.docx", submission(facts))
        yield Paper("11 Quyết định công nhận.docx", recognition(facts))
        yield Paper("12 Thông báo kết quả.docx", notice(facts))
    yield from _in_folder("13 Giấy chứng nhận", certificates(facts))


def stage_of(file: str) -> str:
    """Return the stage of the work that the paper in `file` belongs to."""
    number = int(file[:2])
    return next(stage for stage, numbers in STAGES.items() if number in numbers)


def _before_the_meeting(facts: RoundFacts) -> Iterator[Paper]:
    if facts.evaluation.papers.regulation != PaperHead():  # the regulation of an earlier round may still hold
        yield Paper("02 Quyết định ban hành Quy chế.docx", regulation_decision(facts))
    yield from _in_folder("03 Phiếu đăng ký", registrations(facts))
    yield from _in_folder("04 Báo cáo của xã", commune_assessments(facts))
    if facts.evaluation.council.advisors:
        yield Paper("05 Báo cáo của Tổ tư vấn.docx", advisors_report(facts))
    yield from _in_folder("06 Phiếu lấy ý kiến", opinion_forms(facts))
    yield from _in_folder("07 Phiếu đánh giá", score_sheets(facts))


def _in_folder(folder: str, made: Iterable[ProductPaper]) -> Iterator[Paper]:
    for paper in made:
        name = file_name(f"{paper.name}.docx")
        yield Paper(f"{folder}/{name}", paper.document, paper.code, paper.member)
