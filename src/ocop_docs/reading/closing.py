"""The foot of a document: recipients, archive, signatory."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ocop_docs.documents.parts import Archive, Capacity
from ocop_docs.law.offices import written_out
from ocop_docs.reading.casing import office_name, position
from ocop_docs.reading.draft import Draft
from ocop_docs.reading.source.blocks import Line

_ARCHIVE = re.compile(
    r"^lưu ?:? ?(?P<first>[^,;(]+)?(?:[,;] ?(?P<unit>[^(]+?))? ?(?:\((?P<many>(?P<copies>\d+) ?b?(?:ản)?)\))? ?[.;]*$",
    re.IGNORECASE,
)
_POWER = re.compile(r"^(?P<power>T[./]?M|K[./]?T|T[./]?L|T[./]?U[./]?Q|Q)(?: ?[.,/] ?| )(?P<who>\S.*)$", re.IGNORECASE)
_CAPACITY = {
    "KT": Capacity.deputy,
    "TL": Capacity.by_order,
    "TUQ": Capacity.by_authorisation,
    "Q": Capacity.acting_head,
}
_TITLE = re.compile(r"^(?P<honour>(?:GS|PGS|TS|ThS|BS|KS|CN)\.? ?)+")
_COPIED = re.compile(r"^như (trên|kính gửi)$", re.IGNORECASE)


def read_recipients(draft: Draft, lines: Sequence[Line]) -> None:
    """Read the lines of `Nơi nhận`."""
    for line in lines:
        if line.kind == "recipients_label":
            draft.printed(line)
        elif found := _ARCHIVE.match(line.text):
            _read_archive(draft, line, found)
        else:
            text = line.text.rstrip(" .;,")
            if _COPIED.match(text) or not any(map(str.isalnum, text)):
                draft.printed(line)
            elif text:
                draft.add(("recipients",), text, line)


def _read_archive(draft: Draft, line: Line, found: re.Match[str]) -> None:
    draft.printed(line, "lưu VT")
    named = [(found[one] or "").strip(" .;") for one in ("first", "unit")]
    units = [one for one in named if one and one.upper() != Archive.clerical]
    if units:
        draft.put(("archive", "drafting_unit"), ", ".join(units), line)
    if found["copies"] and int(found["copies"]):
        draft.put(("archive", "copies"), int(found["copies"]), line, taken=found["many"])


def read_signatory(draft: Draft, lines: Sequence[Line], body: str) -> None:
    """Read authority, position and name of the signer."""
    for line in lines:
        if not any(map(str.isalnum, line.text)):
            continue
        if line.kind == "signer_name":
            draft.put(("signatory", "name"), line.text, line)
        elif found := _POWER.match(line.text):
            _read_power(draft, line, found, body)
        elif draft.at(("signatory", "head_position")) is None:
            draft.put(("signatory", "head_position"), position(line.text), line)
        elif draft.at(("signatory", "position")) is None and draft.at(("signatory", "capacity")):
            draft.put(("signatory", "position"), position(line.text), line)


def _read_power(draft: Draft, line: Line, found: re.Match[str], body: str) -> None:
    power = re.sub(r"[./]", "", found["power"]).upper()
    draft.printed(line, found["power"])
    if power == "TM":
        name, _ = office_name(found["who"], body)
        draft.put(("signatory", "collective"), written_out(name), line, taken=found["who"])
        return
    draft.put(("signatory", "capacity"), _CAPACITY[power].value, line, taken="")
    draft.put(("signatory", "head_position"), position(found["who"]), line)
