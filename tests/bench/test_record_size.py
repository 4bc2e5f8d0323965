"""Every page of a record ten times as long takes about ten times as long, and not its square."""

import time

import msgspec
import pytest

from bench.figures import Figure, judge
from bench.measuring import turn_about
from ladok_core.model.record import Record
from ladok_core.pages import PAGES, page_spec
from records import (
    NOW,
    UV_U,
    choice,
    course,
    fee,
    invoice,
    module,
    offering,
    option,
    package,
    participation,
    record,
    registered,
    result,
)

pytestmark = pytest.mark.bench

MANY, FEW = 1_000, 100
CODES = {"course": "MA0001", "offerings": "MA0001", "package": "PROG", "choice": "VAL4"}


def long_record(courses: int) -> Record:
    """Make a programme with so many courses in it, each with two modules and a result; one in three failed.

    One of as many more can be chosen.
    """
    places = [participation(offering(package(code=CODES["package"])), registered(), participation_id="programme")]
    results = []
    for number in range(courses):
        modules = tuple(module(f"{n}00", "3.75", module_id=f"{n}-{number}") for n in (1, 2))
        taken = course(f"MA{number:04}", modules=modules)
        places.append(participation(offering(taken), registered(), within="programme", participation_id=f"p{number}"))
        results.append(result(taken, modules[0], UV_U if number % 3 else "101314"))
        results.append(result(taken, modules[1]))
    fees = tuple(fee(invoice(invoice_id=f"i{number}"), place=f"p{number}") for number in range(courses))
    options = (option(offering(course(f"CH{number:04}"))) for number in range(courses))
    offered = choice(*options, package=places[0].offering.offering_id)
    return record(*places, results=tuple(results), fees=fees, choices=(offered,))


def seconds_to_build(page: str, held: Record) -> float:
    """Return the seconds of processor that a page takes, of a record of which no rule remembers anything."""
    spec, fresh = page_spec(page), msgspec.structs.replace(held)
    needed = [field.name for field in msgspec.structs.fields(spec.ask) if field.required]
    ask = spec.ask(**dict.fromkeys(needed, CODES.get(page, "")))
    began = time.process_time()
    spec.build(fresh, ask, NOW)
    return time.process_time() - began


@pytest.mark.parametrize("page", PAGES)
def test_a_record_ten_times_as_long_takes_ten_times_as_long(page: str) -> None:
    """1,000 courses against 100."""
    many, few = long_record(MANY), long_record(FEW)

    pair = turn_about(lambda: seconds_to_build(page, many), lambda: seconds_to_build(page, few), rounds=9)

    told = f"{min(pair.ours) * 1000:.1f} ms against {min(pair.theirs) * 1000:.2f} ms at best"
    judge(Figure(f"{page} page, {MANY} courses against {FEW}", pair.ratio, 15, " ×", told))
