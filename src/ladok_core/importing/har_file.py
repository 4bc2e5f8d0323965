"""A HAR file taken apart: its entries as they stand, which browser saved it, and when it says that it began."""

import re
from datetime import datetime
from typing import Any

import msgspec

from ladok_core.importing.json_text import BAD_JSON, from_json, items, members
from ladok_core.importing.times import UNKNOWN, moment

_LOOK = 4096  # white space that may stand before the file's first sign
_BROWSERS = (  # Chrome and Edge both call themselves WebInspector, Safari is the WebKit Web Inspector
    (re.compile("firefox"), "firefox"),
    (re.compile(r"\bedge?\b"), "edge"),
    (re.compile("safari|webkit"), "safari"),
    (re.compile("webinspector|chrom"), "chrome"),
)
_Raw = bytes | msgspec.Raw


class Har(msgspec.Struct, frozen=True):
    """What a HAR file consists of; ``entries`` is None where it has no list of them, ``browser`` empty if unknown."""

    entries: list[_Raw] | None
    browser: str = ""
    began: datetime = UNKNOWN


class _Maker(msgspec.Struct, frozen=True):
    name: Any = None


class _Page(msgspec.Struct, frozen=True, rename={"started": "startedDateTime"}):
    started: Any = None


def har_of(content: bytes) -> Har | None:
    """Take a file apart as a HAR; None when it is other JSON.

    What lies within an entry is not looked at.  Raises one of BAD_JSON, or RecursionError, for what is no JSON.
    """
    if content[:_LOOK].lstrip()[:1] != b"{":
        return None
    top = _object(content)
    if "log" not in top and "entries" not in top:
        return None
    try:
        log = _object(top["log"]) if "log" in top else top
        return Har(_list(log["entries"]), _browser(log), _began(log))
    except (KeyError, msgspec.ValidationError):
        return Har(None)


def _object(raw: _Raw) -> dict[str, _Raw]:
    try:
        return dict(msgspec.json.decode(raw, type=dict[str, msgspec.Raw]))
    except msgspec.ValidationError:
        raise
    except (*BAD_JSON, RecursionError):
        try:
            return dict(members(bytes(raw)))
        except ValueError:
            pass
        raise


def _list(raw: _Raw) -> list[_Raw]:
    try:
        return list(msgspec.json.decode(raw, type=list[msgspec.Raw]))
    except msgspec.ValidationError:
        raise
    except (*BAD_JSON, RecursionError):
        try:
            return list(items(bytes(raw)))
        except ValueError:
            pass
        raise


def _browser(log: dict[str, _Raw]) -> str:
    """Return which browser saved the file, by the names that it and its tool go by."""
    names = []
    for key in ("browser", "creator"):
        try:
            names.append(str(from_json(log.get(key, b"{}"), _Maker).name).lower())
        except (*BAD_JSON, RecursionError):
            continue
    said = " ".join(names)
    return next((browser for name, browser in _BROWSERS if name.search(said)), "")


def _began(log: dict[str, _Raw]) -> datetime:
    """Return when the first of the visit's pages was opened, UNKNOWN where that isn't said."""
    try:
        pages = from_json(log.get("pages", b"[]"), list[_Page])
    except (*BAD_JSON, RecursionError):
        return UNKNOWN
    return min((at for page in pages if (at := moment(page.started)) != UNKNOWN), default=UNKNOWN)
