"""A record whose packages lie in each other, thousands deep or in a ring, as only bad data has it.

A page's work grows with it and not with its square, and neither Python's stack nor a reader's ends it.
"""

from collections.abc import Callable, Iterator

import msgspec
import pytest

from built import course_page, education_page, package_page, start_page
from counting import counted
from ladok_core.actions.outcome import foresee
from ladok_core.actions.stop import Stop
from ladok_core.model.decision import Count
from ladok_core.model.record import Record
from ladok_core.pages.education_row import DEEPEST, EducationRow
from records import NOW, course, days, leave, offering, package, participation, record, registered


def nest(depth: int, *, ring: bool = False) -> Record:
    """Packages, each in the next, with a course in each, begun in every other; in a ring they have no outermost.

    The innermost comes first, as no record would have it, and there is leave from the outermost.
    """
    places = []
    for one in reversed(range(depth)):
        around = f"p{one - 1}" if one else None
        within = f"p{depth - 1}" if ring and not one else around
        places.append(participation(offering(package(f"P{one}")), participation_id=f"p{one}", within=within))
        events = (registered(),) if one % 2 else ()
        places.append(participation(offering(course(f"C{one}")), *events, participation_id=f"c{one}", within=f"p{one}"))
    return record(*places, leaves=(leave("p0", days(-5, 50)),))


PAGES: dict[str, Callable[[Record], object]] = {
    "start": start_page,
    "education": education_page,
    "course": lambda held: course_page(held, "C1"),
    "the outermost package": lambda held: package_page(held, "P0"),
    "the innermost package": lambda held: package_page(held, held.participations[0].participation_id),
}


@pytest.mark.parametrize("ring", [False, True])
@pytest.mark.parametrize("page", PAGES)
def test_twice_as_deep_is_twice_the_work(page: str, ring: bool) -> None:
    """EDU-1, STA-5, PKG-1: what goes along, what has begun, whose leave it is: each is gathered once."""
    few, many = (counted(PAGES[page], nest(depth, ring=ring)) for depth in (60, 120))

    assert min(few) > 100
    assert many.calls < 2.2 * few.calls
    assert many.reads < 2.2 * few.reads


def in_itself(depth: int) -> Record:
    """Places on one package, each in the next, with a course in the innermost, and one beside them all."""
    one = offering(package("P0"))
    places = [participation(one, participation_id=f"p{n}", within=f"p{n - 1}") for n in reversed(range(depth))]
    leaf = participation(offering(course("C")), registered(), participation_id="leaf", within=f"p{depth - 1}")
    return record(leaf, *places, participation(one, participation_id="beside"))


def test_a_package_in_itself_is_told_once() -> None:
    """PKG-1: a place in another on the same package is among what lies in that one, and lies on no part of its own."""
    few, many = (counted(PAGES["the outermost package"], in_itself(depth)) for depth in (60, 120))
    assert many.calls < 2.2 * few.calls
    assert many.reads < 2.2 * few.reads
    page = package_page(in_itself(60), "P0")
    assert page is not None

    parts = {part.row.participation_id: [*flat(part.educations)] for part in page.participations}
    assert {part: len(lines) for part, lines in parts.items()} == {"p0": 60, "beside": 0}
    assert [code for code, _ in parts["p0"]].count("C") == 1


def bare(depth: int, *, ring: bool = False) -> Record:
    """Packages without dates, each in the next, and a begun course in the innermost."""
    places = [
        participation(offering(package(f"P{one}"), undated=True), participation_id=f"{one}", within=f"{one - 1}")
        for one in range(depth)
    ]
    last = f"{depth - 1}"
    leaf = participation(offering(course("C"), undated=True), registered(), participation_id="leaf", within=last)
    top = msgspec.structs.replace(places[0], within=last) if ring else places[0]
    return record(top, *places[1:], leaf)


def flat(lines: tuple[EducationRow, ...], level: int = 1) -> Iterator[tuple[str, int]]:
    """Each line's code and level."""
    for line in lines:
        yield line.row.code, level
        yield from flat(line.children, level + 1)


@pytest.mark.parametrize("ring", [False, True])
def test_nothing_of_a_nest_of_thousands_is_lost(ring: bool) -> None:
    """EDU-1: every line stands on the page once, as deep as anybody can look; and the page can be sent."""
    page = education_page(bare(5000, ring=ring))

    lines = [*flat(page.packages)]
    assert sorted(code for code, _ in lines) == sorted(["C", *(f"P{one}" for one in range(5000))])
    assert max(level for _, level in lines) == (2 if ring else DEEPEST + 1)
    assert msgspec.json.encode(page)


def test_the_innermost_of_thousands_goes_with_the_outermost() -> None:
    """NCP-2: what is counted beforehand is what is done, however deep."""
    held = bare(5000)

    outlook = foresee(held, Stop("0"), NOW)

    assert [reason.saw["places"] for reason in outlook.decision.reasons if "places" in reason.saw] == [Count(5000)]
    assert len(outlook.changes) == 5001


@pytest.mark.parametrize("depth", [DEEPEST - 1, DEEPEST, DEEPEST + 1, DEEPEST + 2])
def test_what_lies_deeper_than_any_education_stands_on_the_last_level(depth: int) -> None:
    """EDU-1: beside each other, the outer ones first."""
    lines = [*flat(education_page(bare(depth)).packages)]

    assert lines == [
        *((f"P{one}", min(one, DEEPEST) + 1) for one in range(depth)),
        ("C", min(depth, DEEPEST) + 1),
    ]
