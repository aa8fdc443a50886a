"""docxtpl by itself, as its manual shows, with escaping on: the reference for the engine."""

import io
import zipfile
from functools import lru_cache
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree
from tests.rendering.engine_corpus import W

from ocop_docs.rendering.engine.filters import closed, ended


def docxtpl_alone(template: bytes, context: dict[str, Any]) -> bytes:
    """The document that docxtpl makes; nothing of ours is in it but the filter that our templates call."""
    environment = Environment(autoescape=True)
    environment.filters |= {"ended": ended, "closed": closed}
    word = DocxTemplate(io.BytesIO(template))
    word.render(context, environment, autoescape=True)
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()


def canonical_parts(data: bytes) -> dict[str, bytes]:
    """Every part of a package; XML in its canonical form (C14N), anything else as it is."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: _canonical(name, package.read(name)) for name in package.namelist()}


def page_text(data: bytes) -> str:
    """The text of the body, a line for each paragraph."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return "\n".join("".join(text.text or "" for text in one.iter(f"{{{W}}}t")) for one in root.iter(f"{{{W}}}p"))


@lru_cache(maxsize=256)
def _canonical(name: str, content: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return content
    return bytes(etree.tostring(etree.fromstring(content), method="c14n"))
