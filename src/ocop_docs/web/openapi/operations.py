"""Pieces of an OpenAPI operation: parameters, request bodies, responses."""

from __future__ import annotations

from typing import Any

from ocop_docs.web.downloads import TYPES
from ocop_docs.web.openapi.schemas import ref

Json = dict[str, Any]

WORD, XLSX, ZIP, PDF = (TYPES[extension] for extension in ("docx", "xlsx", "zip", "pdf"))
BINARY = {"schema": {"type": "string", "format": "binary"}}
_REFUSED = {
    "description": "Không làm được; mỗi lỗi có mã, câu giải thích, vị trí và cách xử lý.",
    "content": {"application/json": {"schema": ref("Errors")}},
}


def as_json(schema: Json) -> Json:
    """JSON content of that schema."""
    return {"application/json": {"schema": schema}}


def files(*media: str) -> Json:
    """A file as content, in any of the media types."""
    return dict.fromkeys(media, BINARY)


def form(required: tuple[str, ...] = (), **fields: Json) -> Json:
    """A form as content: the required field `file`, and other `fields`."""
    properties = {"file": BINARY["schema"], **fields}
    schema = {"type": "object", "properties": properties, "required": ["file", *required]}
    return {"multipart/form-data": {"schema": schema}}


def operation(
    name: str, summary: str, content: Json | None, *parameters: Json, body: Json | None = None, status: str = "200"
) -> Json:
    """An operation: `content` of its answer, its parameters, and the content that it takes as `body`."""
    done = {"description": "Kết quả."} | ({"content": content} if content else {})
    described: Json = {
        "operationId": name,
        "summary": summary,
        "parameters": list(parameters),
        "responses": {status: done, "default": _REFUSED},
    }
    return described | ({"requestBody": {"required": True, "content": body}} if body else {})


def in_path(name: str, description: str, **schema: object) -> Json:
    """A parameter in the path; a string."""
    return _parameter(name, "path", {"type": "string", **schema}, description, required=True)


def in_query(name: str, description: str, *, required: bool = False, **schema: object) -> Json:
    """A parameter in the query; a string."""
    return _parameter(name, "query", {"type": "string", **schema}, description, required=required)


def _parameter(name: str, where: str, schema: Json, description: str, *, required: bool) -> Json:
    return {"name": name, "in": where, "required": required, "schema": schema, "description": description}
