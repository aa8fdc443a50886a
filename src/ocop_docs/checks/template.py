"""Findings on an office's own Word template, beside the document that it prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.errors import OcopDocsError

_MOST_NAMED = 20
"""Values left out that are named one by one."""
_LONGEST_QUOTE = 80


def findings_on_template(name: str, left_out: Sequence[str], unused: Sequence[str]) -> Iterator[Finding]:
    """Yield a finding for each value that the template `name` leaves out, and each file that is no template.

    Args:
        name: the file name of the template.
        left_out: values of the document that it does not print.
        unused: names of Word files beside it that no kind of document has.
    """
    for value in left_out[:_MOST_NAMED]:
        shown = value if len(value) <= _LONGEST_QUOTE else f"{value[:_LONGEST_QUOTE]}…"
        yield _warning("template-leaves-out", f"Mẫu Word riêng “{name}” không in nguyên vẹn “{shown}”.", value)
    if len(left_out) > _MOST_NAMED:
        more = len(left_out) - _MOST_NAMED
        yield _warning("template-leaves-out", f"Mẫu Word riêng “{name}” còn không in {more} giá trị khác.")
    for file in unused:
        yield _warning(
            "template-not-used",
            f"Tệp “{file}” trong thư mục mẫu Word riêng không được dùng, vì tên không phải của loại văn bản nào; "
            "đặt tên như certificate.docx (các tên ở lệnh ocop-docs kinds), hoặc dời tệp đi.",
        )


def broken(error: OcopDocsError) -> Finding:
    """Return the finding that a template cannot be used."""
    fault = error.faults[0]
    return Finding(fault.code, Severity.error, "", f"{fault.message} {fault.remedy}".strip())


def _warning(code: str, message: str, expected: str = "") -> Finding:
    return Finding(code, Severity.warning, "", message, expected=expected)
