"""Text on pages: shown without control characters, while data that a page carries keep them."""

from __future__ import annotations

import json
import re
from typing import Any

from ocop_docs.vietnamese.text import without_controls

_RAW_IN_JSON = re.compile("[\x7f-\x9f\ufffe\uffff]")
"""Control characters that JSON allows as they are."""


def shown(value: Any) -> Any:
    """The `finalize` of the templates: names of files and texts read from them may have control characters."""
    return without_controls(value) if type(value) is str else value  # not Markup, which was made of shown texts


def carried_json(data: Any) -> str:
    """Data as JSON for a hidden field; control characters are escaped and so outlive `shown`."""
    text = json.dumps(data, ensure_ascii=False)
    return _RAW_IN_JSON.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
