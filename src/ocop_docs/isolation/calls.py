"""What the program and its worker processes send each other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from ocop_docs.errors import OcopDocsError
from ocop_docs.isolation.limits import Limits
from ocop_docs.settings import Settings


class Call(NamedTuple):
    """A function of a module with its arguments, its limits, and the settings of the program that calls."""

    limits: Limits
    settings: Settings
    function: Callable[..., Any]
    arguments: tuple[Any, ...]


class Answer(NamedTuple):
    """What became of a call: its value; or the refusal, or the traceback, or that memory ran out; and the worker."""

    value: Any = None
    refusal: OcopDocsError | None = None
    traceback: str = ""
    out_of_memory: bool = False
    usable: bool = True
