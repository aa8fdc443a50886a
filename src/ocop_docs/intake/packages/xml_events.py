"""XML read as events by expat: in one pass, without a document type, entities of its own, or a tree in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.parsers.expat import ExpatError, ParserCreate

from ocop_docs.errors import UnreadableInput, fault

OnStart = Callable[[str, dict[str, str]], None]
OnText = Callable[[str], None]


def parse_events(name: str, pieces: Iterable[bytes], on_start: OnStart, on_text: OnText | None = None) -> None:
    """Parse the part `name`; hand over each element, named as it is written, with its attributes, and each text.

    Raises:
        UnreadableInput: not well-formed, or with a document type.
    """
    parser = ParserCreate()
    parser.StartElementHandler = on_start
    parser.CharacterDataHandler = on_text
    parser.StartDoctypeDeclHandler = _refuse_document_type(name)
    try:
        for piece in pieces:
            parser.Parse(piece)
        parser.Parse(b"", True)  # noqa: FBT003 - expat takes it by position only
    except ExpatError as error:
        raise UnreadableInput(fault("package-xml-broken", name)) from error


def local_name(name: str) -> str:
    """The name of an element or attribute without its prefix."""
    return name.rpartition(":")[2]


def _refuse_document_type(name: str) -> Callable[..., None]:
    def refuse(*_declared: object) -> None:
        raise UnreadableInput(fault("package-xml", name))

    return refuse
