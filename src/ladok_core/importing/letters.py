"""Letters that were decoded wrongly on their way: mended where it is certain what they were, told of where it is not.

UTF-8 that was read as Latin-1 or Windows-1252 has ``Ã¥`` for ``å``, and twice so ``ÃƒÂ¥``.  Encoding it back gives
UTF-8 again; ordinary text does that next to never, and not once where a control character or an ``Ã`` is among it.
"""

import re

_BEYOND = {byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0xA0)}
_BYTES = {sign: byte for byte, sign in _BEYOND.items() if sign != "\ufffd"}
_TO_TEXT = {byte: sign for sign, byte in _BYTES.items()}
_MOST_TIMES = 3
# What å, ä, ö and their kin become, and the controls that stand for half of them in Latin-1.
_SURE = re.compile("Ã[\x80-\xbf" + "".join(_BYTES) + "]|[\x80-\x9f]")
_ODD = re.compile("\ufffd|Ã[\x80-\xbf" + "".join(_BYTES) + "]|[\xc2-\xf4][\x80-\x9f]")
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|.)", re.DOTALL)
_MANY_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def decoded(content: bytes) -> str:
    """Return the text of bytes that are to be UTF-8, and are Windows-1252 where not one letter of them is UTF-8."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        if _MANY_BYTES.search(content):
            return content.decode("utf-8", "replace")
        return content.decode("latin-1").translate(_TO_TEXT)


def mended(text: str) -> str:
    """Return a JSON text with its letters as they were: the whole of it mended, else each string that can be."""
    text = _unfolded(text)
    if text.isascii():
        return text
    whole = _mended(text)
    if whole != text:
        return whole
    return _STRING.sub(lambda found: _mended(found[0]), text) if _SURE.search(text) else text


def is_garbled(text: str) -> bool:
    """Tell whether letters are wrong still, so that the student should know."""
    return not text.isascii() and _ODD.search(text) is not None


def _mended(text: str) -> str:
    for _ in range(_MOST_TIMES):
        if text.isascii() or not _SURE.search(text):
            break
        try:
            text = bytes(_byte(sign) for sign in text).decode()
        except (ValueError, UnicodeDecodeError):
            break
    return text


def _byte(sign: str) -> int:
    """Return the byte that a sign was read from.  ValueError where it was none."""
    byte = _BYTES.get(sign, ord(sign))
    if byte > 0xFF:
        raise ValueError
    return byte


def _unfolded(text: str) -> str:
    """Write letters that stand as escapes as themselves; half a pair, a quote or a control stays as it is."""
    if "\\u" not in text:
        return text
    return _ESCAPE.sub(_letter, text)


def _letter(escape: re.Match[str]) -> str:
    code = int(escape[1], 16) if escape[1] else 0
    return chr(code) if code >= 0x80 and not 0xD800 <= code <= 0xDFFF else escape[0]
