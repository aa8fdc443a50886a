"""A new kind needs no module in rendering/kinds, whatever known parts it is made of."""

import subprocess
import sys

PROGRAM = """
from ocop_docs.documents.document import Form
from ocop_docs.documents.listing import Reference
from ocop_docs.documents.parts import Task
from ocop_docs.rendering.context import build_context

class Invitation(Form):
    minutes: Reference
    tasks: list[Task]

minutes = {"document_type": "Biên bản", "number": "02/BB"}
data = {"kind": "invitation", "minutes": minutes, "tasks": [{"content": "Họp"}]}
context = build_context(Invitation.model_validate(data))
print(context["minutes"])
print(context["tasks"][0]["content"], repr(context["tasks"][0]["partners"]))
"""


def test_known_parts_of_a_kind_without_a_module_are_presented_as_everywhere() -> None:
    result = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", PROGRAM], capture_output=True, encoding="utf-8", check=False
    )

    assert result.stdout.splitlines() == ["Biên bản số 02/BB ngày … tháng … năm …", "Họp ''"], result.stderr
