"""Findings on files as SARIF 2.1.0, the form in which editors and build servers show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ocop_docs.checks.finding import Finding, Severity

_LEVELS = {Severity.error: "error", Severity.warning: "warning", Severity.info: "note"}


def sarif_log(findings: Mapping[str, Sequence[Finding]]) -> dict[str, Any]:
    """Return the log of one run: `findings` by the name of their file."""
    found = [(name, finding) for name, of_file in findings.items() for finding in of_file]
    rules = {finding.code: finding for _, finding in found}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "ocop-docs", "rules": [_rule(rule) for rule in rules.values()]}},
                "results": [_result(name, finding) for name, finding in found],
            }
        ],
    }


def _rule(finding: Finding) -> dict[str, Any]:
    return {"id": finding.code, "help": {"text": finding.citation or finding.code}}


def _result(name: str, finding: Finding) -> dict[str, Any]:
    return {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": name}},
                "logicalLocations": [{"fullyQualifiedName": finding.place}],
            }
        ],
    }
