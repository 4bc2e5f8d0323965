"""Work counted, not timed: what looks into a record, and what Python is called for."""

import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any, NamedTuple

import msgspec

from ladok_core.model.record import Record


class Counted(tuple[Any, ...]):
    """A tuple that counts what it hands out: a look through the whole record makes no call for what it passes by."""

    read = 0

    def __iter__(self) -> Iterator[Any]:
        for one in super().__iter__():
            Counted.read += 1
            yield one


class Work(NamedTuple):
    """What was done."""

    calls: int
    """How often Python entered a function or went on with a generator, which no other work of the machine changes."""
    reads: int
    """How many participations, results and credit transfers were looked at."""


def counted(work: Callable[[Record], object], held: Record) -> Work:
    """Do a work on a record, and count it."""
    record = msgspec.structs.replace(
        held,
        participations=Counted(held.participations),
        results=Counted(held.results),
        credit_transfers=Counted(held.credit_transfers),
    )
    calls = 0

    def counting(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    Counted.read = 0
    sys.setprofile(counting)
    try:
        work(record)
    finally:
        sys.setprofile(None)
    return Work(calls - Counted.read, Counted.read)  # each is handed out by a generator, too
