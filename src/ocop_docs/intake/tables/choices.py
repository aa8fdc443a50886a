"""The words a clerk picks from: a field's allowed values under their Vietnamese names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import Any

from ocop_docs.vietnamese.text import normalise

YES, NO = "Có", "Không"
_NAMED = re.compile(r"(\w+): ([^;]+?)(?=[;.]?$|;)")


def choices_of(kind: Any, description: str) -> dict[str, str]:  # noqa: ANN401 - any annotation of a field
    """Vietnamese word → value, as the field's description names them (`commune: xã; province: tỉnh.`).

    Values that the description leaves out keep their `label`, or stand for themselves. `{}` for all but enums.
    """
    if not (isinstance(kind, type) and issubclass(kind, Enum)):
        return {}
    named = dict(_NAMED.findall(description))
    if named:
        return {words.strip(): value for value, words in named.items() if value in {m.value for m in kind}}
    return {str(getattr(member, "label", member.value)): str(member.value) for member in kind}


def chosen(said: str, choices: Mapping[str, str]) -> str | None:
    """The value that `said` names, by word or by the value itself, capitals and spaces aside; else None."""
    wanted = _folded(said)
    for word, value in choices.items():
        if wanted in (_folded(word), value.casefold()):
            return value
    return None


def _folded(text: str) -> str:
    return " ".join(normalise(text).casefold().split())
