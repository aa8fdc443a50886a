"""Findings: the results of checks, for the clerk to decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """The weight of a finding: an error must be fixed, a warning reviewed, an info read."""

    error = "error"
    warning = "warning"
    info = "info"

    @property
    def label(self) -> str:
        """The Vietnamese name."""
        return {"error": "Lỗi", "warning": "Cần xem lại", "info": "Lưu ý"}[self.value]

    def at_least(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings of this severity or a higher one."""
        return [finding for finding in findings if _ORDER[finding.severity] <= _ORDER[self]]


_ORDER = {severity: order for order, severity in enumerate(Severity)}


class Finding(NamedTuple):
    """One finding: `code` and `message`, its `place`, and what it was compared with.

    `place` is a path into the data (`budget.total`, `legal_bases[0]`) or a place in a document;
    `expected` and `found` are values as printed, `""` where nothing was compared; `citation` is the source of law.
    `accepted` is the reason for which the office lets it stand, `""` where it does not.
    """

    code: str
    severity: Severity
    place: str
    message: str
    expected: str = ""
    found: str = ""
    citation: str = ""
    accepted: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the document may not be handed out: an error that nobody accepted."""
        return self.severity is Severity.error and not self.accepted

    @property
    def label(self) -> str:
        """The Vietnamese name of its weight."""
        return "Lỗi đã chấp nhận" if self.accepted else self.severity.label

    def as_dict(self) -> dict[str, str]:
        """Return plain values for JSON, in the order of the fields."""
        return {name: str(value) for name, value in self._asdict().items()}

    @classmethod
    def of_dict(cls, values: Mapping[str, str]) -> Finding:
        """Return the finding of the values that `as_dict` gave."""
        severity = Severity(values["severity"])
        return cls(**{name: value for name, value in values.items() if name != "severity"}, severity=severity)


def errors_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings sorted by severity, otherwise in their order."""
    return sorted(findings, key=lambda finding: _ORDER[finding.severity])
