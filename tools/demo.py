"""The main batch on the samples: for each real case its Word file, its pages, its findings.

    python tools/demo.py FOLDER

LibreOffice is not needed; where it is installed, the PDFs are made too and their pages counted,
elsewhere the pages are estimated (`~`).
"""

import re
import sys
import time
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.table import Table

from ocop_docs import Finding, Severity, check, load, render
from ocop_docs.batch.runner import Batch, run_batch
from ocop_docs.engines.choice import convert, obstacle
from ocop_docs.output import write_whole
from ocop_docs.pipeline import load_table
from ocop_docs.rendering.pages import estimate_pages
from ocop_docs.resources import samples_folder

REAL_CASES = (
    "plan/phu-xuyen-2019",
    "report/phu-xuyen-2020",
    "plan/thuy-nguyen-2019",
    "approval-decision/cao-bang-2019",
    "plan/trung-khanh-2023",
)
_PAGE = re.compile(rb"/Type\s*/Page\b")


def main() -> int:
    """Make every document and print a line for each; 0 when all were made."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    table = Table("Tệp Word", "Trang", *(severity.label for severity in Severity))
    errors: list[tuple[str, Finding]] = []
    for name in REAL_CASES:
        findings = _make(name, folder, table)
        errors += [(name, finding) for finding in findings if finding.severity is Severity.error]
    console = Console()
    console.print(table)
    for name, finding in errors:
        console.print(f"Phát hiện ở số liệu gốc của {name}, {finding.place}: {finding.message}")
    console.print(_batch(folder / "communes-2026.zip"), highlight=False)
    console.print(f"Các tệp nằm trong thư mục {folder}.", highlight=False)
    console.print("Xem từng điều: .venv/bin/ocop-docs check samples/LOẠI/TÊN.json")
    return 0


def _batch(target: Path) -> str:
    """Make the reports of all communes of the sample table; say how many in what time."""
    target.unlink(missing_ok=True)
    began = time.perf_counter()
    table = load_table(samples_folder() / "report" / "communes-2026.xlsx", "report")
    outcome = run_batch(Batch("report", table, target))
    seconds = time.perf_counter() - began
    rate = round(outcome.made / seconds)
    return f"{target.name}: {outcome.made} báo cáo xã từ một bảng trong {seconds:.1f} giây ({rate} văn bản/giây)."


def _make(name: str, folder: Path, table: Table) -> list[Finding]:
    document = load(samples_folder() / f"{name}.json")
    findings = check(document)
    target = folder / f"{name.replace('/', '-')}.docx"
    data = render(document)
    write_whole(target, data)
    counts = Counter(finding.severity for finding in findings)
    table.add_row(target.name, _pages(data, target), *(str(counts[severity]) for severity in Severity))
    return findings


def _pages(data: bytes, target: Path) -> str:
    """Write the PDF beside the Word file and count its pages, or estimate them."""
    if obstacle():
        return f"~{estimate_pages(data)}"
    pdf = convert(data)
    write_whole(target.with_suffix(".pdf"), pdf)
    return str(len(_PAGE.findall(pdf)))


if __name__ == "__main__":
    sys.exit(main())
