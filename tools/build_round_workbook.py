"""Write the workbook of the example round from its JSON. Run by `make goldens`; a test fails when it is stale."""

from pathlib import Path

from ocop_docs.rounds.pipeline import load_round
from ocop_docs.rounds.workbooks import round_workbook

FOLDER = Path(__file__).resolve().parents[1] / "samples" / "evaluation"


def main() -> None:
    """Write one workbook beside each round."""
    for source in FOLDER.glob("*.json"):
        source.with_suffix(".xlsx").write_bytes(round_workbook(load_round(source)))


if __name__ == "__main__":
    main()
