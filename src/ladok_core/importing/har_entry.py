"""One entry of a HAR: an answer of Ladok's, why it is none, or nothing that is of interest.

Whatever an entry of another site holds, it costs nothing; of an answer of Ladok's it is always told what became of it.
"""

import re
from datetime import datetime
from typing import Any

import msgspec

from ladok_core.importing.answer import Address, Answer, Kind, address, host_of, is_ladok, recognise
from ladok_core.importing.body import Body, body_of
from ladok_core.importing.json_text import BAD_JSON, from_json, is_null
from ladok_core.importing.letters import is_garbled
from ladok_core.importing.report import Unread
from ladok_core.importing.shapes import NOTHING
from ladok_core.importing.times import UNKNOWN, moment

_UNREADABLE = (*BAD_JSON, RecursionError)
_STATUS = re.compile(r"\s*(?:HTTP/\S+\s+)?([1-5][0-9]{2})\b")
_ASKING = frozenset({"OPTIONS", "HEAD", "CONNECT", "TRACE"})  # these are never answered with content
_NOT_CHANGED = 304  # not sent again, and saved from the browser's own copy
_SIGN_IN = 401
# The address of an answer of Ladok's, in an entry whose request can't be read.
_WRITTEN = re.compile(rb'https?:\\?/\\?/[\w.:-]{1,100}\\?/student\\?/proxy\\?/[^"\s?#]{1,300}')


class _Entry(msgspec.Struct, frozen=True, rename={"started": "startedDateTime"}):
    request: msgspec.Raw = NOTHING
    response: msgspec.Raw = NOTHING
    started: msgspec.Raw = NOTHING


class _Request(msgspec.Struct, frozen=True):
    url: Any = None
    method: Any = None


class _Response(msgspec.Struct, frozen=True):
    status: Any = None
    content: msgspec.Raw = NOTHING


class Entry(msgspec.Struct, frozen=True):
    """What an entry comes to; ``ladok`` is whether it is of Ladok's site, ``at`` when it began."""

    ladok: bool = False
    at: datetime = UNKNOWN
    found: Answer | Unread | None = None


def read_entry(raw: bytes | msgspec.Raw, saved_at: datetime) -> Entry:
    """Read an entry of a file that was saved at a moment."""
    try:
        entry = from_json(raw, _Entry)
        request = from_json(entry.request, _Request)
    except _UNREADABLE:
        return _nameless(bytes(raw))
    if not isinstance(request.url, str):
        return _nameless(bytes(raw))
    at = _moment(entry.started)
    found = address(request.url)
    asked = request.method.strip().upper() if isinstance(request.method, str) else "GET"
    if found is None or asked in _ASKING:
        return Entry(is_ladok(host_of(request.url)), at)
    return Entry(ladok=True, at=at, found=_answer(entry, found, at, saved_at))


def _nameless(raw: bytes) -> Entry:
    """Name an answer of Ladok's whose request can't be read, by the address that stands in it."""
    written = _WRITTEN.search(raw)
    found = address(written[0].replace(b"\\", b"").decode("ascii", "replace")) if written else None
    return Entry(ladok=True, found=Unread(found, "broken")) if found else Entry()


def _moment(raw: msgspec.Raw) -> datetime:
    try:
        return moment(from_json(raw, object))
    except _UNREADABLE:
        return UNKNOWN


def _answer(entry: _Entry, found: Address, at: datetime, saved_at: datetime) -> Answer | Unread:
    if is_null(entry.response):
        return Unread(found, "unanswered")
    try:
        response = from_json(entry.response, _Response)
    except _UNREADABLE:
        return Unread(found, "broken")
    status, body = _status(response.status), body_of(response.content)
    if status is not None and status != _NOT_CHANGED and not 200 <= status < 300:
        return Unread(found, "signed-out" if status == _SIGN_IN or 300 <= status < 400 else "error")
    if body.why == "empty" and status is None:
        return Unread(found, "unanswered")
    return _recognised(body, found, at, saved_at)


def _recognised(body: Body, found: Address, at: datetime, saved_at: datetime) -> Answer | Unread:
    if body.why:
        return Unread(found, body.why)
    kind = recognise(body.json)
    if kind is None or kind is Kind.ERROR:
        return Unread(found, "error" if kind else "shape")
    return Answer(kind, body.json, found, at, saved_at, is_garbled(body.json.decode()))


def _status(value: object) -> int | None:
    """Return an HTTP status, from a number or a text as ``200 OK``; None where there is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    said = _STATUS.match(str(value))
    return int(said[1]) if said else None
