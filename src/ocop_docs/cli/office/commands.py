"""The commands for the one person who looks after an office's installation."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ocop_docs.cli import phrases
from ocop_docs.cli.arguments import Force
from ocop_docs.cli.office.upkeep import backup, clock, doctor, move, opened, restore, verify
from ocop_docs.cli.streams import package_of, results, source_of
from ocop_docs.errors import Fault, UnreadableInput, fault
from ocop_docs.office.extra import require_extra
from ocop_docs.settings import settings

if TYPE_CHECKING:
    from ocop_docs.office.actor import Actor

office = typer.Typer(
    cls=phrases.Group,
    name="office",
    help="Bản cho cơ quan: kho văn bản, sổ đăng ký văn bản đi, sao lưu.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
_FORMATS = (".xlsx", ".docx", ".pdf")
Login = Annotated[str, typer.Argument(help="Tên đăng nhập.", metavar="LOGIN")]
PasswordFile = Annotated[
    Path | None,
    typer.Option("--password-file", help="Tệp một dòng là mật khẩu; - là đầu vào chuẩn; không ghi thì hỏi."),
]
OfficeId = Annotated[int, typer.Option("--office", min=1, help="Số của cơ quan trong kho.", metavar="N")]
Roles = Annotated[
    list[str],
    typer.Option("--role", help="Vai trò: specialist, head, clerk, signatory, administrator, viewer; ghi nhiều lần."),
]


def init(
    name: Annotated[str, typer.Option("--name", help="Tên cơ quan.")],
    login: Annotated[str, typer.Option("--admin", help="Tên đăng nhập của người quản trị.", metavar="LOGIN")],
    superior: Annotated[str | None, typer.Option("--superior", help="Tên cơ quan chủ quản, nếu có.")] = None,
    password_file: PasswordFile = None,
) -> None:
    """Tạo kho của cơ quan và tài khoản quản trị; chạy lần nữa thì thêm một cơ quan vào kho đã có."""
    from ocop_docs.office.people.accounts import Account, add_office, add_person
    from ocop_docs.office.store.store import create_store, exists

    password = _password(password_file)
    folder, address = settings().office, settings().office_database
    with opened() if exists(folder, address) else create_store(folder, address) as store:
        number = add_office(store, name, superior)
        add_person(store, number, Account(login, login, password, ["administrator"]))
    print(f"Đã tạo cơ quan số {number}: {name}. Kho: {store.folder}")


def person(
    login: Login,
    name: Annotated[str, typer.Option("--name", help="Họ và tên.")],
    role: Roles,
    number: OfficeId = 1,
    password_file: PasswordFile = None,
    *,
    totp: Annotated[
        bool, typer.Option("--totp", help="Bật mã xác thực thứ hai; in khóa để nhập vào điện thoại.")
    ] = False,
) -> None:
    """Mở một tài khoản."""
    from ocop_docs.office.people.accounts import Account, Changed, add_person, change_person
    from ocop_docs.office.people.login import new_totp_secret

    store = opened()
    add_person(store, number, Account(login, name, _password(password_file), role))
    print(f"Đã mở tài khoản {login}.")
    if totp:
        secret = new_totp_secret()
        change_person(store, number, login, Changed(totp=secret))
        print(f"Khóa của mã xác thực: {secret}")


def register(
    login: Annotated[str, typer.Option("--as", help="Tài khoản văn thư đứng tên.", metavar="LOGIN")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Tệp .xlsx, .docx hoặc .pdf.", metavar="FILE")
    ] = None,
    year: Annotated[int | None, typer.Option("--year", help="Năm; mặc định năm nay.", metavar="YEAR")] = None,
    book: Annotated[int | None, typer.Option("--book", help="Số của sổ; mặc định sổ đầu.", metavar="N")] = None,
    table: Annotated[
        Path | None, typer.Option("--import", help="Bảng Excel mười cột để nhập vào sổ.", metavar="FILE.xlsx")
    ] = None,
    *,
    force: Force = False,
) -> None:
    """In Sổ đăng ký văn bản đi, hoặc nhập sổ đã ghi bằng Excel."""
    actor = _actor(login)
    if table is not None:
        from ocop_docs.office.register.importing import import_register, read_register

        print(f"Đã nhập {import_register(actor, book, read_register(package_of(table)))} dòng.")
    if output is None:
        return
    if output.suffix not in _FORMATS:
        raise UnreadableInput(fault("option-wrong", option="--output", choices=", ".join(_FORMATS)))
    with results(output, force=force) as write:
        write(output, _printed(actor, book, year, output.suffix))


def import_old(
    files: Annotated[
        list[Path], typer.Argument(help="Kế hoạch, Báo cáo cũ: tệp Word, hoặc PDF có chữ.", metavar="FILE.docx ...")
    ],
    login: Annotated[str, typer.Option("--as", help="Tài khoản của người soạn.", metavar="LOGIN")],
    kind: Annotated[
        str | None, typer.Option("--kind", help="Loại văn bản khi tệp không ghi: plan hoặc report.", metavar="KIND")
    ] = None,
) -> None:
    """Nhập văn bản cũ: mỗi tệp đọc được thành một dự thảo, chỗ nên xem lại và chưa hiểu ghi thành ý kiến."""
    from ocop_docs.office.papers.old_files import keep_old_file
    from ocop_docs.reading.file_read import read_limited

    actor, refused = _actor(login), list[Fault]()
    for file in files:
        found = keep_old_file(actor, file.name, partial(lambda path: read_limited(package_of(path), kind), file))
        refused += [replace(one, place=found.name) for one in found.faults]
        if found.key:
            print(f"{found.name}: dự thảo {found.key}; {found.doubtful} mục nên xem lại, {found.left} chỗ chưa hiểu.")
    if refused:
        raise UnreadableInput(*refused)


def attach(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    office.callback()(require_extra)
    for command in (init, person, verify, backup, restore, doctor, clock, move, register):
        office.command(cls=phrases.Command)(command)
    office.command("import", cls=phrases.Command)(import_old)
    app.add_typer(office)


def _printed(actor: Actor, book: int | None, year: int | None, ending: str) -> bytes:
    from ocop_docs.office.register.book import as_word, as_workbook, printed
    from ocop_docs.office.register.entries import book_of
    from ocop_docs.pipeline import to_pdf

    with actor.reading() as connection:
        found = book_of(connection, actor.person, book)
        shown = printed(connection, actor.person, found, year or actor.store.today().year)
    if ending == ".xlsx":
        return as_workbook(shown)
    word = as_word(shown)
    return word if ending == ".docx" else to_pdf(word)


def _actor(login: str) -> Actor:
    from ocop_docs.office.actor import Actor
    from ocop_docs.office.people.accounts import person_of

    store = opened()
    with store.reading() as connection:
        return Actor(store, person_of(connection, login))


def _password(file: Path | None) -> str:
    if file is None:
        return str(typer.prompt("Mật khẩu", hide_input=True, confirmation_prompt="Nhập lại mật khẩu"))
    source = source_of(file)
    data = source if isinstance(source, bytes) else source.read_bytes()
    return data.decode("utf-8", "replace").splitlines()[0] if data else ""
