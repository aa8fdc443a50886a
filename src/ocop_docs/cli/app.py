"""The Typer application: every command, in the order of the help."""

from __future__ import annotations

import functools
import sys
from typing import Annotated

import typer
from typer.exceptions import TyperException

import ocop_docs
from ocop_docs.cli import batch, documents, drafting, layout, phrases, revision, rounds, serve, words
from ocop_docs.cli.office import commands as office
from ocop_docs.errors import UnreadableInput

app = typer.Typer(
    cls=phrases.Group,
    name="ocop-docs",
    help="Soạn văn bản OCOP đúng thể thức Nghị định 30/2020/NĐ-CP từ một bộ dữ liệu.",
    epilog="Mã kết thúc: 0 là xong; 1 là nội dung có lỗi; 2 là dữ liệu hoặc lệnh không dùng được; "
    "3 là máy không làm được (hết chỗ trên đĩa, hết bộ nhớ); 130 và 143 là bị dừng.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def _print_version(given: bool) -> None:  # noqa: FBT001 - Typer calls it so
    if given:
        sys.stdout.write(f"ocop-docs {ocop_docs.__version__}\n")
        raise typer.Exit


@app.callback()
def options(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="In số phiên bản.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Take the options of the program itself."""


command = functools.partial(app.command, cls=phrases.Command)
command()(documents.kinds)
command()(documents.schema)
command()(documents.new)
command()(drafting.profile)
command()(drafting.phrases)
command()(drafting.first_plan)
command()(documents.check)
command()(documents.render)
command()(layout.lint)
command("next")(revision.next_year)
command()(revision.compare)
command()(revision.track)
command()(revision.take_back)
command()(drafting.read)
command(context_settings={"ignore_unknown_options": True})(words.words)  # -5 is a number, not an option
command()(serve.serve)
command()(batch.batch)
command()(batch.roll_up)
rounds.register(app)
office.attach(app)


def run() -> int:
    """Run the command as typed and return its exit code.

    Raises:
        OcopDocsError: the command refuses, or it is typed wrong.
        KeyboardInterrupt: Ctrl+C ended it.
    """
    if "--help" in sys.argv or len(sys.argv) == 1:
        phrases.translate_help()
    try:
        return app(prog_name="ocop-docs", standalone_mode=False) or 0
    except TyperException as error:
        wrong = phrases.fault_of_command(error)
        raise UnreadableInput(*([wrong] if wrong else [])) from error
    except typer.Abort:
        raise KeyboardInterrupt from None
