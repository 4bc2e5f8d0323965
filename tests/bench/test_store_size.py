"""A page, a command and opening take no longer for what a store holds besides, and no more statements."""

import random
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from statistics import median
from typing import Any

import msgspec
import pytest

from bench.figures import Figure, judge
from bench.large_store import CODES, RESULTS, build_store, key_of
from bench.measuring import PROGRAM, Pair, seconds_to, seconds_to_run, turn_about
from core.store.driving import run
from ladok_core.pages import PAGES as NAMES
from ladok_core.pages import page_spec
from ladok_core.pages.asks import AskStart
from ladok_core.pages.page import Ask
from ladok_core.store import LocalPortal, Store
from records import NOW

pytestmark = [pytest.mark.bench, pytest.mark.slow]

FEW, MANY = 1_000, 100_000
VISITS = 150

MOST_STATEMENTS = 8

Page = Callable[[LocalPortal], Coroutine[object, object, object]]


def asked(name: str) -> Page:
    """Ask for a page, of the student's own thing where it is of one."""
    spec = page_spec(name)
    needed = [field.name for field in msgspec.structs.fields(spec.ask) if field.required]
    ask: Ask[Any] = spec.ask(**dict.fromkeys(needed, CODES.get(name, "")))
    return lambda portal: portal.page(ask)


PAGES: dict[str, Page] = {name: asked(name) for name in NAMES}


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """The large store and the small one."""
    folder = tmp_path_factory.mktemp("stores")
    began = time.perf_counter()
    made = (build_store(folder / "many.sqlite", MANY), build_store(folder / "few.sqlite", FEW))
    sizes = " and ".join(f"{path.stat().st_size / 2**20:.0f} MiB" for path in made)
    took = time.perf_counter() - began
    print(f"\n{MANY} and {FEW} students with {RESULTS} results each: {sizes}, written in {took:.0f} s")  # noqa: T201  figures are to be seen
    yield made
    for path in made:
        path.unlink()


@pytest.fixture(scope="module")
def stores(paths: tuple[Path, Path]) -> Iterator[tuple[Store, Store]]:
    """Both, open."""
    with Store.open(paths[0]) as many, Store.open(paths[1]) as few:
        yield many, few


def seconds_of(page: Page, store: Store, number: int) -> float:
    """Open a student's page twice, and answer the seconds of the second time.

    The first start page of a visit writes the sign-in: waiting for the disk would hide what the size costs.
    """
    key = key_of(number)
    portal = store.portal(key.student_id, key.institution_id, lambda: NOW)
    run(portal.page(AskStart()))
    began = time.perf_counter()
    run(page(portal))
    return time.perf_counter() - began


def first_seconds_of(page: Page, store: Store, number: int) -> float:
    """Open a student's page as the first of a visit, the sign-in included, and answer its seconds."""
    key = key_of(number)
    portal = store.portal(key.student_id, key.institution_id, lambda: NOW)
    began = time.perf_counter()
    run(page(portal))
    return time.perf_counter() - began


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("measure", [first_seconds_of, seconds_of], ids=("first", "again"))
def test_a_page_costs_the_same_in_a_large_store(
    page: str, measure: Callable[[Page, Store, int], float], stores: tuple[Store, Store]
) -> None:
    """Everyone at a university in one file: what others have must not be felt."""
    many, few = stores
    chance = random.Random(page)  # noqa: S311  # the same students at every run
    pair = Pair([], [])
    for _ in range(VISITS):
        pair.ours.append(measure(PAGES[page], many, chance.randrange(MANY)))
        pair.theirs.append(measure(PAGES[page], few, chance.randrange(FEW)))

    which = "first of a visit" if measure is first_seconds_of else "read again"
    _judge(f"{page} page, {MANY} students, {which}", pair, 1.1)


def test_a_command_costs_the_same_in_a_large_store(paths: tuple[Path, Path], home: Path) -> None:
    """P3: nothing lists all students on the way to one of them; opening takes no longer for the file's size."""
    many, few = ((PROGRAM, "show", "start", "--json", "--student", "s000500", "--store", str(path)) for path in paths)

    pair = turn_about(lambda: seconds_to_run(many, home), lambda: seconds_to_run(few, home), rounds=21)

    _judge(f"show start, {MANY} students", pair, 1.1)


def test_the_app_opens_as_soon_on_a_large_store(paths: tuple[Path, Path], home: Path) -> None:
    """P3: neither does the app list all students before its first page."""
    many, few = (
        (PROGRAM, "--student", "s000500", "--as-of", NOW.date().isoformat(), "--store", str(path)) for path in paths
    )

    pair = turn_about(lambda: seconds_to("KU14", many, home), lambda: seconds_to("KU14", few, home), rounds=9)

    _judge(f"first content, {MANY} students", pair, 1.1)


def test_opening_costs_the_same_for_a_large_store(paths: tuple[Path, Path]) -> None:
    """A small file is looked through whole, a large one page by page as it is read."""

    def seconds_to_open(path: Path) -> float:
        began = time.perf_counter()
        with Store.open(path) as store:
            assert store.has_records()
            store.portal(key_of(0).student_id, key_of(0).institution_id, lambda: NOW)
        return time.perf_counter() - began

    pair = turn_about(lambda: seconds_to_open(paths[0]), lambda: seconds_to_open(paths[1]), rounds=25)

    _judge(f"opening, {MANY} students", pair, 1.1)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_costs_the_same_whatever_the_catalogue_holds(page: str, tmp_path: Path) -> None:
    """P1: all that an institution ever gave, against nothing but the student's own courses; read for the first time."""
    made = [build_store(tmp_path / f"{count}.sqlite", offerings=count) for count in (MANY, 0)]

    def seconds_of_first_reading(path: Path) -> float:
        with Store.open(path) as store:
            portal = store.portal(key_of(0).student_id, key_of(0).institution_id, lambda: NOW)
            began = time.perf_counter()
            run(PAGES[page](portal))
            return time.perf_counter() - began

    pair = turn_about(
        lambda: seconds_of_first_reading(made[0]), lambda: seconds_of_first_reading(made[1]), rounds=VISITS // 5
    )

    _judge(f"{page} page, {MANY} offerings", pair, 1.1)


def test_daily_visits_for_years_are_hardly_felt(tmp_path: Path) -> None:
    """The journal grows with every visit, and is folded over the record each time."""
    made = [build_store(tmp_path / f"{count}.sqlite", sign_ins=count) for count in (2_000, 0)]
    with Store.open(made[0]) as daily, Store.open(made[1]) as never:
        ours, theirs = (store.portal("s000000", "bla", lambda: NOW) for store in (daily, never))
        pair = turn_about(lambda: _seconds(ours), lambda: _seconds(theirs), rounds=45)

    _judge("start page, 2,000 sign-ins", pair, 1.5)


def _seconds(portal: LocalPortal) -> float:
    began = time.perf_counter()
    run(portal.page(AskStart()))
    return time.perf_counter() - began


def _judge(name: str, pair: Pair, bound: float) -> None:
    told = f"{median(pair.ours) * 1000:.2f} ms against {median(pair.theirs) * 1000:.2f} ms"
    judge(Figure(name, pair.ratio, bound, " ×", told))


def statements_of(page: Page, store: Store, number: int) -> int:
    """Count the statements of a page that is opened as the second of a visit."""
    key = key_of(number)
    portal = store.portal(key.student_id, key.institution_id, lambda: NOW)
    run(portal.page(AskStart()))
    seen: list[str] = []
    with store.guarded() as database:
        database.connection.set_trace_callback(seen.append)
    run(page(portal))
    with store.guarded() as database:
        database.connection.set_trace_callback(None)
    return len(seen)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_takes_the_same_number_of_statements(page: str, stores: tuple[Store, Store]) -> None:
    """No clock in it: this fails wherever it is run.  The everyday suite holds it for short and long records."""
    counts = {statements_of(PAGES[page], store, number) for store in stores for number in (0, FEW // 2, FEW - 1)}

    sys.stdout.write(f"\n{page} page: {sorted(counts)} statements\n")
    assert len(counts) == 1
    assert max(counts) <= MOST_STATEMENTS
