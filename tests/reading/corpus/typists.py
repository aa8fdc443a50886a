"""Text as typists of the time before Unicode typed it, letter by letter from the key tables of the two encodings."""

from __future__ import annotations

import unicodedata

_TCVN3 = (
    "à µ á ¸ ả ¶ ã · ạ ¹ ă ¨ ằ » ắ ¾ ẳ ¼ ẵ ½ ặ Æ â © ầ Ç ấ Ê ẩ È ẫ É ậ Ë đ ® è Ì é Ð ẻ Î ẽ Ï ẹ Ñ ê ª ề Ò ế Õ ể Ó ễ Ô ệ Ö "
    "ì × í Ý ỉ Ø ĩ Ü ị Þ ò ß ó ã ỏ á õ â ọ ä ô « ồ å ố è ổ æ ỗ ç ộ é ơ ¬ ờ ê ớ í ở ë ỡ ì ợ î ù ï ú ó ủ ñ ũ ò ụ ô ư \u00ad "
    "ừ õ ứ ø ử ö ữ ÷ ự ù ỳ ú ý ý ỷ û ỹ ü ỵ þ Đ § Ă ¡ Â ¢ Ê £ Ô ¤ Ơ ¥ Ư ¦"
)
_CODES = dict(zip(_TCVN3.split(" ")[::2], _TCVN3.split(" ")[1::2], strict=True))
_VNI_TONES = {"\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_ROOF = {"\u0300": "à", "\u0301": "á", "\u0309": "å", "\u0303": "ã", "\u0323": "ä", "": "â"}
_VNI_BREVE = {"\u0300": "è", "\u0301": "é", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë", "": "ê"}
_VNI_I = {"\u0300": "ì", "\u0301": "í", "\u0309": "æ", "\u0303": "ó", "\u0323": "ò"}


def tcvn3(text: str) -> str:
    """The text for `.VnTime`; capitals with a tone have no code of their own and are typed as small letters."""
    return "".join(_CODES.get(letter, _CODES.get(letter.lower(), letter)) for letter in text)


def vni(text: str) -> str:
    """The text for `VNI-Times`."""
    return "".join(map(_vni, text))


def _vni(letter: str) -> str:
    base, *marks = list(unicodedata.normalize("NFD", letter.lower()))
    tone = next((mark for mark in marks if mark in _VNI_TONES), "")
    if letter in "đĐ":
        typed = "ñ"
    elif "\u0302" in marks:
        typed = base + _VNI_ROOF[tone]
    elif "\u0306" in marks:
        typed = base + _VNI_BREVE[tone]
    elif base == "i" and tone:
        typed = _VNI_I[tone]
    elif "\u031b" in marks:
        typed = {"o": "ô", "u": "ö"}[base] + _VNI_TONES.get(tone, "")
    elif base == "y" and tone == "\u0323":
        typed = "î"
    else:
        typed = base + _VNI_TONES.get(tone, "") if marks else letter.lower()
    return typed.upper() if letter.isupper() else typed
