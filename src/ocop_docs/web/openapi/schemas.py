"""JSON Schemas of the API: the models of documents, and the answers."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import models_json_schema

from ocop_docs.batch.job import Phase
from ocop_docs.checks.finding import Finding
from ocop_docs.documents.catalogue import KINDS, RECORDS

_TEMPLATE = "#/components/schemas/{model}"
_STRING = {"type": "string"}
_FAULT = dict.fromkeys(("code", "message", "place", "title", "remedy"), _STRING)
_CELL = {
    "type": "object",
    "properties": {
        "row": {"type": "integer"},
        **dict.fromkeys(("code", "sheet", "cell", "title", "fault", "message", "remedy"), _STRING),
    },
}
_BATCH = {
    "type": "object",
    "properties": {
        "id": _STRING,
        "kind": _STRING,
        "name": {"type": "string", "description": "Mẫu tên tệp."},
        "on_error": _STRING,
        "dry_run": {"type": "boolean"},
        "pdf": {"type": "boolean", "description": "Mỗi văn bản có thêm bản PDF."},
        "status": {"type": "string", "enum": list(Phase)},
        "ended": {"type": "boolean", "description": "Không còn tiến trình nào đang làm lô này."},
        "done": {"type": "integer"},
        "total": {"type": "integer"},
        "rate": {"type": "number", "description": "Số dòng mỗi giây."},
        "seconds_left": {"type": ["integer", "null"]},
        "made": {"type": "integer", "description": "Số văn bản đã làm."},
        "left_out": {"type": "array", "items": {"type": "object"}, "description": "Các dòng bị bỏ qua."},
        "findings": {"type": "array", "items": {"type": "object"}},
        "notes": {"type": "array", "items": _STRING},
    },
}


def ref(model: str) -> dict[str, str]:
    """A reference to the schema called `model`."""
    return {"$ref": _TEMPLATE.format(model=model)}


_FINDINGS = {"type": "array", "items": ref("Finding")}
BAD_CELLS = {"type": "object", "properties": {"cells": {"type": "array", "items": _CELL}}}
CHECKED = {
    "type": "object",
    "properties": {"ok": {"type": "boolean", "description": "Không có lỗi nào."}, "findings": _FINDINGS},
}
SCORED = {
    "type": "object",
    "properties": {
        "council": {"type": "object", "description": "Số thành viên, người dự họp, người vắng."},
        "counts": {"type": "object", "description": "Số sản phẩm theo kết quả và theo hạng sao."},
        "products": {
            "type": "array",
            "items": {"type": "object"},
            "description": "Từng sản phẩm theo thứ tự xếp hạng: điểm, hạng sao, điều vướng, điều hạng trên cần.",
        },
        "findings": _FINDINGS,
    },
}
_CHANGE = {"type": "object", "properties": dict.fromkeys(("code", "place", "title", "reason", "words"), _STRING)}
NEXT = {
    "type": "object",
    "properties": {
        "record": {"type": "object", "description": "Dữ liệu của năm sau, của đợt sau."},
        "changes": {"type": "array", "items": _CHANGE, "description": "Mọi chỗ đã đổi."},
        "reminders": {"type": "array", "items": {"type": "object"}, "description": "Chỗ giữ nguyên, cần xem lại."},
    },
}
_PHRASE = {"type": "object", "properties": dict.fromkeys(("name", "section", "text", "source", "unit"), _STRING)}
FIRST_PLAN = {
    "type": "object",
    "properties": {
        "record": {"type": "object", "description": "Dữ liệu Kế hoạch."},
        "suggestions": {"type": "array", "items": _PHRASE, "description": "Câu mẫu, căn cứ phù hợp, lấy hay chưa."},
    },
}
PHRASES = {"type": "object", "properties": {"phrases": {"type": "array", "items": _PHRASE}}}
_CHANGES = {"type": "array", "items": _CHANGE}
COMPARED = {"type": "object", "properties": {"differences": _CHANGES}}
TAKEN_BACK = {
    "type": "object",
    "properties": {
        "record": {"type": "object", "description": "Dữ liệu có các chỗ đã sửa."},
        "changes": _CHANGES,
        "possible": {"type": "array", "items": _CHANGE, "description": "Có thể lấy thêm."},
        "left": {"type": "array", "items": {"type": "object"}, "description": "Chỗ sửa chưa lấy, với vị trí."},
    },
}
_READ_FIELD = {"type": "object", "properties": dict.fromkeys(("place", "title", "where", "text", "doubt"), _STRING)}
READ = {
    "type": "object",
    "properties": {
        "record": {"type": "object", "description": "Dữ liệu đã đọc."},
        "fields": {"type": "array", "items": _READ_FIELD, "description": "Từng giá trị, đọc ở đâu, có gì nên xem lại."},
        "left": {"type": "array", "items": {"type": "object"}, "description": "Chữ của tệp chưa vào mục nào."},
        "printed": {"type": "array", "items": {"type": "object"}, "description": "Chữ mà chương trình tự in."},
        "encodings": {"type": "array", "items": _STRING, "description": "Bảng mã cũ đã chuyển sang Unicode."},
    },
}
TRACKED = {
    "type": "object",
    "properties": {
        "periods": {"type": "array", "items": _STRING, "description": "Các thời kỳ, từ sớm nhất."},
        "targets": {
            "type": "array",
            "items": {"type": "object"},
            "description": "Từng chỉ tiêu: đơn vị; kế hoạch, thực hiện, tỷ lệ của mỗi thời kỳ.",
        },
        "gaps": {"type": "array", "items": {"type": "object"}, "description": "Những chỗ không so được, và vì sao."},
    },
}
LAYOUT_CHECKED: dict[str, Any] = {
    "type": "object",
    "properties": {
        "administrative": {"type": "boolean", "description": "Là văn bản hành chính."},
        "documents": {"type": "array", "items": _STRING},
        "coverage": {"type": "number", "description": "Phần chữ nhận ra được, từ 0 đến 1."},
        "findings": _FINDINGS,
    },
}
_REFUSALS = {"type": "array", "items": {"type": "object"}, "description": "Vì sao không đọc được tệp."}
FILES_CHECKED = {
    "type": "object",
    "properties": {
        "files": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"file": _STRING, **LAYOUT_CHECKED["properties"], "faults": _REFUSALS},
            },
        }
    },
}


def schemas() -> dict[str, Any]:
    """Return every schema that the paths refer to, by name."""
    models = [(entry.model, "validation") for entries in (KINDS, RECORDS) for entry in entries.values()]
    _, described = models_json_schema(models, ref_template=_TEMPLATE)  # type: ignore[arg-type]  # the mode is a literal
    errors = {"type": "array", "items": {"type": "object", "properties": _FAULT}}
    return {
        **described["$defs"],
        "Finding": {"type": "object", "properties": dict.fromkeys(Finding._fields, _STRING)},
        "Batch": _BATCH,
        "Errors": {"type": "object", "properties": {"errors": errors}, "required": ["errors"]},
    }
