"""The markup of the sources: its blocks and its errors."""

from pathlib import Path

import pytest
from tools.template_builder.blocks import (
    Cell,
    Columns,
    Paragraph,
    RowKind,
    SectionEnd,
    SourceError,
    Table,
    Tag,
)
from tools.template_builder.body import document
from tools.template_builder.markup import read_source

from ocop_docs.law.nd30_layout import nd30_layout

pytestmark = pytest.mark.checkout


def write(folder: Path, text: str, **parts: str) -> Path:
    (folder / "parts").mkdir()
    for name, content in parts.items():
        (folder / "parts" / f"{name}.txt").write_text(content, encoding="utf-8")
    source = folder / "source.txt"
    source.write_text(text, encoding="utf-8")
    return source


def test_lines_become_blocks(tmp_path: Path) -> None:
    source = write(tmp_path, "# note\n\n[BodyText] Một **hai**\n{%p if x %}\n@section\n[RuleMotto]\n")

    assert read_source(source) == (
        Paragraph("BodyText", "Một **hai**"),
        Tag("{%p if x %}"),
        SectionEnd(),
        Paragraph("RuleMotto", ""),
    )


def test_part_is_included_with_its_values(tmp_path: Path) -> None:
    source = write(tmp_path, '@include inner list=xs word="hai chữ"\n', inner="[BodyText] {{ $list }} $word\n")

    assert read_source(source) == (Paragraph("BodyText", "{{ xs }} hai chữ"),)


def test_table_knows_its_rows(tmp_path: Path) -> None:
    source = write(
        tmp_path,
        "@table widths=1,2 align=c,r\n! A | B\n{%tr for x in xs %}\n+ {{ x.a }} | {{ x.b }}\n{{ x.a }} | {{ x.b }}\n"
        "{%tr endfor %}\n* ^2 Tổng\n@end\n",
    )

    (table,) = read_source(source)
    assert isinstance(table, Table)
    assert [row.kind for row in table.rows] == [
        RowKind.HEAD,
        RowKind.TAG,
        RowKind.LEAD,
        RowKind.BODY,
        RowKind.TAG,
        RowKind.TOTAL,
    ]
    assert table.rows[-1].cells == (Cell("Tổng", span=2),)


def test_columns_hold_rows_of_cells(tmp_path: Path) -> None:
    source = write(tmp_path, "@columns heading\n[A] 1\n@next\n[B] 2\n@row\n[C] 3\n@next\n[D] 4\n@end\n")

    (columns,) = read_source(source)
    assert isinstance(columns, Columns)
    assert columns.rows[1] == ((Paragraph("C", "3"),), (Paragraph("D", "4"),))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("Chữ không có kiểu", "source.txt:1"),
        ("@include missing", "missing.txt"),
        ("@include inner", "value"),
        ("@include inner xs", "key=value"),
        ("@columns heading\n[A] 1", "@end"),
        ("@table widths=1,2 align=c,r\n! A | B", "@end"),
        ("@table widths=1,2 align=c\n@end", "l, c, r"),
        ("@table widths=1,2 align=c,r\n! A | B | C\n@end", "source.txt:2"),
        ("[BodyText] Vie\u0302\u0323t", "NFC"),
    ],
)
def test_wrong_source_is_refused_with_its_place(tmp_path: Path, text: str, complaint: str) -> None:
    source = write(tmp_path, text, inner="[BodyText] $list\n")

    with pytest.raises(SourceError, match=complaint):
        read_source(source)


@pytest.mark.parametrize(
    ("block", "complaint"),
    [
        (Paragraph("NoSuchStyle", "x"), "NoSuchStyle"),
        (Columns("nowhere", ()), "nowhere"),
        (Table((20.0,), ("l",), ()), "wider"),
    ],
)
def test_block_that_the_layout_cannot_carry_is_refused(block: Paragraph | Columns | Table, complaint: str) -> None:
    with pytest.raises(SourceError, match=complaint):
        document([block], nd30_layout())
