"""Write tests/golden/<kind>/<sample>.txt, and .xml for one sample of each layout; read the diff before you commit it.

Usage:
    python tools/build_goldens.py
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the view of a document lives beside its test

from tests.golden.reading import HERE, sample_files, text_golden, text_view, xml_goldens, xml_view

from ocop_docs import load, render


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


if __name__ == "__main__":
    build_goldens()
