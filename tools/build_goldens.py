"""Write tests/golden/<kind>/<sample>.txt, and .xml for one sample of each layout; read the diff before you commit it.

Also writes samples/index.json, which the first page lists the samples from.

Usage:
    python tools/build_goldens.py
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the view of a document lives beside its test

from tests.golden.reading import HERE, sample_files, text_golden, text_view, xml_goldens, xml_view

from ocop_docs import load, render
from ocop_docs.documents.document import AdministrativeDocument
from ocop_docs.kind_info import Example, describe_kinds, example
from ocop_docs.resources import samples_folder


def build_goldens() -> None:
    """Write every golden, and remove those that have no sample any more."""
    views = {text_golden(sample): text_view(render(load(sample))) for sample in sample_files()}
    views |= {golden: xml_view(render(load(sample))) for sample, golden in xml_goldens().items()}
    for stale in {path for suffix in ("txt", "xml") for path in HERE.glob(f"*/*.{suffix}")} - views.keys():
        stale.unlink()
    for path, view in views.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(view, encoding="utf-8", newline="\n")
        print(path.relative_to(HERE))


def described_examples() -> list[Example]:
    """Return what `samples/index.json` must hold."""
    return [_described(one["kind"], name) for one in describe_kinds() for name in one["samples"]]


def _described(kind: str, name: str) -> Example:
    document = load(example(kind, name))
    issuer = f" của {document.issuer.name}" if isinstance(document, AdministrativeDocument) else ""
    return Example(kind, name, document.headline, f"{document.type_name}{issuer}")


def build_index() -> None:
    """Write `samples/index.json`, a line for each sample."""
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in described_examples())
    (samples_folder() / "index.json").write_text(f"[\n{rows}\n]\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    build_goldens()
    build_index()
