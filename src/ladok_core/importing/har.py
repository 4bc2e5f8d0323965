"""Reading a HAR file: what a browser saved of a visit.  Only the answers of Ladok's student web are looked at.

A HAR holds the whole conversation, cookies and tokens too.  Of each entry only the address, the status, the time and
the body are decoded, and of the address only what ``answer.Address`` keeps.
"""

from base64 import b64decode
from binascii import Error as BadBase64
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from ladok_core.errors import BadFile
from ladok_core.importing.answer import BAD_JSON, Address, Answer, Kind, address, host_of, is_ladok, recognise
from ladok_core.importing.report import Unknown
from ladok_core.importing.shapes import NOTHING

_WITH_ANSWER = frozenset({200, 203, 304})  # 304: not sent again, and saved from the browser's own copy
_STEP = 200  # entries between two words of progress
_LOOK = 4096  # white space that may stand before the file's first sign
_LONGEST_BODY = 50_000_000
_NEVER = datetime.min.replace(tzinfo=UTC)

Progress = Callable[[float], None]


class _Content(msgspec.Struct, frozen=True):
    text: str | None = None
    encoding: str | None = None


class _Request(msgspec.Struct, frozen=True):
    url: str = ""


class _Response(msgspec.Struct, frozen=True):
    status: int = 0
    content: msgspec.Raw = NOTHING


class _Entry(msgspec.Struct, frozen=True, rename={"started": "startedDateTime"}):
    request: _Request
    response: _Response
    started: Any = None


class _Log(msgspec.Struct, frozen=True):
    entries: list[msgspec.Raw]


class _Har(msgspec.Struct, frozen=True):
    log: _Log


def is_har(content: bytes) -> bool:
    """Tell by its outermost keys whether a JSON file is a HAR.  Raises as ``recognise`` does."""
    if content[:_LOOK].lstrip()[:1] != b"{":
        return False
    return "log" in msgspec.json.decode(content, type=dict[str, msgspec.Raw])


def read_har(path: Path, content: bytes, progress: Progress) -> Iterator[Answer | Unknown]:
    """Read the answers of the student web in a HAR, in the order of the file; ``progress`` hears the share done.

    Raises BadFile when it is no HAR, or one of another site; RecursionError when it is nested too deep.
    """
    try:
        entries = msgspec.json.decode(content, type=_Har).log.entries
    except BAD_JSON:
        entries = None
    if entries is None:
        raise BadFile(path, "not-har")
    seen_ladok = False
    for count, raw in enumerate(entries):
        if count % _STEP == 0:
            progress(count / len(entries))
        try:
            entry = msgspec.json.decode(raw, type=_Entry)
        except BAD_JSON:
            continue  # without an address nothing can be said of it, and it is no answer of Ladok's as far as is known
        seen_ladok = seen_ladok or is_ladok(host_of(entry.request.url))
        found = address(entry.request.url)
        if found is not None:
            yield _answer(entry, found)
    if not seen_ladok:
        raise BadFile(path, "foreign")


def _answer(entry: _Entry, found: Address) -> Answer | Unknown:
    body = _body(entry.response)
    if body is None:
        return Unknown(found.where, "broken")
    start = body[:100].lstrip()
    if not start:
        return Unknown(found.where, "empty")
    if start.startswith(b"<"):
        return Unknown(found.where, "xml")
    try:
        kind = recognise(body)
    except (*BAD_JSON, RecursionError):
        return Unknown(found.where, "broken")
    if kind is Kind.ERROR or entry.response.status not in _WITH_ANSWER:
        return Unknown(found.where, "error")
    return Answer(kind, body, found, _moment(entry.started)) if kind else Unknown(found.where, "shape")


def _body(response: _Response) -> bytes | None:
    """Return the body that was saved, empty when none was; None when it can't be read."""
    if len(memoryview(response.content)) > _LONGEST_BODY:
        return None
    try:
        content = msgspec.json.decode(response.content, type=_Content | None) or _Content()
        text = content.text or ""
        return b64decode(text, validate=True) if content.encoding == "base64" else text.encode()
    except (*BAD_JSON, BadBase64, ValueError):
        return None


def _moment(written: object) -> datetime:
    """Return when an answer was given; long ago when the file doesn't say, so that any other is later."""
    try:
        at = datetime.fromisoformat(written) if isinstance(written, str) else _NEVER
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return _NEVER
