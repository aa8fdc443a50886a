"""What there is of each kind: its description, schema, skeleton, samples, template, and the table to fill in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from ocop_docs.documents.base import Part
from ocop_docs.documents.catalogue import GROUPS, KINDS, RECORDS, Kind
from ocop_docs.documents.document import Document
from ocop_docs.documents.paths import printable
from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.intake.json import RepeatedKey, read_json
from ocop_docs.resources import samples_folder, shipped_template, template_path


def describe_kinds() -> list[dict[str, Any]]:
    """Return each kind's name, group, official title, form, Word template and samples."""
    return [described for members in describe_groups().values() for described in members]


def describe_groups() -> dict[str, list[dict[str, Any]]]:
    """Return the same under the name of each group."""
    return {group: [_described(kind, group) for kind in kinds] for group, kinds in GROUPS.items()}


def _described(kind: Kind, group: str) -> dict[str, Any]:
    return {
        "kind": kind.name,
        "group": group,
        "title": kind.title,
        "form": kind.form,
        "template": template_path(kind.name).name,
        "samples": sorted(path.stem for path in (samples_folder() / kind.name).glob("*.json")),
    }


def engine_of(kind: str) -> dict[str, str | None]:
    """Return the engine of a kind's template (`compiled` or `docxtpl`), and what prevents the first.

    Raises:
        UnreadableInput: no such kind.
        RenderError: the kind's template is broken.
    """
    from ocop_docs.rendering.word import obstacle_of

    model_for({"kind": kind})
    obstacle = obstacle_of(kind)
    return {"engine": "docxtpl" if obstacle else "compiled", "obstacle": obstacle}


def shipped_template_of(kind: str) -> bytes:
    """Return the shipped Word template of a kind.

    Raises:
        UnreadableInput: no such kind.
        RenderError: the kind's template was never built.
    """
    from ocop_docs.rendering.engine.template_error import missing_template

    model_for({"kind": kind})
    path = shipped_template(kind)
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise missing_template(path) from error


def schema_of(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of the data of a kind, or of a record; raise UnreadableInput for an unknown one."""
    from ocop_docs.documents.schema import json_schema_of

    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **json_schema_of(_model_of(kind)),
        "title": RECORDS[kind].title if kind in RECORDS else KINDS[kind].title,
    }


def skeleton(kind: str) -> dict[str, Any]:
    """Return empty data of a kind or a record, every field in its order; raise UnreadableInput for an unknown one."""
    from ocop_docs.documents.skeleton import skeleton_of

    return {"kind": kind} | skeleton_of(_model_of(kind))


def example(kind: str, name: str | None = None) -> dict[str, Any]:
    """Return the data of a shipped sample of a kind or a record: the one called `name`, else the first of `examples`.

    Raises:
        UnreadableInput: no such kind, or it has no such sample.
    """
    samples = examples(kind)
    wanted = next(iter(samples), "") if name is None else name
    if wanted not in samples:
        names = ", ".join(samples)
        raise UnreadableInput(fault("example-unknown", name=printable(wanted), kind=kind, names=names))
    return samples[wanted]


def examples(kind: str) -> dict[str, dict[str, Any]]:
    """Return the data of the shipped samples of a kind or a record by name; raise UnreadableInput as `example`."""
    _model_of(kind)
    samples = {path.stem: read_json(path.read_bytes()) for path in sorted((samples_folder() / kind).glob("*.json"))}
    # An example under the law in force comes before a real case under an earlier one.
    return dict(sorted(samples.items(), key=lambda sample: not sample[1].get("example", False)))


class Example(NamedTuple):
    """A shipped sample of a document: kind, file name, subject, and type with issuer."""

    kind: str
    name: str
    subject: str
    origin: str


def listed_examples() -> list[Example]:
    """Return every shipped sample of a document, as `samples/index.json` describes it.

    Loading them instead would build the models of all kinds: nine tenths of the time of the first page.
    """
    return [Example(*row) for row in json.loads((samples_folder() / "index.json").read_text(encoding="utf-8"))]


def input_table(kind: str, samples: Mapping[str, Mapping[str, Any]] | None = None) -> bytes:
    """Return the workbook in which rows of a kind are filled in.

    Args:
        kind: the kind of document.
        samples: data of its rows by their codes; without, the only row is an example that becomes no document.

    Raises:
        UnreadableInput: no such kind.
    """
    from ocop_docs.intake.tables.columns import EXAMPLE_CODE
    from ocop_docs.intake.tables.writing.workbook import input_workbook

    model_for({"kind": kind})
    return input_workbook(KINDS[kind], list((samples or {EXAMPLE_CODE: example(kind)}).items()))


def _model_of(kind: str) -> type[Part]:
    return RECORDS[kind].model if kind in RECORDS else model_for({"kind": kind})


def model_for(data: Mapping[str, Any]) -> type[Document]:
    """Return the model of the kind that the data names; raise UnreadableInput where it names none that is known."""
    if "kind" not in data:
        raise UnreadableInput(fault("kind-missing", "kind", kinds=", ".join(KINDS)))
    kind = data["kind"]
    if isinstance(kind, RepeatedKey):
        raise UnreadableInput(fault("duplicate-key", "kind", key="kind"))
    if not isinstance(kind, str) or kind not in KINDS:
        raise UnreadableInput(fault("kind-unknown", "kind", kind=printable(str(kind)), kinds=", ".join(KINDS)))
    return KINDS[kind].model
