"""A long record: a page's work grows with it, and not with its square."""

import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import msgspec
import pytest

from built import course_page, education_page, start_page
from ladok_core.model.record import Record
from records import (
    NOW,
    TODAY,
    UV_U,
    course,
    module,
    offering,
    package,
    participation,
    record,
    registered,
    result,
    transfer,
    whole,
)

PAGES: dict[str, Callable[[Record], object]] = {
    "start": lambda held: start_page(held, NOW),
    "education": lambda held: education_page(held, TODAY),
    "course": lambda held: course_page(held, held.participations[1].offering.education.education_id, TODAY),
}


def long_record(courses: int) -> Record:
    """A programme with so many courses in it: passed, failed, credited, and going on."""
    programme = participation(offering(package()), participation_id="programme")
    places, results, transfers = [programme], [], []
    for number in range(courses):
        modules = (
            module("1000", "4.5", module_id=f"exam-{number}"),
            module("1100", "3", module_id=f"labs-{number}"),
        )
        taken = course(f"MA{number:04}", modules=modules)
        places.append(participation(offering(taken), registered(), within="programme", participation_id=f"p{number}"))
        results.append(result(taken, modules[0], UV_U if number % 3 else "101314"))
        if number % 2:
            results.append(result(taken))
        elif number % 5 == 0:
            transfers.append(transfer(whole(taken), transfer_id=f"t{number}"))
    return record(*places, results=tuple(results), transfers=tuple(transfers))


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


@pytest.mark.parametrize("page", PAGES)
def test_twice_the_courses_are_twice_the_work(page: str) -> None:
    """A student of many years, or a record made to be long, doesn't stop the portal."""
    for work in (calls, reads):
        few, many = (work(PAGES[page], long_record(courses)) for courses in (100, 200))

        assert few > 100
        assert many < 2.2 * few
