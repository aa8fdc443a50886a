"""Reads a filled-in form: its data, its document if valid, and errors, findings and echoes, each with its field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.catalogue import Kind
from ocop_docs.documents.document import Document
from ocop_docs.documents.paths import Place, parse_path, title_at
from ocop_docs.errors import Fault, InvalidInput
from ocop_docs.pipeline import check, load
from ocop_docs.web.forms.echo import Values, echoes, read_values
from ocop_docs.web.forms.fields import form_of
from ocop_docs.web.forms.values import Names, Typed, data_of

MISSING = "field-missing"


@dataclass(frozen=True, slots=True)
class Remark:
    """One message to the clerk: what is wrong, what to do, the title of the place, and the field to jump to.

    `code` and `place` name a finding in the data; `accepted` is the reason for which its error stands.
    """

    message: str
    remedy: str = ""
    where: str = ""
    field: str = ""
    expected: str = ""
    found: str = ""
    citation: str = ""
    code: str = ""
    place: str = ""
    accepted: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A form as read: its data, the document if valid, and all messages about it."""

    data: dict[str, Any]
    document: Document | None
    errors: list[Remark] = field(default_factory=list)
    accepted: list[Remark] = field(default_factory=list)
    missing: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)
    echoes: dict[str, str] = field(default_factory=dict)

    @property
    def groups(self) -> list[tuple[str, str, list[Remark]]]:
        """The remarks by weight: code, heading, remarks."""
        return [
            ("error", "Lỗi phải sửa", self.errors),
            ("missing", "Còn phải điền", self.missing),
            ("accepted", "Lỗi đã chấp nhận", self.accepted),
            ("warning", Severity.warning.label, self.warnings),
            ("info", Severity.info.label, self.notes),
        ]


def read(kind: Kind, typed: Typed) -> Reading:
    """Read what was typed and, if it is a valid document, check it."""
    data, names = record_of(kind, typed)
    form = form_of(kind.model)
    values = read_values(form, typed)
    echoed = echoes(form, typed, values)
    try:
        document = load(_with_values(data, (), names, values))
    except InvalidInput as error:
        return invalid_reading(data, error, names, echoed)
    return with_findings(Reading(data, document, echoes=echoed), check(document), type(document), names)


def record_of(kind: Kind, typed: Typed) -> tuple[dict[str, Any], Names]:
    """The data of a document as the models read it, and the page's field for each place in it."""
    data, names = data_of(form_of(kind.model), typed)
    return {"kind": kind.name, **data}, names


def _with_values(data: Any, place: Place, names: Names, values: Values) -> Any:
    """`data` with what was read in place of its texts, so that the model need not read them again."""
    if isinstance(data, dict):
        return {name: _with_values(value, (*place, name), names, values) for name, value in data.items()}
    if isinstance(data, list):
        return [_with_values(row, (*place, number), names, values) for number, row in enumerate(data)]
    return values.get(names.get(place, ""), data)


def invalid_reading(data: dict[str, Any], error: InvalidInput, names: Names, echoed: dict[str, str]) -> Reading:
    """Return the reading of data that its model refuses: every error with its field."""
    remarks = [(fault, _of_fault(fault, names)) for fault in error.faults]
    return Reading(
        data,
        None,
        errors=[remark for fault, remark in remarks if fault.code != MISSING],
        missing=[remark for fault, remark in remarks if fault.code == MISSING],
        faults={remark.field: remark.message for fault, remark in remarks if fault.code != MISSING},
        echoes=echoed,
    )


def with_findings(reading: Reading, findings: Iterable[Finding], model: type[BaseModel], names: Names) -> Reading:
    """Add the findings to `reading` by weight, each with its field; return it."""
    by_weight = {Severity.error: reading.errors, Severity.warning: reading.warnings, Severity.info: reading.notes}
    for finding in findings:
        group = reading.accepted if finding.accepted else by_weight[finding.severity]
        group.append(_of_finding(finding, model, names))
    return reading


def _of_fault(fault: Fault, names: Names) -> Remark:
    return Remark(fault.message, fault.remedy, fault.title, field_of(parse_path(fault.place), names))


def _of_finding(finding: Finding, model: type[BaseModel], names: Names) -> Remark:
    place = parse_path(finding.place)
    return Remark(
        finding.message,
        "",
        title_at(model, place),
        field_of(place, names),
        finding.expected,
        finding.found,
        finding.citation,
        finding.code,
        finding.place,
        finding.accepted,
    )


def field_of(place: Place, names: Names) -> str:
    """The page's field for a place, or for the nearest enclosing one that the page has."""
    for end in range(len(place), 0, -1):
        if place[:end] in names:
            return names[place[:end]]
    return ""
