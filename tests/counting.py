"""Work counted, not timed: what looks into a record, and what Python is called for."""

import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import msgspec

from ladok_core.model.record import Record


class Counted(tuple[Any, ...]):
    """A tuple that counts what it hands out: a look through the whole record makes no call for what it passes by."""

    read = 0

    def __iter__(self) -> Iterator[Any]:
        for one in super().__iter__():
            Counted.read += 1
            yield one


def reads(work: Callable[[Record], object], held: Record) -> int:
    """How many participations, results and credit transfers are looked at."""
    Counted.read = 0
    work(
        msgspec.structs.replace(
            held,
            participations=Counted(held.participations),
            results=Counted(held.results),
            credit_transfers=Counted(held.credit_transfers),
        )
    )
    return Counted.read


def calls(work: Callable[[Record], object], held: Record) -> int:
    """How often Python enters a function or goes on with a generator, which no other work of the machine changes."""
    count = 0

    def counting(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counting)
    try:
        work(held)
    finally:
        sys.setprofile(None)
    return count
