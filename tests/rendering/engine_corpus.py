# ruff: noqa: E501 - the cases are read as a table, one a line
"""Small Word templates over docxtpl's documented language, each with a context and the renderer it must get."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docxtpl import Listing, RichText

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEADER = "word/header1.xml"
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_FOOTNOTES_TYPE = _HEADER_TYPE.replace("header", "footnotes")
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True)
class Case:
    """A template and its context; `compiled`: the compiled program renders it, not docxtpl."""

    name: str
    body: str
    context: dict[str, Any] = field(default_factory=dict)
    compiled: bool = True
    header: str = ""
    footnote: str = ""
    title: str = ""

    def template(self) -> bytes:
        """The .docx of the template."""
        return word_file(self.body, self.header, self.footnote, self.title)


def p(*runs: str, style: str = "") -> str:
    """A paragraph; each text is a run of its own."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(map(r, runs))}</w:p>"


def r(text: str, bold: str = "") -> str:
    """A run, as Word writes it: with properties and, where needed, kept spaces."""
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:r><w:rPr>{bold}<w:lang w:val='vi-VN'/></w:rPr><w:t{space}>{escape(text)}</w:t></w:r>"


def table(*rows: tuple[str, ...], columns: int = 2) -> str:
    """A table, one text a cell."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(map(_row, rows))}</w:tbl>"


def _row(cells: tuple[str, ...]) -> str:
    properties = '<w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>'
    return f"<w:tr>{''.join(f'<w:tc>{properties}{p(cell)}</w:tc>' for cell in cells)}</w:tr>"


def word_file(body: str, header: str = "", footnote: str = "", title: str = "") -> bytes:
    """A .docx with `body` on the page; styles and settings are those of Word's own blank document."""
    parts = _blank(title)
    xml = {name: content.decode() for name, content in parts.items() if name.endswith((".xml", ".rels"))}
    binary = {name: content for name, content in parts.items() if name not in xml}
    _put_body(xml, body, with_header=bool(header))
    if header:
        _add_part(xml, "header", f'<w:hdr xmlns:w="{W}">{header}</w:hdr>')
    if footnote:
        _add_part(
            xml, "footnotes", f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{footnote}</w:footnote></w:footnotes>'
        )
    return zipped({**xml, **binary})


@cache
def _blank(title: str) -> dict[str, bytes]:
    document = Document()
    document.core_properties.title = title
    target = io.BytesIO()
    document.save(target)
    with zipfile.ZipFile(target) as blank:
        return {name: blank.read(name) for name in blank.namelist()}


def _put_body(xml: dict[str, str], body: str, *, with_header: bool) -> None:
    page = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader"/></w:sectPr>' if with_header else "<w:sectPr/>"
    )
    document = xml["word/document.xml"]
    start, end = document.index("<w:body>"), document.index("</w:body>")
    xml["word/document.xml"] = f"{document[:start]}<w:body>{body}{page}{document[end:]}"


def _add_part(xml: dict[str, str], kind: str, content: str) -> None:
    name = HEADER.replace("header", kind) if kind == "header" else f"word/{kind}.xml"
    content_type = _HEADER_TYPE if kind == "header" else _FOOTNOTES_TYPE
    xml[name] = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{content}'
    xml["[Content_Types].xml"] = xml["[Content_Types].xml"].replace(
        "</Types>", f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'
    )
    relations = "word/_rels/document.xml.rels"
    relation = f'<Relationship Id="rId{kind}" Type="{_RELATION}/{kind}" Target="{name.removeprefix("word/")}"/>'
    xml[relations] = xml[relations].replace("</Relationships>", f"{relation}</Relationships>")


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """The parts as a package."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


ROWS = {"rows": [{"a": "một", "b": 1}, {"a": "hai & ba", "b": 2}]}
COMMUNE = {"xa": {"ten": "Xã <Ví Dụ> & con", "items": "giá trị", "so": [7, 8]}}
SHAPE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="1" cy="1"/><wp:docPr id="3" name="Đường kẻ"/></wp:inline></w:drawing></w:r></w:p>'
)
WORD_SPLIT = (
    '<w:p w:rsidR="00A1" w:rsidRDefault="00A2"><w:r><w:t xml:space="preserve">Kính gửi: </w:t></w:r><w:proofErr w:type="spellStart"/>'
    '<w:r w:rsidRPr="00A3"><w:t>{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{ xa</w:t></w:r><w:proofErr w:type="spellEnd"/>'
    '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:r><w:t>.ten</w:t></w:r><w:bookmarkEnd w:id="0"/><w:r><w:t xml:space="preserve"> }</w:t></w:r>'
    "<w:r><w:lastRenderedPageBreak/><w:t>}.</w:t></w:r></w:p>"
)

CASES = [
    Case("text without tags", p("Không có thẻ nào & chỉ chữ")),
    Case("a value", p("Xã {{ xa.ten }}."), COMMUNE),
    Case("a value that stands alone", p("{{ xa.ten }}"), COMMUNE),
    Case("two values side by side", p("{{ xa.ten }}{{ xa.so[0] }}"), COMMUNE),
    Case("an entry named like a method", p("{{ xa['items'] }}"), COMMUNE),
    Case("a name in Vietnamese", p("{{ tên_xã }}"), {"tên_xã": "Ví Dụ"}),
    Case("a value escaped by the template", p("{{ xa.ten|e }} {{ xa.ten|escape }}"), COMMUNE),
    Case("quotes", p("{{ x }}"), {"x": "\"hai\" 'một' “ba”"}),
    Case("the end of a CDATA section", p("{{ x }}"), {"x": "]]> ]]&gt;"}),
    Case("a non-breaking space and an emoji", p("{{ x }}"), {"x": "5\u00a0tỷ 🙂\u200b"}),
    Case("an empty value", p("[{{ x }}]"), {"x": ""}),
    Case("whole numbers", p("{{ x }} {{ -x }} {{ x + 1 }} {{ x // 2 }}"), {"x": 41}),
    Case("constants", p("{{ 'chữ <b>' }} {{ 7 }} {{ 'a' ~ 1 }}")),
    Case("filters", p("{{ x|upper }} {{ x|length }} {{ y|join(', ') }} {{ x|title }}"), {"x": "xã", "y": ["a", "b"]}),
    Case("a default", p("{{ x|default('chưa có') }} {{ y|default('không', true) }}"), {"y": ""}),
    Case("inline condition", p("{{ 'có' if x else 'không' }}"), {"x": []}),
    Case("tests", p("{% if x is defined and y is not defined %}đúng{% endif %}"), {"x": 1}),
    Case("if, elif, else in a line", p("{% if x > 2 %}lớn{% elif x == 2 %}hai{% else %}nhỏ{% endif %}"), {"x": 2}),
    Case("typographic quotes in a tag", p("{% if x == “một” %}đúng{% endif %}"), {"x": "một"}),
    Case("a condition over runs", p("Trước {% if x %}", "đậm", "{% endif %} sau"), {"x": True}),
    Case("a condition that is false, over runs", p("Trước {% if x %}", "đậm", "{% endif %} sau"), {"x": False}),
    Case("a loop over paragraphs by plain tags", p("{% for y in x %}- {{ y }}") + p("hết{% endfor %}"), {"x": ["a", "b"]}),
    Case("a loop in a line", p("{% for row in rows %}{{ row.a }}{% if not loop.last %}; {% endif %}{% endfor %}"), ROWS),
    Case("a loop with a filter and an else", p("{% for row in rows if row.b > 9 %}{{ row.a }}{% else %}trống{% endfor %}"), ROWS),
    Case("pairs", p("{% for k, v in x.items() %}{{ k }}: {{ v }}. {% endfor %}"), {"x": {"a": 1, "b": 2}}),
    Case("facts of a loop", p("{% for row in rows %}{{ loop.index }}/{{ loop.length }} {{ loop.revindex0 }} {{ loop.cycle('a', 'b') }} {% endfor %}"), ROWS),
    Case("a variable called loop", p("{{ loop.index }}{% for y in x %}{{ y }}{{ loop.first and 'đầu' or 'sau' }}{% endfor %}"), {"loop": {"index": "của tôi"}, "x": [1, 2]}),
    Case("nested loops", p("{% for y in x %}{% for z in y %}{{ loop.index }}{{ z }} {% endfor %}|{% endfor %}"), {"x": [["a"], ["b", "c"]]}),
    Case("paragraphs in a loop", p("{%p for y in x %}") + p("- {{ y }};") + p("{%p endfor %}") + p("Hết"), {"x": ["a", "b & c"]}),
    Case("paragraphs in a loop over nothing", p("{%p for y in x %}") + p("- {{ y }};") + p("{%p else %}") + p("trống") + p("{%p endfor %}"), {"x": []}),
    Case("a paragraph under a condition", p("{%p if x %}") + p("có") + p("{%p else %}") + p("không") + p("{%p endif %}"), {"x": 0}),
    Case("a run under a condition", f"<w:p>{r('trước ')}{r('{%r if x %}')}{r('giữa', '<w:b/>')}{r('{%r endif %}')}{r(' sau')}</w:p>", {"x": 1}),
    Case("rows in a loop", table(("Tên", "Số"), ("{%tr for row in rows %}", ""), ("{{ row.a }}", "{{ row.b }}"), ("{%tr endfor %}", "")), ROWS),
    Case("rows in a loop without a fixed row", table(("{%tr for row in rows %}", ""), ("{{ row.a }}", "{{ row.b }}"), ("{%tr endfor %}", "")), ROWS, compiled=False),
    Case("a row under a condition", table(("Tên", "Số"), ("{%tr if rows %}", ""), ("có", "dòng"), ("{%tr endif %}", "")), ROWS),
    Case("a condition in a cell", table(("{% if rows %}có{% else %}không{% endif %}", "{{ rows|length }}")), ROWS),
    Case("a condition from one cell to the next", table(("a{% if x %}b", "c{% endif %}d")), {"x": 1}, compiled=False),
    Case("cells in a loop", table(("{%tc for y in x %}", "{{ y }}", "{%tc endfor %}"), columns=3), {"x": [1, 2, 3, 4]}, compiled=False),
    Case("more columns than cells", table(("a", "b"), columns=3), {}, compiled=False),
    Case("more columns than cells, and a value", table(("{{ x }}", "b"), columns=3), {"x": "a"}, compiled=False),
    Case("a table in a table", f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='9'/></w:tblGrid><w:tr><w:tc>{table(('{{ x }}', 'b'))}{p('')}</w:tc></w:tr></w:tbl>", {"x": "a"}, compiled=False),
    Case("a cell's colour", table(("{% cellbg x %}chữ", "b")), {"x": "FF0000"}, compiled=False),
    Case("cells joined by a number", table(("{% colspan x %}chữ",)), {"x": 2}, compiled=False),
    Case("cells joined down", table(("đầu", "đề"), ("{%tr for row in rows %}", ""), ("{% vm %}chung", "{{ row.b }}"), ("{%tr endfor %}", "")), ROWS, compiled=False),
    Case("cells joined across", table(("{%tc for y in x %}", "{% hm %}chung", "{%tc endfor %}"), columns=3), {"x": [1, 2, 3]}, compiled=False),
    Case("a comment", p("trước {# ghi chú {{ x }} #}sau")),
    Case("a comment that takes its paragraph", p("trước") + p("{#p ghi chú #}") + p("sau")),
    Case("paragraphs joined", p("Một {%- if x %}") + p("hai") + p("{% endif -%}") + p(" ba"), {"x": 1}),
    Case("spaces taken away", p("một   {{- x -}}   hai"), {"x": "+"}),
    Case("braces as text", p("{_{ x }_} {_% if %_} {{ x }}"), {"x": "y"}),
    Case("Jinja as text", p("{% raw %}{{ x }}{% endraw %} {{ x }}"), {"x": "y"}, compiled=False),
    Case("a variable set", p("{% set y = x + 1 %}{{ y }}"), {"x": 1}, header=p("{{ x }}")),
    Case("a variable set by a paragraph", p("{%p set y = x ~ '!' %}") + p("{{ y }}"), {"x": "a"}),
    Case("a variable set to a block", p("{% set y %}a{{ x }}{% endset %}{{ y }}{{ y }}"), {"x": "<"}, compiled=False),
    Case("a macro", p("{% macro m(y) %}[{{ y }}]{% endmacro %}{{ m(x) }}{{ m(2) }}"), {"x": "<"}, compiled=False),
    Case("a recursive loop", p("{% for y in x recursive %}{{ y.a }}({{ loop(y.b) }}){% endfor %}"), {"x": [{"a": 1, "b": [{"a": 2, "b": []}]}]}, compiled=False),
    Case("tags that Word split between runs", WORD_SPLIT, COMMUNE),
    Case("tags in the header", p("thân"), {"x": "& đầu trang"}, header=p("{% if x %}{{ x }}{% endif %}")),
    Case("tags in a footnote", p("thân"), {"x": "chú"}, footnote=p("{{ x }}"), compiled=False),
    Case("a footnote without tags", p("{{ x }}"), {"x": "chú"}, footnote=p("chữ")),
    Case("tags in a property", p("thân"), {"x": "Kế hoạch"}, title="{{ x }}", compiled=False),
    Case("a property without tags", p("{{ x }}"), {"x": "Kế hoạch"}, title="A & B"),
    Case("a shape with a number", p("{{ x }}") + SHAPE, {"x": "a"}, compiled=False),
    Case("rich text", p("trước {{r x }} sau"), {"x": RichText("đậm & <b>", bold=True)}, compiled=False),
    Case("rich text where a value was expected", p("trước {{ x }}"), {"x": Listing("a")}, compiled=False),
    Case("lines", p("{{ x }}"), {"x": "một\nhai\tba"}, compiled=False),
    Case("lines of a listing", p("trước {{ x }} sau", style="Title"), {"x": Listing("một & hai\nba\abốn\fnăm")}, compiled=False),
    Case("a line break in the template's own text", p("một\nhai {{ x }}"), {"x": "a"}, compiled=False),
    Case("a tab in the template's own text", p("một\thai {{ x }}"), {"x": "a"}, compiled=False),
]  # fmt: skip
