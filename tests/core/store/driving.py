"""Driving a portal without an event loop, as the command line does."""

from collections.abc import Coroutine
from typing import Any, TypeVar

from ladok_core.store import LocalPortal, Store
from records import NOW

_Answer = TypeVar("_Answer")


def run(work: Coroutine[Any, Any, _Answer]) -> _Answer:
    """Run a coroutine that waits for nothing."""
    try:
        work.send(None)
    except StopIteration as done:
        answer: _Answer = done.value
        return answer
    work.close()
    what = "the work waited for something"
    raise AssertionError(what)


def ellen(store: Store) -> LocalPortal:
    """Ellen's portal at the institution of the builders, at the builders' moment."""
    return store.portal("ellen", "bla", lambda: NOW)
