"""How offices write the same facts: each habit is a choice of layout, numbering, words or encoding."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Habits:
    """The choices of one typist."""

    heading: str = "table"
    """`table`, `rows` (number and date in a second row), `tabs`, `three` (an empty column between), `spaces`."""
    office: str = "lines"
    """`lines` (two lines), `one`, `short` (UBND)."""
    levels: tuple[str, str, str] = ("I.", "1.", "-")
    titles: str = "usual"
    subject: str = "small"
    """`small`, `capitals`, `break` (in the paragraph of the type)."""
    bases: str = "italic"
    """`italic`, `dash`, `one line date` (ngày 01/8/2022), `follow` (Thực hiện …)."""
    targets: str = "lines"
    """`lines`, `table`."""
    money: str = "words"
    """`words` (figures and words), `short` (triệu đồng), `inline` (trong đó …), `table`, `thousands` (nghìn đồng)."""
    duty: str = "below"
    """`below` (unit as title), `colon` (unit: duty), `verb` (Giao unit duty)."""
    foot: str = "table"
    """`table`, `tabs`, `below`."""
    encoding: str = "nfc"
    """`nfc`, `nfd`, `nbsp`, `tcvn3`, `tcvn3 words`, `vni`."""
    lists: bool = False
    """Numbers and bullets that Word writes itself."""
    task_table: bool = False
