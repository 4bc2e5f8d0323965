"""My details, edited in rows: typed where they stand, judged by the rules, saved whole, never lost by one key.

CON-1, CON-2.
"""

from ladok_core.pages.asks import AskDetails
from ladok_core.pages.details import DetailsPage
from ladok_tui.screens.confirm import ConfirmScreen
from ladok_tui.views.verbs import VERBS
from ladok_tui.widgets.field_input import FieldInput
from tui.screens.conftest import Drive, Driven
from tui.views.said import evenly


async def fill(it: Driven, row: str, text: str) -> None:
    """Type into a row, in the place of what is there."""
    it.list.highlight(row)
    await it.press("enter", "ctrl+u")
    await it.type(text)
    await it.press("enter")


def seen_in(it: Driven) -> str:
    """The screen with single blanks, whatever line a text ends on."""
    return evenly(it.text)


async def details(it: Driven) -> DetailsPage:
    return await it.app.session.portal.page(AskDetails())


async def test_what_is_changed_is_saved_in_one_and_the_cursor_stays(drive: Drive) -> None:
    """CON-1: six keys and what is typed; the page says it, and the notice what comes of it; wrong ones are named."""
    async with drive() as it:
        await it.press("8", "end", "enter", "ctrl+u", *"12", "ctrl+s")
        assert "Inget är sparat: 1 fält måste rättas." in seen_in(it)
        assert "! Telefonnumret är inget giltigt nummer. Skriv det som 070-174 06 11" in seen_in(it)
        assert it.list.highlighted_key == "phone"
        await fill(it, "email", "ny@example.com")
        assert "2 ändringar, ej sparade · 1 fel" in seen_in(it)
        assert "ctrl+s Spara" in seen_in(it)
        await fill(it, "phone", "0701740699")
        await it.pilot.pause()
        assert "2 ändringar, ej sparade" in seen_in(it)
        assert "fel" not in seen_in(it)
        await it.press("ctrl+s")
        assert isinstance(it.app.screen, ConfirmScreen)
        assert "070-174 06 99" in seen_in(it)
        await it.press("enter")
        assert it.list.highlighted_key == "phone"
        assert "Dina kontaktuppgifter är ändrade. Alla lärosäten" in seen_in(it)
        assert "ej sparad" not in seen_in(it)
        page = await details(it)
        assert (page.email, page.phone) == ("ny@example.com", "070-174 06 99")
        await it.press("ctrl+s")
        assert "Inget är ändrat." in seen_in(it)


async def test_a_temporary_address_is_given_from_field_to_field_and_removed(drive: Drive) -> None:
    """CON-2: Enter opens it in its first field, Tab goes on; what is missing is called so when it is saved."""
    async with drive(size=(80, 30)) as it:
        await it.press("8")
        it.list.highlight("temporary")
        await it.press("enter")
        await it.type("Lillgatan 2")
        await it.press("ctrl+s")
        for said in ("Postnumret saknas", "Postorten saknas", "Första dagen saknas", "Sista dagen saknas"):
            assert said in seen_in(it), said
        assert it.list.highlighted_key == "temporary.postcode"
        await it.press("enter")
        for text in ("12345", "Nordhamn", "", "", "2026-12-01"):
            await it.type(text)
            await it.press("tab")
        await it.type("nonsense")
        await it.press("tab")
        assert isinstance(it.app.focused, FieldInput)  # of the e-mail
        assert it.list.highlighted_key == "email"
        await it.press("escape", "ctrl+s")
        assert "nonsense är inget datum" in seen_in(it)
        await fill(it, "temporary.last", "2027-01-31")
        await it.press("ctrl+s", "enter")
        assert it.list.highlighted_key == "temporary.last"
        page = await details(it)
        assert page.temporary is not None
        assert page.temporary.address.postcode == "123 45"
        it.list.highlight("temporary")
        await it.press(VERBS["remove-temporary-address"])
        assert isinstance(it.app.screen, ConfirmScreen)
        assert it.list.highlighted_key == "cancel"
        it.list.highlight("do")
        await it.press("enter")
        assert (await details(it)).temporary is None
        assert "Din tillfälliga adress är borttagen." in seen_in(it)


async def test_what_is_not_saved_is_left_on_a_second_wish_only(drive: Drive) -> None:
    """TUI: Esc goes one step back; whatever leads elsewhere says first that something isn't saved."""
    async with drive() as it:
        await it.press("8", "end", "enter", "1", "escape")
        assert "ej sparad" not in seen_in(it)
        await fill(it, "phone", "0701740699")
        await it.press("escape")
        assert "Telefon är som förut." in seen_in(it)
        page = it.app.screen
        for leave in ("escape", "2", "s", "q"):
            await it.press("8")
            await fill(it, "phone", "0701740699")
            await it.press("up", leave)  # Esc on the field itself is about the field
            assert "Ändringarna är inte sparade." in seen_in(it), leave
            await it.press("down", "up", leave)
            assert it.app.screen is page, leave  # one has moved on: it is said again
            await it.press("3", leave)
            assert it.app.screen is page, leave  # another wish is no second one, as digits that follow each other
            await it.press(leave)
            if leave == "s":  # nothing is lost before another is chosen
                await it.press("escape")
                assert "ej sparad" in seen_in(it)
                await it.press("escape", "escape")
            elif leave != "q":
                assert (it.app.screen is page) is (leave == "escape")
                await it.press("8")
                assert "ej sparad" not in seen_in(it), leave
        assert (await details(it)).phone == "070-174 06 11"
        assert not it.app.is_running


async def test_the_end_asks_with_what_would_be_lost(drive: Drive) -> None:
    """TUI: Ctrl+C asks; where something isn't saved, also while it is typed, the safe choice comes first."""
    async with drive() as it:
        await it.press("8", "end", "ctrl+c")
        assert (it.list.highlighted_key, "inte sparat" in it.text) == ("quit", False)
        await it.press("escape", "enter", "ctrl+c")
        assert (it.list.highlighted_key, "inte sparat" in it.text) == ("quit", False)
        await it.press("escape", "9", "ctrl+c")
        assert (it.list.highlighted_key, "inte sparat" in it.text) == ("stay", True)
        await it.press("enter", "8", "enter", "ctrl+c")
        assert (it.list.highlighted_key, "inte sparat" in it.text) == ("stay", True)
        await it.press("escape")
        assert "070-174 06 1198" in it.text


async def test_nothing_that_is_typed_is_lost_by_what_happens_meanwhile(drive: Drive) -> None:
    """A window that changes, another language, the page read again, another window in front."""
    async with drive() as it:
        await it.press("8", "end", "enter", "9")
        for size in ((40, 16), (120, 40), (60, 20)):
            await it.pilot.resize_terminal(*size)
            await it.pilot.pause()
            assert it.app.focused is it.app.screen.query_one(FieldInput)
            assert it.app.focused.region.contains_point(it.app.caret_position), size
        it.app.app_focus = False
        await it.pilot.pause()
        it.app.app_focus = True
        await it.press("8", "enter", "L", "u")
        assert "before 070-174 06 11" in seen_in(it)
        assert "070-174 06 1198" in seen_in(it)
        assert "Phone *" in seen_in(it)
        await it.find("temporary address")
        assert isinstance(it.app.focused, FieldInput)
        assert it.list.highlighted_key == "temporary.street"
