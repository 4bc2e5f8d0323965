"""What the file system under a store can do: let go and hold locks, and let programs share memory."""

import errno
import fcntl
import mmap
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from time import time_ns

from ladok_core.private_files import make_file

_LACKING = {errno.ENOLCK, errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
_INDEX = 32 * 1024  # bytes of an index that SQLite shares at a time

# On these a file may be open on two machines, which share no memory whatever mmap says.
_REMOTE = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "drvfs", "virtiofs", "vboxsf", "afs", "ceph", "lustre", "gpfs"),
        *("beegfs", "fuse.sshfs", "fuse.glusterfs", "fuse.rclone", "fuse.vmhgfs-fuse", "prl_fs"),
        *("fuse.grpcfuse", "fuse.osxfs", "fakeowner"),
    )
)


@cache
def has_locks(path: Path) -> bool:
    """Tell whether a file can be locked at all; where something else is wrong with it, that it can.

    It stays open for as long as the program runs: closing it would let go of every lock that SQLite holds on it.
    """
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return True
    return _why_unlocked(handle, fcntl.LOCK_SH) not in _LACKING


def can_share_memory(path: Path) -> bool:
    """Tell whether programs can share the index of a log beside the file at ``path``: it is tried on a file of its own.

    It is named as SQLite would name an index, and is gone afterwards.
    """
    if is_remote(path):
        return False
    trial = path.with_name(f"{path.name}-{os.getpid()}-{time_ns():x}-shm")
    try:
        os.close(make_file(trial))
    except OSError:
        return False
    try:
        handle = os.open(trial, os.O_RDWR)
        try:
            if _why_unlocked(handle, fcntl.LOCK_EX) is not None:
                return False
            os.ftruncate(handle, _INDEX)
            mmap.mmap(handle, _INDEX).close()
        finally:
            os.close(handle)
    except (OSError, ValueError):
        return False
    finally:
        with suppress(OSError):
            trial.unlink()
    return True


def is_remote(path: Path, mounts: Path = Path("/proc/self/mountinfo")) -> bool:
    """Tell whether a file lies on another machine, as far as the system says so."""
    try:
        device = path.stat().st_dev
        if os.major(device) != 0:  # a disk of this machine
            return False
        wanted = f"{os.major(device)}:{os.minor(device)}"
        with mounts.open(encoding="utf-8", errors="replace") as lines:
            # Number, parent, device, root, place, options, any number of others, a dash, then the kind.
            kinds = [line.partition(" - ")[2].split(" ", 1)[0] for line in lines if line.split(" ", 3)[2] == wanted]
    except (OSError, IndexError):
        return False
    return any(kind in _REMOTE for kind in kinds)


def _why_unlocked(handle: int, kind: int) -> int | None:
    """Return why the file's first byte, which SQLite never locks, can't be locked; None when it can."""
    try:
        fcntl.lockf(handle, kind | fcntl.LOCK_NB, 1)
        fcntl.lockf(handle, fcntl.LOCK_UN, 1)
    except OSError as trouble:
        return trouble.errno
    return None
