"""Old files of an office, each taken in as a draft with comments: what is in doubt, and what no field takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ocop_docs.errors import Fault, OcopDocsError
from ocop_docs.office.actor import Actor
from ocop_docs.office.papers.papers import create_with_comments
from ocop_docs.office.papers.review import places_of
from ocop_docs.pipeline import load
from ocop_docs.reading.file_read import FileRead

_INTERNAL = 500


class Imported(NamedTuple):
    """What became of a file: the key of its draft, how much to look at; or why it was refused."""

    name: str
    key: str = ""
    subject: str = ""
    doubtful: int = 0
    left: int = 0
    faults: tuple[Fault, ...] = ()


def keep_old_file(actor: Actor, name: str, read: Callable[[], FileRead]) -> Imported:
    """Keep what `read` gives of the file as a draft; a file that cannot be read is refused in the result.

    Raises:
        NotAllowed: no role for it.
        OcopDocsError: the machine or the store fails.
    """
    actor.require("create")
    try:
        found = read()
        document = load(found.record)
    except OcopDocsError as error:
        if error.http_status >= _INTERNAL:
            raise
        return Imported(name, faults=error.faults)
    key = create_with_comments(actor, document, _comments(name, found))
    doubtful = sum(not one.sure for one in found.fields)
    return Imported(name, key, document.headline, doubtful, len(found.left))


def _comments(name: str, found: FileRead) -> Iterator[tuple[str, str]]:
    """What a person should look at: each doubt at its field or row, and the texts that are in no field together."""
    known = set(places_of(found.record))
    for one in found.fields:
        if not one.sure:
            yield _nearest(one.place, known), f"{one.doubt} Trong tệp ({one.where}): {one.text}"
    encodings = [f"Tệp gõ bằng bảng mã {encoding}; đã chuyển sang Unicode." for encoding in found.encodings]
    left = [f"Chưa hiểu ({one.where}): {one.text}" for one in found.left]
    if encodings or left:
        yield "", "\n".join([f"Đọc từ tệp {name}.", *encodings, *left])


def _nearest(place: str, known: set[str]) -> str:
    """The field or the row that a place is in."""
    while place and place not in known:
        place = place[: max(place.rfind("."), place.rfind("["), 0)]
    return place
