"""What a file says of itself in its first bytes, read without SQLite, which might leave something beside it."""

import stat
from pathlib import Path

import msgspec

from ladok_core.errors import StoreDamaged, StoreForeign, StoreTooNew

APPLICATION = 0x4C61646B  # "Ladk", where SQLite's file format leaves room for a program's mark

_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100
_JOURNAL, _LOG = 1, 2  # which of both ways the file is written in, said twice
_WAYS = slice(18, 20)
_CHANGES = slice(24, 28)  # how often the file has been changed other than by way of a log
_VERSION = slice(60, 64)  # user_version
_APPLICATION = slice(68, 72)  # application_id
_LAST_VERSION = 9999  # a migration's number has four digits

_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_PAGES_BEFORE = slice(16, 20)


class Header(msgspec.Struct, frozen=True):
    """The marks of a file of SQLite: whose it is, the last migration it has had, and whether it is written by a log."""

    application: int
    version: int
    ways: tuple[int, int] = (_LOG, _LOG)

    @property
    def uses_log(self) -> bool:
        """Whether what is written goes to a log first."""
        return self.ways == (_LOG, _LOG)


def read_header(path: Path) -> Header | None:
    """Return a file's marks, None when there is nothing in it.

    What a killed program had begun to write into an empty file is nothing: SQLite takes it back at the next opening.
    Raises StoreForeign when it is no file of SQLite, StoreDamaged when SQLite would empty a whole one; OSError.
    """
    if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for a writer
        raise StoreForeign(path)
    with path.open("rb") as file:
        first = file.read(_LENGTH)
    if not first:
        return None
    is_sqlite = len(first) == _LENGTH and first.startswith(_MAGIC)
    if _was_empty_before(path):
        if is_sqlite and int.from_bytes(first[_CHANGES], "big") > 1:
            raise StoreDamaged(path, "file", "")  # the journal is another file's, of the same name
        return None
    if not is_sqlite:
        raise StoreForeign(path)
    write, read = first[_WAYS]
    return Header(
        int.from_bytes(first[_APPLICATION], "big"), int.from_bytes(first[_VERSION], "big"), ways=(write, read)
    )


def check(header: Header, path: Path, knows: int) -> None:
    """Refuse what is not ours, or of a later program that knows more than ``knows`` migrations.

    Raises StoreForeign, StoreTooNew; StoreDamaged for marks that no program of ours would write.
    """
    if header.application != APPLICATION or header.version < 1:
        raise StoreForeign(path)
    if header.version > _LAST_VERSION or header.ways not in ((_JOURNAL, _JOURNAL), (_LOG, _LOG)):
        raise StoreDamaged(path, "file", "")
    if header.version > knows:
        raise StoreTooNew(path, header.version, knows)


def _was_empty_before(path: Path) -> bool:
    """Tell whether a journal lies beside the file that says so: of a first change, never brought to an end."""
    try:
        with path.with_name(f"{path.name}-journal").open("rb") as journal:
            first = journal.read(_PAGES_BEFORE.stop)
    except OSError:
        return False
    return first.startswith(_JOURNAL_MAGIC) and first[_PAGES_BEFORE] == bytes(4)
