"""The sections of a form: those that the catalogue names, and those of the model's other fields between them."""

from __future__ import annotations

from itertools import groupby

from ocop_docs.documents.catalogue import FOOT, HEAD, Kind, Record, Section
from ocop_docs.documents.document import AdministrativeDocument
from ocop_docs.web.forms.fields import Control, Element, Group, Leaf, form_of

_TITLE_OF_MANY = "Thông tin chung"
_FIELDS_NAMED_IN_TITLE = 2
"""A section of more single fields than these has the common title instead of theirs."""


def sections_of(entry: Kind | Record) -> list[Section]:
    """Return the sections of an entry's form, in the order of the document, with only the fields that it has."""
    form = form_of(entry.model)
    if entry.sections:
        return [_present(section, form) for section in entry.sections]
    head, foot = ([_present(section, form) for section in part] for part in (HEAD, FOOT))
    if not issubclass(entry.model, AdministrativeDocument):  # the articles cited apply to documents of NĐ 30/2020 only
        head, foot = ([section._replace(citation="") for section in part] for part in (head, foot))
    return [section for section in (*head, *_own(form, head + foot), *foot) if section.fields]


def _present(section: Section, form: Group) -> Section:
    return section._replace(fields=tuple(name for name in section.fields if form.at(name)))


def _own(form: Group, others: list[Section]) -> list[Section]:
    """The fields in no other section: single fields in succession together, everything else by itself."""
    taken = {name for section in others for name in section.fields}
    own = [child for child in form.children if child.name not in taken]
    runs = groupby(own, key=lambda child: child.name if _needs_own_section(child) else "")
    return [_section(list(run)) for _, run in runs]


def _needs_own_section(element: Element) -> bool:
    return not isinstance(element, Leaf) or element.control is Control.ticks


def _section(elements: list[Element]) -> Section:
    few = len(elements) <= _FIELDS_NAMED_IN_TITLE
    title = ", ".join(element.title for element in elements) if few else _TITLE_OF_MANY
    return Section(elements[0].name.replace("_", "-"), title, tuple(element.name for element in elements))
