"""Finding Ladok's answers in files and folders: HAR files, and files with one JSON answer each.

What can't be what it says is refused whole (BadFile), so that a half-saved visit is not taken for a whole one; a file
beside the others in a folder that is not JSON at all is only named in the report.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from ladok_core.errors import BadFile
from ladok_core.importing.answer import Address, Answer, Kind, recognise
from ladok_core.importing.body import understood
from ladok_core.importing.har import Progress, read_har
from ladok_core.importing.har_file import har_of
from ladok_core.importing.json_text import BAD_JSON, as_utf8, harmless
from ladok_core.importing.letters import is_garbled
from ladok_core.importing.report import SavedBy, Unread
from ladok_core.importing.times import UNKNOWN
from ladok_core.sanitize import clean

_LARGEST = 200_000_000  # bytes, of all that is read at once
_MOST_FILES = 5_000
_PACKED = (b"\x1f\x8b", b"PK\x03\x04")
_READ = (".har", ".json")  # files with these endings are to be JSON; others in a folder may be anything
_AT = re.compile(r"\(byte ([0-9]{1,12})\)")

Found = Answer | Unread | SavedBy


def find_answers(paths: Iterable[Path], progress: Progress) -> Iterator[Found]:
    """Find every answer in files and folders; ``progress`` hears the share of the bytes that are done.

    Raises BadFile for the first file that can't be read in: nothing of the others counts then.
    """
    files = [found for path in paths for found in _files(path)]
    sizes = [_size(path, alone) for path, alone in files]
    whole, done = sum(sizes) or 1, 0
    for (path, alone), size in zip(files, sizes, strict=True):
        before = done

        def told(share: float, before: int = before, size: int = size) -> None:
            progress((before + share * size) / whole)

        told(0)
        if done + size > _LARGEST:
            raise BadFile(path, "too-large")
        yield from _read(path, told, alone=alone)
        done += size
    progress(1)


def _files(path: Path) -> Iterator[tuple[Path, bool]]:
    """Return the files to read, and of each whether it was named by itself.  Links in a folder are not followed."""
    try:
        if not path.is_dir():
            yield path, True
            return
        found = [
            Path(folder, name)
            for folder, _, names in os.walk(path, onerror=_raise)
            for name in names
            if not name.startswith(".")
        ]
    except PermissionError:
        raise BadFile(path, "denied") from None
    except (OSError, ValueError):  # a name with a NUL byte is a ValueError
        raise BadFile(path, "unreadable") from None
    if not found:
        raise BadFile(path, "empty-folder")
    if len(found) > _MOST_FILES:
        raise BadFile(path, "too-many-files")
    yield from ((file, False) for file in sorted(found) if file.is_file() and not file.is_symlink())


def _raise(error: OSError) -> None:
    raise error


def _size(path: Path, alone: bool) -> int:
    try:
        about = path.stat()
    except FileNotFoundError:
        raise BadFile(path, "missing") from None
    except PermissionError:
        raise BadFile(path, "denied") from None
    except (OSError, ValueError):
        raise BadFile(path, "unreadable") from None
    if not stat.S_ISREG(about.st_mode):  # a pipe would be waited for, a device has no end
        raise BadFile(path, "no-file")
    if about.st_size > _LARGEST and (alone or path.suffix.lower() in _READ):
        raise BadFile(path, "too-large")
    return about.st_size


def _read(path: Path, progress: Progress, *, alone: bool) -> Iterator[Found]:
    content = _content(path)
    start = content[:4096].lstrip()[:4]
    where = Address(clean(path.name, 100))
    if start.startswith(_PACKED) and (alone or path.suffix.lower() in _READ):
        raise BadFile(path, "packed")
    content = as_utf8(content)
    start = content[:4096].lstrip()[:1]
    if start == b"<":
        if alone:
            raise BadFile(path, "xml")
        yield Unread(where, "xml")
    elif not alone and path.suffix.lower() not in _READ and start not in (b"{", b"["):
        yield Unread(where, "shape")
    else:
        yield from _json(path, content, where, progress)


def _json(path: Path, content: bytes, where: Address, progress: Progress) -> Iterator[Found]:
    try:
        har = har_of(content)
        bad = None
    except (*BAD_JSON, RecursionError):
        bad = _not_json(path, content)
    if bad is not None:  # raised out here, so that no inner error with parts of the file hangs on to ours
        raise bad
    saved_at = _saved_at(path)
    if har is not None:
        yield SavedBy(har.browser)
        yield from read_har(path, har, saved_at, progress)
        return
    body = understood(content)
    bad = _not_json(path, content) if body.why else None
    if bad is not None:
        raise bad
    kind = recognise(body.json) if body.json else None
    if kind is None or kind is Kind.ERROR:
        yield Unread(where, "error" if kind else "shape")
    else:
        yield Answer(kind, body.json, where, saved_at, saved_at, is_garbled(body.json.decode()))


def _not_json(path: Path, content: bytes) -> BadFile | None:
    """Tell where a file stops being JSON; None where it doesn't.  The decoder's words are searched for the place."""
    if not content.strip():
        return BadFile(path, "empty")
    said = ""
    try:
        content = harmless(content)  # what is mended where all of it is there is not what is wrong
        msgspec.json.decode(content, type=msgspec.Raw)
        return None
    except RecursionError:
        return BadFile(path, "too-deep")
    except msgspec.DecodeError as error:
        said = str(error)
    if "truncated" in said:
        return BadFile(path, "truncated", content.count(b"\n") + 1)
    place = _AT.search(said)
    return BadFile(path, "not-json", content.count(b"\n", 0, int(place[1])) + 1 if place else None)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)  # it may have grown since it was measured
    except PermissionError:
        raise BadFile(path, "denied") from None
    except OSError:
        raise BadFile(path, "unreadable") from None
    if len(content) > _LARGEST:
        raise BadFile(path, "too-large")
    return content


def _saved_at(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except (OSError, OverflowError, ValueError):
        return UNKNOWN
