"""Hostile and broken packages (.docx): each is refused by the gate, in words, before any parser sees it."""

from __future__ import annotations

import io
import random
import struct
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import pytest

from ocop_docs.checks.layout.lint import lint
from ocop_docs.errors import UnreadableInput
from ocop_docs.intake.packages.gate import open_package
from ocop_docs.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable

TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
DOCUMENT = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>Xã Vạn Phúc</w:t></w:r></w:p></w:body></w:document>"
)
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
MIB = 1 << 20


def package(extra: dict[str, bytes | str] | None = None, **replaced: str | bytes) -> bytes:
    """Zip a small sound document, with parts added and the document or the types replaced."""
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": replaced.get("types", TYPES),
        "word/document.xml": replaced.get("document", DOCUMENT),
    } | (extra or {})
    return zipped(list(parts.items()))


def zipped(entries: list[tuple[str, bytes | str]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return target.getvalue()


def refusal(data: bytes) -> str:
    """Return the first fault's code; the gate must refuse `data`."""
    with pytest.raises(UnreadableInput) as raised:
        open_package(data)
    return raised.value.faults[0].code


def test_a_sound_package_passes_with_every_part_byte_for_byte() -> None:
    parts = open_package(package({"docProps/app.xml": "<a/>"})).parts

    assert parts["word/document.xml"] == DOCUMENT.encode()
    assert list(parts) == ["[Content_Types].xml", "word/document.xml", "docProps/app.xml"]


@pytest.mark.parametrize("tenth", range(10))
def test_a_truncated_package_is_refused_at_every_tenth(tenth: int) -> None:
    whole = package()

    assert refusal(whole[: len(whole) * tenth // 10]) in {"package-not-zip", "package-broken"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "package-not-zip"),
        (b"%PDF-1.7", "file-is-pdf"),
        (b"MZ" + package(), "package-not-zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "package-old-or-locked"),
        (package(types="<Types/>"), "package-kind"),
        (package(types=TYPES.replace("document.main", "template.main")), "package-kind"),
        (package(types=TYPES.replace("openxmlformats-officedocument", "macroEnabled")), "package-active"),
        (zipped([("word/document.xml", DOCUMENT)]), "package-kind"),
    ],
)
def test_what_is_no_word_document_is_refused(data: bytes, code: str) -> None:
    assert refusal(data) == code


@pytest.mark.parametrize(
    "name",
    [
        "../evil.xml",
        "word/../../evil.xml",
        "/etc/evil.xml",
        "C:/evil.xml",
        "word\\evil.xml",
        "word/evil\n.xml",
        "word/CON",
        "word/nul.xml",
        "Com1/evil.xml",
        "word/./evil.xml",
        "word//evil.xml",
        "word/\u202efdp.xml",
    ],
)
def test_an_odd_name_is_refused(name: str) -> None:
    assert refusal(package({name: "<a/>"})) == "package-name"


def test_a_name_cut_short_by_a_null_is_refused() -> None:
    data = package({"word/evil_xml": "<a/>"}).replace(b"evil_xml", b"evil\x00xml")

    assert refusal(data) == "package-name"


def test_a_link_to_another_file_is_refused() -> None:
    link = zipfile.ZipInfo("word/link.xml")
    link.external_attr = 0o120777 << 16
    target = io.BytesIO(package())
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(link, "/etc/passwd")

    assert refusal(target.getvalue()) == "package-name"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", ["word/document.xml", "Word/Document.XML"])
def test_two_parts_of_one_name_are_refused(second: str) -> None:
    entries: list[tuple[str, bytes | str]] = [
        ("[Content_Types].xml", TYPES),
        ("word/document.xml", DOCUMENT),
        (second, DOCUMENT.replace("Vạn Phúc", "Thanh Trì")),
    ]

    assert refusal(zipped(entries)) == "package-duplicate"


def test_an_encrypted_entry_is_refused() -> None:
    data = bytearray(package())
    central = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[central + 8] |= 1

    assert refusal(bytes(data)) == "package-old-or-locked"


@pytest.mark.parametrize(
    ("build", "code"),
    [
        (lambda: package({"word/media/zeros.bin": bytes(40 * MIB)}), "package-bomb"),
        (lambda: package({f"word/media/{n}.bin": bytes(9 * MIB) for n in range(6)}), "package-unpacked"),
        (lambda: package({f"word/media/{n}.bin": b"x" for n in range(10_000)}), "package-entries"),
        (
            lambda: package(document=DOCUMENT.replace("<w:p>", "<w:p/>" * 1_500_000 + "<w:p>")),
            "package-bomb",
        ),
        (
            lambda: package(document="".join(f"<w:p>{n * 7919 % 99991}" for n in range(1_500_000))),
            "package-part-too-large",
        ),
    ],
    ids=["one large entry", "too much in all", "ten thousand entries", "empty paragraphs", "paragraphs"],
)
def test_a_bomb_is_refused_with_little_memory(build: Callable[[], bytes], code: str) -> None:
    data = build()
    tracemalloc.start()

    found = refusal(data)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == code
    assert peak < 64 * MIB


def _with_sizes(data: bytes, size: int) -> bytes:
    """Understate the size of the document in the directory and in its own header."""
    true = struct.pack("<I", len(DOCUMENT.encode()))
    return data.replace(true, struct.pack("<I", size))


@pytest.mark.parametrize("size", [1, 10**6, 0xFFFFFFF0])
def test_a_directory_that_lies_about_a_size_is_refused(size: int) -> None:
    assert refusal(_with_sizes(package(), size)) in {"package-broken", "package-bomb", "package-unpacked"}


def test_entries_that_share_their_bytes_are_refused() -> None:
    data = bytearray(package({"word/second.xml": "<a/>"}))
    entries = [at for at in range(len(data)) if data[at : at + 4] == b"PK\x01\x02"]
    data[entries[2] + 42 : entries[2] + 46] = data[entries[1] + 42 : entries[1] + 46]

    assert refusal(bytes(data)) == "package-broken"


def test_a_local_name_that_differs_from_the_directory_is_refused() -> None:
    data = package()
    at = data.index(b"word/document.xml")

    assert refusal(data[:at] + b"word/Document.xml" + data[at + 17 :]) == "package-broken"


def test_a_changed_byte_is_found_by_its_sum() -> None:
    data = bytearray(zipped([("[Content_Types].xml", TYPES), ("word/document.xml", DOCUMENT)], zipfile.ZIP_STORED))
    data[bytes(data).index("Vạn".encode())] ^= 0x20

    assert refusal(bytes(data)) == "package-broken"


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + DOCUMENT,
        '<!DOCTYPE w:document [<!ENTITY % x SYSTEM "http://127.0.0.1/x"> %x;]>' + DOCUMENT,
        '<!DOCTYPE lolz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + DOCUMENT,
        '<?xml version="1.0" encoding="UTF-7"?>' + DOCUMENT,
        '<?xml version="1.0" encoding="UTF-16"?>' + DOCUMENT,
        f'<?xml version="1.0"{" " * 300}encoding="UTF-7"?>' + DOCUMENT,
        ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x []>' + DOCUMENT).encode("utf-16"),
        ("<!DOCTYPE x []>" + DOCUMENT).encode("utf-16-le"),
        DOCUMENT.replace("<w:p>", '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/><w:p>'),
    ],
)
def test_xml_that_declares_or_reaches_out_is_refused(document: str | bytes) -> None:
    assert refusal(package(document=document)) == "package-xml"


@pytest.mark.parametrize(
    "relationship",
    [
        '<Relationship Id="r1" Type="http://x/image" Target="http://127.0.0.1/a.png" TargetMode="External"/>',
        '<Relationship Id="r1" Type="http://x/image" Target="file:///etc/passwd" TargetMode="External"/>',
        '<Relationship Id="r1" Type="http://x/template" Target="\\\\host\\t.dotm" TargetMode="External"/>',
        '<Relationship Id="r1" Type="http://x/oleObject" Target="http://127.0.0.1/a" TargetMode="External"/>',
        "<Relationship Id='r1' Type='http://x/image' Target='http://127.0.0.1/a' TargetMode='&#69;xternal'/>",
        '<Relationship Id="r1" Type="http://x/image" Target="a>b" TargetMode="External"/>',
        '<Relationship xmlns:x="y" x:Type="http://x/hyperlink" Type="http://x/image" Target="http://127.0.0.1/a"/>',
        '<Relationship xmlns:x="y" Type="http://x/image" Target="a.png" x:TargetMode="External"/>',
        '<Relationship Type="http://x/image" Target="&#104;ttp://127.0.0.1/a"/>',
        '<p:Relationship xmlns:p="x" Id="r1" Type="http://x/image" Target="//127.0.0.1/a"/>',
    ],
)
def test_a_target_outside_the_file_is_refused(relationship: str) -> None:
    rels = RELS.format(relationship)

    assert refusal(package({"word/_rels/document.xml.rels": rels})) == "package-external"


def test_a_hyperlink_is_no_reason_to_refuse() -> None:
    link = '<Relationship Id="r1" Type="http://x/hyperlink" Target="https://a.vn" TargetMode="External"/>'

    assert open_package(package({"word/_rels/document.xml.rels": RELS.format(link)}))


@pytest.mark.parametrize(
    "extra",
    [
        {"word/vbaProject.bin": b"x"},
        {"word/activeX/activeX1.xml": "<a/>"},
        {"word/embeddings/oleObject1.bin": b"x"},
        {"word/footer1.xml": "<w:p><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText></w:p>"},
        {"word/footer1.xml": "<w:p><w:instrText>DDE</w:instrText><w:instrText>AUTO x</w:instrText></w:p>"},
        {"word/footer1.xml": "<w:p><w:instrText>PAGE</w:instrText><w:fldChar/><w:instrText>DDE x</w:instrText></w:p>"},
        {"word/footer1.xml": "<w:instrText>&#68;DE excel</w:instrText>"},
        {"word/footer1.xml": "<w:instrText>D<![CDATA[DE]]> excel</w:instrText>"},
        {"word/footer1.xml": "<w:instrText>D<!-- c -->DE excel</w:instrText>"},
        {"word/footer1.xml": "<w:p><!-- <w:instrText> --><w:instrText>dde excel</w:instrText></w:p>"},
        {
            "word/footer1.xml": '<w:p><w:instrText xml:space="preserve">PAGE</w:instrText><w:fldChar/>'
            '<instrText> IncludeText "c:\\\\a" </instrText></w:p>'
        },
        {"word/footer1.xml": "<w:p><w:instrText>PAGE</w:instrText><w:fldSimple w:instr='DDE x'/></w:p>"},
        {"word/footer1.xml": "<w:p><w:instrText>PAGE</w:instrText><w:fldChar/><w:instrText >DDE</w:instrText ></w:p>"},
        {"word/footer1.xml": "<w:fldSimple w:instr='&#x44;DE excel'/>"},
        {"word/footer1.xml": '<w:instrText>INCLUDEPICTURE "http://127.0.0.1/a.png"</w:instrText>'},
        {"word/footer1.xml": '<w:instrText>INCLUDETEXT "c:\\\\a.docx"</w:instrText>'},
        {"word/page.html": "<html/>"},
        {"word/afchunk.MHT": "x"},
        {"word/_rels/document.xml.rels": RELS.format('<Relationship Type="http://x/aFChunk" Target="a.txt"/>')},
        {"word/footer1.xml": '<w:fldSimple w:instr=" DDE excel "/>'},
        {"word/media/a.svg": "<svg><script>alert(1)</script></svg>"},
    ],
)
def test_what_could_act_is_refused(extra: dict[str, bytes | str]) -> None:
    assert refusal(package(extra)) == "package-active"


def test_a_giant_picture_is_refused() -> None:
    header = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + struct.pack(">II", 30_000, 30_000)

    assert refusal(package({"word/media/a.png": header})) == "package-picture"


def test_what_the_parser_finds_broken_or_too_deep_is_refused_in_words() -> None:
    deep = DOCUMENT.replace("<w:r>", "<w:sdt><w:sdtContent>" * 10_000).replace("</w:r>", "")
    letters = DOCUMENT.replace("Xã Vạn Phúc", random.Random(1).randbytes(6 * MIB).hex())

    for document in (deep, DOCUMENT[:-9], letters):
        with pytest.raises(UnreadableInput) as raised:
            lint(package(document=document))
        assert raised.value.faults[0].code == "package-xml-broken"


def test_a_file_over_the_limit_is_refused_at_one_byte_more() -> None:
    limit = settings().max_package_bytes
    exact = b"%PDF" + bytes(limit - 4)

    assert refusal(exact) == "package-not-zip"
    assert refusal(exact + b"x") == "package-too-large"
