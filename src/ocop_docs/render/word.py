"""From a document to the bytes of its Word file: docxtpl's language, our environment, our proof."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

from ocop_docs.documents.document import AdministrativeDocument
from ocop_docs.errors import RenderError, fault
from ocop_docs.render.context import build_context
from ocop_docs.render.environment import TemplateEnvironment
from ocop_docs.render.package import read_part, repack
from ocop_docs.render.proof import last_fixed_text, lost_in_preparing, part_text, prove
from ocop_docs.render.rules import fit_rules
from ocop_docs.resources import template_path
from ocop_docs.vietnamese import lower_first

_UNDATED = dt.datetime(2020, 3, 5, tzinfo=dt.UTC)
"""Stands in a blank document's properties: the day of NĐ 30/2020, so that bytes do not depend on the clock."""
_LONGEST_PROPERTY = 255
"""Characters that a core property may hold (python-docx refuses more)."""


def render_document(document: AdministrativeDocument) -> bytes:
    """Fill the kind's template with `document` and prove the result whole.

    Raises:
        RenderError: the template is broken, or something that it printed is not in the result.
    """
    template = ProvenTemplate(template_path(document.kind))
    template.fill(build_context(document))
    _set_properties(template, document)
    return template.finished()


class ProvenTemplate(DocxTemplate):  # type: ignore[misc]  # docxtpl ships no types
    """A docxtpl template for one render, which remembers what each of its parts printed.

    One object is one render: docxtpl's objects mix documents up when threads share them.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self._name = path.name
        self._environment = TemplateEnvironment()
        self._printed: dict[str, list[str]] = {}

    def fill(self, context: dict[str, Any]) -> None:
        """Render body, headers and footers.

        Raises:
            RenderError: the template is no Word file, or Jinja refuses it, or it reaches for what it may not.
        """
        try:
            self.render(context, jinja_env=self._environment, autoescape=True)
        except RenderError:
            raise
        except Exception as error:  # an expression of a template can raise anything
            raise self._broken(f"{type(error).__name__}: {error}") from error
        fit_rules(self.docx.element.body)

    def _broken(self, reason: str) -> RenderError:
        return RenderError(fault("template-broken", template=self._name, reason=reason))

    def patch_xml(self, src_xml: str) -> str:
        """Prepare one part for Jinja as docxtpl does, and refuse a template that loses words by it."""
        prepared: str = super().patch_xml(src_xml)
        if lost := lost_in_preparing(src_xml, prepared):
            raise self._broken(f"“{lost}” đứng chung đoạn với một lệnh chiếm cả đoạn nên sẽ bị mất.")
        return prepared

    def render_xml_part(
        self,
        src_xml: str,
        part: Any,  # noqa: ANN401 - a part of python-docx
        context: dict[str, Any],
        jinja_env: TemplateEnvironment | None = None,
    ) -> str:
        """Render one part and keep account of it.

        Unlike docxtpl's own, it does not rewrite `{_{` or control characters inside the data.
        """
        environment = jinja_env or self._environment
        environment.emitted = []
        result = environment.from_string(src_xml).render(context)
        part_text(result.encode())
        name = str(part.partname).lstrip("/")
        self._printed[name] = [*environment.emitted]
        if name == "word/document.xml":
            self._ending = last_fixed_text(src_xml, environment)
        return result

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:  # noqa: ANN401
        """Leave the properties alone: docxtpl would escape them twice; they are set from the document."""

    def finished(self) -> bytes:
        """Return the package after proving on its own bytes that nothing was lost."""
        target = io.BytesIO()
        self.save(target)
        data = repack(target.getvalue())
        for name, printed in self._printed.items():
            prove(part_text(read_part(data, name)), printed)
        prove(part_text(read_part(data, "word/document.xml")), [self._ending])
        return data


def _set_properties(template: ProvenTemplate, document: AdministrativeDocument) -> None:
    """Title, subject, author and keywords, as the file's properties show them."""
    properties = template.docx.core_properties
    number = [f"{document.number:02d}/{document.full_symbol}"] if document.number else []
    properties.title = _property(f"{document.type_name} {lower_first(document.subject)}")
    properties.subject = _property(document.subject)
    properties.author = _property(document.issuer.name)
    properties.keywords = _property("; ".join(["OCOP", document.type_name, *number, str(document.period)]))
    moment = _UNDATED
    if document.date:
        moment = dt.datetime.combine(document.date, dt.time(), dt.UTC)
    properties.created = properties.modified = moment


def _property(text: str) -> str:
    return text if len(text) <= _LONGEST_PROPERTY else f"{text[: _LONGEST_PROPERTY - 1]}…"
