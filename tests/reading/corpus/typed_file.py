"""A Word file in the encoding and the numbering of a typist."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from tests.reading.corpus.facts import Facts
from tests.reading.corpus.habits import Habits
from tests.reading.corpus.titles import TITLES
from tests.reading.corpus.typists import tcvn3, vni

FONTS = {"tcvn3": ".VnTime", "vni": "VNI-Times", "tcvn3 words": "Arial"}
TYPISTS: dict[str, Callable[[str], str]] = {
    "nfc": lambda text: text,
    "nfd": lambda text: unicodedata.normalize("NFD", text),
    "nbsp": lambda text: text.replace(" ", "\u00a0", 3),
    "tcvn3": tcvn3,
    "tcvn3 words": tcvn3,
    "vni": vni,
}


class TypedFile:
    """A Word file whose paragraphs, cells, sections and tables are typed by habits."""

    def __init__(self, facts: Facts, habits: Habits) -> None:
        self.facts, self.habits, self.titles = facts, habits, TITLES[habits.titles]
        self.file = Document()
        self.file.styles["Normal"].font.name = FONTS.get(habits.encoding, "Times New Roman")
        self.encoded = TYPISTS[habits.encoding]
        self._sections = 0
        self._clauses = 0

    def line(
        self, text: str, *, bold: bool = False, italic: bool = False, centre: bool = False, style: str | None = None
    ) -> Any:
        paragraph = self.file.add_paragraph(style=style)
        self.fill(paragraph, text, bold=bold, italic=italic)
        if centre:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return paragraph

    def fill(self, paragraph: Any, text: str, *, bold: bool = False, italic: bool = False) -> None:
        run = paragraph.add_run(self.encoded(text))
        run.bold, run.italic = bold, italic

    def cell(self, cell: Any, lines: list[tuple[str, bool]]) -> None:
        for at, (text, bold) in enumerate(lines):
            paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
            self.fill(paragraph, text, bold=bold)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def section(self, name: str) -> None:
        self._sections += 1
        self._clauses = 0
        label = {
            "I.": ("I", "II", "III", "IV", "V", "VI")[self._sections - 1] + ".",
            "A.": "ABCDEF"[self._sections - 1] + ".",
        }.get(self.habits.levels[0], f"{self._sections}.")
        self.line(f"{label} {self.titles[name]}", bold=True)

    def clause(self, text: str, *, bold: bool = True) -> None:
        self._clauses += 1
        style = self.habits.levels[1]
        label = {
            "1.": f"{self._clauses}.",
            "1.1.": f"{self._sections}.{self._clauses}.",
            "a)": f"{'abcdeghik'[self._clauses - 1]})",
        }.get(style, "")
        self.line(f"{label} {text}".strip(), bold=bold)

    def items(self, texts: list[str]) -> None:
        mark = self.habits.levels[2]
        for text in texts:
            if self.habits.lists:
                self.line(text, style="List Bullet")
            else:
                self.line(f"{mark} {text}".strip())

    def table(self, rows: list[list[str]]) -> None:
        table = self.file.add_table(len(rows), len(rows[0]))
        table.style = "Table Grid"
        for cells, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(cells.cells, texts, strict=True):
                self.cell(cell, [(text, False)])
