"""What the commands show to people: tables and lists in Vietnamese."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel
from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.checks.layout.grouping import grouped
from ocop_docs.documents.paths import parse_path, title_at
from ocop_docs.errors import Fault

if TYPE_CHECKING:
    from ocop_docs.batch.layout_files import CheckedFile
    from ocop_docs.checks.layout.fix import FixResult
    from ocop_docs.checks.layout.report import LintReport

_COLOURS = {Severity.error: "red", Severity.warning: "yellow", Severity.info: "cyan"}


def show_kinds(kinds: Sequence[dict[str, Any]]) -> None:
    """Print the kinds as a table, each group under its name."""
    table = Table("Loại (KIND)", "Tên văn bản", "Mẫu", "Ví dụ có sẵn")
    for group, members in groupby(kinds, key=itemgetter("group")):
        table.add_section()
        table.add_row("", f"[bold]{group}[/]")
        for kind in members:
            table.add_row(kind["kind"], kind["title"], kind["form"], "\n".join(kind["samples"]))
    Console().print(table)


def show_findings(findings: Sequence[Finding], model: type[BaseModel]) -> None:
    """Print findings one by one, then the count by severity."""
    console = Console(highlight=False, soft_wrap=True)
    for finding in findings:
        colour = _COLOURS[finding.severity]
        console.print(f"[{colour}]{finding.label}[/] {escape(_where(finding.place, model))}")
        console.print(f"    {escape(finding.message)}")
        if finding.severity is Severity.error:
            console.print(f"    [dim]{_acceptance(finding)}[/]")
        if finding.citation:
            console.print(f"    [dim]Theo: {escape(finding.citation)}[/]")
    console.print(summary(findings))


def _acceptance(finding: Finding) -> str:
    """The reason of an accepted error; else the code and place by which the data can accept it."""
    if finding.accepted:
        return f"Lý do giữ nguyên: {escape(finding.accepted)}"
    return f"Mã lỗi {finding.code}, chỗ có lỗi: {escape(finding.place)}"


def show_paper_findings(papers: Sequence[dict[str, Any]]) -> None:
    """Print the errors and warnings on the papers of a round, each paper with its own, notes left out."""
    console = Console(highlight=False, soft_wrap=True)
    for paper in papers:
        for found in (one for one in paper["findings"] if one["severity"] != Severity.info):
            label = Finding.of_dict(found).label
            console.print(f"{escape(paper['file'])}: {label}: {escape(found['message'])}")


def show_lint(name: str, report: LintReport, findings: Sequence[Finding]) -> None:
    """Print the layout report on one file: the documents recognised in it, findings by rule, coverage."""
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"[bold]{escape(name)}[/]: {escape(', '.join(report.documents) or 'không nhận ra văn bản')}")
    show_layout(findings)
    console.print(f"{summary(findings)}; nhận ra {report.coverage:.0%} phần chữ.")
    if report.not_judged:
        console.print(f"Chưa xét được {len(report.not_judged)} đoạn.")


def show_layout(findings: Sequence[Finding]) -> None:
    """Print findings on a layout, errors first; equal ones as one, with their places on one line."""
    console = Console(highlight=False, soft_wrap=True)
    for group in grouped(findings):
        finding = group.finding
        console.print(f"[{_COLOURS[finding.severity]}]{finding.severity.label}[/] {escape(finding.message)}")
        console.print(f"    {escape(group.where)}")
        if finding.citation:
            console.print(f"    [dim]Theo: {escape(finding.citation)}[/]")


def show_checked_files(files: Sequence[CheckedFile]) -> None:
    """Print a line for each file: its document, the counts of findings, or why it could not be read."""
    console = Console(highlight=False)
    table = Table(Column("Tệp", overflow="fold"), "Văn bản", *(severity.label for severity in Severity), "Ghi chú")
    for file in files:
        kinds = ", ".join(file.report.documents) if file.report else ""
        counts = [str(file.count(severity)) if file.report else "" for severity in Severity]
        table.add_row(escape(file.name), escape(kinds), *counts, escape(file.note))
    console.print(table)
    read = [file for file in files if file.report]
    faulty = sum(file.count(Severity.error) > 0 for file in read)
    console.print(f"{len(files)} tệp: {faulty} tệp có lỗi, {len(files) - len(read)} tệp không đọc được.")


def show_fixed(name: str, result: FixResult) -> None:
    """Print how many places were fixed, and what a person must decide on."""
    from ocop_docs.checks.layout.report import why_left

    console = Console(highlight=False, soft_wrap=True)
    console.print(
        f"Đã ghi {escape(name)}: sửa {len(result.fixed)} chỗ, còn {len(result.remaining)} chỗ cần người quyết định."
    )
    for group in grouped(result.remaining):
        console.print(f"    {escape(group.finding.message)} ({escape(group.where)}): {why_left(group.finding)}")


def summary(findings: Sequence[Finding]) -> str:
    """`1 lỗi, 7 điều cần xem lại, 1 lưu ý`."""
    counts = Counter(finding.severity for finding in findings if not finding.accepted)
    accepted = sum(bool(finding.accepted) for finding in findings)
    return (
        f"{counts[Severity.error]} lỗi, {counts[Severity.warning]} điều cần xem lại, {counts[Severity.info]} lưu ý"
        + (f", {accepted} lỗi đã chấp nhận" if accepted else "")
    )


def show_faults(faults: Sequence[Fault]) -> None:
    """Print refusals to stderr: the place, what is wrong, and what to do about it."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for fault in faults:
        where = " ".join(part for part in (fault.title, f"({fault.place})" if fault.place else "") if part)
        console.print(f"[red]Lỗi[/] {escape(where)}".rstrip())
        console.print(f"    {escape(fault.message)} {escape(fault.remedy)}".rstrip())


def _where(place: str, model: type[BaseModel]) -> str:
    return f"{title_at(model, parse_path(place))} ({place})" if place else ""


def show_ranking(result: dict[str, Any]) -> None:
    """Print the ranking with each product's notes, the counts, and who scored."""
    console = Console(highlight=False)
    table = Table("Hạng", "Sản phẩm", "Chủ thể", "Điểm", "Sao", "Kết quả và ghi chú", show_lines=True)
    for product in result["products"]:
        table.add_row(*(escape(cell) for cell in _cells(product)))
    console.print(table)
    console.print(escape(_counted(result)), soft_wrap=True)


def _cells(product: dict[str, Any]) -> tuple[str, ...]:
    notes = "\n".join([product["outcome_label"], *product["notes"]])
    known = (product["place"], product["name"], product["producer"], product["score"], product["stars"])
    return (*("" if value is None else str(value) for value in known), notes)


def _counted(result: dict[str, Any]) -> str:
    counts, council = result["counts"], result["council"]
    return (
        f"{counts['products']} sản phẩm: công nhận {counts['recognised']}, đề nghị cấp trên {counts['proposed']}, "
        f"chưa đủ điều kiện {counts['below']}, hồ sơ bị loại {counts['rejected']}, chưa chấm {counts['unscored']}, "
        f"chờ xử lý lỗi {counts['held']}. "
        f"Có mặt {len(council['present'])}/{council['members']} thành viên (cần {council['quorum']})."
    )
