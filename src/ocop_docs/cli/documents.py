"""Every command, as Typer reads it: parse, call a verb, show. Vietnamese for the reader, JSON for programs."""

from __future__ import annotations

import json
import sys
from decimal import InvalidOperation
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.cli import batch, phrases
from ocop_docs.cli import render as making
from ocop_docs.cli.output import fail
from ocop_docs.cli.render import write
from ocop_docs.cli.rounds import Members, ProductSets, RoundSource, register, write_tables
from ocop_docs.errors import Fault, OutputRefused, UnreadableInput, fault
from ocop_docs.output import refuse_existing

USAGE_ERROR = 2
"""Exit code of a command typed wrong."""

app = typer.Typer(
    cls=phrases.Group,
    name="ocop-docs",
    help="Soạn văn bản OCOP đúng thể thức Nghị định 30/2020/NĐ-CP từ một bộ dữ liệu.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

DataFile = Annotated[
    Path,
    typer.Argument(help="Tệp dữ liệu JSON, hoặc tệp Word có kèm dữ liệu.", metavar="DATA.json", readable=False),
]
KindName = Annotated[str, typer.Argument(help="Loại văn bản, xem lệnh kinds.", metavar="KIND")]
AsJson = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON cho chương trình khác đọc.")]


def _version(asked: bool) -> None:  # noqa: FBT001 - called by Typer
    if asked:
        import ocop_docs

        _print(f"ocop-docs {ocop_docs.__version__}\n")
        raise typer.Exit


@app.callback()
def options(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="In số phiên bản.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Take the options that are not of one command."""


@app.command(cls=phrases.Command)
def kinds(*, as_json: AsJson = False) -> None:
    """Liệt kê các loại văn bản làm được."""
    from ocop_docs.cli import output as view
    from ocop_docs.pipeline import describe_kinds, engine_of

    described = describe_kinds()
    if as_json:
        _print_json({"kinds": [{**kind, **engine_of(kind["kind"])} for kind in described]})
    else:
        view.show_kinds(described)


@app.command(cls=phrases.Command)
def schema(kind: KindName) -> None:
    """In JSON Schema của một loại văn bản."""
    from ocop_docs.pipeline import schema_of

    _print_json(schema_of(kind))


@app.command(cls=phrases.Command)
def new(  # noqa: PLR0913 - each is an option of the command
    kind: KindName,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Ghi ra tệp này thay vì in ra màn hình.", metavar="FILE.json"),
    ] = None,
    table: Annotated[
        Path | None,
        typer.Option(
            "--table", help="Tạo bảng Excel để điền nhiều văn bản, mỗi dòng một văn bản.", metavar="FILE.xlsx"
        ),
    ] = None,
    *,
    template: Annotated[
        Path | None,
        typer.Option("--template", help="Chép mẫu Word gốc ra tệp này để sửa lời văn.", metavar="FILE.docx"),
    ] = None,
    sets: ProductSets = None,
    source: RoundSource = None,
    members: Members = None,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")] = False,
) -> None:
    """Tạo khung dữ liệu để điền."""
    from ocop_docs.documents.catalogue import RECORDS
    from ocop_docs.pipeline import input_table, shipped_template_of, skeleton

    _refuse_together({"--output": output, "--table": table or members, "--template": template})
    for_rounds = [name for name, value in {"--set": sets, "--from": source, "--members": members}.items() if value]
    if kind in RECORDS and (table or members):
        write_tables(table, members, source, sets or (), force=force)
        return
    if kind in RECORDS and for_rounds:
        raise UnreadableInput(fault("command-incomplete", missing="--table FILE.xlsx"))
    if for_rounds:
        raise UnreadableInput(fault("option-for-rounds", option=for_rounds[0]))
    if template is not None:
        write(template, shipped_template_of(kind), force=force)
        return
    if table is not None:
        refuse_existing(table, force=force)
        write(table, input_table(kind), force=force)
        return
    text = json.dumps(skeleton(kind), ensure_ascii=False, indent=2) + "\n"
    if output is None:
        _print(text)
    else:
        write(output, text.encode(), force=force)


@app.command(cls=phrases.Command)
def check(data: DataFile, *, as_json: AsJson = False) -> None:
    """Kiểm tra dữ liệu: 0 là được hoặc chỉ có điều cần xem lại, 1 là có lỗi, 2 là không đọc được."""
    from ocop_docs.cli import output as view
    from ocop_docs.pipeline import check as check_document
    from ocop_docs.pipeline import load

    document = load(data)
    findings = check_document(document)
    if as_json:
        _print_json({"findings": [finding.as_dict() for finding in findings]})
    else:
        view.show_findings(findings, type(document))
    if any(finding.severity is Severity.error for finding in findings):
        raise typer.Exit(1)


@app.command(cls=phrases.Command)
def render(  # noqa: PLR0913 - each is an option of the command
    data: DataFile,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Tên tệp Word; mặc định theo tên dữ liệu.", metavar="OUT.docx"),
    ] = None,
    *,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="Làm thêm bản PDF bên cạnh.")] = False,
    without_data: Annotated[
        bool, typer.Option("--without-data", help="Không kèm dữ liệu vào tệp Word; tệp đó không mở lại để sửa được.")
    ] = False,
    layout: Annotated[bool, typer.Option("--lint/--no-lint", help="Xét thể thức văn bản vừa tạo.")] = True,
) -> None:
    """Tạo văn bản Word, kèm dữ liệu để mở lại và sửa tiếp, và nói chỗ nào trong đó trái thể thức."""
    making.render(data, output, force=force, pdf=pdf, without_data=without_data, layout=layout)


@app.command(cls=phrases.Command)
def lint(  # noqa: PLR0913 - each is an option of the command
    files: Annotated[list[Path], typer.Argument(help="Các tệp Word cần xét thể thức.", metavar="FILE.docx ...")],
    *,
    as_json: AsJson = False,
    as_sarif: Annotated[bool, typer.Option("--sarif", help="In kết quả dạng SARIF 2.1.0.")] = False,
    annotate: Annotated[
        Path | None, typer.Option("--annotate", help="Ghi bản sao có ghi chú tại từng chỗ.", metavar="OUT.docx")
    ] = None,
    fix: Annotated[
        Path | None, typer.Option("--fix", help="Ghi bản sao đã sửa thể thức, không đổi chữ nào.", metavar="OUT.docx")
    ] = None,
    severity: Annotated[
        Severity, typer.Option("--severity", help="Mức nhẹ nhất cần in: error, warning hoặc info.")
    ] = Severity.info,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")] = False,
) -> None:
    """Xét thể thức tệp Word theo Nghị định 30/2020: 0 là sạch hoặc chỉ cần xem lại, 1 là có lỗi."""
    from ocop_docs import pipeline
    from ocop_docs.cli import output as view

    if (annotate or fix) and len(files) > 1:
        raise OutputRefused(fault("one-file-only"))
    for target in filter(None, (annotate, fix)):
        refuse_existing(target, force=force)
    contents = {file: pipeline.read_package(file) for file in files}
    reports = {file: pipeline.lint(data) for file, data in contents.items()}
    shown = {str(file): severity.at_least(report.findings) for file, report in reports.items()}
    if as_json or as_sarif:
        _print_lint(shown, as_sarif=as_sarif)
    else:
        for file, report in reports.items():
            view.show_lint(str(file), report, shown[str(file)])
    data = contents[files[0]]
    if annotate:
        write(annotate, pipeline.annotate(data), force=force)
    if fix:
        result = pipeline.fix(data)
        write(fix, result.data, force=force)
        if not (as_json or as_sarif):
            view.show_mended(str(fix), result)
    if any(finding.severity is Severity.error for report in reports.values() for finding in report.findings):
        raise typer.Exit(1)


def _print_lint(findings: dict[str, list[Finding]], *, as_sarif: bool) -> None:
    from ocop_docs.cli.sarif import sarif_log

    plain = {name: [finding.as_dict() for finding in of_file] for name, of_file in findings.items()}
    files = [{"file": name, "findings": of_file} for name, of_file in plain.items()]
    _print_json(sarif_log(findings) if as_sarif else {"files": files})


@app.command(cls=phrases.Command, context_settings={"ignore_unknown_options": True})
def words(
    number: Annotated[str, typer.Argument(help="Số cần đọc, như 1015, 10,5 hoặc 10,5 tỷ.", metavar="NUMBER")],
    *,
    money: Annotated[bool, typer.Option("--money", help="Đọc thành số tiền đồng.")] = False,
) -> None:
    """Đọc một số thành chữ."""
    from ocop_docs.vietnamese.figures import parse_decimal
    from ocop_docs.vietnamese.money import money_in_words, parse_money
    from ocop_docs.vietnamese.num2words_vi import num2words

    try:
        reading = money_in_words(parse_money(number)) if money else num2words(parse_decimal(number), lang="vi")
    except (ValueError, InvalidOperation) as error:
        fail([Fault("number-unreadable", str(error))], 2)
    _print(f"{reading}\n")


@app.command(cls=phrases.Command)
def serve(
    host: Annotated[
        str, typer.Option("--host", help="Địa chỉ mở trang; mặc định chỉ máy này dùng được.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Cổng; 0 để máy tự chọn.")] = 8080,
    *,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Mở trình duyệt khi đã sẵn sàng.")] = True,
) -> None:
    """Mở trang soạn văn bản trong trình duyệt."""
    from ocop_docs.web.serve import serve as serve_pages

    serve_pages(host, port, browser=browser)


app.command(cls=phrases.Command)(batch.batch)
app.command(cls=phrases.Command)(batch.roll_up)
register(app)


def run() -> int:
    """Run what was typed and return the exit code; the refusals of the family are the door's to show."""
    if "--help" in sys.argv or len(sys.argv) == 1:
        phrases.translate_help()
    try:
        return app(prog_name="ocop-docs", standalone_mode=False) or 0
    except TyperException as error:
        wrong = phrases.fault_of_command(error)
        fail([wrong] if wrong else [], USAGE_ERROR)
    except typer.Abort:
        raise KeyboardInterrupt from None


def _refuse_together(options: dict[str, Path | None]) -> None:
    """Refuse to make one thing and forget the other."""
    given = [name for name, value in options.items() if value is not None]
    if len(given) > 1:
        raise UnreadableInput(fault("options-together", options=", ".join(given)))


def _print(text: str) -> None:
    sys.stdout.write(text)


def _print_json(value: object) -> None:
    _print(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
