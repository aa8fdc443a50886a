"""What is rendered: many distinct plans out of one sample, and rows for a small table template."""

from __future__ import annotations

import copy
import json
from typing import Any

from ocop_docs.resources import samples_folder

SAMPLE = "plan/tinh-minh-hoa-2027"


def plans(count: int) -> list[dict[str, Any]]:
    """Return the data of `count` plans, all different: number, purposes, tasks, recipients."""
    base = json.loads((samples_folder() / f"{SAMPLE}.json").read_text(encoding="utf-8"))
    return [_plan(base, number) for number in range(1, count + 1)]


def _plan(base: dict[str, Any], number: int) -> dict[str, Any]:
    plan = copy.deepcopy(base)
    plan["number"] = number
    plan["purposes"] = [f"{line.rstrip('.')} (xã thứ {number})." for line in plan["purposes"]]
    plan["recipients"] = [*plan["recipients"], f"Đảng ủy xã Ví Dụ {number}"]
    for task in plan["tasks"]:
        task["content"] = f"{task['content']} tại xã Ví Dụ {number}"
    return plan


def table_rows(count: int) -> dict[str, Any]:
    """Return the context of a one-table template with `count` rows."""
    return {
        "rows": [
            {"name": f"Sản phẩm {row} & con", "owner": f"Hợp tác xã {row}", "stars": row % 3 + 3}
            for row in range(count)
        ]
    }
