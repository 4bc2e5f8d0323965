"""The start page by keys: what can be done stands first, doing it is asked for, done once, and told."""

import asyncio
from datetime import timedelta

import msgspec
from textual.widgets import Button

from declared import because
from ladok_core.errors import Refused, StoreLocked
from ladok_core.model.decision import Decision, Verdict
from ladok_core.store import LocalPortal
from ladok_tui.screens.register import RegisterScreen
from tui.fake_portal import FakePortal
from tui.sample_app import NOW, SampleEntrance, sample
from tui.screens.conftest import Drive, Driven

ALGORITHMS = "Registrera Algoritmer"


async def to_the_verb(it: Driven) -> None:
    """Go to the first thing that can be done."""
    await it.press("J")
    assert it.caret.startswith(ALGORITHMS)


async def test_enter_on_the_verb_asks_first(drive: Drive) -> None:
    """SCREENS: the verb is what Enter opens; registering has the focus, since it can be undone by other means."""
    async with drive() as it:
        await to_the_verb(it)
        await it.press("enter")

        assert isinstance(it.app.screen, RegisterScreen)
        assert it.caret.startswith("Registrera")
        assert "öppen till och med 27 november" in it.text
        assert it.line("MA2001") == "│ Algoritmer MA2001 4,0 hp │"


async def test_the_letter_of_the_verb_asks_the_same(drive: Drive) -> None:
    async with drive() as it:
        await to_the_verb(it)
        await it.press("r")
        assert isinstance(it.app.screen, RegisterScreen)


async def test_enter_twice_registers_tells_it_and_shows_the_new_state(drive: Drive) -> None:
    """REG-1, REG-4: the receipt says what holds and when the next period can be registered; the highlight stays."""
    async with drive() as it:
        await to_the_verb(it)
        await it.press("enter", "enter")

        assert not isinstance(it.app.screen, RegisterScreen)
        assert "Registrerad på Algoritmer (MA2001), period 1" in it.text
        assert ALGORITHMS not in it.text
        assert it.caret.startswith("Algoritmer")


async def test_pressing_twice_registers_once(drive: Drive) -> None:
    """REG-5: whoever is quick with Enter has one registration, and one sentence about it."""
    portals = SampleEntrance(sample(), wrap=FakePortal)
    async with drive(portals=portals) as it:
        portal = portals.opened[0]
        assert isinstance(portal, FakePortal)
        await to_the_verb(it)
        await it.press("enter")
        portal.gate = asyncio.Event()
        await it.press("enter", "enter", "space")
        assert "Registrerar …" in it.text
        portal.gate.set()
        await it.pilot.pause()

        assert portal.asked.count("do") == 1
        assert "Registrerad på Algoritmer" in it.text


async def test_what_is_being_done_comes_to_its_answer(drive: Drive) -> None:
    """Esc while the answer is awaited doesn't hide whether the registration was made."""
    portals = SampleEntrance(sample(), wrap=FakePortal)
    async with drive(portals=portals) as it:
        portal = portals.opened[0]
        assert isinstance(portal, FakePortal)
        await to_the_verb(it)
        await it.press("enter")
        portal.gate = asyncio.Event()
        await it.press("enter", "escape")
        assert isinstance(it.app.screen, RegisterScreen)
        portal.gate.set()
        await it.pilot.pause()
        assert "Registrerad på Algoritmer" in it.text


async def test_leaving_the_confirmation_changes_nothing(drive: Drive) -> None:
    """Esc, and the other button: the page is as it was."""
    async with drive() as it:
        await to_the_verb(it)
        before = it.text
        await it.press("enter", "escape")
        assert it.text == before
        await it.press("enter", "right")
        assert it.caret.startswith("Avbryt")
        await it.press("enter")
        assert it.text == before


async def test_continued_registration_names_its_period(drive: Drive) -> None:
    """REG-2, REG-4: a later period is its own row, with its own credits."""
    async with drive() as it:
        await it.press("J", "down")
        assert it.caret.startswith("Registrera Statistik, period 2")
        await it.press("enter")
        assert "Period 2 av 2" in it.text
        await it.press("enter")

        assert "egistrerad på Statistik (ST1003), period 2" in it.text
        assert "Registrera Statistik" not in it.text


async def test_a_registration_that_fails_is_told_and_the_page_stays(drive: Drive) -> None:
    """A locked store, a rule that says no since the page was made: why, and what to do, in the place of the receipt."""
    portals = SampleEntrance(sample(), wrap=FakePortal)
    async with drive(portals=portals) as it:
        portal = portals.opened[0]
        assert isinstance(portal, FakePortal)
        await to_the_verb(it)
        portal.doing = StoreLocked("portal.sqlite")
        await it.press("enter", "enter")
        assert "upptagen" in it.text
        assert it.caret.startswith(ALGORITHMS)
        portal.doing = Refused(Decision(Verdict.CLOSED, (because("REG-6/cancelled"),)))
        await it.press("enter", "enter")
        assert "REG-6/cancelled" in it.text
        assert it.caret.startswith(ALGORITHMS)


async def test_why_lists_every_obstacle_in_its_order_each_with_a_remedy(drive: Drive) -> None:
    """REG-6: no obstacle is left out, and each says what to do."""
    async with drive() as it:
        await it.press("/", *"konstruktion", "enter", "w")

        told = ["Skäl 1 av 2  REG-6/reserve", "reservplats", "→ Lärosätet hör av sig", "Skäl 2 av 2  REG-6/conditions",
                "Förkunskaper saknas: 7,5 hp av Mekanik I", "→ Se Mekanik I"]  # fmt: skip
        places = [it.text.find(line) for line in told]
        assert -1 not in places
        assert places == sorted(places)


async def test_enter_in_why_closes_and_opens_a_reason_and_esc_leaves(drive: Drive) -> None:
    async with drive() as it:
        await it.press("/", *"konstruktion", "enter")
        before = it.text
        await it.press("w", "enter")
        assert "Du står på reservplats" not in it.text
        assert "Skäl 1 av 2" in it.text
        await it.press("enter")
        assert "Du står på reservplats" in it.text
        await it.press("escape")
        assert it.text == before


async def test_what_cannot_be_registered_has_no_button_but_its_reason(drive: Drive) -> None:
    """REG-3: r on a closed course says why, and registers nothing."""
    async with drive() as it:
        await it.press("/", *"etik", "enter")
        assert "r Registrera" not in it.text
        await it.press("r")
        assert not it.app.screen.query(Button)
        assert "Registrering på Etik (ET1001)" in it.text


async def test_reload_keeps_the_highlight_and_what_is_open(drive: Drive) -> None:
    async with drive() as it:
        await it.press("J", "J", "down", "down", "right")
        assert it.caret.startswith("Konstruktion")
        before = it.text
        await it.press("u")
        assert it.text == before
        assert it.caret.startswith("Konstruktion")


async def test_nothing_to_do_says_what_comes_next(drive: Drive) -> None:
    """STA: an empty place says what would be here, and when."""
    nothing = msgspec.structs.replace(sample()[0], participations=(), results=(), previous_sign_in=None)
    async with drive(portals=SampleEntrance([nothing])) as it:
        assert "Inget just nu" in it.text
        assert "Inga kurser just nu" in it.text
        await it.press("down", "up", "enter", "r", "w", "right", "end")
        assert "Inga kurser just nu" in it.text


async def test_a_new_result_opens_in_place_and_then_leads_to_its_course(drive: Drive) -> None:
    """STA-1: the grade in words beneath it; a second Enter goes to the course, Esc comes back to the same row."""
    async with drive() as it:
        await it.press("enter")
        assert "Väl godkänd (VG)" in it.text
        await it.press("enter")
        assert it.line("grundnivå").startswith("Kurs")
        await it.press("escape")
        assert it.caret.startswith("Databasteknik · Tentamen")


async def test_the_verb_is_gone_the_day_after_the_window(drive: Drive) -> None:
    """REG-3: a session that was open over midnight is told by the rule, not by what the page looked like."""
    async with drive() as it:
        await to_the_verb(it)
        portal = it.portals.opened[0]
        assert isinstance(portal, LocalPortal)
        portal._clock = lambda: NOW + timedelta(days=10)
        await it.press("enter", "enter")
        assert "Det gick inte, och ingenting har ändrats." in it.text
        assert ALGORITHMS not in it.text
