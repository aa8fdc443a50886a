"""The points of a sheet while it is ticked, for the page's script after each tick."""

from __future__ import annotations

from flask import Blueprint, jsonify, render_template, request
from werkzeug.wrappers import Response

from ocop_docs.web.forms.legal_picker import day_of
from ocop_docs.web.rounds.sheet_panel import panel_of

ticking = Blueprint("ticking", __name__, url_prefix="/cham-diem")


@ticking.post("")
def tally() -> Response:
    """Return points, open criteria and class of the ticks sent; `sheet` too when the boxes must be drawn again."""
    fields = request.form
    panel = panel_of(fields.get("bo", ""), fields.get("dau", ""), day_of(fields.get("ngay")))
    answer = {
        "points": panel.figures() if panel else {},
        "open": len(panel.filled.open) if panel else 0,
        "total": panel.filled.score.total if panel else 0,
        "tally": render_template("rounds/tally.html", panel=panel),
    }
    if "ve" in fields:
        answer["sheet"] = render_template("rounds/boxes.html", panel=panel)
    return jsonify(answer)
