"""Damaged rows, put into an error of the store that holds none of their values."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from ladok_core.errors import StoreDamaged

_Answer = TypeVar("_Answer")


def undamaged(path: Path | str, what: str, where: str, work: Callable[[], _Answer]) -> _Answer:
    """Return what the work answers; a row that can't be a struct (a bad date, a period turned round) is StoreDamaged.

    A function and no context manager, whose error would hang on to the one it answers, with a student's values in it.
    """
    with suppress(ValueError, TypeError, LookupError, ArithmeticError, RecursionError):
        return work()
    raise StoreDamaged(path, what, where)
