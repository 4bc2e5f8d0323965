"""Palette and filter reach all that stands on a page: every page, course, action, fee, and whatever is added."""

from collections.abc import Iterator
from typing import Any

import pytest

from ladok_core import sample
from ladok_core.actions import spec_of
from ladok_core.actions.action import Action
from ladok_core.pages import PAGES, page_spec
from ladok_core.pages.page import Ask
from ladok_core.words import Words
from ladok_tui.config.keys import DEFAULT_KEYS, Keys
from ladok_tui.screens.found import Found, Spot, courses, deeds, matching, places, things, told_once
from ladok_tui.screens.page import PageScreen
from ladok_tui.screens.shown_keys import ShownKeys
from ladok_tui.views import VIEWS, view_spec
from ladok_tui.views.view import Column, Row
from ladok_tui.views.voices import Voices
from tui.sample_app import NOW, TODAY
from tui.screens.conftest import Drive
from tui.views.said import view_of

RECORDS = sample.build(TODAY)
WORDS = Words("sv")


def pages(record: Any) -> Iterator[tuple[str, Ask[Any], Any]]:
    for name in PAGES:
        spec = page_spec(name)
        if not spec.is_of_thing and spec.shown(record).open:
            yield name, spec.ask(), spec.build(record, spec.ask(), NOW)


def found_for(record: Any, keys: Keys = DEFAULT_KEYS) -> list[Found]:
    """All that the palette holds for a student, with these keys."""
    made = {name: (ask, page) for name, ask, page in pages(record)}
    found = [*places(WORDS, ShownKeys(keys))]
    if "education" in made:
        lines = (*made["education"][1].packages, *made["education"][1].freestanding)
        found += told_once((*courses(lines, WORDS), *deeds(lines, WORDS, ShownKeys(keys))), found)
    for name, (ask, page) in made.items():
        found += things(name, ask, page, WORDS, ShownKeys(keys), {one.row.about for one in found})
    return found


def _action(about: object) -> Action | None:
    """The action that is done or filled in, where it is one that was found."""
    action = about.fills if isinstance(about, Spot) else about
    return action if isinstance(action, Action) else None


@pytest.mark.parametrize(
    "record", RECORDS, ids=lambda one: f"{one.student.student_id} {one.institution.institution_id}"
)
def test_the_palette_reaches_whatever_stands_on_a_page(record: Any) -> None:
    """Each row's page, or the row itself, and each action that is open: by the name that stands there."""
    found = found_for(record)
    reached = {one.row.about for one in found} | {_action(one.row.about) for one in found}
    for name, ask, page in pages(record):
        for row in view_of(name, page).rows():
            named = row.cell(Column.NAME)
            if named is None:
                continue
            assert {one.action for one in row.offered if one.decision.open} <= reached, (name, row.key)
            if row.about is None:
                continue
            assert (row.opens if row.opens is not None else Spot(ask, row.key)) in reached, (name, row.key)
            wanted = row.opens if row.opens is not None else Spot(ask, row.key)
            typed = " ".join(named.said.eye.split()[:3])
            if row.opens is None:
                assert wanted in [one.row.about for one in matching(tuple(found), typed)], (name, typed)


@pytest.mark.parametrize("action", ["register", "exam-signup", "details"])
def test_the_palette_shows_the_keys_that_the_user_has(action: str) -> None:
    """TUI: keys are data, which palette, help and footer read alike."""
    found = found_for(RECORDS[0], {**DEFAULT_KEYS, action: ("ctrl+pageup", "Z")})
    shown = {
        cell.said.eye
        for one in found
        if (done := _action(one.row.about)) is not None and spec_of(done).name == action
        if (cell := one.row.cell(Column.STATE)) is not None
    }

    assert shown == {"ctrl+pgup"}


def test_the_palette_reaches_every_page_that_is_of_no_one_thing() -> None:
    """By its name in either language, with a number or a letter; one with neither is reached from its thing alone."""
    found = tuple(places(WORDS, ShownKeys()))
    for spec in VIEWS:
        if not (spec.number or spec.letter):
            assert spec.thing
            continue
        for language in ("sv", "en"):
            name = Words(language).say(f"key.page.{spec.page}")
            assert f"app.open_page('{spec.page}')" in [one.row.about for one in matching(found, name)]


@pytest.mark.parametrize(
    ("student", "names"),
    [
        ("ellen", {"details", "temporary-address"}),
        ("omar", {"details", "temporary-address", "remove-temporary-address"}),
        ("anna", {"details"}),  # CON-3: a protected identity has no address here
    ],
)
def test_what_concerns_the_student_is_offered_once_and_by_its_own_name(student: str, names: set[str]) -> None:
    """CON-1, CON-2: whatever row it stands at; no address or phone is its name."""
    record = next(one for one in RECORDS if one.student.student_id == student)
    found = [(_action(one.row.about), one) for one in found_for(record)]
    concerning = {spec_of(action).name: one for action, one in found if action and not spec_of(action).concerns.field}

    assert concerning.keys() == names
    for name, one in concerning.items():
        said = one.row.cell(Column.NAME)
        assert said is not None
        assert said.said.eye == WORDS.say(f"verb.{name}")


def test_nothing_is_offered_twice() -> None:
    """A course that stands on four pages is one thing."""
    for record in RECORDS:
        about = [one.row.about for one in found_for(record)]
        assert len(about) == len(set(about))


@pytest.mark.parametrize("record", RECORDS[:3], ids=lambda one: one.student.student_id)
def test_the_filter_finds_each_row_by_its_name(record: Any) -> None:
    """TUI: / narrows the list in view to what has the words."""
    from ladok_tui.widgets.matching import hits  # noqa: PLC0415  the list's own

    for name, _, page in pages(record):
        sections = view_spec(name).view(page, Voices(WORDS)).sections
        rows: list[Row] = [row for section in sections for row in section.rows]
        for row in rows:
            named = row.cell(Column.NAME)
            if named is not None:
                assert row.key in [one.key for one in hits(sections, named.said.eye)], (name, row.key)


async def test_a_thing_without_a_page_is_highlighted_where_it_stands(drive: Drive) -> None:
    """A fee's instalment, from whichever page, whatever that page was narrowed to."""
    async with drive("priya") as it:
        await it.press("7", "/")
        await it.type("solen")
        await it.press("1")
        await it.find("vt2027")
        screen = it.app.screen
        assert isinstance(screen, PageScreen)
        assert screen.page_name == "fees"
        assert it.row.startswith("VT2027")


async def test_on_a_page_that_was_never_opened_too(drive: Drive) -> None:
    async with drive("priya") as it:
        await it.find("nya resultat på")
        screen = it.app.screen
        assert isinstance(screen, PageScreen)
        assert screen.page_name == "institution"
        assert it.row.startswith("Nya resultat")
