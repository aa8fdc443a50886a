"""An independent reader, words to number, by the grammar of the spoken groups: the judge of the product's.

It cuts at the unit words, demands that each group be spoken as usage has it (``mốt``, ``lăm``,
``không trăm``, ``linh``) and that units descend; all else raises ValueError.
"""

import re
from functools import cache, lru_cache

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_ANY = "|".join(_DIGITS)
_FROM_TWO = "hai|ba|bốn|năm|sáu|bảy|tám|chín"
_TEEN = r"(?P<ten>mười)(?: (?P<after_ten>một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?"
_TENS = rf"(?P<tens>{_FROM_TWO}) mươi(?: (?P<after>mốt|hai|ba|tư|bốn|lăm|sáu|bảy|tám|chín))?"
_FULL = re.compile(rf"(?P<hundreds>{_ANY}) trăm(?: (?:(?:linh|lẻ) (?P<unit>một|{_FROM_TWO})|{_TEEN}|{_TENS}))?")
_SHORT = re.compile(rf"(?P<unit>{_ANY})|{_TEEN}|{_TENS}")
_WEIGHT = {"hundreds": 100, "tens": 10, "ten": 1, "after_ten": 1, "after": 1, "unit": 1}
_VALUE = {word: value for value, word in enumerate(_DIGITS)} | {"mười": 10, "mốt": 1, "tư": 4, "lăm": 5}

_CUT = re.compile(r" ((?:nghìn|ngàn|triệu|tỷ)(?: tỷ)*)(?: |\Z)")
_SMALL = {"nghìn": 3, "ngàn": 3, "triệu": 6}


def words_back(words: str) -> int:
    """The number that the words say."""
    if words.startswith("âm "):
        return -words_back(words.removeprefix("âm "))
    *cut, last = _CUT.split(words)
    pairs = list(zip(cut[0::2], map(_exponents, cut[1::2]), strict=True))
    if last:
        pairs.append((last, (0, 0, True)))
    return _sum_of(pairs, words)


def _sum_of(pairs: list[tuple[str, tuple[int, int, bool]]], words: str) -> int:
    total, block, before, ceiling = 0, 0, 9, 10**9
    for place, (phrase, (small, blocks, closes)) in enumerate(pairs):
        if small >= before or blocks >= ceiling:
            raise ValueError(words)
        block += _group(phrase, place == 0) * 10**small
        before = small
        if closes:
            total += block * 10 ** (9 * blocks)
            block, before, ceiling = 0, 9, blocks
    return total + block


@cache
def _exponents(unit: str) -> tuple[int, int, bool]:
    """Power of ten inside the block, powers of a tỷ, and whether the unit closes its block."""
    head, *_ = unit.split()
    return _SMALL.get(head, 0), unit.count("tỷ"), "tỷ" in unit


@lru_cache(maxsize=4096)
def _group(phrase: str, leading: bool) -> int:  # noqa: FBT001 - a cached function is called by place
    found = _FULL.fullmatch(phrase) or (leading and _SHORT.fullmatch(phrase))
    if not found:
        raise ValueError(phrase)
    said = {name: word for name, word in found.groupdict().items() if word}
    return sum(_VALUE[word] * _WEIGHT[name] for name, word in said.items())
