"""Write src/ocop_docs/law/compiled/*.json from the law's tables: what was read of them beforehand.

Usage:
    python tools/build_tables.py
"""

from collections.abc import Iterator
from pathlib import Path

from ocop_docs import law
from ocop_docs.data_files import compile_table, compiled_path

FOLDER = Path(law.__file__).parent


def build_all() -> Iterator[tuple[Path, bytes]]:
    """Yield each file and what it should hold. The rubric has none: a round reads few of its many sheets."""
    for table in sorted(FOLDER.glob("*.toml")):
        yield compiled_path(table), compile_table(table)


if __name__ == "__main__":
    for file, content in build_all():
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
        print(file.name)
