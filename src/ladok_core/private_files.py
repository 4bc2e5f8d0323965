"""Files and folders that are their owner's alone, whatever the umask; none is changed that somebody else made."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_FILE_MODE, _FOLDER_MODE = 0o600, 0o700
_LONGEST_NAME = 40  # letters of a name that one beside it begins with: it has more, and a name has an end


def make_folder(folder: Path) -> None:
    """Make a folder and those that are missing above it, their owner's alone.  OSError.

    One that is there is left as it is: it may hold other things, for others.
    """
    missing = [one for one in (folder, *folder.parents) if not one.is_dir()]
    for one in reversed(missing):
        try:
            one.mkdir(mode=_FOLDER_MODE)
        except FileExistsError:
            if not one.is_dir():  # else another program was faster
                raise
        else:
            one.chmod(_FOLDER_MODE)  # a umask can take rights away from the owner, too


def make_file(path: Path) -> int:
    """Make an empty file, its owner's alone, and return it open for writing.  FileExistsError; OSError."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE_MODE)
    os.fchmod(handle, _FILE_MODE)
    return handle


@contextmanager
def written_beside(path: Path, data: bytes) -> Iterator[Path]:
    """Write data to a file beside a path, which is to be given its name; without one it is gone afterwards.  OSError.

    So nobody ever sees half of it: a crash leaves the file that was there, or none.
    """
    beside = path.with_name(f".{path.name[:_LONGEST_NAME]}.{os.urandom(6).hex()}")
    with os.fdopen(make_file(beside), "wb") as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            yield beside
        finally:
            with suppress(FileNotFoundError):
                beside.unlink()


def is_own_file(path: Path) -> bool:
    """Tell whether there is a regular file of this user's own, by no link."""
    try:
        return _is_own(path.lstat())
    except OSError:
        return False


def make_private(path: Path) -> None:
    """Take away what others may do with a file of one's own, as after a careless copy.

    Nothing is done by way of a link, nor to a file of somebody else, who has decided.
    """
    with suppress(OSError):
        found = path.lstat()
        if not _is_own(found) or not found.st_mode & 0o077:
            return
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            if _is_own(os.fstat(handle)):  # the very one that is open, whatever has its name by now
                os.fchmod(handle, _FILE_MODE)
        finally:
            os.close(handle)


def _is_own(found: os.stat_result) -> bool:
    return stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid()
