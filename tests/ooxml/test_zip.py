"""The one writer of ZIP files: sound archives, equal bytes for equal parts."""

import io
import zipfile

import pytest

from ocop_docs.ooxml.zip import FIXED_TIME, STORED, Package, make_member, read_parts, stream_entry, write_zip

PARTS = {"word/document.xml": "chữ".encode() * 1000, "tệp.xml": b"<a/>", "rỗng": b""}


def test_a_zip_holds_its_parts_in_their_order_under_a_fixed_date() -> None:
    data = write_zip(PARTS)

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {FIXED_TIME}
    assert list(read_parts(data).items()) == list(PARTS.items())


def test_members_packed_before_give_the_same_bytes_as_members_packed_now() -> None:
    fixed, changing = list(PARTS.items())[:1], list(PARTS.items())[1:]
    package = Package.of(make_member(name, data) for name, data in fixed)

    assert package.with_members(make_member(name, data) for name, data in changing) == write_zip(PARTS)


def test_a_zip_of_another_program_is_packed_anew_without_its_dates() -> None:
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in PARTS.items():
            archive.writestr(name, data)

    assert write_zip(read_parts(other.getvalue())) == write_zip(PARTS)


@pytest.mark.parametrize(("name", "method"), [("word/document.xml", zipfile.ZIP_DEFLATED), ("tệp.xml", 0), ("rỗng", 0)])
def test_only_parts_that_gain_by_it_are_deflated(name: str, method: int) -> None:
    with zipfile.ZipFile(io.BytesIO(write_zip(PARTS))) as archive:
        assert archive.getinfo(name).compress_type == method


def test_what_is_stored_holds_every_part_as_it_is() -> None:
    data = write_zip(PARTS, STORED)

    assert PARTS["word/document.xml"] in data
    assert read_parts(data) == PARTS


def test_a_streamed_zip_has_the_same_date_and_rights() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(stream_entry("a"), b"x")
    (streamed,) = zipfile.ZipFile(stream).infolist()
    (packed,) = zipfile.ZipFile(io.BytesIO(write_zip({"a": b"x"}))).infolist()

    assert (streamed.date_time, streamed.external_attr) == (packed.date_time, packed.external_attr)
