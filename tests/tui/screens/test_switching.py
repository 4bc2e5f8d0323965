"""Another student, institution, theme or language while the app runs: at once, and nothing else is lost."""

import asyncio

import pytest

from ladok_core.errors import NotFound, StoreLocked
from ladok_core.portal import Portal
from ladok_tui.config.settings import load_settings
from ladok_tui.screens.choose import ChooseScreen
from ladok_tui.screens.confirm import ConfirmScreen
from tui.fake_portal import FakePortal
from tui.sample_app import SampleEntrance, sample
from tui.screens.conftest import Drive, Driven


async def become(it: Driven, name: str) -> None:
    """Choose another student by name."""
    await it.press("s")
    await it.choose(next(said for said in it.names if name in said))


async def test_two_keys_become_another_student(drive: Drive) -> None:
    """The demo: s, then one that is chosen; nothing of the one before is left, on no page."""
    async with drive() as it:
        await it.press("2", "f")
        await it.find("db1001")
        await it.press("1", "slash", *"alg", "enter")
        await become(it, "Omar Lindqvist")
        assert "Omar Lindqvist · demo" in it.text
        assert "Ellen" not in it.text
        assert "alg" not in it.text.split("Övrig")[0].replace("valg", "")
        await it.press("2")
        assert "Datavetenskap, kandidat" not in it.text
        await it.press("g", "c")
        assert "Databasteknik" not in it.text


async def test_the_one_who_is_in_view_is_highlighted(drive: Drive) -> None:
    async with drive("nils") as it:
        await it.press("s")
        assert it.caret.startswith("3 Nils Åkerblom")


async def test_another_institution_shows_the_same_student_there(drive: Drive) -> None:
    """LOG-4."""
    async with drive("alex") as it:
        assert it.text.startswith(" Blå lärosätet")
        await it.press("m")
        await it.choose("Byt lärosäte")
        assert it.caret.startswith("Blå lärosätet")
        await it.choose("Gröna lärosätet")
        assert it.text.startswith(" Gröna lärosätet")
        assert "Alex Berg · demo" in it.text


async def test_the_portal_that_was_left_is_closed(drive: Drive) -> None:
    portals = SampleEntrance(sample(), wrap=FakePortal)
    async with drive(portals=portals) as it:
        await become(it, "Omar Lindqvist")
        assert [portal.closed for portal in portals.opened if isinstance(portal, FakePortal)] == [True, False]


async def test_an_answer_for_the_student_before_is_dropped(drive: Drive) -> None:
    """A slow portal answers when another student is in view already."""
    gate = asyncio.Event()

    def slow_for_the_first(portal: Portal) -> Portal:
        fake = FakePortal(portal)
        fake.gate = gate if not portals.opened else None
        return fake

    portals = SampleEntrance(sample(), wrap=slow_for_the_first)
    async with drive(portals=portals) as it:
        await become(it, "Omar Lindqvist")
        assert "Omar Lindqvist · demo" in it.text
        gate.set()
        await it.pilot.pause(0.2)
        assert "Omar Lindqvist · demo" in it.text
        assert "Ellen" not in it.text


@pytest.mark.parametrize("trouble", [NotFound("student", "omar"), StoreLocked("portal.sqlite")])
async def test_a_student_who_cannot_be_opened_leaves_the_one_in_view(drive: Drive, trouble: Exception) -> None:
    class Shut(SampleEntrance):
        def portal(self, student_id: str, institution_id: str) -> Portal:
            if student_id != "ellen":
                raise trouble
            return super().portal(student_id, institution_id)

    async with drive(portals=Shut(sample())) as it:
        await become(it, "Omar Lindqvist")
        assert "Ellen Ek · demo" in it.text
        assert "Databasteknik" in it.text


async def test_the_theme_changes_at_once_and_is_kept(drive: Drive) -> None:
    async with drive() as it:
        before = it.app.theme
        await it.press("t", "up", "enter")
        assert it.app.theme != before
        settings, trouble = load_settings(it.app.config)
        assert (settings.theme, trouble) == (it.app.theme, None)


async def test_a_setting_that_cannot_be_kept_is_told(drive: Drive) -> None:
    async with drive() as it:
        (it.app.config / "settings.toml").write_text("language = ", encoding="utf-8")
        await it.press("L")
        assert "settings.toml" in it.text
        assert "New results" in it.text


async def test_the_language_changes_on_every_page_and_is_kept(drive: Drive) -> None:
    async with drive() as it:
        await it.press("2")
        await it.to("Maskininlärning")
        await it.press("1", "J", "down", "right", "L")
        assert "New results" in it.text
        assert "4.0 credits" in it.text or "4.0" in it.text
        assert it.caret.startswith("English from now on.")  # R11: said, and the cursor on it until the next key
        assert "campus" in it.text  # still open
        await it.press("escape")
        assert it.caret.split()[:2] == ["Register", "Algorithms,"]
        assert "Algoritmer" not in it.text
        await it.press("2")
        assert it.caret.startswith("Machine Learning")
        settings, _ = load_settings(it.app.config)
        assert settings.language == "en"


async def test_the_language_changes_while_a_filter_is_typed(drive: Drive) -> None:
    """L is a letter there; by the palette the language changes, and what was typed is still there."""
    async with drive() as it:
        await it.press("slash", *"stL", "backspace", "ctrl+p")
        await it.type("byt spr")
        await it.press("enter")
        assert "st" in [line.strip() for line in it.text.splitlines()]
        assert "Statistics" in it.text
        assert "Networks" not in it.text
        await it.type("at")
        assert "stat" in [line.strip() for line in it.text.splitlines()]


async def test_the_language_changes_in_a_list_to_choose_from(drive: Drive) -> None:
    async with drive("alex") as it:
        await it.press("m")
        await it.to("Byt lärosäte")
        await it.press("L")
        assert isinstance(it.app.screen, ChooseScreen)
        assert it.caret.startswith("Change institution") or it.caret.startswith("Switch institution")
        assert "Meny" not in it.text
        await it.press("escape")
        assert "Current courses" in it.text or "Current" in it.text


async def test_the_language_changes_in_the_confirmation_and_on_the_page_beneath(drive: Drive) -> None:
    async with drive() as it:
        await it.press("J", "down", "r", "right", "L")
        assert isinstance(it.app.screen, ConfirmScreen)
        assert it.caret.startswith("Cancel")
        assert "Algorithms" in it.text
        assert "Algoritmer" not in it.text
        await it.press("left", "enter")
        assert "Registered on Algorithms (MA2001), period 1" in it.text or "Algorithms (MA2001)" in it.text


async def test_the_language_changes_in_help_and_in_why(drive: Drive) -> None:
    async with drive() as it:
        await it.press("question_mark", "down", "down", "L")
        assert "Keys" in it.text
        await it.press("L", "escape")
        await it.to("Konstruktion")
        await it.press("w", "J", "L")
        assert "Du står på reservplats" not in it.text
        assert "reserve" in it.text
