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
from ladok_core.importing.answer import BAD_JSON, Address, Answer, Kind, recognise
from ladok_core.importing.har import Progress, is_har, read_har
from ladok_core.importing.report import Unknown
from ladok_core.sanitize import clean

_LARGEST = 200_000_000  # bytes, of all that is read at once
_MOST_FILES = 5_000
_BOM = b"\xef\xbb\xbf"
_PACKED = (b"\x1f\x8b", b"PK\x03\x04")
_READ = (".har", ".json")  # files with these endings are to be JSON; others in a folder may be anything
_AT = re.compile(r"\(byte ([0-9]{1,12})\)")


def find_answers(paths: Iterable[Path], progress: Progress) -> Iterator[Answer | Unknown]:
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


def _read(path: Path, progress: Progress, *, alone: bool) -> Iterator[Answer | Unknown]:
    content = _content(path)
    start = content[:4096].lstrip()[:4]
    where = clean(path.name, 100)
    if start.startswith(_PACKED) and (alone or path.suffix.lower() in _READ):
        raise BadFile(path, "packed")
    if start.startswith(b"<"):
        if alone:
            raise BadFile(path, "xml")
        yield Unknown(where, "xml")
    elif not alone and path.suffix.lower() not in _READ and start[:1] not in (b"{", b"["):
        yield Unknown(where, "shape")
    else:
        yield from _json(path, content, where, progress)


def _json(path: Path, content: bytes, where: str, progress: Progress) -> Iterator[Answer | Unknown]:
    bad, kind, har = None, None, False
    try:
        kind = recognise(content)
        har = kind is None and is_har(content)
    except BAD_JSON as error:
        bad = _not_json(path, content, error)
    except RecursionError:
        bad = BadFile(path, "too-deep")
    if bad is not None:  # raised out here, so that no inner error with parts of the file hangs on to ours
        raise bad
    if har:
        yield from read_har(path, content, progress)
    elif kind is None or kind is Kind.ERROR:
        yield Unknown(where, "error" if kind else "shape")
    else:
        yield Answer(kind, content, Address(where), _saved_at(path))


def _not_json(path: Path, content: bytes, error: Exception) -> BadFile:
    """Tell where a file stops being JSON.  The decoder's own words are only searched for the place."""
    if not content.strip():
        return BadFile(path, "empty")
    said = str(error) if isinstance(error, msgspec.DecodeError) else ""
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
    return content.removeprefix(_BOM)


def _saved_at(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except (OSError, OverflowError, ValueError):
        return datetime.min.replace(tzinfo=UTC)
