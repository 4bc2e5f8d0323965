"""Running a test's work without the rights of root, for whom no file is read-only."""

import os
import pickle
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

_Answer = TypeVar("_Answer")
_NOBODY = 65534


def give_away(folder: Path) -> None:
    """Make a folder and what is in it the ordinary user's, when we are root, and let them come to it."""
    if os.geteuid() != 0:
        return
    for one in (folder, *folder.rglob("*")):
        os.chown(one, _NOBODY, _NOBODY)
    for above in folder.parents:
        if above.owner() == "root" and above.stat().st_mode & 0o001 == 0:
            above.chmod(above.stat().st_mode | 0o001)


def as_ordinary_user(work: Callable[[], _Answer]) -> _Answer:
    """Return what the work answers, or raise what it raises, done by an ordinary user.

    In a child process, since a process that has given up its rights can't take them back.
    """
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        # Later Pythons warn of threads that the child does not have; it starts none and waits for none.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        os.close(reader)
        answer: tuple[bool, object]
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(_NOBODY)
                os.setuid(_NOBODY)
            answer = (True, work())
        except BaseException as trouble:  # it is raised anew in the parent
            answer = (False, trouble)
        with os.fdopen(writer, "wb") as pipe:
            pickle.dump((answer[0], answer[1] if answer[0] else _named(answer[1])), pipe)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        done, value = pickle.load(pipe)  # noqa: S301  # our own child wrote it
    os.waitpid(child, 0)
    if not done:
        raise Raised(value)
    return value  # type: ignore[no-any-return]  # what the child's work answered


class Raised(Exception):
    """What the work raised, by name: an error with fields of its own does not travel."""


def _named(trouble: object) -> str:
    return type(trouble).__name__
