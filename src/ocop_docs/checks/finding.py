"""What a check has to say: a fact for the clerk, never an exception."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding weighs: an error must be mended, a warning decided, an info known."""

    error = "error"
    warning = "warning"
    info = "info"

    @property
    def label(self) -> str:
        """The Vietnamese word for the reader."""
        return {"error": "Lỗi", "warning": "Cần xem lại", "info": "Lưu ý"}[self.value]

    def at_least(self, findings: Iterable[Finding]) -> list[Finding]:
        """Those of `findings` that weigh as much as this severity, or more."""
        return [finding for finding in findings if _ORDER[finding.severity] <= _ORDER[self]]


_ORDER = {severity: order for order, severity in enumerate(Severity)}


class Finding(NamedTuple):
    """One finding: what (`code`, `message`), where (`place`), against what (`expected`, `found`, `citation`).

    `place` is a path into the data (`budget.total`, `legal_bases[0]`) or a place in a document;
    `expected` and `found` are printed values, `""` where comparing makes no sense.
    """

    code: str
    severity: Severity
    place: str
    message: str
    expected: str = ""
    found: str = ""
    citation: str = ""

    def as_dict(self) -> dict[str, str]:
        """Plain values for JSON, in the order of the fields."""
        return {name: str(value) for name, value in self._asdict().items()}


def errors_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings by weight, those of one weight in the order in which they came."""
    return sorted(findings, key=lambda finding: _ORDER[finding.severity])
