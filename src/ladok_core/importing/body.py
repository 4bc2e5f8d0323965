"""The body of an answer, however it was saved: as text, in base64, compressed, in another encoding, already parsed.

What the file says of its encoding is not believed: exporters leave it out, misspell it, or say base64 of plain text.
What a body is shows at its first letters, so it is unwrapped, layer by layer, until JSON lies there.
"""

import re
import zlib
from base64 import b64decode
from binascii import Error as BadBase64
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote_to_bytes

import msgspec

from ladok_core.importing.answer import recognise
from ladok_core.importing.json_text import BAD_JSON, as_utf8, from_json, harmless, is_null
from ladok_core.importing.letters import decoded, mended
from ladok_core.importing.shapes import NOTHING

_LONGEST = 50_000_000
_LAYERS = 8
_BASE64 = re.compile(rb"[A-Za-z0-9+/_\-\s]{16,}+[=\s]*+")
_URL_SAFE = bytes.maketrans(b"-_", b"+/")
_SPACE = re.compile(rb"\s+")
_DATA = re.compile(rb"data:[^,]{0,200},", re.IGNORECASE)
_PERCENT = re.compile(rb"%(?:7B|5B)[!-~]+", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_REDACTED = re.compile(
    rb"\W*(?:\w{1,30}\W+){0,3}(?:redacted|removed|sanitized|sanitised|masked|scrubbed|filtered|censored)\W*"
    rb"|([*x#.\-]|\xe2\x80\xa2|\xe2\x96\x88)\1{2,}",
    re.IGNORECASE,
)
_ZSTD = b"\x28\xb5\x2f\xfd"
_BEGINS = (b"{", b"[")
_WINDOWS = (47, zlib.MAX_WBITS, -zlib.MAX_WBITS)  # gzip or zlib by their heads, then deflate without one


class Body(msgspec.Struct, frozen=True):
    """A body as JSON in UTF-8, or why there is none: as ``report.Unknown`` has it, empty where there is one."""

    json: bytes = b""
    why: str = ""


class _Content(msgspec.Struct, frozen=True):
    text: msgspec.Raw = NOTHING
    encoding: Any = None


class _Bytes(msgspec.Struct, frozen=True):
    """Bytes as Node.js writes them: ``{"type": "Buffer", "data": [123, 34]}``."""

    data: list[int]


class _TooLong(Exception):
    """More than any answer of Ladok's."""


def body_of(content: msgspec.Raw) -> Body:
    """Return the body that a HAR's content holds."""
    if len(memoryview(content)) > 2 * _LONGEST:
        return Body(why="large")
    start = bytes(memoryview(content)[:1])
    try:
        if start == b'"':
            return understood(content)
        if is_null(content):
            return Body(why="empty")
        saved = from_json(content, _Content)
    except (*BAD_JSON, RecursionError):
        return Body(why="broken")
    body = understood(saved.text)
    if body.why == "empty" and (itself := understood(content)).json and recognise(itself.json):
        return itself
    said = isinstance(saved.encoding, str) and "64" in saved.encoding
    return Body(why="packed") if body.why == "broken" and said else body


def understood(text: bytes | msgspec.Raw) -> Body:
    """Return the body that a HAR has as text, which may be its JSON itself; or any bytes that should be JSON."""
    start = bytes(memoryview(text)[:1])
    if start == b"n" or not start:
        return Body(why="empty")
    try:
        if start == b'"':
            return _unwrapped(_quoted(bytes(text)) or b"")
        return _unwrapped(_listed(text) if start in _BEGINS else bytes(text))
    except _TooLong:
        return Body(why="large")


def _unwrapped(content: bytes) -> Body:
    for _ in range(_LAYERS):
        content = as_utf8(content)
        if len(content) > _LONGEST:
            raise _TooLong
        start = content[:4096].lstrip()
        if not start:
            return Body(why="empty")
        if _REDACTED.fullmatch(start.rstrip()):
            return Body(why="redacted")
        if start.startswith(_BEGINS):
            return _json(content)
        if start.startswith(b"<"):
            return Body(why="signed-out" if _PAGE.match(start) else "xml")
        inner = next(_layers(content.strip()), None)
        if inner is None:
            return Body(why="packed" if start.startswith(_ZSTD) else "broken")
        content = inner
    return Body(why="broken")


def _json(content: bytes) -> Body:
    """Return JSON as a strict decoder takes it, its letters mended."""
    text = mended(decoded(content)).encode()
    why = _trouble(text)
    if why:
        text = harmless(text)
        why = _trouble(text)
    return Body(why=why) if why else Body(text)


def _trouble(text: bytes) -> str:
    try:
        msgspec.json.decode(text, type=msgspec.Raw)
    except msgspec.DecodeError as error:
        return "cut" if "truncated" in str(error) else "broken"
    except RecursionError:
        return "broken"
    return ""


def _layers(content: bytes) -> Iterator[bytes]:
    """Yield what lies within, for each way of wrapping that it may be."""
    for way in (_quoted, _addressed, _escaped, _from_base64, _unpacked, _unpacked_as_text):
        inner = way(content)
        if inner:
            yield inner


def _quoted(content: bytes) -> bytes | None:
    if not content.startswith(b'"'):
        return None
    try:
        return from_json(content, str).encode()
    except BAD_JSON:
        return None


def _addressed(content: bytes) -> bytes | None:
    found = _DATA.match(content)
    return content[found.end() :] if found else None


def _escaped(content: bytes) -> bytes | None:
    return unquote_to_bytes(content) if _PERCENT.fullmatch(content) else None


def _from_base64(content: bytes) -> bytes | None:
    if not _BASE64.fullmatch(content):
        return None
    letters = _SPACE.sub(b"", content).rstrip(b"=").translate(_URL_SAFE)
    letters = letters[: len(letters) - 1] if len(letters) % 4 == 1 else letters  # one letter alone was cut off
    try:
        return b64decode(letters + b"=" * (-len(letters) % 4))
    except BadBase64:
        return None


def _unpacked(content: bytes) -> bytes | None:
    return next((found for window in _WINDOWS if (found := _inflated(content, window))), None)


def _inflated(content: bytes, window: int) -> bytes | None:
    """Return what was compressed, as far as it goes; None where that is no JSON, which chance may unpack to."""
    unpacking = zlib.decompressobj(window)
    try:
        inner = unpacking.decompress(content, _LONGEST + 1)
    except zlib.error:
        return None
    if len(inner) > _LONGEST:
        raise _TooLong
    return inner if as_utf8(inner[:4096]).lstrip()[:1] in (*_BEGINS, b"<", b'"') else None


def _unpacked_as_text(content: bytes) -> bytes | None:
    """Unpack bytes that were taken for text of Latin-1, a letter each."""
    try:
        return _unpacked(content.decode().encode("latin-1")) if not content.isascii() else None
    except (UnicodeDecodeError, UnicodeEncodeError):
        return None


def _listed(text: bytes | msgspec.Raw) -> bytes:
    """Return the bytes that are listed as numbers, where they are; else the JSON as it stands."""
    content = bytes(text)
    kinds: tuple[Callable[[], list[int]], ...] = (
        lambda: msgspec.json.decode(content, type=_Bytes).data,
        lambda: msgspec.json.decode(content, type=list[int]),
    )
    for read in kinds:
        try:
            return bytes(read()) or content
        except (*BAD_JSON, RecursionError, ValueError):
            continue
    return content
