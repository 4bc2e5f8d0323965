"""Doing things by keys: a letter asks, the dialog does it once, whatever comes is told; the same for every action."""

import asyncio
from datetime import timedelta

import pytest

from declared import because
from ladok_core.actions import ACTIONS, spec_of
from ladok_core.actions.action import Focus
from ladok_core.actions.concern import STUDENT
from ladok_core.errors import Refused, StoreLocked
from ladok_core.model.decision import Decision, Verdict
from ladok_core.store import LocalPortal
from ladok_tui.screens import dialog
from ladok_tui.screens.confirm import ConfirmScreen
from ladok_tui.screens.page import PageScreen
from ladok_tui.screens.why import WhyScreen
from ladok_tui.views.verbs import VERBS
from tui.fake_portal import FakePortal
from tui.sample_app import NOW, SampleEntrance, sample
from tui.screens.conftest import Drive, Driven
from wishes import concerns_a_place

ALGORITHMS = "Registrera Algoritmer"
ACTION_NAMES = [spec.name for spec in ACTIONS if concerns_a_place(spec)]  # test_form has what concerns the student


async def to_what_can_be_done(it: Driven, action: str) -> None:
    """Highlight the first row in My education with which an action is open."""
    await it.press("2")
    page = it.app.screen
    assert isinstance(page, PageScreen)
    offering = (
        row.key
        for row in page.view.rows()
        for one in row.offered
        if one.decision.open and spec_of(one.action).name == action
    )
    assert it.list.highlight(next(offering))
    await it.pilot.pause()


def faked() -> SampleEntrance:
    return SampleEntrance(sample(), wrap=FakePortal)


def fake(portals: SampleEntrance) -> FakePortal:
    portal = portals.opened[0]
    assert isinstance(portal, FakePortal)
    return portal


@pytest.mark.parametrize("action", ACTION_NAMES)
async def test_the_letter_asks_the_dialog_does_it_and_says_so(drive: Drive, action: str) -> None:
    """U1: every action by its letter; what can't be undone begins on the safe choice, and leaving changes nothing."""
    portals = faked()
    async with drive(portals=portals) as it:
        await to_what_can_be_done(it, action)
        thing, before = it.list.highlighted_key, it.text
        await it.press(VERBS[action])
        asked = it.app.screen
        assert isinstance(asked, ConfirmScreen)
        begin = "do" if asked.outlooks[0].focus is Focus.ACT else "cancel"
        assert it.list.highlighted_key == begin
        assert (begin == "do") is (action == "register")
        it.list.highlight("cancel")
        await it.press("enter")
        assert it.text == before
        await it.press(VERBS[action], "escape")
        assert it.text == before

        await it.press(VERBS[action])
        it.list.highlight("do")
        await it.press("enter")
        assert fake(portals).asked.count("do") == 1
        assert isinstance(it.app.screen, PageScreen)
        assert it.text != before
        assert it.list.highlighted_key == thing or thing not in it.names.values()
        assert it.list.highlighted is not None
        assert not it.list.highlighted.acts


@pytest.mark.parametrize("action", ACTION_NAMES)
async def test_a_letter_where_nothing_can_be_done_says_so(drive: Drive, action: str) -> None:
    """REG-3: never a dialog that registers, never silence."""
    async with drive() as it:
        await it.press("2")
        await it.to("Diskret matematik")
        before = it.text
        await it.press(VERBS[action])
        assert not isinstance(it.app.screen, ConfirmScreen)
        assert isinstance(it.app.screen, WhyScreen) or it.text != before


async def test_pressing_twice_does_it_once_and_comes_to_its_answer(drive: Drive) -> None:
    """REG-5: whoever is quick has one registration and one sentence; Esc meanwhile doesn't hide what came of it."""
    portals = faked()
    async with drive(portals=portals) as it:
        await it.choose(ALGORITHMS)
        fake(portals).gate = gate = asyncio.Event()
        await it.press("enter", "enter", "space", "escape")
        assert isinstance(it.app.screen, ConfirmScreen)
        assert "Registrerar …" in it.text
        gate.set()
        await it.pilot.pause()

        assert fake(portals).asked.count("do") == 1
        assert "Registrerad på Algoritmer" in it.text


@pytest.mark.parametrize("opener", ["enter", "r"])
async def test_a_held_enter_does_at_most_one_thing(drive: Drive, monkeypatch: pytest.MonkeyPatch, opener: str) -> None:
    """U2: 14 repeats in half a second confirm nothing; after a rest one press does, and what is held on opens only."""
    clock = [0.0]
    monkeypatch.setattr(dialog, "HELD", 0.3)
    monkeypatch.setattr(dialog, "monotonic", lambda: clock[0])

    async def hold(it: Driven, times: int = 14) -> None:
        for _ in range(times):
            clock[0] += 0.035
            await it.press("enter")

    portals = faked()
    async with drive(portals=portals) as it:
        await it.to(ALGORITHMS)
        await it.press(opener)
        await hold(it)
        assert isinstance(it.app.screen, ConfirmScreen)
        assert fake(portals).asked.count("do") == 0
        clock[0] += 0.3
        await it.press("enter")
        assert it.row.startswith("Algoritmer")
        await hold(it)
        assert fake(portals).asked.count("do") == 1
        assert not isinstance(it.app.screen, ConfirmScreen)


async def test_what_fails_is_told_and_the_page_stays(drive: Drive) -> None:
    """A locked store, a rule that says no since the page was made: why, and what to do, in the place of the receipt."""
    portals = faked()
    async with drive(portals=portals) as it:
        fake(portals).doing = StoreLocked("portal.sqlite")
        await it.choose(ALGORITHMS)
        await it.press("enter")
        assert "upptagen" in it.text
        assert it.row.startswith(ALGORITHMS)
        fake(portals).doing = Refused(Decision(Verdict.CLOSED, (because("REG-6/cancelled"),)))
        await it.press("enter", "enter")
        assert "REG-6/cancelled" in it.text
        assert it.row.startswith(ALGORITHMS)


async def test_the_verb_is_gone_the_day_after_the_window(drive: Drive) -> None:
    """REG-3: a session that was open over midnight is told by the rule, not by what the page looked like."""
    async with drive() as it:
        await it.to(ALGORITHMS)
        portal = it.portals.opened[0]
        assert isinstance(portal, LocalPortal)
        portal._clock = lambda: NOW + timedelta(days=10)
        await it.press("r", "enter")
        assert "Det gick inte, och ingenting har ändrats." in it.text
        assert ALGORITHMS not in it.text


async def test_the_letter_leads_to_where_the_action_is_done(drive: Drive) -> None:
    """U1: from the row that leads there; from any other it says where.  CHO-2, EXM-3, OFC-3."""
    async with drive() as it:
        for row, key, page in (
            ("Välj Studieval", "v", "choice"),
            ("Anmäl dig", "+", "exams"),
            ("Datab", "b", "offerings"),
        ):
            await it.press("1" if key != "b" else "2")
            await it.to(row)
            await it.press(key)
            assert (row, _name(it)) == (row, page)
            await it.press("escape")
            await it.press("escape")
        await it.press("1", "e")
        assert (_name(it), "det görs på sidan Mina uppgifter (8)." in it.text) == ("start", True)
        await it.press("0", "r")
        assert "Registrera: det görs på sidan Start (1)." in it.text
        await it.press("1", "p")
        assert "Anmäl: det går inte med något på den här sidan." in it.text


async def test_what_is_gone_from_under_a_page_is_told_on_the_one_beneath(drive: Drive) -> None:
    """APP-3, U2: a course whose application is taken back has no page; one is back where one came from.

    The notice tells what was done and what comes next, and the highlight stays beside where the course was.
    """
    async with drive("maja") as it:
        await it.press("2")
        await it.to("IT och samhälle")
        place = list(it.names.values()).index(it.list.highlighted_key or "")
        await it.press("enter", "o")
        it.list.highlight("do")
        await it.press("enter")
        assert _name(it) == "education"
        assert "är borttagen. Du kan anmäla dig på nytt till och med" in " ".join(it.text.split())
        assert "IT och samhälle" not in "".join(it.names)
        assert abs(list(it.names.values()).index(it.list.highlighted_key or "") - place) <= 1
        assert it.app.focused is it.list


async def test_the_letter_passes_over_to_the_first_thing_with_which_it_can_be_done(drive: Drive) -> None:
    """REG-4: from anywhere on Start three keys register; moving there does nothing yet."""
    portals = faked()
    async with drive(portals=portals) as it:
        await it.press("home", "r")
        assert it.row.startswith(ALGORITHMS)
        assert "Registrera: Algoritmer, period 1 (MA2001). Tryck r igen." in it.text
        assert not isinstance(it.app.screen, ConfirmScreen)
        await it.press("r", "enter")
        assert fake(portals).asked.count("do") == 1
        await it.press("home", "+")
        assert (it.row.split()[0], "Tryck + igen." in it.text) == ("Anmäl", True)


async def test_w_says_why_an_invoice_stands_as_it_does(drive: Drive) -> None:
    """FEE-2: nothing can be done with it here, and what stands beneath it is the answer; the key line offers it."""
    async with drive("priya") as it:
        await it.press("7", "down", "down")
        assert "w Varför" in it.text
        await it.press("w")
        assert "Betala i tid och ange referensnumret." in it.text


async def test_the_letter_finds_its_thing_under_another_tab_too(drive: Drive) -> None:
    """EXM-4: what one is signed up for stands under a tab of its own; signing off leads there, and then asks."""
    async with drive() as it:
        await it.press("3", "-")
        assert (it.row.split()[0], "[Anmäld 1]" in it.text) == ("Diskret", True)
        assert "Avanmäl dig: Diskret matematik" in it.text
        await it.press("-")
        assert isinstance(it.app.screen, ConfirmScreen)
        await it.press("escape")
        await it.find("databasteknik projektredovisning")
        assert ("[Inte anmäld 13]" in it.text, "Projektredovisning" in it.row) == (True, True)
        await it.press("/")
        await it.type("dugga")
        await it.press("enter", "-")
        assert (it.row.split()[0], "[Anmäld 1]" in it.text) == ("Diskret", True)
        assert "Avanmäl dig: Diskret matematik" in it.text  # not taken away with what was typed


FROM_START = {
    "register": ("ellen", "rr"),
    "choose": ("ellen", "vv"),
    "apply": ("maja", "pp"),
    "unchoose": ("nils", "zz"),
    "unapply": ("maja", "oo"),
    "change-offering": ("ellen", "bbbb"),
    "withdraw": ("ellen", "xx"),
    "stop": ("ellen", "aa"),
    "exam-signup": ("ellen", "3+"),
    "exam-signoff": ("ellen", "--"),
}
"""Who has what to do, and the keys from Start that lead to its question; a study choice's page is its own."""


@pytest.mark.slow  # an app for each; everyday they are told by the test above
@pytest.mark.parametrize("action", [spec.name for spec in ACTIONS if spec.concerns is not STUDENT])
async def test_any_action_is_asked_about_after_at_most_four_keys(drive: Drive, action: str) -> None:
    """TUI: a hurried student finds it by its letter, wherever the highlight is."""
    student, keys = FROM_START[action]
    async with drive(student) as it:
        await it.press("home", *keys)
        assert len(keys) <= 4
        if action == "choose":
            assert _name(it) == "choice"
        else:
            assert isinstance(it.app.screen, ConfirmScreen)
            assert spec_of(it.app.screen.outlooks[0].action).name == action


def _name(it: Driven) -> str:
    assert isinstance(it.app.screen, PageScreen)
    return it.app.screen.page_name
