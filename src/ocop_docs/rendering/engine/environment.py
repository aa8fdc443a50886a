"""The Jinja environments: sandboxed, escaping, strict about what is missing.

docxtpl's defaults lose text in silence (no escaping), print a missing value as nothing, and let a
template run any code; none of the three is possible here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jinja2 import StrictUndefined
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ocop_docs.rendering.engine.filters import OWN

_BRACES = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}


class LiteralBraces(Extension):
    """docxtpl's notation for braces: `{_{` in a template's own text prints `{{`; data stays as it is."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """Replace the notation in the text between the tags."""
        for token in stream:
            if token.type == "data":
                yield Token(token.lineno, "data", _with_braces(token.value))
            else:
                yield token


def _with_braces(text: str) -> str:
    for notation, braces in _BRACES.items():
        text = text.replace(notation, braces)
    return text


class SafeEnvironment(ImmutableSandboxedEnvironment):
    """The environment of every template, rendered by docxtpl or by a compiled program."""

    def __init__(self, **options: Any) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, extensions=[LiteralBraces], **options)
        self.filters |= OWN

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Read a dict's entry before its methods, so that a field may be called `items`."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)
