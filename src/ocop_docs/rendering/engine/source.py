"""A template as the compiler reads it: preprocessed by docxtpl, its package as python-docx saves it."""

from __future__ import annotations

import io
from dataclasses import dataclass

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part

from ocop_docs.ooxml.zip import read_parts
from ocop_docs.rendering.engine.docxtpl_renderer import ProvenTemplate
from ocop_docs.rendering.properties import TAGS, set_properties

_TAG_SIGNS = ("{{", "{%", "{#")
_STAMP = "1980-01-01T00:00:00Z"
"""A moment that is replaced by its tag once python-docx has written it: python-docx takes only a date."""
_RENDERED_PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
"""The core properties that docxtpl looks for tags in."""


@dataclass(frozen=True)
class Source:
    """What a template is made of.

    Attributes:
        parts: the main part and all others with tags in them, by name, as docxtpl patches them: Jinja source.
        fixed: all other parts of the package but the core properties.
        core_name: name of the part with the core properties.
        core_with_tags: that part with a tag in place of each property that a document sets.
        core_fixed: that part as the template has it.
        has_tags_elsewhere: whether properties or footnotes hold tags, which only docxtpl fills.
    """

    parts: dict[str, str]
    fixed: dict[str, bytes]
    core_name: str
    core_with_tags: str
    core_fixed: bytes
    has_tags_elsewhere: bool


def read_source(data: bytes, name: str) -> Source:
    """Return the source of the template `data`, a .docx called `name`."""
    template = ProvenTemplate(data, name)
    template.render_init()
    template.get_xml()
    has_tags_elsewhere = _has_tags_elsewhere(template)
    if not has_tags_elsewhere:
        template.render_properties({})
    saved = _saved(template)
    patched = {part: _patched(template, saved[part]) for part in _rendered(template)}
    parts = {part: xml for part, xml in patched.items() if _has_tags(xml) or part == _name(template.docx.part)}
    core_name = _name(_core_part(template))
    return Source(
        parts,
        fixed={part: data for part, data in saved.items() if part not in parts and part != core_name},
        core_name=core_name,
        core_with_tags=_core_with_tags(template),
        core_fixed=saved[core_name],
        has_tags_elsewhere=has_tags_elsewhere,
    )


def _rendered(template: ProvenTemplate) -> list[str]:
    """Names of the parts that docxtpl renders: the body's, then headers and footers."""
    uris = (template.HEADER_URI, template.FOOTER_URI)
    margins = [part for uri in uris for _, part in template.get_headers_footers(uri)]
    return [_name(part) for part in [template.docx.part, *margins]]


def _name(part: Part) -> str:
    return str(part.partname).lstrip("/")


def _core_part(template: ProvenTemplate) -> Part:
    part: Part = template.docx.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    return part


def _patched(template: ProvenTemplate, part: bytes) -> str:
    """The part as docxtpl preprocesses it: only the body of the main part, all of any other part."""
    xml = part.decode()
    start, end = xml.find("<w:body"), xml.rfind("</w:body>")
    if start < 0:
        return str(template.patch_xml(xml))
    return f"{xml[:start]}{template.patch_xml(xml[start:end])}{xml[end:]}"


def _core_with_tags(template: ProvenTemplate) -> str:
    set_properties(template.docx.core_properties, TAGS._replace(moment=_STAMP))
    return _core_part(template).blob.decode().replace(_STAMP, TAGS.moment)


def _saved(template: ProvenTemplate) -> dict[str, bytes]:
    target = io.BytesIO()
    template.docx.save(target)
    return read_parts(target.getvalue())


def _has_tags_elsewhere(template: ProvenTemplate) -> bool:
    core = template.docx.core_properties
    texts = [getattr(core, name) for name in _RENDERED_PROPERTIES]
    # Word may split a tag between runs, so that only its brace is certain to be found as it is.
    footnotes = [
        part.blob for part in template.docx.part.package.parts if part.content_type == CONTENT_TYPE.WML_FOOTNOTES
    ]
    return any(map(_has_tags, texts)) or any(b"{" in blob for blob in footnotes)


def _has_tags(text: str) -> bool:
    return any(sign in text for sign in _TAG_SIGNS)
