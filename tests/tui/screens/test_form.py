"""My details: edited in rows, judged by the rules, saved whole, never lost by one key.  CON-1, CON-2."""

import pytest

from ladok_core.pages.details import AskDetails, DetailsPage
from ladok_tui.screens.confirm import ConfirmScreen
from ladok_tui.screens.form import FormScreen
from ladok_tui.views.verbs import VERBS
from ladok_tui.widgets.field_row import FieldRow
from tui.screens.conftest import Drive, Driven


async def open_form(it: Driven, row: str) -> FormScreen:
    """Open the form of a row by Enter: Enter on a field fills it in."""
    await it.press("8")
    assert it.list.highlight(row)
    await it.press("enter")
    form = it.app.screen
    assert isinstance(form, FormScreen)
    return form


async def fill(it: Driven, text: str) -> None:
    """Type into the field that has the focus, in the place of what is there."""
    await it.press("enter", "ctrl+u")
    await it.type(text)
    await it.press("enter")
    await it.pilot.pause()  # the field tells the form, which tells the dialog
    await it.pilot.pause()


async def details(it: Driven) -> DetailsPage:
    return await it.app.session.portal.page(AskDetails())


async def test_a_phone_is_changed_in_its_row_and_saved(drive: Drive) -> None:
    """CON-1: the row that was meant has the focus; the receipt and the page say the new number."""
    async with drive() as it:
        form = await open_form(it, "phone")
        focused = it.app.focused
        assert isinstance(focused, FieldRow)
        assert focused.field.key == "phone"
        await fill(it, "0701740699")
        assert form.fields.changed == {"phone": "0701740699"}
        assert "ändring, ej sparad" in it.text
        await it.press("down", "down", "enter")
        assert "Dina kontaktuppgifter är ändrade." in it.text
        assert (await details(it)).phone == "070-174 06 99"
        assert "Telefon: 070-174 06 99" in it.text


async def test_what_is_wrong_stands_beneath_its_field_and_nothing_is_saved(drive: Drive) -> None:
    """CON-1: at once, in a sentence that says how it should look; saving goes to the field."""
    async with drive() as it:
        form = await open_form(it, "email")
        await fill(it, "ellen")
        await it.pilot.pause()
        assert "E-postadressen är ingen giltig adress. Skriv den som namn@example.se" in it.text
        await it.press("down", "down", "down", "enter")
        assert it.app.screen is form
        focused = it.app.focused
        assert isinstance(focused, FieldRow)
        assert focused.field.key == "email"
        assert (await details(it)).email == "ellen.ek@example.com"


async def test_every_missing_line_is_named_when_it_is_saved(drive: Drive) -> None:
    """CON-2: no field that nobody has touched yet is called wrong before that."""
    async with drive() as it:
        await open_form(it, "temporary")
        await fill(it, "Lillgatan 2")
        assert "!" not in it.text
        await it.press("end", "down", "enter")
        for said in ("Postnumret saknas", "Postorten saknas", "Första dagen saknas", "Sista dagen saknas"):
            assert said in it.text


async def test_a_temporary_address_is_given_and_removed(drive: Drive) -> None:
    """CON-2: added by its form, removed after asking; the safe choice has the focus, since what was typed is gone."""
    async with drive() as it:
        await open_form(it, "temporary")
        for text in ("Lillgatan 2", "", "12345", "Nordhamn", "", "2026-12-01", "nonsense"):
            if text:
                await fill(it, text)
            await it.press("down")
        assert "nonsense är inget datum" in it.text
        await it.press("shift+tab")
        await fill(it, "2027-01-31")
        await it.press("down", "enter")
        page = await details(it)
        assert page.temporary is not None
        assert page.temporary.address.postcode == "123 45"
        assert "Lillgatan 2, 123 45 Nordhamn" in it.text

        assert it.list.highlight("temporary")
        await it.press(VERBS["remove-temporary-address"])
        assert isinstance(it.app.screen, ConfirmScreen)
        assert it.list.highlighted_key == "cancel"
        it.list.highlight("do")
        await it.press("enter")
        assert (await details(it)).temporary is None
        assert "Din tillfälliga adress är borttagen." in it.text


async def test_esc_restores_then_warns_then_leaves(drive: Drive) -> None:
    """TUI: Esc goes one step back, and never loses what was filled in without saying so."""
    async with drive() as it:
        form = await open_form(it, "phone")
        await it.press("enter", "1", "escape")
        assert form.fields.changed == {}
        await fill(it, "0701740699")
        await it.press("escape")
        assert it.app.screen is form
        assert "Ändringarna är inte sparade." in it.text
        await it.press("escape")
        assert it.app.screen is not form
        assert (await details(it)).phone == "070-174 06 11"


async def test_a_form_without_changes_saves_nothing(drive: Drive) -> None:
    """CON-1: and says so; Esc leaves it at once."""
    async with drive() as it:
        form = await open_form(it, "phone")
        await it.press("down", "down", "enter")
        assert "Inget är ändrat." in it.text
        await it.press("escape")
        assert it.app.screen is not form


async def test_the_language_changes_under_what_is_filled_in(drive: Drive) -> None:
    """U: what was typed stays, in its field with its new label."""
    async with drive() as it:
        form = await open_form(it, "phone")
        await fill(it, "0701740699")
        await it.press("L")
        assert form.fields.changed == {"phone": "0701740699"}
        assert "Phone *" in it.text
        assert "Save" in it.text


@pytest.mark.parametrize("size", [(40, 12), (120, 40)], ids=str)
async def test_the_field_with_the_focus_is_in_view(drive: Drive, size: tuple[int, int]) -> None:
    """U3: in a small window the fields scroll, and the choices stay."""
    async with drive(size=size) as it:
        form = await open_form(it, "temporary")
        await it.press("end")
        focused = it.app.focused
        assert focused is not None
        assert form.region.contains_region(focused.region)
        assert "Spara" in it.text
