"""From a document to the bytes of its Word file."""

from __future__ import annotations

from ocop_docs.documents.document import AdministrativeDocument, Document
from ocop_docs.rendering.annex_tables import with_annex_tables
from ocop_docs.rendering.context import build_context
from ocop_docs.rendering.engine.template import load_template
from ocop_docs.rendering.properties import properties_of
from ocop_docs.resources import template_path


def render_document(document: Document) -> bytes:
    """Fill the kind's template with `document` and prove that nothing was lost.

    Raises:
        RenderError: the template is broken, or something that it printed is not in the result.
    """
    template = load_template(template_path(document.kind))
    word = template.render(build_context(document), properties_of(document))
    return with_annex_tables(word, document.annexes) if isinstance(document, AdministrativeDocument) else word
