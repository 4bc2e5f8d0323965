"""Answers that come late: to a page that was left, beneath another dialog, of another student, behind another wish."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import date

import pytest

from ladok_core.actions import AnyAction
from ladok_core.actions.details import ChangeDetails
from ladok_core.actions.outcome import Outlook, Receipt
from ladok_core.errors import StoreLocked
from ladok_core.pages.asks import AskChoice, AskDetails
from ladok_tui.screens.choose import ChooseScreen
from ladok_tui.screens.confirm import ConfirmScreen
from ladok_tui.screens.page import PageScreen
from ladok_tui.screens.palette import PaletteScreen
from ladok_tui.views.outlook import wish_blocks
from ladok_tui.views.view import Block
from ladok_tui.views.voices import Voices
from tui.fake_portal import FakePortal
from tui.sample_app import SampleEntrance, sample
from tui.screens.conftest import Drive, Driven
from tui.views.said import evenly

ALGORITHMS = "Registrera Algoritmer"


def faked() -> SampleEntrance:
    return SampleEntrance(sample(), wrap=FakePortal)


def fake(portals: SampleEntrance) -> FakePortal:
    portal = portals.opened[-1]
    assert isinstance(portal, FakePortal)
    return portal


def page(it: Driven) -> PageScreen:
    assert isinstance(it.app.screen, PageScreen)
    return it.app.screen


async def changes_of_two_kinds(it: Driven) -> None:
    """Fill in what is of two actions: the telephone, and an address for a time."""
    await it.press("8")
    it.list.highlight("phone")
    await it.press("enter", "ctrl+u")
    await it.type("0701740699")
    await it.press("enter")
    it.list.highlight("temporary")
    await it.press("enter")
    for text in ("Lillgatan 2", "12345", "Nordhamn", "", "", "2026-12-01", "2027-01-31"):
        await it.type(text)
        await it.press("tab")
    await it.press("escape")


async def test_what_was_said_on_a_page_is_over_when_it_is_come_back_to(drive: Drive) -> None:
    """SCREENS: what a notice was about is gone when one has moved on; what a page says of leaving it is seen."""
    async with drive() as it:
        await it.press("home", "+")
        assert "Tryck + igen" in page(it).notice.text
        await it.press("2", "1")
        assert page(it).notice.text == ""
        await it.press("+", "g", "l", "1")
        assert page(it).notice.text == ""


async def test_what_is_of_two_actions_is_confirmed_and_saved_in_one(drive: Drive) -> None:
    """CON-1, CON-2: one dialog says both, the notice what came of each, and nothing is left unsaved."""
    async with drive(size=(80, 30)) as it:
        await changes_of_two_kinds(it)
        await it.press("ctrl+s")
        asked = it.app.screen
        assert isinstance(asked, ConfirmScreen)
        assert len(asked.outlooks) == 2
        for said in ("Spara ändringarna", "070-174 06 99", "Lillgatan 2, 123 45 Nordhamn"):
            assert said in evenly(it.text), said
        await it.press("enter")
        told = page(it).notice.text
        assert "Dina kontaktuppgifter är ändrade." in told
        assert told.startswith("Din tillfälliga adress är sparad. Dina kontaktuppgifter")
        assert told.count("Alla lärosäten") == 1
        assert "ej spara" not in evenly(it.text)
        saved = await it.app.session.portal.page(AskDetails())
        assert saved.phone == "070-174 06 99"
        assert saved.temporary is not None
        assert len(it.app.session.done) == 2


async def test_where_the_second_of_two_fails_the_first_is_told_as_done(drive: Drive) -> None:
    """CON-1: what was done is said to be; what wasn't stays filled in, and can be saved again."""

    class Failing(FakePortal):
        async def do(self, action: AnyAction, key: str) -> Receipt:
            if isinstance(action, ChangeDetails):
                raise StoreLocked("/a/store")
            return await super().do(action, key)

    async with drive(size=(80, 30), portals=SampleEntrance(sample(), wrap=Failing)) as it:
        await changes_of_two_kinds(it)
        await it.press("ctrl+s", "enter")
        told = page(it).notice.text
        assert told.index("tillfällig") < told.index("Ändra kontaktuppgifter: Datafilen /a/store är upptagen.")
        saved = await it.app.session.portal.page(AskDetails())
        assert (saved.temporary is None, saved.phone) == (False, "070-174 06 11")
        assert [*page(it).draft.values] == ["phone"]


async def test_an_answer_beneath_another_dialog_is_told_when_that_is_closed(drive: Drive) -> None:
    """U2: a confirmation that is being carried out never stays behind, with no way out of it."""
    portals, gate = faked(), asyncio.Event()
    async with drive(portals=portals) as it:
        await it.to(ALGORITHMS)
        await it.press("r")
        fake(portals).gate = gate
        await it.press("enter", "escape", "?")
        assert isinstance(it.app.screen, ChooseScreen)
        gate.set()
        await it.pilot.pause()
        await it.press("escape")
        assert "Registrerad på Algoritmer" in page(it).notice.text


async def test_no_dialog_comes_up_over_a_page_that_was_gone_to_meanwhile(drive: Drive) -> None:
    """What was asked about on a page that was left is about nothing in view: neither asked nor explained."""
    portals, gate = faked(), asyncio.Event()
    async with drive(portals=portals) as it:
        await it.press("2", "1")
        for key in ("r", "w"):
            await it.to(ALGORITHMS)
            fake(portals).gate = gate
            await it.press(key)
            it.app.action_open_page("education")
            gate.set()
            await it.pilot.pause()
            assert page(it).page_name == "education"
            fake(portals).gate = None
            gate.clear()
            await it.press("1")


async def test_what_is_wished_before_the_page_is_there_is_said_to_be_too_early(drive: Drive) -> None:
    """A fault would end the app: the palette finds what can be done also where the page in view has not come."""
    async with drive() as it:
        first = page(it)
        row = next(row for row in first.view.rows() if row.offered and row.offered[0].decision.open)
        first.page = None
        for ask in (lambda: first.ask_to_do(row.offered[0].action), lambda: first.action_act("register")):
            ask()
            await it.pilot.pause()
            assert "Sidan har inte kommit än" in first.notice.text
            first.say("")


async def test_a_tick_behind_one_that_is_waited_for_takes_nothing_back(drive: Drive) -> None:
    """CHO-2: each tick is put to the page that the one before it has brought, however long that takes."""
    portals, gate = faked(), asyncio.Event()
    async with drive(portals=portals) as it:
        await it.press("home", "J", "enter")
        one, other = [row for row in page(it).view.rows() if isinstance(row.ticks, AskChoice)][:2]
        fake(portals).gate = gate
        page(it).tick(one)
        page(it).tick(other)
        await it.pilot.pause()
        gate.set()
        await it.pilot.pause()
        await it.pilot.pause()
        assert isinstance(one.ticks, AskChoice)
        assert isinstance(other.ticks, AskChoice)
        ask = page(it).ask
        assert isinstance(ask, AskChoice)
        assert set(ask.pick) == {*one.ticks.pick, *other.ticks.pick}


async def test_another_student_begins_on_start_whatever_was_filled_in(drive: Drive) -> None:
    """LOG-4: what the one before filled in was warned of, and isn't waited for a second time."""
    async with drive() as it:
        await it.press("8", "end", "enter", "ctrl+u")
        await it.type("0701740699")
        await it.press("enter", "up", "s", "s")
        await it.choose("2")
        assert page(it).page_name == "start"
        assert it.app.session.who is not None
        assert it.app.session.who.student_id != "ellen"


async def test_no_key_does_nothing_without_a_word(drive: Drive) -> None:
    """TUI: of a key that can do nothing here it is said why."""
    async with drive() as it:
        await it.press("home", "space")
        assert "inget att kryssa i" in page(it).notice.text
        await it.press("f")
        assert "inga flikar" in page(it).notice.text
        await it.press("g", "y")
        assert "Ingen sida har bokstaven y." in page(it).notice.text
        await it.press("g", "escape")
        assert page(it).notice.text == ""


async def test_what_the_palette_gathers_beneath_another_dialog_is_there_when_that_is_closed(drive: Drive) -> None:
    """TUI: it is found late, and seen at once; a palette that was closed before gathers for nobody."""
    portals, gate = faked(), asyncio.Event()
    async with drive(portals=portals) as it:
        fake(portals).gate = gate
        await it.press("ctrl+p", "f1")
        gate.set()
        await it.pilot.pause()
        await it.press("escape")
        assert isinstance(it.app.screen, PaletteScreen)
        assert any(name.startswith(ALGORITHMS) for name in it.names)
        gate.clear()
        await it.press("escape", "ctrl+p", "escape")
        before = it.text
        gate.set()
        await it.pilot.pause()
        assert (it.app.is_running, it.text) == (True, before)


async def test_changes_that_are_left_are_said_to_be_gone_where_one_comes_back(drive: Drive) -> None:
    """TUI: the page that was left is out of view by then; the one beneath says what became of the changes."""
    async with drive() as it:
        it.app.open(AskDetails())  # as a row leads there
        await it.press("end", "enter", "9", "enter", "up", "escape")
        assert (page(it).page_name, page(it).has_unsaved) == ("details", True)
        await it.press("escape")
        assert (page(it).page_name, page(it).notice.text) == ("start", it.app.session.words.say("form.dropped"))


async def test_a_confirmation_is_said_once_as_it_opens(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    """R8: one paint a dialog; what would happen is put into words and laid out once for it."""
    said: list[int] = []

    def noted(outlooks: Sequence[Outlook], say: Voices, today: date) -> Iterator[Block]:
        said.append(len(outlooks))
        return wish_blocks(outlooks, say, today)

    monkeypatch.setattr("ladok_tui.screens.confirm.wish_blocks", noted)
    async with drive() as it:
        await it.to(ALGORITHMS)
        await it.press("r")
        assert isinstance(it.app.screen, ConfirmScreen)
        assert said == [1]


async def test_where_there_is_nothing_to_choose_from_it_is_said_why(drive: Drive) -> None:
    """LOG-4: the store may be another program's just then; no dialog comes up with nothing in it."""
    portals = faked()
    async with drive(portals=portals) as it:
        fake(portals).trouble = StoreLocked("portal.sqlite")
        await it.app.run_action("app.choose_institution")
        await it.pilot.pause()
        assert "Datafilen portal.sqlite är upptagen." in page(it).notice.text
