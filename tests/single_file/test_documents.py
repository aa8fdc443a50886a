"""The one file makes the same bytes as the server: every sample, every paper of the example round, random records."""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pytest
from tests.golden.reading import sample_files
from tests.single_file.conftest import Address, FileOffice, FilePage
from tests.soak import long_run, times
from tests.strategies import drawn_records
from tests.web.rounds.pages import SAMPLE as ROUND
from tests.web.test_batches import COMMUNES, file, says
from tests.web.test_batches import SAMPLE as TABLE

from ocop_docs import load, render
from ocop_docs.batch.names import default_pattern
from ocop_docs.batch.runner import Batch, run_batch
from ocop_docs.pipeline import load_table
from ocop_docs.rounds.pipeline import load_round, make_papers, new_proof, score

pytestmark = pytest.mark.checkout

AT_ONCE = 50
POST = """const post = (path, body) => program.request(new Request("http://ocop-docs.localhost:1" + path,
  { method: "POST", headers: { "Content-Type": "application/json" }, body }));
"""
HASHES = f"""async ([path, texts]) => {{
  {POST} const hashed = [];
  for (const body of texts) {{
    const answer = await post(path, body);
    const digest = await crypto.subtle.digest("SHA-256", await answer.arrayBuffer());
    hashed.push(answer.status + " " + new Uint8Array(digest).toHex());
  }}
  return hashed;
}}"""
ANSWER = f"""async ([path, body]) => {{
  {POST} const answer = await post(path, body);
  return new Uint8Array(await answer.arrayBuffer()).toBase64();
}}"""


def rendered(page: FilePage, texts: Iterable[str], path: str = "/api/v1/render") -> Iterator[str]:
    """Status and hash of the Word file that the one file makes of each record."""
    waiting = iter(texts)
    while some := list(islice(waiting, AT_ONCE)):
        yield from page.tab.evaluate(HASHES, [path, some])


def expected(text: str, *, draft: bool = False) -> str:
    return f"200 {hashlib.sha256(render(load(text.encode()), draft=draft)).hexdigest()}"


def test_every_sample_has_the_same_bytes(office: FileOffice, server: Address) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sample_files()]

    found = list(rendered(office.open(server.url), texts))

    assert found == [expected(text) for text in texts]


@long_run
def test_drafts_of_random_records_have_the_same_bytes(office: FileOffice, server: Address) -> None:
    texts = [json.dumps(record) for record in drawn_records(times(1000))]

    found = list(rendered(office.open(server.url), texts, "/api/v1/render?draft=1"))

    assert len(texts) >= times(1000)
    assert found == [expected(text, draft=True) for text in texts]


def papers_here() -> dict[str, bytes]:
    """The papers of the example round as this machine makes them."""
    scored = score(load_round(ROUND))
    return {paper.file: paper.data for paper in make_papers(scored, new_proof(scored))}


def documents_in_packed(packed: str, folder: Path) -> dict[str, bytes]:
    """The Word files of an archive that the one file answered with."""
    archive = folder / "answer.zip"
    archive.write_bytes(base64.b64decode(packed))
    return documents_in(archive)


def test_every_paper_of_the_example_round_has_the_same_bytes(
    office: FileOffice, server: Address, tmp_path: Path
) -> None:
    packed = office.open(server.url).tab.evaluate(ANSWER, ["/api/v1/rounds/papers", ROUND.read_text(encoding="utf-8")])

    assert documents_in_packed(packed, tmp_path) == papers_here()


def test_a_table_becomes_the_same_documents_while_its_progress_is_shown(
    office: FileOffice, server: Address, tmp_path: Path
) -> None:
    page = office.open(f"{server.url}/hang-loat/report")
    page.locator("#tep").set_input_files(TABLE)
    page.get_by_role("button", name="Kiểm tra rồi làm").click()
    page.wait_for_url("**/lo/*")

    says(page, f"Đã làm xong {COMMUNES} văn bản")  # type: ignore[arg-type]  # stands for a page
    with page.expect_download() as result:
        page.get_by_role("link", name=f"Tải {COMMUNES} văn bản").click()

    run_batch(Batch("report", load_table(TABLE, "report"), tmp_path / "máy chủ.zip", default_pattern("report")))
    assert documents_in(result.value.path()) == documents_in(tmp_path / "máy chủ.zip")


def documents_in(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.endswith(".docx")}


def test_a_running_batch_lets_other_pages_answer_and_is_stopped_gone_on_with_and_deleted(
    office: FileOffice, server: Address
) -> None:
    page = office.open(f"{server.url}/hang-loat/report")
    page.on("dialog", lambda dialog: dialog.accept())
    rows = "\n".join(json.dumps(ROW | {"number": number}) for number in range(1, 1500))
    page.locator("#tep").set_input_files(file(rows.encode(), "b.jsonl"))
    page.get_by_role("button", name="Kiểm tra rồi làm").click()
    says(page, "Đang làm văn bản")  # type: ignore[arg-type]  # stands for a page

    page.goto("#/soan/plan")
    page.locator("[name=subject]").fill("Gõ trong khi lô đang chạy")
    page.goto("#/hang-loat")
    page.locator("#lo-gan-day a").first.click()
    page.get_by_role("button", name="Dừng").click()
    says(page, "Đã dừng theo yêu cầu")  # type: ignore[arg-type]  # stands for a page
    page.get_by_role("button", name="Làm tiếp").click()
    says(page, "Đang làm văn bản")  # type: ignore[arg-type]  # stands for a page
    page.get_by_role("button", name="Dừng").click()
    says(page, "Đã dừng theo yêu cầu")  # type: ignore[arg-type]  # stands for a page
    page.get_by_role("button", name="Xóa lô này").click()

    page.wait_for_url("**#/hang-loat#da-xoa-*")


ROW = json.loads((ROUND.parents[1] / "report" / "xa-vi-du-2026.json").read_text(encoding="utf-8"))
