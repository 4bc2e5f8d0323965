"""Running the port without an event loop, whose import costs as much as a page: a store here never waits."""

from collections.abc import Coroutine
from typing import Any, TypeVar

Answer = TypeVar("Answer")


def run_sync(work: Coroutine[Any, Any, Answer]) -> Answer:
    """Return what the coroutine answers, or raise what it raises.

    RuntimeError when it waits for something: then it is no local store's, and needs a loop.
    """
    try:
        work.send(None)
    except StopIteration as done:
        answer: Answer = done.value
        return answer
    work.close()
    what = "a local store waits for nothing"
    raise RuntimeError(what)
