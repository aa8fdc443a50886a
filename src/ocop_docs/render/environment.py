"""The one Jinja environment: sandboxed, escaping, strict about what is missing, and keeping account.

docxtpl's defaults lose text in silence (no escaping), print a missing value as nothing, and let a
template run any code; none of the three is possible here.
"""

from __future__ import annotations

from typing import Any

from jinja2 import StrictUndefined, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Renders plain values only; `emitted` holds every value that the template printed, in order."""

    def __init__(self) -> None:
        # `_record` asks for the context, which keeps Jinja from printing constants ahead of time, out of order.
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=self._record)
        self.emitted: list[str] = []
        self.filters["ended"] = ended

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - Jinja's own signature
        """Read a dict's entry before its methods, so that a field may be called `items`."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    @pass_context
    def _record(self, _context: Context, value: Any) -> Any:  # noqa: ANN401 - Jinja hands over any value
        if isinstance(value, StrictUndefined):
            str(value)  # raises, and names what is missing
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise TypeError(f"a template may print text and whole numbers, not {type(value).__name__}")
        self.emitted.append(str(value))
        return value


_FINAL_MARKS = (".", ";", ":", "?", "!", "…")


def ended(text: str, mark: str) -> str:
    """End `text` with `mark`, unless its writer ended it already: no `….` and no `.;`."""
    return text if text.endswith(_FINAL_MARKS) else f"{text}{mark}"
