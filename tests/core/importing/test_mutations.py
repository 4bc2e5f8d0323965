"""Every field of every answer, one after the other something that it can't be: read in or refused, never a crash.

Each answer is changed in one place and imported with the rest of its visit: null, another type, out of range, huge,
hostile.  What comes of it is hashed, and comes again at a second reading.
"""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from itertools import chain, count, islice
from pathlib import Path
from typing import Any

import pytest

import ladok_answers as ladok
from built import course_page, education_page, start_page
from core.importing.reading import TODAY
from ladok_core.errors import BadFile
from ladok_core.importing import Imported, merged, read
from ladok_core.words import Words
from ladok_core.words.imports import told

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
WORDS = Words("sv")
TOGETHER = 40
CODE = "AA00000"
MANY = 50_000
AGAIN = 1_000
SHARES = 4  # so that as many processes as there are may have one

NOTHING: list[Any] = [None, "", [], {}, " ", False]
ANOTHER: list[Any] = [True, 0, -1, -5, 1.5, "x", [None], [[]], {"a": 1}, [1, "x"], "null", "[]"]
RANGE: list[Any] = ["0001-01-01", "9999-12-31", "9999-12-31T23:00Z", "0001-01-01T00:00:00+14:00", "2026-02-30", "-5"]
RANGE += [-(2**63), 2**63, 2**64, 10**30, 1e308, -1e308, 5e-324, 1795167600000, "1e9", "NaN", "Infinity", "7,5", "٣"]
HUGE: list[Any] = ["x" * 20_000, "9" * 5000, list(range(500)), {str(n): n for n in range(500)}, [[[[[[]]]]]] * 50]
HOSTILE: list[Any] = ["\x1b]52;c;aGVq\x07", "\u202egnp.exe", "\x00", "\ud83d", "\udfff", "a\u0300" * 90, "[b]x[/b]"]
HOSTILE += [
    "{0.__class__}",
    "%s%n",
    "../../etc",
    "\N{ZERO WIDTH JOINER}",
    "'; drop table record; --",
    "- No translation",
]
VALUES = [*NOTHING, *ANOTHER, *RANGE, *HUGE, *HOSTILE]

GONE = object()

Where = tuple[str | int, ...]


def places_of(whole: Any, where: Where = ()) -> Iterator[Where]:
    """Every place in an answer, the answer itself among them."""
    yield where
    keys = whole.keys() if isinstance(whole, dict) else range(len(whole)) if isinstance(whole, list) else ()
    for key in keys:
        yield from places_of(whole[key], (*where, key))


def with_value(whole: Any, where: Where, value: Any) -> Any:
    """The answer with another value in a place, or without it."""
    if not where:
        return None if value is GONE else value
    first, *rest = where
    inner = with_value(whole[first], tuple(rest), value) if rest or value is not GONE else GONE
    if isinstance(whole, dict):
        return {k: inner if k == first else v for k, v in whole.items() if k != first or inner is not GONE}
    return [inner if n == first else v for n, v in enumerate(whole) if n != first or inner is not GONE]


def answers() -> list[tuple[str, Any]]:
    """An answer of every kind with its address."""
    on = ladok.place(CODE, "avklarad")
    modules = ladok.part("TEN1", 4.5, ladok.result("ten"), ladok.result("first", 2303)), ladok.part("LAB1", 3.0)
    decided = [{"Arendenummer": "1", "Beslutsdatum": "2026-01-15"}]
    course = ladok.version(ladok.part(CODE, 7.5, ladok.result("x")), *modules)
    transferred = ladok.part(CODE, 7.5, None, Tillgodoraknanden=decided, HarTillgodoraknandePaHelaUtbildningen=True)
    listed = {"KursUID": ladok.uid("education", CODE), "Studentresultat": [{"Utbildningskod": CODE}]}
    return [
        (ladok.PERSON, ladok.person()),
        (ladok.CONTACT, ladok.contact()),
        (ladok.PLACES, ladok.places(on)),
        (ladok.STRUCTURE, ladok.structure(ladok.node(ladok.package(), ladok.node(on)))),
        (ladok.page_path(CODE), ladok.course_page(CODE, course)),
        (ladok.page_path(CODE), ladok.course_page(CODE, ladok.version(transferred))),
        (ladok.proxy("resultat/internal/x"), {"StudentresultatPerKurs": [listed]}),
    ]


def made(path: str, body: Any, number: int) -> Any:
    """An entry of an answer, about a course of its own."""

    def own(text: str) -> str:
        return text.replace(CODE, f"AA{number:05}").replace("aaaaaaaa-0000", f"aaaaaaaa-{number:04x}")

    return ladok.entry(own(path), own(json.dumps(body)))


def made_with(path: str, body: Any, where: Where, value: Any, number: int) -> Any:
    """An entry of an answer that is changed in one place."""
    return made(path, with_value(body, where, value), number)


def entry_with(path: str, body: Any, where: Where, value: Any, number: int) -> Any:
    """An entry that is itself changed in one place."""
    return with_value(made(path, body, number), where, value)


def changed_once() -> Iterator[Callable[[], Any]]:
    """What makes every answer with one place changed, by the answer, the place, and the value; then every entry.

    They are made where they are tried, which takes most of the time of who tries a few.
    """
    numbers = count(1)
    for path, body in answers():
        for where in places_of(body):
            for value in (*VALUES, GONE):
                yield partial(made_with, path, body, where, value, next(numbers))
    places = answers()[2]
    for where in places_of(ladok.entry(ladok.PLACES, "x")):
        for value in (*VALUES, GONE):
            yield partial(entry_with, *places, where, value, next(numbers))


def changed_twice(seed: int) -> Iterator[Callable[[], Any]]:
    """Answers with two to four places changed, without an end."""
    chance = random.Random(seed)  # noqa: S311 - which value is replaced, not a secret
    models = answers()
    for number in count(35_000):
        path, body = chance.choice(models)
        for _ in range(chance.randint(2, 4)):
            body = with_value(body, chance.choice(list(places_of(body))), chance.choice((*VALUES, GONE)))
        yield partial(made, path, body, number)


def came_to(path: Path, entries: Sequence[Any]) -> str:
    """What an import of these entries comes to: its records and its report; each by itself where it is refused."""
    sound = [ladok.entry(ladok.PERSON, ladok.person()), ladok.entry(ladok.PLACES, ladok.places(ladok.place()))]
    path.write_text(json.dumps(ladok.har(*sound, *(entry for entry in entries if entry is not GONE))))
    try:
        found = read([path], TODAY)
    except BadFile as refused:
        half = len(entries) // 2
        return refused.what if not half else came_to(path, entries[:half]) + came_to(path, entries[half:])
    _shown(found)
    assert all(line.isprintable() for line in told(WORDS, found.report))
    return repr((found.records, found.report))


def _shown(found: Imported) -> None:
    for record in found.records:
        joined = merged(record, record, found.pages)
        start_page(joined, NOW)
        education_page(joined, TODAY)
        for place in joined.participations[:2]:
            if place.offering.education.is_course:
                course_page(joined, place.offering.education.education_id, TODAY)


def fuzzed(path: Path, entries: Iterator[Callable[[], Any]]) -> tuple[int, str]:
    """Import changed answers, forty together; how many they were, and a hash of all that they came to."""
    done, whole = 0, sha256()
    while batch := [make() for make in islice(entries, TOGETHER)]:
        done += len(batch)
        whole.update(came_to(path, batch).encode("utf-8", "surrogatepass"))
    return done, whole.hexdigest()


def test_some_changed_answers_never_crash(tmp_path: Path) -> None:
    """Of the same kinds as the long run, at every change."""
    done, _ = fuzzed(tmp_path / "visit.har", islice(changed_once(), 7, None, 181))
    assert done > 130


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
def test_fifty_thousand_changed_answers_never_crash_and_come_to_the_same_twice(tmp_path: Path, share: int) -> None:
    def run(many: int) -> tuple[int, str]:
        changed = chain(islice(changed_once(), share, None, SHARES), changed_twice(seed=share))
        return fuzzed(tmp_path / "visit.har", islice(changed, many))

    assert run(MANY // SHARES)[0] == MANY // SHARES
    assert run(AGAIN) == run(AGAIN)
