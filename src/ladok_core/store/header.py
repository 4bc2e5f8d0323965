"""What a file says of itself in its first bytes, read without SQLite, which might leave something beside it."""

import stat
from pathlib import Path

import msgspec

from ladok_core.errors import StoreForeign, StoreTooNew

APPLICATION = 0x4C61646B  # "Ladk", where SQLite's file format leaves room for a program's mark

_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100
_VERSION = slice(60, 64)  # user_version
_APPLICATION = slice(68, 72)  # application_id


class Header(msgspec.Struct, frozen=True):
    """The marks of a file of SQLite: whose it is, and the last migration it has had."""

    application: int
    version: int


def read_header(path: Path) -> Header | None:
    """Return a file's marks, None when it is empty.  StoreForeign when it is no file of SQLite; OSError."""
    if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for a writer
        raise StoreForeign(path)
    with path.open("rb") as file:
        first = file.read(_LENGTH)
    if not first:
        return None
    if len(first) < _LENGTH or not first.startswith(_MAGIC):
        raise StoreForeign(path)
    return Header(int.from_bytes(first[_APPLICATION], "big"), int.from_bytes(first[_VERSION], "big"))


def check(header: Header, path: Path, knows: int) -> None:
    """Refuse what is not ours, or of a later program that knows more than ``knows`` migrations.

    Raises StoreForeign, StoreTooNew.
    """
    if header.application != APPLICATION or header.version < 1:
        raise StoreForeign(path)
    if header.version > knows:
        raise StoreTooNew(path, header.version, knows)
