"""One answer of Ladok's as it was found, and how it is recognised: by its form, and by its address where it has one."""

import re
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit

import msgspec

from ladok_core.importing.times import UNKNOWN

_PROXY = re.compile(r"/student/proxy/(?:(?P<institution>[0-9]{1,6})/)?(?P<path>[a-z].*)")
_UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_STUDENT = re.compile(r"/student/(?P<uid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?=[/?\"]|$)", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][A-Za-z_-]{0,39}")
_MOST_SEGMENTS = 12
_HOST = "ladok.se"
_LOOK = 4096  # white space that may stand before an answer
_PAGE = re.compile(r"[A-Za-z]{1,20}=[0-9]{1,5}")  # of a query, what may part one answer from another of the same path


class Kind(StrEnum):
    """Which of Ladok's answers it is."""

    PERSON = "person"
    CONTACT = "contact"
    PLACES = "places"
    STRUCTURE = "structure"
    COURSE = "course"
    CERTIFIED = "certified"
    ERROR = "error"


class Address(msgspec.Struct, frozen=True):
    """What of an answer's address is kept: the institution, the student's UID, other UIDs, and its path without ids.

    ``whole`` is the path with its ids, by which the same answer is known again; it is never told.
    """

    where: str
    institution: str = ""
    student: str = ""
    uids: tuple[str, ...] = ()
    whole: str = ""


class Answer(msgspec.Struct, frozen=True):
    """An answer that was recognised.

    ``at`` is the aware moment when it was given, UNKNOWN where nothing says it; ``saved_at`` that of its file.
    ``garbled`` ones have letters that are wrong and can't be mended.
    """

    kind: Kind
    body: bytes | msgspec.Raw
    address: Address
    at: datetime
    saved_at: datetime = UNKNOWN
    garbled: bool = False


def address(url: str) -> Address | None:
    """Return what is kept of the address of an answer to the student web; None for any other address."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    match = _PROXY.fullmatch(parts.path)
    if match is None or not is_ladok(host):
        return None
    path = match["path"]
    student = _STUDENT.search(parts.path)
    uid = student["uid"].lower() if student else ""
    others = tuple(found.lower() for found in _UID.findall(path) if found.lower() != uid)
    pages = sorted(part for part in parts.query.split("&") if _PAGE.fullmatch(part))
    whole = "?".join([parts.path.lower().rstrip("/"), *pages])
    return Address(without_ids(path), match["institution"] or "", uid, others, whole)


def is_ladok(host: str) -> bool:
    """Tell whether a host is Ladok's own, the test system's among them."""
    return host == _HOST or host.endswith(f".{_HOST}")


def host_of(url: str) -> str:
    """Return the host of an address; empty when it has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def without_ids(path: str) -> str:
    """Return a path with its plain words only: ids, numbers and anything else that may tell a person become ``…``."""
    segments = path.split("/")[:_MOST_SEGMENTS]
    return "/".join(segment if _WORD.fullmatch(segment) else "…" for segment in segments if segment)


def students_in(body: bytes | msgspec.Raw) -> frozenset[str]:
    """Find the students' UIDs in the links that an answer carries."""
    found = _STUDENT.findall(bytes(body).decode("utf-8", "replace"))
    return frozenset(uid.lower() for uid in found)


def recognise(body: bytes | msgspec.Raw) -> Kind | None:
    """Return which of Ladok's answers this is by its form; None for one that is not known.

    Raises one of BAD_JSON for what is no JSON, RecursionError for what is nested too deep to be an answer.
    """
    first = bytes(memoryview(body)[:_LOOK]).lstrip()[:1]
    if first == b"{":
        return _by_keys(msgspec.json.decode(body, type=dict[str, msgspec.Raw]).keys())
    items: list[msgspec.Raw] = []
    if first == b"[":
        items = msgspec.json.decode(body, type=list[msgspec.Raw])
    else:
        msgspec.json.decode(body, type=msgspec.Raw)
    if items and bytes(memoryview(items[0])[:1]) == b"{":
        keys = msgspec.json.decode(items[0], type=dict[str, msgspec.Raw]).keys()
        return Kind.PLACES if {"Utbildningsinformation", "Uid"} <= keys else None
    return None


def _by_keys(keys: Iterable[str]) -> Kind | None:
    names = set(keys)
    if "Studiestrukturer" in names:
        return Kind.STRUCTURE
    if "Tillfallesdeltaganden" in names:
        return Kind.PLACES
    if "Kursversioner" in names:
        return Kind.COURSE
    if "StudentresultatPerKurs" in names:
        return Kind.CERTIFIED
    if {"Uid", "Fornamn", "Efternamn"} <= names:
        return Kind.PERSON
    if {"Epostadress", "Postadresser", "Telefonnummer"} & names:
        return Kind.CONTACT
    return Kind.ERROR if {"FelUID", "Felkategori", "Felgrupp"} & names else None
