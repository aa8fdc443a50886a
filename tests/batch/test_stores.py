"""The archive under way: a stream of documents whose directory is written at the end."""

import zipfile
import zlib
from pathlib import Path

from ocop_docs.batch.store import ZipStore

MANY = 66_000
"""More entries than a ZIP without its extension of 64 bits can name."""


def test_more_documents_than_an_old_zip_can_name_are_all_found_again(tmp_path: Path) -> None:
    store = ZipStore(tmp_path / "kq.zip", tmp_path / ".part")
    store.resume([])
    content = b"x" * 20
    crc = zlib.crc32(content)
    for number in range(MANY):
        store.add(f"Văn bản {number}.docx", content, crc)
    store.finish([b"manifest"])

    with zipfile.ZipFile(tmp_path / "kq.zip") as archive:
        names = archive.namelist()
        assert len(names) == len(set(names)) == MANY + 1
        assert archive.read(f"Văn bản {MANY - 1}.docx") == content
        assert archive.read("manifest.csv") == b"manifest"
