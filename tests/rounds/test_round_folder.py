"""The folder of a round appears whole, with an index that lists the proof, or not at all."""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.rounds.conftest import SAMPLE

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.errors import OutputRefused, RenderError
from ocop_docs.ooxml.zip import read_parts
from ocop_docs.rounds import folder, pipeline
from ocop_docs.rounds.folder import round_archive, write_round
from ocop_docs.rounds.pipeline import FinishedPaper, check_round, load_round, score
from ocop_docs.rounds.proof.stated_facts import Statement
from ocop_docs.rounds.scoring.scored_round import ScoredRound


@pytest.fixture(scope="module")
def small() -> ScoredRound:
    whole = load_round(SAMPLE)
    kept = [product for product in whole.products if product.id in ("SP01", "SP04", "SP22")]
    sheets = [sheet for sheet in whole.sheets if sheet.product in {product.id for product in kept}]
    council = whole.council.model_copy(update={"conflicts": []})
    return score(whole.model_copy(update={"products": kept, "sheets": sheets, "council": council}))


def test_the_index_lists_every_file_with_its_hash_and_the_proof(small: ScoredRound, tmp_path: Path) -> None:
    index = write_round(small, check_round(small), tmp_path / "dot-2")

    written = json.loads((tmp_path / "dot-2" / "index.json").read_text(encoding="utf-8"))
    assert written == index
    for paper in written["papers"]:
        content = (tmp_path / "dot-2" / paper["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == paper["sha256"]
    assert written["proof"]["disagreements"] == 0
    assert any(fact["fact"] == "score" and fact["value"] == "84,83" for fact in written["proof"]["facts"])


def test_the_index_page_links_every_file_and_needs_no_network(small: ScoredRound, tmp_path: Path) -> None:
    index = write_round(small, [], tmp_path / "dot-2")

    page = (tmp_path / "dot-2" / "index.html").read_text(encoding="utf-8")
    assert page.count("<a href=") == len(index["papers"])
    assert "http" not in page
    assert 'lang="vi"' in page


def test_the_index_page_has_words_for_the_clerk_and_no_codes(small: ScoredRound, tmp_path: Path) -> None:
    findings = [Finding("any", Severity.warning, "products[0].name", "Cần xem.")]
    write_round(small, findings, tmp_path / "dot-2")

    page = (tmp_path / "dot-2" / "index.html").read_text(encoding="utf-8")
    assert "<td>Cần xem lại</td><td>Sản phẩm › dòng 1 › Tên sản phẩm</td>" in page
    assert "<td>Số sản phẩm hạng 4 sao</td>" in page
    assert not re.search(r"<td>(?:[a-z-]+:|[a-z-]+<|products\[)", page)


def test_text_in_the_index_page_is_text_and_not_markup(small: ScoredRound, tmp_path: Path) -> None:
    findings = [Finding("any", Severity.warning, "products[0].name", "<script>alert('K')</script> & \"x\"")]
    write_round(small, findings, tmp_path / "dot-2")

    page = (tmp_path / "dot-2" / "index.html").read_text(encoding="utf-8")
    assert "<td>&lt;script&gt;alert(&#x27;K&#x27;)&lt;/script&gt; &amp; &quot;x&quot;</td>" in page


def test_a_target_named_zip_is_the_archive_of_the_page(small: ScoredRound, tmp_path: Path) -> None:
    for name in ("dot-2.zip", "DOT-3.ZIP"):
        index = write_round(small, check_round(small), tmp_path / name)

        assert (tmp_path / name).read_bytes() == round_archive(small, check_round(small))
        with zipfile.ZipFile(tmp_path / name) as archive:
            assert json.loads(archive.read("index.json")) == index
    with pytest.raises(OutputRefused):
        write_round(small, [], tmp_path / "dot-2.zip")
    with pytest.raises(OutputRefused):
        write_round(small, [], tmp_path / "không có" / "dot-2.zip")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["DOT-3.ZIP", "dot-2.zip"]


def test_a_file_that_appears_while_the_papers_are_made_is_kept(
    small: ScoredRound, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, make = tmp_path / "dot-2.zip", folder.make_papers

    def slow(*given: Any, **options: Any) -> Iterator[FinishedPaper]:
        target.write_text("của tôi", encoding="utf-8")
        return make(*given, **options)

    monkeypatch.setattr(folder, "make_papers", slow)
    with pytest.raises(OutputRefused, match="đã có"):
        write_round(small, [], target)

    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("dot-2.zip", "của tôi")]


def test_the_archive_has_the_files_of_the_folder_and_the_same_bytes_each_time(
    small: ScoredRound, tmp_path: Path
) -> None:
    write_round(small, [], tmp_path / "dot-2")
    files = {
        file.relative_to(tmp_path / "dot-2").as_posix(): file.read_bytes()
        for file in (tmp_path / "dot-2").rglob("*.*")
        if file.is_file()
    }

    data = round_archive(small, [])

    assert read_parts(data) == files
    assert data == round_archive(small, [])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None


def test_the_same_round_gives_the_same_bytes(small: ScoredRound, tmp_path: Path) -> None:
    one, other = (write_round(small, [], tmp_path / name) for name in ("a", "b"))

    assert one == other


def test_an_existing_folder_is_not_changed(small: ScoredRound, tmp_path: Path) -> None:
    (tmp_path / "dot-2").mkdir()

    with pytest.raises(OutputRefused, match="đã có"):
        write_round(small, [], tmp_path / "dot-2")

    assert list((tmp_path / "dot-2").iterdir()) == []


def test_papers_that_disagree_leave_nothing_behind(
    small: ScoredRound, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = Statement("99-99001-01-2026", "score", "99,99")
    monkeypatch.setattr(pipeline, "stated_facts", lambda *_: iter([wrong]))

    with pytest.raises(RenderError, match=r"không thống nhất.*99,99"):
        write_round(small, [], tmp_path / "dot-2")

    assert list(tmp_path.iterdir()) == []
