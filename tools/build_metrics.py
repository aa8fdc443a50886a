"""Write the table of letter widths of Times from Liberation Serif, which has the same metrics.

Usage:
    python tools/build_metrics.py FOLDER

FOLDER holds LiberationSerif-Regular.ttf and LiberationSerif-Bold.ttf. The table is
src/ocop_docs/law/times_metrics.toml; it changes only when the set of characters below does.
"""

import json
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parents[1] / "src" / "ocop_docs" / "law" / "times_metrics.toml"
FACES = {"regular": "LiberationSerif-Regular.ttf", "bold": "LiberationSerif-Bold.ttf"}
BARE_VOWELS = "aăâeêioôơuưy"
# level, huyền, sắc, hỏi, ngã, nặng
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
PUNCTUATION = "\u00a0–—‘’“”…•·°×±²³½≤≥₫§"
HEADER = """\
# Advance widths of the letters of Times, in 1/2048 of the type size, grouped by width.
# Written by tools/build_metrics.py from Liberation Serif, which is metric-compatible with Times New Roman.
# Not edited by hand.
"""


def characters() -> str:
    """Return each character of the table once: printable ASCII, Vietnamese letters, punctuation."""
    ascii_letters = "".join(map(chr, range(0x20, 0x7F)))
    toned = [unicodedata.normalize("NFC", vowel + tone) for vowel in BARE_VOWELS for tone in TONES]
    vietnamese = "".join(toned) + "đ"
    return "".join(sorted(set(ascii_letters + vietnamese + vietnamese.upper() + PUNCTUATION)))


def widths(font_file: Path) -> dict[int, str]:
    """Group the characters by their advance width in units of the font (2048 per em).

    Raises:
        KeyError: the font lacks one of the characters.
    """
    font = TTFont(font_file)
    names, advances = font.getBestCmap(), font["hmtx"]
    groups: dict[int, str] = defaultdict(str)
    for character in characters():
        groups[advances[names[ord(character)]][0]] += character
    return dict(sorted(groups.items()))


def table(folder: Path) -> str:
    """Return the whole TOML text for the faces found in the folder."""
    units = TTFont(folder / FACES["regular"])["head"].unitsPerEm
    lines = [HEADER, f"units_per_em = {units}"]
    for face, file_name in FACES.items():
        lines.append(f"\n[{face}]")
        lines += [f"{width} = {_quoted(letters)}" for width, letters in widths(folder / file_name).items()]
    return "\n".join(lines) + "\n"


def _quoted(letters: str) -> str:
    # JSON's strings are TOML's basic strings.
    return json.dumps(letters, ensure_ascii=False)


if __name__ == "__main__":
    TARGET.write_text(table(Path(sys.argv[1])), encoding="utf-8", newline="\n")
    print(TARGET.name)
