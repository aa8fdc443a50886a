"""Write tests/golden/<kind>/<sample>.txt and .xml from the samples; read the diff before you commit it.

Usage:
    python tools/build_goldens.py
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the view of a document lives beside its test

from tests.golden.reading import HERE, golden_files, sample_files, text_view, xml_view

from ocop_docs import load, render


def build_goldens() -> None:
    """Write the golden of every sample, and remove those that have no sample any more."""
    wanted = {path for sample in sample_files() for path in golden_files(sample)}
    for stale in {path for suffix in ("txt", "xml") for path in HERE.glob(f"*/*.{suffix}")} - wanted:
        stale.unlink()
    for sample in sample_files():
        data = render(load(sample))
        for path, view in zip(golden_files(sample), (text_view(data), xml_view(data)), strict=True):
            path.parent.mkdir(exist_ok=True)
            path.write_text(view, encoding="utf-8", newline="\n")
        print(f"{sample.parent.name}/{sample.stem}")


if __name__ == "__main__":
    build_goldens()
