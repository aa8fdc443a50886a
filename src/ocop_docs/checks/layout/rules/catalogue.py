"""Every rule's function; each is registered when its module is imported."""

from ocop_docs.checks.layout.rules.base import SECTION_CHECKS, SEGMENT_CHECKS, SPAN_CHECKS
from ocop_docs.checks.layout.rules.formatting import (
    alignment,
    divider_looks,
    dividers,
    emphasis,
    fonts,
    frames,
    indents,
    one_line,
    sizes,
    spacing,
)
from ocop_docs.checks.layout.rules.pages import page_breaks, page_numbers, page_setup
from ocop_docs.checks.layout.rules.wording import (
    annexes,
    content,
    heading,
    numbering,
    recipients,
    required_elements,
    signer,
)

MODULES = (
    alignment, annexes, content, divider_looks, dividers, emphasis, fonts, frames, heading, indents, numbering,
    one_line, page_breaks, page_numbers, page_setup, recipients, required_elements, signer, sizes, spacing,
)  # fmt: skip

__all__ = ["MODULES", "SECTION_CHECKS", "SEGMENT_CHECKS", "SPAN_CHECKS"]
