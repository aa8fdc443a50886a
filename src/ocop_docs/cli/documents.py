"""The commands for one document: its kinds and their data, checking it, making it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ocop_docs import kind_info, pipeline
from ocop_docs.cli.arguments import (
    Answers,
    AsJson,
    DataFile,
    Draft,
    ExampleName,
    Force,
    KindName,
    PictureFile,
    Profile,
    Templates,
    WithExample,
)
from ocop_docs.cli.drafting import write_first_plan
from ocop_docs.cli.rounds import Members, ProductSets, RoundSource, write_tables
from ocop_docs.cli.streams import STANDARD, json_text, print_json, refuse_together, results, source_of
from ocop_docs.documents.catalogue import ROUND
from ocop_docs.errors import OutputRefused, UnreadableInput, fault
from ocop_docs.resources import with_own_files
from ocop_docs.vietnamese.file_names import DRAFT_ENDING

REPORT = "report"
"""The kind that is made from a plan by `--from`."""

NewFile = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="Ghi ra tệp này thay vì in ra màn hình.", metavar="FILE.json"),
]
NewTable = Annotated[
    Path | None,
    typer.Option("--table", help="Tạo bảng Excel để điền nhiều văn bản, mỗi dòng một văn bản.", metavar="FILE.xlsx"),
]
NewTemplate = Annotated[
    Path | None,
    typer.Option("--template", help="Chép mẫu Word gốc ra tệp này để sửa lời văn.", metavar="FILE.docx"),
]

if TYPE_CHECKING:
    from ocop_docs.checks.finding import Finding
    from ocop_docs.documents.document import Document


def kinds(*, as_json: AsJson = False) -> None:
    """Liệt kê các loại văn bản làm được."""
    from ocop_docs.cli.output import show_kinds

    described = kind_info.describe_kinds()
    if as_json:
        print_json({"kinds": [{**kind, **kind_info.engine_of(kind["kind"])} for kind in described]})
    else:
        show_kinds(described)


def schema(kind: KindName) -> None:
    """In JSON Schema của một loại văn bản."""
    print_json(kind_info.schema_of(kind))


def new(
    kind: KindName,
    name: ExampleName = None,
    output: NewFile = None,
    table: NewTable = None,
    *,
    example: WithExample = False,
    template: NewTemplate = None,
    sets: ProductSets = None,
    source: RoundSource = None,
    members: Members = None,
    profile: Profile = None,
    answers: Answers = None,
    force: Force = False,
) -> None:
    """Tạo khung dữ liệu để điền."""
    refuse_together({"--profile/--answers": profile or answers, "--example": example, "--template": template})
    refuse_together({"--profile": profile, "--answers": answers, "--table": table})
    if answers is not None:
        write_first_plan(kind, answers, output or STANDARD, force=force)
        return
    refuse_together({"--output": output, "--table": table or members, "--template": template})
    refuse_together({"--example": example, "--from": source, "--template": template})
    if name is not None and not example:
        raise UnreadableInput(fault("command-incomplete", missing="--example"))
    if kind == REPORT and source and not (table or members or sets):
        _write_report(source, output or STANDARD, force=force)
        return
    if kind == ROUND and (table or members):
        write_tables(table, members, kind_info.example(kind, name) if example else source, sets or (), force=force)
        return
    _refuse_options_of_rounds(kind, {"--set": sets, "--from": source, "--members": members})
    target = template or table or output or STANDARD
    with results(target, force=force) as write:
        if template is not None:
            write(target, kind_info.shipped_template_of(kind))
        elif table is not None:
            write(target, kind_info.input_table(kind, _rows(kind, name) if example else None))
        else:
            made = kind_info.example(kind, name) if example else _skeleton(kind, profile)
            write(target, json_text(made).encode())


def _refuse_options_of_rounds(kind: str, options: Mapping[str, object]) -> None:
    """Raise UnreadableInput for an option that only the workbook of a round takes."""
    given = [option for option, value in options.items() if value]
    if given and kind == ROUND:
        raise UnreadableInput(fault("command-incomplete", missing="--table FILE.xlsx"))
    if given:
        raise UnreadableInput(fault("option-for-rounds", option=given[0]))


def _skeleton(kind: str, profile: Path | None) -> dict[str, Any]:
    """Return empty data of a kind, with what it takes from an office's profile."""
    empty = kind_info.skeleton(kind)
    if profile is None:
        return empty
    from ocop_docs.drafting.profile import load_profile, with_profile

    return with_profile(empty, load_profile(source_of(profile)))


def _write_report(plan: Path, output: Path, *, force: bool) -> None:
    """Write the data of a report on a plan: each target and each amount is a row to fill in."""
    from ocop_docs.revision.report_of_plan import report_of_plan

    with results(output, force=force) as write:
        write(output, json_text(report_of_plan(pipeline.load(source_of(plan)))).encode())


def _rows(kind: str, name: str | None) -> dict[str, dict[str, Any]]:
    """Return the sample called `name`, or every one of a kind, by its name."""
    return {name: kind_info.example(kind, name)} if name is not None else kind_info.examples(kind)


def check(data: DataFile, *, as_json: AsJson = False) -> None:
    """Kiểm tra dữ liệu: 0 là được hoặc chỉ có điều cần xem lại, 1 là có lỗi, 2 là không đọc được."""
    from ocop_docs.cli.output import show_findings

    document = pipeline.load(source_of(data))
    findings = pipeline.check(document)
    if as_json:
        print_json({"findings": [finding.as_dict() for finding in findings]})
    else:
        show_findings(findings, type(document))
    if any(finding.blocks for finding in findings):
        raise typer.Exit(1)


def render(
    data: DataFile,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", help="Tên tệp Word, - là đầu ra chuẩn; mặc định theo tên dữ liệu.", metavar="OUT.docx"
        ),
    ] = None,
    *,
    force: Force = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="Làm thêm bản PDF bên cạnh.")] = False,
    without_data: Annotated[
        bool, typer.Option("--without-data", help="Không kèm dữ liệu vào tệp Word; tệp đó không mở lại để sửa được.")
    ] = False,
    layout: Annotated[bool, typer.Option("--lint/--no-lint", help="Xét thể thức văn bản vừa tạo.")] = True,
    draft: Draft = False,
    templates: Templates = None,
    picture: PictureFile = None,
) -> None:
    """Kiểm tra nội dung rồi tạo văn bản Word, kèm dữ liệu để mở lại, và nói chỗ nào trái thể thức.

    Còn lỗi nội dung chưa chấp nhận thì không tạo tệp (mã 1).
    """
    from ocop_docs.checks.gate import judge

    word_file = output or _named_after(data, draft=draft)
    pdf_file = word_file.with_suffix(".pdf") if pdf else None
    refuse_together({"-o -": word_file == STANDARD, "--pdf": pdf})
    if word_file.suffix.lower() == ".pdf":
        raise OutputRefused(fault("output-not-word", path=word_file))
    with with_own_files(templates, picture), results(word_file, pdf_file, force=force) as write:
        document = pipeline.load(source_of(data))
        found = judge(document)
        word = pipeline.render(document, with_data=not without_data, draft=draft)
        files = {word_file: word} | ({pdf_file: pipeline.to_pdf(document, draft=draft)} if pdf_file else {})
        for path, content in files.items():
            write(path, content)
            if path != STANDARD:
                sys.stdout.write(f"Đã ghi {path}\n")
        for difference in pipeline.pdf_differences(word) if pdf_file else ():
            sys.stdout.write(f"Lưu ý: {difference}\n")
        findings = pipeline.check_template(document, word) + (pipeline.check_layout(word) if layout else [])
        _show(found, type(document), findings)


def _show(content: list[Finding], model: type[Document], others: list[Finding]) -> None:
    """Print the errors that went into the file, accepted or in a draft, and the findings on template and layout."""
    errors = [finding for finding in content if finding.severity == "error"]
    if errors or others:
        from ocop_docs.cli.output import show_findings, show_layout

        if errors:
            show_findings(errors, model)
        show_layout(others)


def _named_after(data: Path, *, draft: bool) -> Path:
    if data == STANDARD:
        raise UnreadableInput(fault("command-incomplete", missing="-o OUT.docx"))
    return Path(f"{data.stem}{DRAFT_ENDING if draft else ''}.docx")
