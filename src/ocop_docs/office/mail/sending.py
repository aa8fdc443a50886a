"""Sends what waits in the outbox, by the mail server of the settings."""

from __future__ import annotations

import smtplib
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import SMTP as OF_MAIL
from email.utils import format_datetime
from typing import Literal, NamedTuple

from ocop_docs.errors import OcopDocsError
from ocop_docs.office.mail.outbox import Mail, note_sent, take, waits
from ocop_docs.office.store.store import Store
from ocop_docs.settings import settings

EVERY_S = 10.0
TIMEOUT_S = 30.0
"""How long the server may take to answer: shorter than the wait before the next try."""


class Server(NamedTuple):
    """A mail server and the account there; `sender` is the address in From."""

    host: str
    port: int
    security: Literal["starttls", "tls", "none"]
    sender: str
    user: str = ""
    password: str = ""

    @contextmanager
    def connected(self) -> Iterator[smtplib.SMTP]:
        """Yield a session with the server; raise OSError or SMTPException when there is none."""
        trusted = ssl.create_default_context()
        if self.security == "tls":
            session: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=TIMEOUT_S, context=trusted)
        else:
            session = smtplib.SMTP(self.host, self.port, timeout=TIMEOUT_S)
        with session:
            if self.security == "starttls":
                session.starttls(context=trusted)
            if self.user:
                session.login(self.user, self.password)
            yield session


def server_of_settings() -> Server | None:
    """Return the mail server of the settings; None when none is set."""
    given = settings()
    if not given.mail_server:
        return None
    host, _, port = given.mail_server.rpartition(":")
    password = given.mail_password.get_secret_value() if given.mail_password else ""
    sender = given.mail_from or f"ocop-docs@{host}"
    return Server(host, int(port), given.mail_security, sender, given.mail_user, password)


def send_due(store: Store, server: Server) -> int:
    """Send every mail that is due, and return how many a server took; the rest waits for its next try."""
    sent = 0
    try:
        with server.connected() as session:
            while (mail := take(store)) is not None:
                sent += _send(store, session, server, mail)
    except (OSError, smtplib.SMTPException):
        pass  # no server now: what was not taken out has lost no try
    return sent


def keep_sending(store: Store, server: Server, ended: threading.Event) -> None:
    """Send what is due until `ended`."""
    while not ended.wait(EVERY_S):
        try:
            if waits(store):
                send_due(store, server)
        except OcopDocsError:
            continue  # the database is busy: later


def _send(store: Store, session: smtplib.SMTP, server: Server, mail: Mail) -> bool:
    try:
        session.send_message(message_of(mail, server.sender))
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, smtplib.SMTPSenderRefused):
        session.rset()
        return False
    note_sent(store, mail)
    return True


def message_of(mail: Mail, sender: str) -> EmailMessage:
    """Return the mail as the server takes it."""
    message = EmailMessage(OF_MAIL)
    message["From"], message["To"], message["Subject"] = sender, mail.to, mail.subject
    message["Date"], message["Message-ID"] = format_datetime(mail.at), f"<{mail.id}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text)
    return message
