"""styles.xml: one named paragraph style per element of the decree."""

from __future__ import annotations

from ocop_docs.law.nd30_layout import EIGHTHS_PER_POINT, LINE_UNITS, Divider, Element, Indent, Layout
from ocop_docs.ooxml.wml import Element as Xml
from ocop_docs.typography import TWIPS_PER_POINT

from .xml import append_all, flag, w

HALVES_PER_POINT = 2  # w:sz of type counts half points
GAP = "TableGap"
TAG = "TemplateTag"
FRAME_TABLE = "FrameTable"
GRID_TABLE = "GridTable"
# Statements are small and grey for the person who edits the template; they never reach a document.
TAG_COLOUR = "808080"
TAG_SIZE_PT = 9
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
# Word's own count of built-in styles, all hidden, so that the list shows the office's styles only.
_BUILT_IN_STYLES = 376


def styles(layout: Layout) -> Xml:
    """Return the root of styles.xml."""
    root = w("styles", _defaults(layout), _latent(), *_built_in())
    append_all(root, [_element_style(element) for element in layout.elements.values()])
    append_all(root, [_divider_style(divider) for divider in layout.dividers.values()])
    return append_all(root, [_gap_style(layout), _tag_style(), _frame_style(), _grid_style(layout)])


def _defaults(layout: Layout) -> Xml:
    font = layout.font
    name, language = font["name"], font["language"]
    run = w(
        "rPr",
        w("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name),
        w("color", val=font["colour"]),
        *_size(font["size"]["value"]),
        w("lang", val=language, eastAsia=language, bidi="ar-SA"),
    )
    paragraph = w("pPr", w("widowControl"), w("spacing", before=0, after=0, line=LINE_UNITS, lineRule="auto"))
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", paragraph))


def _latent() -> Xml:
    return w(
        "latentStyles",
        defLockedState=0,
        defUIPriority=99,
        defSemiHidden=1,
        defUnhideWhenUsed=1,
        defQFormat=0,
        count=_BUILT_IN_STYLES,
    )


def _built_in() -> list[Xml]:
    normal = w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", default=1, styleId="Normal")
    font_name = w("name", val="Default Paragraph Font")
    character = w("style", font_name, type="character", default=1, styleId="DefaultParagraphFont")
    table = w("style", w("name", val="Normal Table"), type="table", default=1, styleId="TableNormal")
    table.append(w("tblPr", w("tblInd", w=0, type="dxa"), _padding(0)))
    numbering = w("style", w("name", val="No List"), type="numbering", default=1, styleId="NoList")
    return [normal, character, table, numbering]


def _element_style(element: Element) -> Xml:
    paragraph = w(
        "pPr",
        flag("keepNext", on=element.keep_next),
        flag("keepLines", on=element.keep_lines),
        _box() if element.boxed else None,
        w("spacing", before=element.before, after=element.after, line=element.line, lineRule="auto"),
        _indent(element.indent),
        flag("contextualSpacing", on=element.tight_group),
        w("jc", val=element.align),
        None if element.outline is None else w("outlineLvl", val=element.outline - 1),
    )
    run = w("rPr", *_weight("b", on=element.bold), *_weight("i", on=element.italic), *_size(element.size_pt))
    return _paragraph_style(element.style_id, element.name, paragraph, run)


def _box() -> Xml:
    """A dotted border; paragraphs of the style that follow each other share it."""
    sides = ("top", "left", "bottom", "right")
    thickness = EIGHTHS_PER_POINT // 2
    return append_all(w("pBdr"), [w(one, val="dotted", sz=thickness, space=0, color=TAG_COLOUR) for one in sides])


def _divider_style(divider: Divider) -> Xml:
    border = w("pBdr", w("top", val="single", sz=divider.thickness, space=0, color="000000"))
    spacing = w(
        "spacing", before=divider.gap_pt * TWIPS_PER_POINT, after=divider.after, line=divider.line, lineRule="exact"
    )
    paragraph = w("pPr", w("keepNext"), border, spacing, _indent(divider.indent))
    return _paragraph_style(divider.style_id, divider.name, paragraph, w("rPr", *_size(divider.line / TWIPS_PER_POINT)))


def _gap_style(layout: Layout) -> Xml:
    points = layout.points("tables", "gap")
    spacing = w("spacing", before=0, after=0, line=round(points * TWIPS_PER_POINT), lineRule="exact")
    return _paragraph_style(GAP, "NĐ30 Đoạn ngắt", w("pPr", spacing), w("rPr", *_size(points)))


def _tag_style() -> Xml:
    return _paragraph_style(
        TAG, "NĐ30 Lệnh của mẫu", w("pPr"), w("rPr", w("color", val=TAG_COLOUR), *_size(TAG_SIZE_PT))
    )


def _paragraph_style(style_id: str, name: str, paragraph: Xml, run: Xml) -> Xml:
    head = [w("name", val=name), w("basedOn", val="Normal"), w("qFormat")]
    return w("style", *head, paragraph, run, type="paragraph", customStyle=1, styleId=style_id)


def _frame_style() -> Xml:
    return _table_style(FRAME_TABLE, "NĐ30 Khung không viền", w("tblPr", _padding(0)))


def _grid_style(layout: Layout) -> Xml:
    size = round(layout.points("tables", "border") * EIGHTHS_PER_POINT)
    borders = w("tblBorders", *(w(side, val="single", sz=size, space=0, color="000000") for side in _SIDES))
    properties = w("tblPr", borders, _padding(layout.mm("tables", "side_padding")))
    return _table_style(GRID_TABLE, "NĐ30 Bảng", properties)


def _table_style(style_id: str, name: str, properties: Xml) -> Xml:
    head = [w("name", val=name), w("basedOn", val="TableNormal"), w("qFormat")]
    return w("style", *head, properties, type="table", customStyle=1, styleId=style_id)


def _padding(side: int) -> Xml:
    widths = (("top", 0), ("left", side), ("bottom", 0), ("right", side))
    return w("tblCellMar", *(w(name, w=width, type="dxa") for name, width in widths))


def _indent(indent: Indent) -> Xml | None:
    if indent == Indent():
        return None
    values = {
        "left": indent.left,
        "right": indent.right,
        "hanging": indent.hanging,
        "firstLine": indent.first_line,
    }
    return w("ind", **{key: value for key, value in values.items() if value})


def _weight(tag: str, *, on: bool) -> list[Xml]:
    return [w(tag), w(f"{tag}Cs")] if on else []


def _size(points: float) -> list[Xml]:
    half_points = round(points * HALVES_PER_POINT)
    return [w("sz", val=half_points), w("szCs", val=half_points)]
