"""A long record: a page's work grows with it, and not with its square; and no rule is asked the same thing twice."""

import inspect
import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType

import msgspec
import pytest

from built import course_page, education_page, start_page
from counting import counted
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


def many_places(number: int) -> Record:
    """So many places on one course, each on an offering of its own, and a failed result of each."""
    exam = module("1000")
    taken = [course("MA0001", modules=(exam,), version=1 + one % 3) for one in range(number)]
    places = (
        participation(
            offering(version, code=f"o{one}", offering_id=f"o{one}"), registered(), participation_id=f"p{one}"
        )
        for one, version in enumerate(taken)
    )
    results = (result(taken[0], exam, UV_U, result_id=f"r{one}") for one in range(number))
    return record(*places, results=tuple(results))


LONG = {"many courses": long_record, "many places on one course": many_places}


@pytest.mark.parametrize("long", LONG)
@pytest.mark.parametrize("page", PAGES)
def test_twice_as_long_is_twice_the_work(page: str, long: str) -> None:
    """A student of many years, or a record made to be long, doesn't stop the portal."""
    few, many = (counted(PAGES[page], LONG[long](number)) for number in (100, 200))

    assert min(few) > 100
    assert many.calls < 2.2 * few.calls
    assert many.reads < 2.2 * few.reads


# These only look up what others remember: to remember that as well would take longer.
LOOK_UPS = {
    "asked",
    "credited_on",
    "has_begun",
    "has_final_grade",
    "is_changed_for_another",
    "is_left_for_another",
    "is_wholly_credited",
    "lacks_only_final_grade",
    "lying_in",
    "registration_of",
    "version_taken",
}


def asked_twice(work: Callable[[Record], object], held: Record) -> Counter[str]:
    """How often each rule that looks into the record is asked again what it has answered already."""
    seen: dict[tuple[object, ...], list[object]] = {}
    again: Counter[str] = Counter()

    def asking(frame: FrameType, event: str, _argument: object) -> None:
        code = frame.f_code
        words = code.co_varnames[: code.co_argcount]
        if event != "call" or RULES not in code.co_filename or words[:1] != ("record",):
            return
        given = [frame.f_locals[word] for word in words]
        key = (code.co_qualname, *(id(one) if isinstance(one, msgspec.Struct | set) else one for one in given))
        again[code.co_name] += key in seen and not code.co_flags & inspect.CO_GENERATOR
        seen[key] = given  # kept, so that no other thing gets its identity

    sys.setprofile(asking)
    try:
        work(held)
    finally:
        sys.setprofile(None)
    assert len(seen) > 40
    return +again


RULES = "ladok_core/rules/"


@pytest.mark.parametrize("page", PAGES)
def test_no_rule_is_asked_the_same_thing_twice(page: str) -> None:
    """P4: standing, is_completed and credited_on were asked up to 435 times a page."""
    assert set(asked_twice(PAGES[page], long_record(10))) - LOOK_UPS == set()
