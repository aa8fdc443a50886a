"""Files with macros, objects or links: what is safe is checked, what is not is left unread and named, none is fixed."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.checks.layout.clean import plan

from ocop_docs.checks.layout.annotate import annotate
from ocop_docs.checks.layout.fix import fix
from ocop_docs.checks.layout.lint import lint
from ocop_docs.errors import UnreadableInput

RELATIONS = "word/_rels/document.xml.rels"
MACRO_TYPE = b"application/vnd.ms-word.document.macroEnabled.main+xml"
WORD_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PICTURE = (
    b'<Relationship Id="rIdOut" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    b'Target="http://127.0.0.1:9/x.png" TargetMode="External"/></Relationships>'
)


def with_macro(parts: dict[str, bytes]) -> None:
    parts["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(WORD_TYPE, MACRO_TYPE)


def with_object(parts: dict[str, bytes]) -> None:
    parts["word/embeddings/oleObject1.bin"] = b"\xd0\xcf\x11\xe0"


def with_link(parts: dict[str, bytes]) -> None:
    parts[RELATIONS] = parts[RELATIONS].replace(b"</Relationships>", PICTURE)


def with_field(parts: dict[str, bytes]) -> None:
    field = b"<w:r><w:instrText>INCLUDEPICTURE http://127.0.0.1:9/x.png</w:instrText></w:r></w:p>"
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"</w:p>", field, 1)


def changed(change: object) -> bytes:
    with zipfile.ZipFile(io.BytesIO(plan().change("motto", size=11).build())) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    change(parts)  # type: ignore[operator]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


UNSAFE = [(with_macro, "macro"), (with_object, "đối tượng nhúng"), (with_link, "liên kết"), (with_field, "trường")]


@pytest.mark.parametrize(("change", "named"), UNSAFE, ids=["macro", "object", "link", "field"])
def test_the_safe_part_is_checked_and_the_rest_is_named(change: object, named: str) -> None:
    findings = lint(changed(change)).findings

    assert [finding.code for finding in findings] == ["layout.left-unread", "layout.motto.size"]
    assert named in findings[0].message


@pytest.mark.parametrize(("change", "named"), UNSAFE, ids=["macro", "object", "link", "field"])
def test_such_a_file_is_neither_fixed_nor_annotated(change: object, named: str) -> None:
    del named
    for verb in (fix, annotate):
        with pytest.raises(UnreadableInput):
            verb(changed(change))


def test_a_document_type_declaration_is_refused_all_the_same() -> None:
    def declare(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = b"<!DOCTYPE x>" + parts["word/document.xml"]

    with pytest.raises(UnreadableInput):
        lint(changed(declare))
