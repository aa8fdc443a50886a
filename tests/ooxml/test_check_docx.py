"""The validator itself: it passes sound files and finds each sort of error."""

import io
import zipfile

import pytest
from tests.ooxml.check_docx import schema_faults

from ocop_docs.resources import template_path

SOUND = template_path("plan").read_bytes()


def altered(part: str, old: bytes, new: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SOUND)) as source, zipfile.ZipFile(target, "w") as result:
        for name in source.namelist():
            content = source.read(name)
            assert name != part or old in content
            result.writestr(name, content.replace(old, new, 1) if name == part else content)
    return target.getvalue()


def test_a_sound_file_has_no_error() -> None:
    assert schema_faults(SOUND) == []


@pytest.mark.parametrize(
    ("part", "old", "new", "expected"),
    [
        ("word/document.xml", b"<w:p>", b"<w:p><w:wrong/>", "wrong"),
        ("word/document.xml", b"<w:pStyle w:val=", b"<w:pStyle w:value=", "value"),
        ("word/styles.xml", b"<w:keepNext/>", b'<w:keepNext w:val="maybe"/>', "maybe"),
        ("word/_rels/document.xml.rels", b"header1.xml", b"header9.xml", "header9.xml does not exist"),
    ],
)
def test_each_sort_of_error_is_found(part: str, old: bytes, new: bytes, expected: str) -> None:
    faults = schema_faults(altered(part, old, new))

    assert faults
    assert {fault.split(":")[0] for fault in faults} == {part}
    assert any(expected in fault for fault in faults)


def test_a_duplicate_entry_is_found() -> None:
    target = io.BytesIO(SOUND)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(target, "a") as package:
        package.writestr("word/document.xml", package.read("word/document.xml"))

    assert schema_faults(target.getvalue()) == ["duplicate entry word/document.xml"]
