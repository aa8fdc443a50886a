"""One plan, written in the language of each engine: same text, same loops, same condition.

`{}` stands for a value, by the name of its field. docx-mailmerge2 cannot repeat paragraphs and has no
condition: its repeated paragraphs are rows of a table without borders, its conditional one is always there.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from xml.sax.saxutils import escape

from docx import Document

SCALARS = [f"s{number:02d}" for number in range(1, 27)]
LISTS = {"bases": 6, "recipients": 8}
TABLES = {
    "targets": (12, ("name", "quantity", "unit")),
    "tasks": (24, ("no", "content", "lead", "deadline")),
    "costs": (10, ("item", "amount")),
}
PROSE = (
    "của Ủy ban nhân dân xã trong Chương trình mỗi xã một sản phẩm, "
    "bảo đảm đúng tiến độ và chất lượng đề ra; kết quả: {} và {}."
)


@dataclass(frozen=True)
class Language:
    """How an engine writes a value, a repeated paragraph, a repeated row and a conditional paragraph."""

    value: Callable[[str], str]
    paragraphs: Callable[[str, str], list[str]]
    row: Callable[[str, tuple[str, ...]], list[list[str]]]
    condition: Callable[[str, str], list[str]]


def _docxtpl_rows(table: str, fields: tuple[str, ...]) -> list[list[str]]:
    blank = [""] * (len(fields) - 1)
    return [
        [f"{{%tr for r in {table} %}}", *blank],
        [f"{{{{ r.{field} }}}}" for field in fields],
        ["{%tr endfor %}", *blank],
    ]


def _node_rows(table: str, fields: tuple[str, ...]) -> list[list[str]]:
    cells = [f"{{{field}}}" for field in fields]
    return [[f"{{#{table}}}{cells[0]}", *cells[1:-1], f"{cells[-1]}{{/{table}}}"]]


LANGUAGES = {
    "docxtpl": Language(
        value=lambda name: f"{{{{ {name} }}}}",
        paragraphs=lambda name, text: [f"{{%p for line in {name} %}}", text.format("{{ line.text }}"), "{%p endfor %}"],
        row=_docxtpl_rows,
        condition=lambda name, text: [f"{{%p if {name} %}}", text, "{%p endif %}"],
    ),
    "node": Language(  # docxtemplater and easy-template-x share this syntax
        value=lambda name: f"{{{name}}}",
        paragraphs=lambda name, text: [f"{{#{name}}}", text.format("{text}"), f"{{/{name}}}"],
        row=_node_rows,
        condition=lambda name, text: [f"{{#{name}}}", text, f"{{/{name}}}"],
    ),
    "carbone": Language(
        value=lambda name: f"{{d.{name}}}",
        paragraphs=lambda name, text: [text.format(f"{{d.{name}[i].text}}"), text.format(f"{{d.{name}[i+1].text}}")],
        row=lambda table, fields: [[f"{{d.{table}[{i}].{field}}}" for field in fields] for i in ("i", "i+1")],
        condition=lambda name, text: [f"{{d.{name}:ifEQ(true):showBegin}}{text}{{d.{name}:showEnd}}"],
    ),
    "mailmerge": Language(
        value=lambda name: f"«{name}»",
        paragraphs=lambda name, text: [f"|{text.format(f'«{name}_text»')}"],
        row=lambda table, fields: [[f"«{table}_{field}»" for field in fields]],
        condition=lambda _name, text: [text],
    ),
}


def template(language: str) -> bytes:
    """Return the plan's .docx in `language`."""
    speech = LANGUAGES[language]
    values = iter(SCALARS)
    body = [_paragraph(f"KẾ HOẠCH {speech.value(next(values))}")]
    body += [_line(text) for text in speech.paragraphs("bases", "Căn cứ {};")]
    for table, (_, fields) in TABLES.items():
        body += [_paragraph(f"Việc {speech.value(first)} {_prose(speech, first)}") for first in _some(values, 8)]
        body.append(_table(speech.row(table, fields), fields))
    body += [_line(text) for text in speech.condition("urgent", "Kế hoạch này phải hoàn thành trong quý.")]
    body += [_paragraph(f"Người ký: {speech.value(next(values))}")]
    body += [_line(text) for text in speech.paragraphs("recipients", "- {};")]
    return _package("".join(body))


def _some(values: Iterator[str], count: int) -> list[str]:
    return list(islice(values, count))


def _prose(speech: Language, name: str) -> str:
    return PROSE.format(speech.value(name), speech.value(SCALARS[0]))


def _line(text: str) -> str:
    """A paragraph, or, where the text begins with `|`, a one-cell table row."""
    return _table([[text[1:]]], ("text",)) if text.startswith("|") else _paragraph(text)


def _paragraph(text: str) -> str:
    runs = (_field(part[1:-1]) if part.startswith("«") else _run(part) for part in re.split("(«[^»]*»)", text) if part)
    return f"<w:p>{''.join(runs)}</w:p>"


def _run(text: str) -> str:
    return f'<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" MERGEFIELD {name} ">{_run(name)}</w:fldSimple>'


def _table(rows: list[list[str]], fields: tuple[str, ...]) -> str:
    width = 9000 // len(fields)
    grid = f'<w:gridCol w:w="{width}"/>' * len(fields)
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    head = [list(fields)] if len(fields) > 1 else []
    printed = "".join(
        f"<w:tr>{''.join(f'<w:tc>{properties}{_paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in head + rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{printed}</w:tbl>"


def _package(body: str) -> bytes:
    blank, target = io.BytesIO(), io.BytesIO()
    Document().save(blank)
    with zipfile.ZipFile(blank) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as result:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = re.sub(
                    rb"<w:body>.*(?=<w:sectPr)", lambda _: b"<w:body>" + body.encode(), content, flags=re.DOTALL
                )
            result.writestr(name, content)
    return target.getvalue()


def table_template() -> bytes:
    """Return a .docx that is one table with a row in a loop, in docxtpl's language."""
    fields = ("name", "owner", "stars")
    rows = LANGUAGES["docxtpl"].row("rows", fields)
    return _package(_table(rows, fields))


def contexts(count: int) -> list[dict[str, object]]:
    """Return `count` contexts for the plan, all different; every value is text already."""
    return [_context(number) for number in range(1, count + 1)]


def _context(number: int) -> dict[str, object]:
    scalars = {name: f"nội dung {name} của xã Ví Dụ {number} & lân cận" for name in SCALARS}
    lists = {
        name: [
            {"text": f"Quyết định số {number + line}/QĐ-UBND về việc phê duyệt nội dung thứ {line}"}
            for line in range(size)
        ]
        for name, size in LISTS.items()
    }
    tables = {
        table: [{field: f"{field} {number}.{row}" for field in fields} for row in range(size)]
        for table, (size, fields) in TABLES.items()
    }
    return {**scalars, **lists, **tables, "urgent": True}
