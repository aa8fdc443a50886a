"""Mail reaches whoever is next, by a real SMTP server: none is lost, and none is seen twice."""

from __future__ import annotations

import datetime as dt
import socket
import threading
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from sqlalchemy import func, select
from tests.office.people import Office

from ocop_docs.office.errors import OfficeRefused
from ocop_docs.office.mail.mailboxes import set_mailbox
from ocop_docs.office.mail.outbox import MOST_TRIES, given_up, take, waits
from ocop_docs.office.mail.sending import Server, keep_sending, send_due, server_of_settings
from ocop_docs.office.papers.moves import move, move_all
from ocop_docs.office.register.entries import books_of
from ocop_docs.office.store.schema import outbox
from ocop_docs.settings import settings


class Postman:
    """Takes mail for 127.0.0.1; `answers` are what it answers to the next mails, then it takes all."""

    def __init__(self) -> None:
        self.taken: list[Message] = []
        self.answers: list[str] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        if self.answers:
            return self.answers.pop(0)
        self.taken.append(message_from_bytes(envelope.content))
        return "250 OK"

    def to(self, address: str) -> list[str]:
        """The subjects of what was taken for an address."""
        mine = [mail for mail in self.taken if mail["To"] == address]
        return [str(make_header(decode_header(mail["Subject"]))) for mail in mine]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@pytest.fixture
def postman() -> Iterator[tuple[Postman, Server]]:
    taking, port = Postman(), free_port()
    controller = Controller(taking, hostname="127.0.0.1", port=port)
    controller.start()
    yield taking, Server("127.0.0.1", port, "none", "ocop@tinh.example.vn")
    controller.stop()


@pytest.fixture
def office(office: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """An office whose people have mail addresses, with a mail server in the settings."""
    monkeypatch.setenv("OCOP_DOCS_MAIL_SERVER", "127.0.0.1:25")
    monkeypatch.setenv("OCOP_DOCS_OFFICE_ADDRESS", "https://ocop.xa.example.vn/")
    settings.cache_clear()
    for role in ("specialist", "clerk", "head", "signatory"):
        give_address(office, role, f"{role}@xa.example.vn")
    yield office
    settings.cache_clear()


def give_address(office: Office, role: str, address: str) -> None:
    with office.actor("administrator").act("person") as act:
        set_mailbox(act, office.person(role).id, address)


def later(office: Office, **time: float) -> None:
    now = office.store.clock
    office.store.clock = lambda: now() + dt.timedelta(**time)


def test_each_step_tells_whoever_is_next_and_the_author_what_became_of_the_paper(
    office: Office, postman: tuple[Postman, Server]
) -> None:
    taking, server = postman
    (entry,) = office.issue([office.signed(subject="Tổ chức hội chợ sản phẩm OCOP")])

    assert send_due(office.store, server) == 5
    assert send_due(office.store, server) == 0

    subject = "Tổ chức hội chợ sản phẩm OCOP"
    assert entry == 1
    assert taking.to("head@xa.example.vn") == ["Đã trình: Kế hoạch"]
    assert taking.to("clerk@xa.example.vn") == ["Đã trình: Kế hoạch", "Đã ký: Kế hoạch"]
    assert taking.to("signatory@xa.example.vn") == ["Đã duyệt thể thức: Kế hoạch"]
    assert taking.to("specialist@xa.example.vn") == [f"Đã vào sổ: {subject}"]
    first = taking.taken[0]
    assert first["From"] == "ocop@tinh.example.vn"
    assert "https://ocop.xa.example.vn/co-quan/van-ban/" in body(first)


def test_mail_names_the_subject_of_no_paper_that_is_or_may_become_secret(
    office: Office, postman: tuple[Postman, Server]
) -> None:
    taking, server = postman
    with office.store.reading() as connection:
        _, secret = books_of(connection, office.person("clerk"))
    key = office.signed(subject="Phương án bảo vệ bí mật nhà nước")
    office.issue([key], book=secret.id)
    move(office.actor("clerk"), key, "release")

    assert send_due(office.store, server) == 5

    sent = [str(make_header(decode_header(mail["Subject"]))) + body(mail) for mail in taking.taken]
    assert sum("Kế hoạch" in one for one in sent) == 5
    assert not [one for one in sent if "bí mật" in one]


def body(mail: Message) -> str:
    text = mail.get_payload(decode=True)
    assert isinstance(text, bytes)
    return text.decode()


def test_many_papers_in_one_act_are_one_mail_to_each(office: Office, postman: tuple[Postman, Server]) -> None:
    taking, server = postman
    keys = [office.draft(subject=f"Kế hoạch thứ {each}") for each in range(40)]

    move_all(office.actor("specialist"), dict.fromkeys(keys, 1), "submit")

    assert send_due(office.store, server) == 2
    assert taking.to("head@xa.example.vn") == ["Đã trình: 40 văn bản"]


def test_an_act_that_is_refused_tells_nobody(office: Office) -> None:
    keys = [office.draft(), office.draft()]

    with pytest.raises(OfficeRefused):
        move_all(office.actor("specialist"), {keys[0]: 1, keys[1]: 2}, "submit")

    assert not waits(office.store)


def test_without_a_mail_server_or_an_address_nothing_waits(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    give_address(office, "head", "")
    give_address(office, "clerk", "")
    move(office.actor("specialist"), office.draft(), "submit")
    monkeypatch.delenv("OCOP_DOCS_MAIL_SERVER")
    settings.cache_clear()
    office.issue([office.signed()])

    assert server_of_settings() is None
    with office.store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(outbox)).scalar() == 0


def test_mail_that_a_server_does_not_take_now_is_tried_again_until_it_does(
    office: Office, postman: tuple[Postman, Server]
) -> None:
    taking, server = postman
    move(office.actor("specialist"), office.draft(), "submit")

    assert send_due(office.store, server._replace(port=free_port())) == 0, "no server: no try is lost"
    taking.answers = ["451 later", "550 no"]
    assert send_due(office.store, server) == 0
    assert not waits(office.store)
    later(office, minutes=3)
    assert send_due(office.store, server) == 2

    assert len({mail["Message-ID"] for mail in taking.taken}) == 2
    with office.store.reading() as connection:
        assert given_up(connection) == 0


def test_mail_that_was_sent_when_the_program_was_killed_has_the_same_id_when_it_is_sent_again(
    office: Office, postman: tuple[Postman, Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    taking, server = postman
    give_address(office, "clerk", "")
    move(office.actor("specialist"), office.draft(), "submit")

    with monkeypatch.context() as patch:
        patch.setattr("ocop_docs.office.mail.sending.note_sent", _killed)
        with pytest.raises(KeyboardInterrupt):
            send_due(office.store, server)
    later(office, minutes=3)
    assert send_due(office.store, server) == 1

    first, again = taking.taken
    assert (first["Message-ID"], first.as_bytes()) == (again["Message-ID"], again.as_bytes())


def test_two_programs_never_take_the_same_mail(office: Office) -> None:
    keys = [office.draft(subject=f"Kế hoạch thứ {each}") for each in range(10)]
    for key in keys:
        move(office.actor("specialist"), key, "submit")
    taken: list[int] = []

    def work() -> None:
        while (mail := take(office.store)) is not None:
            taken.append(mail.row)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(taken) == len(set(taken)) == 20


def test_mail_that_no_server_takes_is_given_up_and_the_doctor_tells(
    office: Office, postman: tuple[Postman, Server]
) -> None:
    from ocop_docs.office.upkeep.doctor import examine

    taking, server = postman
    give_address(office, "clerk", "")
    move(office.actor("specialist"), office.draft(), "submit")
    taking.answers = ["550 no such user"] * MOST_TRIES
    for _ in range(MOST_TRIES + 1):
        send_due(office.store, server)
        later(office, hours=7)

    assert taking.answers == []
    assert not waits(office.store)
    assert [line for line in examine(office.store).faults if "thư" in line] == [
        "Có 1 thư báo không gửi được; xem địa chỉ thư của các tài khoản."
    ]


@pytest.mark.filterwarnings("ignore:Requiring AUTH:UserWarning")
@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_the_worker_sends_beside_the_requests_with_the_account_of_the_settings(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    taking, port, ended = Postman(), free_port(), threading.Event()

    def known(_server: Any, _session: Any, _envelope: Any, _mechanism: str, given: LoginPassword) -> AuthResult:
        return AuthResult(success=(given.login, given.password) == (b"ocop", b"mot cau"))

    controller = Controller(
        taking, hostname="127.0.0.1", port=port, authenticator=known, auth_required=True, auth_require_tls=False
    )
    controller.start()
    given = {"SERVER": f"127.0.0.1:{port}", "SECURITY": "none", "USER": "ocop", "PASSWORD": "mot cau"}
    for name, value in given.items():
        monkeypatch.setenv(f"OCOP_DOCS_MAIL_{name}", value)
    settings.cache_clear()
    monkeypatch.setattr("ocop_docs.office.mail.sending.EVERY_S", 0.01)
    server = server_of_settings()
    assert server is not None
    worker = threading.Thread(target=keep_sending, args=(office.store, server, ended))
    worker.start()
    move(office.actor("specialist"), office.draft(), "submit")

    while len(taking.taken) < 2 and worker.is_alive():
        ended.wait(0.01)
    ended.set()
    worker.join()
    controller.stop()


@pytest.mark.parametrize("wrong", ["a", "a@b", "a b@xa.vn", "a@xa.vn\r\nBcc: ai@xa.vn", "ă@xa.vn", f"{'a' * 65}@xa.vn"])
def test_what_is_no_mail_address_is_refused(office: Office, wrong: str) -> None:
    with pytest.raises(OfficeRefused, match="không phải địa chỉ thư"):
        give_address(office, "head", wrong)


def _killed(*_: object) -> None:
    raise KeyboardInterrupt
