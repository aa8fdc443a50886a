"""The proof finds what was tampered with: it reads the files, not the data that made them."""

import io
import zipfile
from collections.abc import Callable, Iterator

import pytest

from ocop_docs.rounds.papers.all_papers import Paper, papers
from ocop_docs.rounds.pipeline import FinishedPaper, new_proof
from ocop_docs.rounds.proof.agreement import Proof
from ocop_docs.rounds.proof.stated_facts import Statement, fact_in_words, stated_facts
from ocop_docs.rounds.proof.word_text import read_word
from ocop_docs.rounds.scoring.scored_round import ScoredRound

Files = dict[str, FinishedPaper]
DECISION = "11 Quyết định công nhận.docx"
CERTIFICATE = "13 Giấy chứng nhận/001 Mật ong bạc hà Thung Mây.docx"
REPORT = "09 Báo cáo của Hội đồng.docx"
ADVISORS = "05 Báo cáo của Tổ tư vấn.docx"
OPINION = "06 Phiếu lấy ý kiến/TV03 Lê Quang Cường.docx"
REGULATION = "02 Quyết định ban hành Quy chế.docx"
SHEET = "07 Phiếu đánh giá/99-99001-01-2026 Gạo nếp nương Suối Mơ TV01.docx"


def tampered(data: bytes, old: str, new: str) -> bytes:
    """The same file with `old` once replaced by `new` in its body."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as result:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode(), 1)
            result.writestr(name, content)
    return target.getvalue()


def stated(paper: Paper, data: bytes) -> Iterator[Statement]:
    """The facts in a paper's file that are compared with those of the others."""
    return stated_facts(read_word(data), paper.document.kind, paper.about, paper.member)


@pytest.fixture(scope="session")
def untouched(scored: ScoredRound, files: Files) -> dict[str, list[Statement]]:
    """The facts of every paper as it was made: read once, for each test changes one paper."""
    return {paper.file: list(stated(paper, files[paper.file].data)) for paper in papers(scored)}


@pytest.fixture
def proof_with(scored: ScoredRound, untouched: dict[str, list[Statement]]) -> Callable[[str, bytes], Proof]:
    """The proof of the round with one file changed."""

    def prove(file: str, changed: bytes) -> Proof:
        proof = new_proof(scored)
        for paper in papers(scored):
            for statement in stated(paper, changed) if paper.file == file else untouched[paper.file]:
                proof.add(paper.file, statement)
        return proof

    return prove


@pytest.mark.parametrize(
    ("file", "change", "fact"),
    [
        (DECISION, ("Gạo nếp nương Suối Mơ", "Gạo nếp nương Suối Mo"), "name"),
        (DECISION, ("84,83", "84,38"), "score"),
        (DECISION, ("Hợp tác xã Chè Đồi Mây", "Hợp tác xã Chè Đồi May"), "producer"),
        (DECISION, ("08 sản phẩm hạng 4 sao", "09 sản phẩm hạng 4 sao"), "count:4"),
        (DECISION, ("ngày 14 tháng 12 năm 2029", "ngày 15 tháng 12 năm 2029"), "valid-until"),
        (DECISION, ("ngày 08 tháng 12 năm 2026", "ngày 09 tháng 12 năm 2026"), "date:312/TTr-SNNMT"),
        (CERTIFICATE, ("4 SAO ★★★★", "3 SAO ★★★"), "stars"),
        (CERTIFICATE, ("Mật ong bạc hà Thung Mây", "Mật ong bạc hà"), "name"),
        (CERTIFICATE, ("1875/QĐ-UBND ngày 14", "1875/QĐ-UBND ngày 04"), "date:1875/QĐ-UBND"),
        (SHEET, (">84<", ">85<"), "total:TV01"),
        (REPORT, ("08 sản phẩm hạng 4 sao", "09 sản phẩm hạng 4 sao"), "count:4"),
        (REPORT, ("02/BB-HĐOCOP ngày 04", "02/BB-HĐOCOP ngày 05"), "date:02/BB-HĐOCOP"),
        (ADVISORS, ("Gạo nếp nương Suối Mơ", "Gạo nếp nương Suối Mo"), "name"),
        (ADVISORS, ("Hợp tác xã Chè Đồi Mây", "Hợp tác xã Chè Đồi May"), "producer"),
        (OPINION, ("Bún khô gạo lứt Suối Mơ", "Bún khô gạo lứt"), "name"),
        (REGULATION, ("ngày 14 tháng 8 năm 2026", "ngày 15 tháng 8 năm 2026"), "date:1180/QĐ-UBND"),
    ],
)
def test_a_changed_fact_in_one_paper_is_found(
    files: Files, proof_with: Callable[[str, bytes], Proof], file: str, change: tuple[str, str], fact: str
) -> None:
    found = list(proof_with(file, tampered(files[file].data, *change)).disagreements())

    assert [each.fact for each in found] == [fact]
    assert any(file in papers for papers in found[0].found.values())
    assert fact_in_words(fact) in str(found[0])


def test_a_product_that_a_list_leaves_out_is_found(files: Files, proof_with: Callable[[str, bytes], Proof]) -> None:
    changed = tampered(files[DECISION].data, "99-99001-01-2026", "99-99001-09-2026")

    facts = {each.fact for each in proof_with(DECISION, changed).disagreements()}

    assert "listed:recognition-decision" in facts


def test_a_product_on_which_another_member_is_asked_is_found(
    files: Files, proof_with: Callable[[str, bytes], Proof]
) -> None:
    changed = tampered(files[OPINION].data, "99-99001-03-2026", "99-99001-01-2026")

    found = {each.fact: str(each) for each in proof_with(OPINION, changed).disagreements()}

    assert "Các sản phẩm lấy ý kiến bằng văn bản của TV03" in found["asked:TV03"]


def test_a_fact_that_no_paper_states_is_found(scored: ScoredRound) -> None:
    empty = list(new_proof(scored).disagreements())

    assert {each.fact for each in empty} >= {"name", "score", "stars", "count:4", "valid-until"}
    assert all(each.found == {} for each in empty)
    assert all("không văn bản nào ghi, hồ sơ ghi “" in str(each) for each in empty)


def test_every_paper_on_a_product_states_its_name_and_its_producer(
    scored: ScoredRound, untouched: dict[str, list[Statement]]
) -> None:
    for paper in papers(scored):
        if paper.about:
            assert {"name", "producer"} <= {one.fact for one in untouched[paper.file]}, paper.file
