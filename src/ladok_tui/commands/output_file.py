"""A file that a command writes: whole or not at all, its owner's alone, and never in the place of another unasked."""

import stat
from pathlib import Path

from ladok_core.private_files import written_beside
from ladok_core.sanitize import path_told
from ladok_tui.commands.usage import UsageError


def write_file(path: Path, data: bytes, *, force: bool) -> None:
    """Write a file; one that is there is only overwritten by ``force``, and what is no file never.

    UsageError, OSError.
    """
    _refuse(path, force=force)
    with written_beside(path, data) as beside:
        _put(beside, path, force=force)


def _put(beside: Path, path: Path, *, force: bool) -> None:
    """Give a file its name; without ``force`` only where nothing has it, however lately that came there."""
    if force:
        beside.replace(path)
        return
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        _refuse(path, force=False)
        raise
    except OSError:  # a file system without links, as of a memory card
        _refuse(path, force=False)
        beside.replace(path)


def _refuse(path: Path, *, force: bool) -> None:
    try:
        mode = path.lstat().st_mode
    except (OSError, ValueError):  # nothing there, or no name for a file, as writing will tell
        return
    told = path_told(path)
    if not (stat.S_ISREG(mode) or stat.S_ISLNK(mode)):
        raise UsageError(key="cli.not-a-file", path=told)
    if not force:
        raise UsageError(key="cli.file-exists", path=told)
