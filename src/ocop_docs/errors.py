"""The family of errors: what went wrong, where, and what to do about it, in Vietnamese.

Every refusal carries one or more faults. Their words are in `messages/`; the code that raises gives the fault's code,
its place and its facts. Each error class has an `exit_code` for the command line and an `http_status` for the web.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from ocop_docs.messages.all import MESSAGES

MACHINE_FAULT = 3
"""The exit code of a command that the machine kept from working: a full disk, no memory."""
_OF_THE_MACHINE = frozenset({"machine-failed", "output-no-room", "table-no-room", "pdf-no-room"})


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: its place (`""` when it concerns the whole), that place's title, and the way out."""

    code: str
    message: str
    place: str = ""
    title: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.message} {self.remedy}".rstrip()


def fault(code: str, place: str = "", place_title: str = "", **facts: object) -> Fault:
    """Return the fault `code`, worded by `messages/` with its facts.

    Args:
        code: a code of `messages.all.MESSAGES`.
        place: the path of a field, or the cell of a table (`Dữ liệu!C1`); `""` for the whole.
        place_title: the title of that place, as a clerk knows it.
        facts: the values of the fields in the two sentences.
    """
    message, remedy = MESSAGES[code]
    return Fault(code, message.format(**facts), place, place_title, remedy.format(**facts))


class OcopDocsError(Exception):
    """Root of the family; carries every fault found, not only the first."""

    http_status: ClassVar[int] = 500

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults

    @property
    def exit_code(self) -> int:
        """The exit code of a command: 3 for a fault of the machine, 2 for any other."""
        return MACHINE_FAULT if any(one.code in _OF_THE_MACHINE for one in self.faults) else 2

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle with the faults, so that a worker process can hand the error on."""
        return type(self), self.faults


class UnreadableInput(OcopDocsError):
    """The bytes are not the data they claim to be: no file, no UTF-8, no JSON, no known kind."""

    http_status = 400


class InvalidInput(OcopDocsError):
    """The data was read, but fields are missing, unknown or impossible."""

    http_status = 422


class ContentRefused(OcopDocsError):
    """The document has errors of content that nobody accepted, so only a draft of it is made."""

    http_status = 422

    @property
    def exit_code(self) -> int:
        """The exit code of a command: 1, as for errors that `check` finds."""
        return 1


class OutputRefused(OcopDocsError):
    """The result cannot be written where it was asked for; nothing there was touched."""

    http_status = 409


class RenderError(OcopDocsError):
    """The document could not be made whole, so none was made."""


class NotInThisEdition(OcopDocsError):
    """A task that needs a library which this edition of the program does not carry."""

    http_status = 501


class CallEnded(OcopDocsError):
    """Work on something from outside was ended: it took too long or too much memory, or its process died."""

    http_status = 422


class TemplateError(RenderError):
    """A Word template cannot be used: the office that wrote it must hear why."""

    http_status = 422


class ConversionError(OcopDocsError):
    """The PDF of a Word document could not be made."""

    http_status = 503
