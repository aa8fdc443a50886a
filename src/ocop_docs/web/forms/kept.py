"""A record that the browser keeps and a file shares (an office's profile, its phrases), as a form of a page."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import jsonify, render_template, request
from werkzeug.wrappers import Response

from ocop_docs.documents.catalogue import RECORDS
from ocop_docs.errors import InvalidInput, fault
from ocop_docs.intake.json import read_json
from ocop_docs.vietnamese.file_names import file_name
from ocop_docs.web.downloads import send
from ocop_docs.web.errors import Refused
from ocop_docs.web.forms.echo import echoes, read_values
from ocop_docs.web.forms.fields import Group, form_of
from ocop_docs.web.forms.nodes import Binder, states
from ocop_docs.web.forms.reading import Reading, invalid_reading
from ocop_docs.web.forms.rows import change_rows
from ocop_docs.web.forms.values import Typed, data_of, read_form, typed_of


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """The form of the record of a kind; `load` refuses data that is not sound, `page` is its template."""

    kind: str
    load: Callable[[Mapping[str, Any]], Any]
    page: str

    @property
    def form(self) -> Group:
        """The form, made from the model."""
        return form_of(RECORDS[self.kind].model)

    def posted(self) -> Typed:
        """Return what was typed."""
        return read_form(self.form, request.form)

    def data(self, typed: Typed) -> dict[str, Any]:
        """Return the data of the typed values."""
        return {"kind": self.kind, **data_of(self.form, typed)[0]}

    def kept(self, field: str) -> dict[str, Any] | None:
        """Return the data that the browser keeps and sent in `field`; None if it sent none.

        Raises:
            Refused: it is no list of fields.
        """
        if not request.form.get(field):
            return None
        try:
            entries = {str(name): str(value) for name, value in json.loads(request.form[field])}
            "".join(entries.values()).encode()  # half a character is a ValueError
        except (ValueError, TypeError, RecursionError) as error:
            raise Refused("not-kept", 422) from error
        return self.data(read_form(self.form, entries))

    def read(self, typed: Typed) -> Reading:
        """Read what was typed: every fault with its field."""
        data, names = data_of(self.form, typed)
        data = {"kind": self.kind, **data}
        words = echoes(self.form, typed, read_values(self.form, typed))
        try:
            self.load(data)
        except InvalidInput as error:
            return invalid_reading(data, error, names, words)
        return Reading(data, None, echoes=words)

    def live(self) -> Response:
        """The faults of what is typed so far, for the page's script."""
        typed = self.posted()
        reading = self.read(typed)
        panel = render_template("forms/findings.html", reading=reading)
        counts = {code: len(remarks) for code, _, remarks in reading.groups}
        sections = states(Binder(reading).sections(RECORDS[self.kind], typed))
        shown = {"panel": panel, "echoes": reading.echoes, "faults": reading.faults}
        return jsonify(shown | {"counts": counts, "sections": sections})

    def change(self, typed: Typed, action: str) -> None:
        """Change the rows as the button `dong:ACTION:NAME` asks; `kiem-tra` changes nothing."""
        verb, _, rest = action.partition(":")
        act, _, name = rest.partition(":")
        known = verb == "kiem-tra" or (verb == "dong" and change_rows(self.form, typed, act, name))
        if not known:
            raise Refused("unknown-action", 400, action=action)

    def opened(self) -> Typed:
        """Return the form filled from the file that was sent; raise as `load`, and where part of it would be lost."""
        given = request.files.get("tep")
        if given is None or not given.filename:
            raise Refused("no-file", 400)
        return self.filled(read_json(given.read()))

    def filled(self, content: dict[str, Any]) -> Typed:
        """Return the form filled with the data of a file."""
        if content.get("kind") != self.kind:
            raise Refused("not-kept", 422)
        typed, lost = typed_of(self.form, content)
        if lost:
            self.load(content)
        return typed

    def file(self, typed: Typed, name: str) -> Response:
        """Send the data as a file."""
        text = json.dumps(self.data(typed), ensure_ascii=False, indent=2) + "\n"
        return send(text.encode(), file_name(f"{name}.json"), "json")

    def show(
        self, typed: Typed, *, checked: bool = False, opened: bool = False, stale: bool = False, **more: Any
    ) -> str:
        """Return the page."""
        reading = self.read(typed) if checked or opened else None
        return render_template(
            self.page,
            kind=RECORDS[self.kind],
            sections=list(Binder(reading).sections(RECORDS[self.kind], typed)),
            reading=reading,
            opened=opened,
            notices=[fault("stale-session")] if stale else [],
            **more,
        )
