"""The API's description (OpenAPI 3.1), made from the models."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pydantic.json_schema import models_json_schema

from ocop_docs.checks.finding import Finding
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.evaluation import EvaluationRound

_REF = "#/components/schemas/{model}"
_FAULT = {name: {"type": "string"} for name in ("code", "message", "place", "title", "remedy")}
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_FILE = {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}, "required": ["file"]}
_REFUSED = {
    "description": "Không làm được; mỗi lỗi có mã, câu giải thích, vị trí và cách xử lý.",
    "content": {"application/json": {"schema": {"$ref": _REF.format(model="Errors")}}},
}
_BOOK = {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": _BINARY}
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
        "/render": {"post": _post("render", "Tạo văn bản Word hoặc PDF", _files(), _format())},
        "/lint": {"post": _upload("lintFile", "Xét thể thức một tệp Word", _json(_judged()))},
        "/annotate": {"post": _upload("annotateFile", "Thêm ghi chú vào từng chỗ trái thể thức", {_WORD: _BINARY})},
        "/fix": {"post": _upload("fixFile", "Sửa thể thức, không đổi chữ nào", {_WORD: _BINARY})},
        "/rounds/workbook": {"get": _operation("getRoundWorkbook", "Bảng tính trống của đợt đánh giá", _BOOK, ())},
        "/rounds/score": {"post": _round("scoreRound", "Chấm điểm, phân hạng một đợt đánh giá", _json(_scored()))},
        "/rounds/papers": {"post": _round("makeRoundPapers", "Mọi văn bản của đợt đánh giá, kèm đối chiếu", _ZIPPED)},
        "/words": {"get": _get("readNumber", "Đọc một số thành chữ", any_object, *_number())},
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
    name: str, summary: str, content: dict[str, Any], parameters: tuple[dict[str, Any], ...]
) -> dict[str, Any]:
    return {
        "operationId": name,
        "summary": summary,
        "parameters": list(parameters),
        "responses": {"200": {"description": "Kết quả.", "content": content}, "default": _REFUSED},
    }


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


def _kind() -> dict[str, Any]:
    return _parameter("kind", "path", {"type": "string", "enum": list(KINDS)}, "Loại văn bản.")


def _format() -> dict[str, Any]:
    return _parameter("format", "query", {"type": "string", "enum": ["docx", "pdf"], "default": "docx"}, "Định dạng.")


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
    finding = {"type": "object", "properties": {name: {"type": "string"} for name in Finding.__slots__}}
    errors = {"type": "array", "items": {"type": "object", "properties": _FAULT}}
    return {
        **described["$defs"],
        "Finding": finding,
        "Errors": {"type": "object", "properties": {"errors": errors}, "required": ["errors"]},
    }
