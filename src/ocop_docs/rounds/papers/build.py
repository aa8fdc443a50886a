"""Each paper of a round, built from the same facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ocop_docs.documents.document import Document
from ocop_docs.rounds.papers.council import council_decision, minutes
from ocop_docs.rounds.papers.dossiers import Dossier, commune_assessments, registrations, score_sheets
from ocop_docs.rounds.papers.listing import RoundFacts
from ocop_docs.rounds.papers.outcome import certificates, notice, recognition, submission
from ocop_docs.vietnamese.file_names import file_name


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper's data, and the file it is written to, inside the round's folder."""

    file: str
    document: Document
    about: str = ""
    """Code of the one product that the paper is on, `""` when it is on the round."""
    member: str = ""
    """The member whose sheet it is, `""` for other papers."""


def papers(facts: RoundFacts) -> Iterator[Paper]:
    """Yield every paper of the round in the order of the work; none is made that nothing would stand in."""
    yield Paper("01 Quyết định thành lập Hội đồng.docx", council_decision(facts))
    if facts.rules.rubric:  # forms of QĐ 26/2026/QĐ-TTg; those of earlier law are not among the program's data
        yield from _filed("02 Phiếu đăng ký", registrations(facts))
        yield from _filed("03 Báo cáo của xã", commune_assessments(facts))
        yield from _filed("04 Phiếu đánh giá", score_sheets(facts))
    if facts.scored:
        yield Paper("05 Biên bản họp Hội đồng.docx", minutes(facts))
    if facts.recognised:
        yield Paper("06 Tờ trình phê duyệt kết quả.docx", submission(facts))
        yield Paper("07 Quyết định công nhận.docx", recognition(facts))
        yield Paper("08 Thông báo kết quả.docx", notice(facts))
    yield from _filed("09 Giấy chứng nhận", certificates(facts))


def _filed(folder: str, dossiers: Iterable[Dossier]) -> Iterator[Paper]:
    for dossier in dossiers:
        name = file_name(f"{dossier.name}.docx")
        yield Paper(f"{folder}/{name}", dossier.document, dossier.code, dossier.member)
