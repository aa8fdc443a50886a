"""The same document as different programs would save it: the markup differs, what a reader sees does not."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from tests.checks.layout.build import NS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.checks.layout.build import Doc

_TEXT = re.compile(r'<w:t xml:space="preserve">([^<]*)</w:t>')
_RUN = re.compile(r"<w:r><w:rPr>(.*?)</w:rPr>(<w:t [^<]*</w:t>)</w:r>")


def word(part: str) -> str:
    """Word: revision ids, spelling marks, bookmarks, words of one look in several runs."""
    part = part.replace("<w:p>", '<w:p w:rsidR="00A1" w:rsidRDefault="00A1" w:rsidP="00B2">')
    part = _RUN.sub(_split_run, part)
    return part.replace("</w:pPr><w:r", '</w:pPr><w:bookmarkStart w:id="1" w:name="_a"/><w:bookmarkEnd w:id="1"/><w:r')


def _split_run(found: re.Match[str]) -> str:
    look, words = found[1], _TEXT.match(found[2])
    if words is None or len(words[1]) < 2 or "&" in words[1]:
        return found[0]
    half = len(words[1]) // 2
    halves = (words[1][:half], words[1][half:])
    runs = [
        f'<w:r w:rsidRPr="00C3"><w:rPr>{look}<w:lang w:val="vi-VN"/></w:rPr>'
        f'<w:t xml:space="preserve">{text}</w:t></w:r>'
        for text in halves
    ]
    return '<w:proofErr w:type="spellStart"/>'.join(runs)


def libreoffice(part: str) -> str:
    """LibreOffice: indents named by start and end, every switch written out, no kerning."""
    part = part.replace("w:left=", "w:start=") if "w:ind " in part else part
    part = re.sub(r"(<w:pgMar[^>]*)w:start=", r"\1w:left=", part)
    part = re.sub(r"<w:ind ([^>]*)w:right=", r"<w:ind \1w:end=", part)
    part = part.replace("<w:pPr>", '<w:pPr><w:bidi w:val="0"/>')
    return part.replace("</w:rPr>", '<w:kern w:val="0"/><w:lang w:val="vi-VN" w:eastAsia="zh-CN"/></w:rPr>')


def wps(part: str) -> str:
    """WPS Office: East Asian faces, a line grid, switches for it on every paragraph."""
    part = part.replace("<w:rFonts ", '<w:rFonts w:hint="default" w:eastAsia="SimSun" ')
    part = part.replace("</w:pgNumType>", "").replace("<w:titlePg/></w:sectPr>", _GRID.format("<w:titlePg/>"))
    part = re.sub(r"<w:pPr>(?!<w:sectPr)", '<w:pPr><w:kinsoku/><w:overflowPunct/><w:snapToGrid w:val="0"/>', part)
    return part.replace("</w:rPr>", '<w:kern w:val="2"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar"/></w:rPr>')


_GRID = '{}<w:docGrid w:type="lines" w:linePitch="312" w:charSpace="0"/></w:sectPr>'


def converted(part: str) -> str:
    """A .doc converted by Word: smart tags around text, no character set kept, tracked names of the old file."""
    part = re.sub(
        r"(<w:r><w:rPr>(?:(?!</w:r>).)*?</w:r>)(?=</w:p>)",
        r'<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place">\1</w:smartTag>',
        part,
    )
    return part.replace("<w:rFonts ", '<w:rFonts w:cs="Times New Roman" ').replace(
        'w:cs="Times New Roman" w:ascii', "w:ascii"
    )


def google(part: str) -> str:
    """Google Docs: every switch with its value, direction and shading written out."""
    part = re.sub(r"<w:(b|i|keepNext)/>", r'<w:\1 w:val="1"/>', part)
    part = part.replace("<w:spacing w:before", '<w:widowControl w:val="1"/><w:spacing w:before')
    return part.replace("</w:rPr>", '<w:shd w:fill="auto" w:val="clear"/><w:rtl w:val="0"/></w:rPr>')


STYLES = {
    "google": (
        "<w:styles {ns}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii='Arial' w:hAnsi='Arial'/>"
        "<w:sz w:val='22'/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line='276' w:lineRule='auto'/>"
        "</w:pPr></w:pPrDefault></w:docDefaults><w:style w:type='paragraph' w:default='1' w:styleId='Normal'>"
        "<w:name w:val='normal'/></w:style></w:styles>"
    ),
    "word": (
        "<w:styles {ns}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme='minorHAnsi' "
        "w:hAnsiTheme='minorHAnsi'/><w:sz w:val='22'/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        "<w:spacing w:after='160' w:line='259' w:lineRule='auto'/></w:pPr></w:pPrDefault></w:docDefaults>"
        "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/></w:style>"
        "<w:style w:type='table' w:default='1' w:styleId='TableNormal'><w:tblPr><w:tblCellMar>"
        "<w:left w:w='108' w:type='dxa'/><w:right w:w='108' w:type='dxa'/></w:tblCellMar></w:tblPr></w:style>"
        "</w:styles>"
    ),
    "libreoffice": (
        "<w:styles {ns}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii='Liberation Serif' "
        "w:hAnsi='Liberation Serif'/><w:kern w:val='2'/><w:sz w:val='24'/></w:rPr></w:rPrDefault></w:docDefaults>"
        "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/>"
        "<w:pPr><w:widowControl/></w:pPr></w:style></w:styles>"
    ),
    "wps": (
        "<w:styles {ns}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii='Calibri' w:hAnsi='Calibri'/>"
        "<w:kern w:val='2'/><w:sz w:val='21'/></w:rPr></w:rPrDefault></w:docDefaults>"
        "<w:style w:type='paragraph' w:default='1' w:styleId='1'><w:name w:val='Normal'/>"
        "<w:pPr><w:widowControl/><w:jc w:val='both'/></w:pPr></w:style></w:styles>"
    ),
    "converted": (
        "<w:styles {ns}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii='Times New Roman' "
        "w:hAnsi='Times New Roman'/></w:rPr></w:rPrDefault></w:docDefaults>"
        "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/>"
        "<w:rPr><w:sz w:val='28'/></w:rPr></w:style></w:styles>"
    ),
}
MARKUP: dict[str, Callable[[str], str]] = {
    "word": word,
    "libreoffice": libreoffice,
    "wps": wps,
    "converted": converted,
    "google": google,
}
PRODUCERS = tuple(MARKUP)


def saved_by(producer: str, document: Doc) -> bytes:
    """Return the document as this program would save it."""
    plain, dressed = io.BytesIO(document.build()), io.BytesIO()
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(dressed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name).decode()
            if name == "word/styles.xml" and "<w:style" not in part.replace("<w:styles", ""):
                part = STYLES[producer].replace("{ns}", NS)
            elif name == "word/document.xml":
                part = MARKUP[producer](part)
            target.writestr(name, part)
    return dressed.getvalue()
