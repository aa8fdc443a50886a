"""Rendering by docxtpl itself, in our environment and under the loss proof.

It covers all of docxtpl's language (pictures, RichText, sub-documents, cells in loops) and words every error;
in return the template is read and compiled again for each document.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, Undefined, UndefinedError, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from markupsafe import Markup, escape

from ocop_docs.errors import RenderError, fault
from ocop_docs.intake.embedded import MAIN_PART
from ocop_docs.messages.reasons import reason
from ocop_docs.ooxml.wml import STYLES
from ocop_docs.ooxml.zip import read_parts, write_zip
from ocop_docs.rendering.dividers import fit_dividers, mark_dividers
from ocop_docs.rendering.engine.environment import SafeEnvironment
from ocop_docs.rendering.engine.loss_proof import prove
from ocop_docs.rendering.engine.page_estimate import styles_with_keep_next, with_headings_kept
from ocop_docs.rendering.engine.part_texts import last_fixed_text, lost_in_preparing, part_text, texts_in
from ocop_docs.rendering.engine.template_error import broken_template
from ocop_docs.rendering.properties import Properties, set_properties

_ILLEGAL = re.compile("[^\n\t\f\a\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold; the four marks that docxtpl turns into elements are allowed."""

_QUOTED = re.compile("'([^']*)'")
_ATTRIBUTE = re.compile(r'(<[^<>]*="[^"<>]*)\{\{(.*?)\}\}', re.DOTALL)
"""A value that docxtpl itself puts into an attribute: a cell's colour or span, no text of the document."""


class RecordingEnvironment(SafeEnvironment):
    """Renders one part of one document; `emitted` holds the text of every value printed, in order."""

    def __init__(self) -> None:
        super().__init__(finalize=self._record)
        self.emitted: list[str] = []
        self.filters["as_attribute"] = as_attribute

    # With `pass_context` Jinja does not print constants ahead of time, out of order.
    @pass_context
    def _record(self, _context: Context, value: Any) -> Markup:
        if isinstance(value, Undefined):
            str(value)  # raises an error that names the missing value
        if isinstance(value, Markup):
            return value  # a macro or block of the template, whose values were recorded one by one
        if isinstance(value, bool) or not (isinstance(value, str | int) or hasattr(value, "__html__")):
            raise TypeError(f"a template may print text and whole numbers, not {type(value).__name__}")
        xml = escape(value)
        if illegal := _ILLEGAL.search(xml):
            named = f"U+{ord(illegal[0]):04X}"
            raise RenderError(fault("illegal-characters", place_title=xml[: illegal.start()], characters=named))
        self.emitted.extend(texts_in(xml))
        return xml


class ProvenTemplate(DocxTemplate):  # type: ignore[misc]  # docxtpl ships no types
    """A docxtpl template for one document, which records what each of its parts printed.

    One object renders one document, because docxtpl's objects mix documents up when threads share them.
    """

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(io.BytesIO(data))
        self._name = name
        self._environment = RecordingEnvironment()
        self._printed: dict[str, list[str]] = {}
        self._endings: dict[str, str] = {}

    def fill(self, context: dict[str, Any], properties: Properties | None = None) -> None:
        """Render body, headers, footers and footnotes; `properties` replace those of the template.

        Raises:
            RenderError: the template is no Word file, or Jinja refuses it, or a value is missing or cannot be printed.
        """
        try:
            self.render(context, jinja_env=self._environment, autoescape=True)
        except RenderError:
            raise
        except Exception as error:  # an expression of a template can raise anything
            raise broken_template(self._name, reason_of(error, context)) from error
        if properties:
            set_properties(self.docx.core_properties, properties)

    def get_xml(self) -> str:
        """Return the body, its dividers marked."""
        mark_dividers(self.docx.element.body)
        return str(super().get_xml())

    def patch_xml(self, src_xml: str) -> str:
        """Prepare one part for Jinja as docxtpl does, and refuse a template that loses words by it."""
        prepared: str = super().patch_xml(src_xml)
        if lost := lost_in_preparing(src_xml, prepared):
            raise broken_template(self._name, reason("template-loses-words", words=lost))
        return prepared

    def render_xml_part(
        self,
        src_xml: str,
        part: Any,
        context: dict[str, Any],
        jinja_env: RecordingEnvironment | None = None,
    ) -> str:
        """Render one part and record what it printed; unlike docxtpl, leave `{_{` in the data as it is."""
        environment = jinja_env or self._environment
        environment.emitted, self.current_rendering_part = [], part
        source = _ATTRIBUTE.sub(r"\1{{ (\2)|as_attribute }}", src_xml)
        resolved = self.resolve_listing(environment.from_string(source).render(context))
        result = fit_dividers(resolved.encode())
        part_text(result)
        name = str(part.partname).lstrip("/")
        self._printed[name] = environment.emitted
        self._endings[name] = last_fixed_text(src_xml, environment)
        return result.decode()

    def render_properties(self, context: dict[str, Any], jinja_env: SafeEnvironment | None = None) -> None:
        """Render tags in the properties, where docxtpl would escape twice, because python-docx escapes too."""
        plain = (jinja_env or self._environment).overlay(autoescape=False, finalize=str)
        super().render_properties(context, plain)

    def finished(self) -> bytes:
        """Return the package after proving on its own bytes that nothing was lost."""
        target = io.BytesIO()
        self.save(target)
        made = read_parts(target.getvalue())
        if MAIN_PART in made:  # an office's own file may give it another name
            made[MAIN_PART] = with_headings_kept(made[MAIN_PART], styles_with_keep_next(made.get(STYLES, b"")))
        data = write_zip(made)
        parts = read_parts(data)
        for name, printed in self._printed.items():
            text = part_text(parts[name])
            prove(text, printed)
            prove(text, [self._endings[name]])
        return data


def as_attribute(value: Any) -> Markup:
    """Return `value` escaped but not recorded, since it is no text of the document."""
    return escape(str(value))


def reason_of(error: Exception, names: Iterable[str] = ()) -> str:
    """Return in Vietnamese what is wrong with a template, for the office that wrote it."""
    if isinstance(error, UndefinedError):
        *_, name = _QUOTED.findall(str(error)) or ["?"]
        return reason("template-name-unknown", name=name, names=", ".join(sorted(names)))
    if isinstance(error, SecurityError):
        return reason("template-tag-forbidden", error=error)
    if isinstance(error, TemplateSyntaxError):
        return reason("template-tag-invalid", error=error.message)
    return f"{type(error).__name__}: {error}"
