"""The API's description (OpenAPI 3.1), made from the models."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pydantic.json_schema import models_json_schema

from ocop_docs.batch.job import Phase
from ocop_docs.checks.finding import Finding
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.rounds.record import EvaluationRound

_REF = "#/components/schemas/{model}"
_FAULT = {name: {"type": "string"} for name in ("code", "message", "place", "title", "remedy")}
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_FILE: dict[str, Any] = {
    "type": "object",
    "properties": {"file": {"type": "string", "format": "binary"}},
    "required": ["file"],
}
_REFUSED = {
    "description": "Không làm được; mỗi lỗi có mã, câu giải thích, vị trí và cách xử lý.",
    "content": {"application/json": {"schema": {"$ref": _REF.format(model="Errors")}}},
}
_CELL = {
    "type": "object",
    "properties": {
        "row": {"type": "integer"},
        **{name: {"type": "string"} for name in ("code", "sheet", "cell", "title", "fault", "message", "remedy")},
    },
}
_BATCH = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "kind": {"type": "string"},
        "name": {"type": "string", "description": "Mẫu tên tệp."},
        "on_error": {"type": "string"},
        "dry_run": {"type": "boolean"},
        "status": {"type": "string", "enum": list(Phase)},
        "ended": {"type": "boolean", "description": "Không còn tiến trình nào đang làm lô này."},
        "done": {"type": "integer"},
        "total": {"type": "integer"},
        "rate": {"type": "number", "description": "Số dòng mỗi giây."},
        "seconds_left": {"type": ["integer", "null"]},
        "made": {"type": "integer", "description": "Số văn bản đã làm."},
        "left_out": {"type": "array", "items": {"type": "object"}, "description": "Các dòng bị bỏ qua."},
        "findings": {"type": "array", "items": {"type": "object"}},
        "notes": {"type": "array", "items": {"type": "string"}},
    },
}
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BOOK = {_XLSX: _BINARY}
_ZIPPED = {"application/zip": _BINARY}
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@lru_cache(maxsize=1)
def describe_api() -> dict[str, Any]:
    """Return the OpenAPI document of `/api/v1`."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "OCOP Docs",
            "version": "1",
            "description": "Kiểm tra dữ liệu và tạo văn bản OCOP đúng thể thức Nghị định 30/2020/NĐ-CP.",
        },
        "servers": [{"url": "/api/v1"}],
        "paths": _paths(),
        "components": {"schemas": _schemas()},
    }


def _paths() -> dict[str, Any]:
    any_object = {"type": "object"}
    return {
        "/kinds": {"get": _get("listKinds", "Các loại văn bản làm được", any_object)},
        "/kinds/{kind}/schema": {"get": _get("getSchema", "JSON Schema của một loại văn bản", any_object, _kind())},
        "/kinds/{kind}/skeleton": {"get": _get("getSkeleton", "Khung dữ liệu để điền", any_object, _kind())},
        "/check": {"post": _post("check", "Kiểm tra dữ liệu của một văn bản", _json(_found()))},
        "/render": {"post": _post("render", "Tạo văn bản Word hoặc PDF", _files(), _format(), _carried())},
        "/lint": {"post": _upload("lintFile", "Xét thể thức một tệp Word", _json(_judged()))},
        "/annotate": {"post": _upload("annotateFile", "Thêm ghi chú vào từng chỗ trái thể thức", {_WORD: _BINARY})},
        "/fix": {"post": _upload("fixFile", "Sửa thể thức, không đổi chữ nào", {_WORD: _BINARY})},
        "/rounds/workbook": {"get": _operation("getRoundWorkbook", "Bảng tính trống của đợt đánh giá", _BOOK, ())},
        "/rounds/score": {"post": _round("scoreRound", "Chấm điểm, phân hạng một đợt đánh giá", _json(_scored()))},
        "/rounds/papers": {"post": _round("makeRoundPapers", "Mọi văn bản của đợt đánh giá, kèm đối chiếu", _ZIPPED)},
        "/words": {"get": _get("readNumber", "Đọc một số thành chữ", any_object, *_number())},
        **_batch_paths(),
    }


def _batch_paths() -> dict[str, Any]:
    one, batch = "/batches/{batch}", _batch()
    state = {"$ref": _REF.format(model="Batch")}
    marked = _parameter(
        "format", "query", {"type": "string", "enum": ["json", "xlsx"], "default": "json"}, "Định dạng."
    )
    return {
        "/kinds/{kind}/workbook": {"get": _download("getWorkbook", "Bảng Excel để điền nhiều văn bản", _XLSX, _kind())},
        "/batches": {"post": _order()},
        one: {
            "get": _get("getBatch", "Một lô: đang làm đến đâu, kết quả ra sao", state, batch),
            "delete": _operation("deleteBatch", "Hủy một lô và xóa mọi tệp của nó", None, (batch,), "204"),
        },
        f"{one}/stop": {"post": _operation("stopBatch", "Dừng một lô, giữ phần đã làm", _json(state), (batch,))},
        f"{one}/run": {
            "post": _operation("runBatch", "Làm tiếp, hoặc làm lại", _json(state), (batch, _rerun()), "202")
        },
        f"{one}/result": {"get": _download("getResult", "Tệp ZIP của một lô", "application/zip", batch)},
        f"{one}/manifest": {"get": _download("getManifest", "Danh sách văn bản của một lô", "text/csv", batch)},
        f"{one}/errors": {
            "get": _operation("getErrors", "Các ô sai của bảng", _json(_cells()) | {_XLSX: _BINARY}, (batch, marked))
        },
        "/roll-up": {"post": _roll_up()},
    }


def _get(name: str, summary: str, schema: dict[str, Any], *parameters: dict[str, Any]) -> dict[str, Any]:
    return _operation(name, summary, _json(schema), parameters)


def _post(name: str, summary: str, content: dict[str, Any], *parameters: dict[str, Any]) -> dict[str, Any]:
    one_of = {"oneOf": [{"$ref": _REF.format(model=kind.model.__name__)} for kind in KINDS.values()]}
    body = {
        "required": True,
        "content": {"application/json": {"schema": one_of}, "multipart/form-data": {"schema": _FILE}},
    }
    return _operation(name, summary, content, parameters) | {"requestBody": body}


def _round(name: str, summary: str, content: dict[str, Any]) -> dict[str, Any]:
    schema = {"$ref": _REF.format(model=EvaluationRound.__name__)}
    body = {
        "required": True,
        "content": {"application/json": {"schema": schema}, "multipart/form-data": {"schema": _FILE}, **_BOOK},
    }
    return _operation(name, summary, content, ()) | {"requestBody": body}


def _upload(name: str, summary: str, content: dict[str, Any]) -> dict[str, Any]:
    body = {"required": True, "content": {"multipart/form-data": {"schema": _FILE}, _WORD: _BINARY}}
    return _operation(name, summary, content, ()) | {"requestBody": body}


def _operation(
    name: str,
    summary: str,
    content: dict[str, Any] | None,
    parameters: tuple[dict[str, Any], ...],
    status: str = "200",
) -> dict[str, Any]:
    done = {"description": "Kết quả."} | ({"content": content} if content else {})
    return {
        "operationId": name,
        "summary": summary,
        "parameters": list(parameters),
        "responses": {status: done, "default": _REFUSED},
    }


def _download(name: str, summary: str, media: str, *parameters: dict[str, Any]) -> dict[str, Any]:
    return _operation(name, summary, {media: _BINARY}, parameters)


def _order() -> dict[str, Any]:
    fields = {
        "kind": {"type": "string", "enum": list(KINDS)},
        "on_error": {"type": "string", "enum": ["stop", "skip"], "default": "stop"},
        "name": {"type": "string", "description": "Mẫu tên tệp, như {commune} - {kind} {year}."},
        "dry_run": {"type": "string", "enum": ["1"], "description": "Ghi 1 để chỉ kiểm tra."},
    }
    form = _FILE | {"properties": _FILE["properties"] | fields, "required": ["file", "kind"]}
    content = _json({"$ref": _REF.format(model="Batch")})
    body = {"required": True, "content": {"multipart/form-data": {"schema": form}}}
    return _operation("createBatch", "Làm hàng loạt từ một bảng", content, (), "202") | {"requestBody": body}


def _roll_up() -> dict[str, Any]:
    form = _FILE | {"properties": _FILE["properties"] | {"head": {"type": "string", "format": "binary"}}}
    body = {"required": True, "content": {"multipart/form-data": {"schema": form}}}
    summary = "Cộng báo cáo của các xã thành dữ liệu báo cáo cấp trên"
    return _operation("rollUp", summary, _json({"type": "object"}), ()) | {"requestBody": body}


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _found() -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            "ok": {"type": "boolean", "description": "Không có lỗi nào."},
            "findings": {"type": "array", "items": {"$ref": _REF.format(model="Finding")}},
        },
    }


def _files() -> dict[str, Any]:
    return {_WORD: _BINARY, "application/pdf": _BINARY}


def _scored() -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            "council": {"type": "object", "description": "Số thành viên, người dự họp, người vắng."},
            "counts": {"type": "object", "description": "Số sản phẩm theo kết quả và theo hạng sao."},
            "products": {
                "type": "array",
                "items": {"type": "object"},
                "description": "Từng sản phẩm theo thứ tự xếp hạng: điểm, hạng sao, điều vướng, điều hạng trên cần.",
            },
            "findings": {"type": "array", "items": {"$ref": _REF.format(model="Finding")}},
        },
    }


def _judged() -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            "administrative": {"type": "boolean", "description": "Là văn bản hành chính."},
            "documents": {"type": "array", "items": {"type": "string"}},
            "coverage": {"type": "number", "description": "Phần chữ nhận ra được, từ 0 đến 1."},
            "findings": {"type": "array", "items": {"$ref": _REF.format(model="Finding")}},
        },
    }


def _batch() -> dict[str, Any]:
    return _parameter("batch", "path", {"type": "string", "pattern": "^[0-9a-f]{32}$"}, "Mã của lô.")


def _rerun() -> dict[str, Any]:
    schema = {"type": "string", "enum": ["stop", "skip"]}
    return _parameter("on_error", "query", schema, "Khi có dòng sai: dừng, hay bỏ qua dòng đó.")


def _cells() -> dict[str, Any]:
    return {"type": "object", "properties": {"cells": {"type": "array", "items": _CELL}}}


def _kind() -> dict[str, Any]:
    return _parameter("kind", "path", {"type": "string", "enum": list(KINDS)}, "Loại văn bản.")


def _format() -> dict[str, Any]:
    return _parameter("format", "query", {"type": "string", "enum": ["docx", "pdf"], "default": "docx"}, "Định dạng.")


def _carried() -> dict[str, Any]:
    return _parameter("data", "query", {"type": "string", "enum": ["1"]}, "Ghi 1 để tệp Word kèm dữ liệu, mở lại được.")


def _number() -> tuple[dict[str, Any], ...]:
    return (
        _parameter("number", "query", {"type": "string"}, "Số cần đọc, như 1015 hoặc 10,5 tỷ."),
        _parameter("money", "query", {"type": "string", "enum": ["1"]}, "Ghi 1 để đọc thành số tiền đồng."),
    )


def _parameter(name: str, where: str, schema: dict[str, Any], description: str) -> dict[str, Any]:
    required = where == "path" or name == "number"
    return {"name": name, "in": where, "required": required, "schema": schema, "description": description}


def _schemas() -> dict[str, Any]:
    models = [(model, "validation") for model in (*(kind.model for kind in KINDS.values()), EvaluationRound)]
    _, described = models_json_schema(models, ref_template=_REF)  # type: ignore[arg-type]  # the mode is a literal
    finding = {"type": "object", "properties": {name: {"type": "string"} for name in Finding._fields}}
    errors = {"type": "array", "items": {"type": "object", "properties": _FAULT}}
    return {
        **described["$defs"],
        "Finding": finding,
        "Batch": _BATCH,
        "Errors": {"type": "object", "properties": {"errors": errors}, "required": ["errors"]},
    }
