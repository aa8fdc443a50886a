"""What the system lets this Python start."""

from __future__ import annotations

import sys
from typing import Final

IN_BROWSER: Final = sys.platform == "emscripten"
"""Whether this is Python inside a browser, which can start neither processes nor threads."""
