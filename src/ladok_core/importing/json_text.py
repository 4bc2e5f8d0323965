"""JSON as files have it: in any Unicode encoding, with what a strict decoder stumbles over made harmless.

A browser writes half an emoji as an escape of its own, a script ``NaN``, a tool nests what another site sent a thousand
deep.  None of it is Ladok's, so it is to cost nothing: what a whole file can't be decoded with is taken apart instead.
"""

import codecs
import re
from typing import TypeVar

import msgspec

from ladok_core.importing.letters import decoded

BAD_JSON = (msgspec.DecodeError, UnicodeDecodeError)
"""What decoding ends in when a text is no JSON, or is not the UTF-8 that JSON is written in."""

_Form = TypeVar("_Form")

_MARKS = (  # the longer first: that of UTF-32 begins as that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BOM = codecs.BOM_UTF8
_BOM_READ_WRONGLY = "ï»¿".encode()
_UNMARKED = (  # JSON begins with a sign of ASCII, and so says where the other bytes of its letters are
    (re.compile(rb"[^\0]\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0[^\0]"), "utf-32-be"),
    (re.compile(rb"[^\0]\0[^\0]\0|[^\0]\0\Z"), "utf-16-le"),
    (re.compile(rb"\0[^\0]\0[^\0]|\0[^\0]\Z"), "utf-16-be"),
)
_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_TOKEN = re.compile(_STRING + rb"|[{}\[\],]", re.DOTALL)
_PIECE = re.compile(_STRING + rb"|-?\b(?:NaN|Infinity)\b|\bundefined\b", re.DOTALL)
_MEMBER = re.compile(rb"\s*(" + _STRING + rb")\s*:\s*(.*)", re.DOTALL)
_PAIR = rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_SOUND = _PAIR + rb'|\\u(?![dD][89a-fA-F])[0-9a-fA-F]{4}|\\["\\/bfnrt]'
_ESCAPE = re.compile(rb"(" + _SOUND + rb")|\\(u(?:[0-9a-fA-F]{4})?)?|[\0-\x1f]")


def as_utf8(content: bytes) -> bytes:
    """Return a text that may be in UTF-8, UTF-16 or UTF-32 in UTF-8, without a byte order mark."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace").encode()
    for start, encoding in _UNMARKED:
        if start.match(content):
            return content.decode(encoding, "replace").encode()
    while content.startswith((_BOM, _BOM_READ_WRONGLY)):
        content = content.removeprefix(_BOM).removeprefix(_BOM_READ_WRONGLY)
    return content.rstrip(b"\0")


def from_json(raw: bytes | msgspec.Raw, form: type[_Form]) -> _Form:
    """Decode JSON, made harmless where it must be.  Raises one of BAD_JSON, or RecursionError where it is too deep."""
    try:
        return msgspec.json.decode(raw, type=form)
    except BAD_JSON:
        return msgspec.json.decode(harmless(bytes(raw)), type=form)


def is_null(raw: msgspec.Raw) -> bool:
    """Tell whether a part of JSON is null, as it is where it isn't there."""
    return bytes(memoryview(raw)[:1]) == b"n"


def harmless(content: bytes) -> bytes:
    """Return JSON in UTF-8, where half a pair of surrogates is �, and what is no number is null."""
    return _PIECE.sub(_harmless, decoded(content).encode())


def _harmless(piece: re.Match[bytes]) -> bytes:
    return _ESCAPE.sub(_escape, piece[0]) if piece[0].startswith(b'"') else b"null"


def _escape(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return found[1]
    if found[0] >= b"\\":
        return b"\\ufffd" if found[2] else b"\\\\"
    return b"\\u%04x" % found[0][0]


def members(content: bytes) -> dict[str, bytes]:
    """Return an object's members, each as it stands; ValueError where what opens does not close, or it is none."""
    found = {}
    for part in _parts(content, b"{"):
        member = _MEMBER.fullmatch(part)
        if member is not None:
            found[from_json(member[1], str)] = member[2]
    return found


def items(content: bytes) -> list[bytes]:
    """Return a list's items, each as it stands.  Raises as ``members`` does."""
    return [part for part in _parts(content, b"[") if part.strip()]


def _parts(content: bytes, opens: bytes) -> list[bytes]:
    """Part what brackets hold at its outermost commas, however deep it is nested, whatever is inside."""
    depth, start = 0, 0
    found: list[bytes] = []
    if not content.lstrip().startswith(opens):
        raise ValueError
    for token in _TOKEN.finditer(content):
        match token[0]:
            case b"{" | b"[":
                depth += 1
                start = token.end() if depth == 1 else start
            case b"}" | b"]":
                depth -= 1
                if depth == 0:
                    if content[token.end() :].strip():
                        raise ValueError
                    return [*found, content[start : token.start()]]
            case b"," if depth == 1:
                found.append(content[start : token.start()])
                start = token.end()
    raise ValueError
