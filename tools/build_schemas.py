"""Write schemas/*.schema.json from the models. Run by `make schemas`; a test fails when they are stale."""

import json
from pathlib import Path

from ocop_docs.documents.catalogue import KINDS, RECORDS
from ocop_docs.kind_info import schema_of

FOLDER = Path(__file__).resolve().parents[1] / "schemas"


def schema_text(kind: str) -> str:
    """Return the schema of `kind` as it lies in the repository."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write one file for each kind."""
    FOLDER.mkdir(exist_ok=True)
    for kind in (*KINDS, *RECORDS):
        (FOLDER / f"{kind}.schema.json").write_text(schema_text(kind), encoding="utf-8")


if __name__ == "__main__":
    main()
