"""The commands that keep an office's store: its proof, its backups, its repair, another database."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.settings import settings

if TYPE_CHECKING:
    from ocop_docs.office.store.store import Store


def verify(
    head: Annotated[
        str | None, typer.Option("--head", help="Mã kiểm tra đã in ở sổ, để đối chiếu.", metavar="HASH")
    ] = None,
) -> None:
    """Kiểm tra nhật ký và mọi dòng dữ liệu: 0 là nguyên vẹn, 1 là có dòng bị sửa, chèn, xóa hoặc đổi thứ tự."""
    from ocop_docs.office.audit.verification import holds_head
    from ocop_docs.office.audit.verification import verify as verified
    from ocop_docs.office.upkeep.clock import declarations

    with opened() as store, store.snapshot() as connection:
        found = verified(connection)
        declared = {one.office: declarations(connection, one.office) for one in found}
        lost = head is not None and not holds_head(connection, head)
    for one in found:
        print(f"{one.name}: {one.length} thao tác; mã kiểm tra {one.head}")
        for fault_ in one.faults:
            print(f"    Dòng {fault_.row} {fault_.tampering.words}.")
        for declaration in declared[one.office]:
            print(f"    {declaration.words}")
    if lost:
        print("Mã kiểm tra đã in không còn trong nhật ký: nhật ký đã bị viết lại.")
    if lost or any(one.faults for one in found):
        raise typer.Exit(1)


def backup(
    words: Annotated[
        list[str], typer.Argument(help="FILE.zip để sao lưu; verify FILE.zip để thử một bản.", metavar="[verify] FILE")
    ],
) -> None:
    """Sao lưu cả kho vào một tệp, cả khi đang có người làm việc; với verify: thử xem bản sao lưu có nguyên vẹn."""
    from ocop_docs.office.times import moment
    from ocop_docs.office.upkeep.backup import back_up

    match words:
        case ["verify", path]:
            _verify_backup(Path(path))
        case [path]:
            with opened() as store:
                made = back_up(store, Path(path))
            print(f"Đã sao lưu lúc {moment(made.at)}: {made.papers} dòng trong sổ.")
        case _:
            raise UnreadableInput(fault("command-incomplete", missing="FILE"))


def _verify_backup(path: Path) -> None:
    """Verify a backup; where its store is, print the last verified one, even if this one is refused."""
    from ocop_docs.office.times import moment
    from ocop_docs.office.upkeep.backup import verify_backup
    from ocop_docs.office.upkeep.verified_backup import verify_own_backup

    with _opened_if_any() or nullcontext() as store:
        try:
            made = verify_own_backup(store, path) if store else verify_backup(path)
            print(f"Bản sao lưu lúc {moment(made.at)} nguyên vẹn: {made.papers} dòng trong sổ.")
        finally:
            if store:
                print(_backup_words(store))


def _backup_words(store: Store) -> str:
    from ocop_docs.office.upkeep.verified_backup import backup_status

    with store.reading() as connection:
        return backup_status(connection, store.today()).words


def restore(
    path: Annotated[Path, typer.Argument(help="Bản sao lưu.", metavar="FILE.zip")],
    *,
    force: Annotated[bool, typer.Option("--force", help="Thay kho SQLite đang có ở đó; kho cũ được giữ lại.")] = False,
    other: Annotated[bool, typer.Option("--other-office", help="Cho phép bản sao lưu của một kho khác.")] = False,
) -> None:
    """Phục hồi một bản sao lưu vào thư mục và cơ sở dữ liệu còn trống."""
    from ocop_docs.office.times import moment
    from ocop_docs.office.upkeep.restoring import restore as restored
    from ocop_docs.office.upkeep.verified_backup import record_verified

    done = restored(path, settings().office, settings().office_database, force=force, other=other)
    with done.store:
        record_verified(done.store, done.made, path)
    print(f"Đã phục hồi bản sao lưu lúc {moment(done.made.at)} vào {done.store.folder}.")
    if done.replaced:
        print(f"Kho cũ được giữ ở {done.replaced}.")


def doctor() -> None:
    """Làm nốt việc dở, rồi xét cơ sở dữ liệu, nhật ký, số và tệp: 0 là tốt, 1 là có chỗ phải xử lý."""
    from ocop_docs.office.upkeep.doctor import examine

    with opened() as store:
        found = examine(store)
        print(f"Làm nốt {found.recovered} văn bản; dọn {found.leftovers} tệp tạm.")
        backup = _backup_words(store)
    for line in dict.fromkeys([backup, *found.faults]):  # it is a fault, too, where it is too old
        print(line)
    if found.faults:
        raise typer.Exit(1)
    print("Không có lỗi.")


def clock(
    login: Annotated[str, typer.Option("--as", help="Tài khoản quản trị đứng tên.", metavar="LOGIN")],
    reason: Annotated[str, typer.Option("--reason", help="Vì sao đồng hồ sai; ghi vào nhật ký.", metavar="TEXT")],
) -> None:
    """Ghi vào nhật ký rằng đồng hồ đã chạy nhanh và nay đúng, để cơ quan làm việc tiếp theo giờ của máy."""
    from ocop_docs.office.actor import Actor
    from ocop_docs.office.people.accounts import person_of
    from ocop_docs.office.times import moment
    from ocop_docs.office.upkeep.clock import accept_clock

    with opened() as store:
        with store.reading() as connection:
            actor = Actor(store, person_of(connection, login))
        accepted = accept_clock(actor, reason)
        print(
            f"Đã ghi: đồng hồ chạy nhanh đến {moment(accepted.last)}; từ nay theo giờ của máy, {moment(store.now())}."
        )
    for line in accepted.dated_later:
        print(f"Số có ngày chưa đến: {line}. Chưa phát hành thì hủy số và cấp lại.")
    if accepted.secret:
        print(f"Trong sổ văn bản mật có {accepted.secret} số có ngày chưa đến; văn thư xem ở sổ ấy.")


def move(address: Annotated[str, typer.Argument(help="Cơ sở dữ liệu mới, còn trống.", metavar="ADDRESS")]) -> None:
    """Chép kho sang cơ sở dữ liệu khác, như từ SQLite sang PostgreSQL, và đối chiếu từng dòng."""
    from ocop_docs.office.upkeep.moving import move as moved

    with opened() as store:
        held = moved(store, address)
    rows = sum(count for count, _ in held.values())
    print(f"Đã chép {rows} dòng, giống hệt bản cũ. Đặt OCOP_DOCS_OFFICE_DATABASE={address}")


def opened() -> Store:
    """Return the store of the settings, open."""
    from ocop_docs.office.store.store import open_store

    return open_store(settings().office, settings().office_database)


def _opened_if_any() -> Store | None:
    """The store; None where none is, or none that can be opened: a backup is proven all the same."""
    from ocop_docs.office.errors import StoreUnavailable

    try:
        return opened()
    except StoreUnavailable as error:
        if error.faults[0].code != "office-missing":
            print(f"Chưa đối chiếu được với kho. {error}")
        return None
