"""The help, the palette and the end by keys."""

from typing import Any

import pytest
from textual.widgets import Static

from ladok_core.errors import StoreLocked
from ladok_tui.screens import found
from ladok_tui.screens.choose import ChooseScreen
from ladok_tui.screens.confirm import ConfirmScreen
from ladok_tui.screens.page import PageScreen
from ladok_tui.screens.palette import PaletteScreen
from ladok_tui.views import view_spec
from ladok_tui.views.view import Column
from ladok_tui.widgets.row_list import RowList
from tui.fake_portal import FakePortal
from tui.sample_app import SampleEntrance, sample
from tui.screens.conftest import Drive


async def test_outside_the_demo_nobody_becomes_another(drive: Drive) -> None:
    async with drive(portals=SampleEntrance(sample(), demo=False)) as it:
        await it.press("m")
        assert "Byt student" not in it.text
        await it.press("escape", "s")
        assert "demo" in it.text


async def test_the_help_shows_every_key_of_the_page(drive: Drive) -> None:
    async with drive(size=(80, 90)) as it:
        await it.press("2")
        for key in ("question_mark", "f1"):
            await it.press(key)
            assert it.line("Nästa flik  ").split()[-2] == "f"
            assert "g s" in it.text
            assert it.line("Avsluta ").split()[-3:-1] == ["q", "ctrl+q"]
            await it.press("escape")
            assert "[Alla " in it.text


async def test_the_help_tells_apart_the_keys_that_do_nothing_on_this_page(drive: Drive) -> None:
    """TUI: to save is of a page that is filled in, the tabs of one that has them."""
    async with drive(size=(80, 120)) as it:
        for page, here in (("1", ()), ("3", ("Nästa flik",)), ("8", ("Spara",))):
            await it.press(page, "question_mark")
            own, others = it.text.split("På andra sidor")
            for key in ("Nästa flik", "Spara", "Bocka"):
                assert ((key in own), (key in others)) == ((key in here), (key not in here)), (page, key)
            await it.press("escape")


async def test_the_help_says_what_every_sign_means_and_opens_over_a_dialog_too(drive: Drive) -> None:
    """U16: a legend, one meaning a sign."""
    async with drive() as it:
        await it.press("question_mark", "end")
        assert "Tecken" in it.text
        await it.press("escape", "m", "question_mark")
        assert "Tangenter" in it.text
        await it.press("escape")
        assert "2 Min utbildning" in it.text


async def test_a_dialog_is_opened_once_and_not_over_itself(drive: Drive) -> None:
    """The help and the question of the end are heard in every dialog, and each was drawn through all beneath it."""
    async with drive() as it:
        await it.press("m", *("question_mark", "ctrl+c") * 6)
        assert len(it.app.screen_stack) == 4  # the page, the menu, the help, the question
        await it.press("escape", "escape", "escape")
        assert len(it.app.screen_stack) == 1


async def test_where_the_palette_finds_nothing_it_says_where_else_to_look(drive: Drive) -> None:
    """The real portal has pages that aren't here."""
    async with drive() as it:
        await it.press("ctrl+p")
        await it.type("intyg")
        assert "Det som inte finns här kan finnas i Ladok för studenter." in it.text
        assert "Esc visar allt igen" not in it.text


async def test_the_palette_finds_a_course(drive: Drive) -> None:
    """By its code and by words of either language."""
    async with drive() as it:
        for typed in ("db1001", "DATABAS", "database", "databast db1"):
            await it.press("1")
            assert "grundnivå" not in it.text
            await it.find(typed)
            assert it.line("grundnivå").startswith("Kurs · grundnivå · DB1001"), typed


async def test_the_palette_takes_letters_without_their_marks(drive: Drive) -> None:
    async with drive() as it:
        await it.press("ctrl+p")
        await it.type("natverk")
        assert next(iter(it.names)) == "Nätverk NW1002"


@pytest.mark.slow  # after each letter; every day it is tried what is found, and that Enter takes it
async def test_the_palettes_first_hit_is_highlighted_and_enter_takes_it(drive: Drive) -> None:
    """U18: pages by any word of either language, and by what people call them."""
    words = {
        "education": ("min utbildning", "my education", "kurs", "betyg"), "start": ("sta", "home"), "fees": ("fees",),
    }  # fmt: skip
    async with drive() as it:
        for page, typed in [(page, word) for page, found in words.items() for word in found]:
            await it.press("2" if page == "start" else "1")
            assert isinstance(it.app.screen, PageScreen)
            assert it.app.screen.page_name != page
            await it.find(typed)
            assert isinstance(it.app.screen, PageScreen), typed
            assert it.app.screen.page_name == page, typed


async def test_the_palette_finds_what_can_be_done(drive: Drive) -> None:
    """U18: and asks before it does it."""
    async with drive() as it:
        for typed in ("registrera algo", "regi alg", "register algo"):
            await it.find(typed)
            assert isinstance(it.app.screen, ConfirmScreen), typed
            assert "Algoritmer" in it.text, typed
            await it.press("escape")
            assert isinstance(it.app.screen, PageScreen)


async def test_the_palette_says_which_period_and_looks_chosen_where_one_types(drive: Drive) -> None:
    """SCREENS: "Registrera Statistik, period 2"; the first hit is as plain as a focused row."""
    async with drive() as it:
        await it.press("ctrl+p", *"reg", "space", *"stat")
        assert "Registrera Statistik, period 2" in it.text
        choices = it.app.screen.query_one("#choices", RowList)
        drawn = {choices.get_visual_style(f"row-list--{name}").background for name in ("highlighted", "focused")}
        assert len(drawn) == 1


async def test_the_palette_stays_in_its_place_and_highlights_the_first_hit_at_each_change(drive: Drive) -> None:
    """U10, U18: the frame doesn't move while one types, and the highlight never stays on a later hit."""
    async with drive() as it:
        await it.press("ctrl+p")
        frames = set()
        for letter in "data":
            await it.press(letter)
            lines = it.text.splitlines()
            frames.add(tuple(place for place, line in enumerate(lines) if "╭" in line or "╰" in line))
            assert it.list.highlighted_key == next(iter(it.names.values()))
        assert len(frames) == 1


async def test_the_palette_does_what_it_finds(drive: Drive) -> None:
    async with drive() as it:
        await it.press("ctrl+p")
        await it.type("byt spr")
        await it.press("enter")
        assert "New results" in it.text


async def test_the_palette_says_that_nothing_is_found_and_esc_leaves(drive: Drive) -> None:
    async with drive() as it:
        await it.press("down", "up")
        before = it.text
        await it.press("ctrl+p")
        await it.type("xyzzy")
        assert "Inget" in it.text
        await it.press("enter")
        assert isinstance(it.app.screen, PaletteScreen)
        await it.press("escape")
        assert it.text == before


async def test_the_palette_offers_its_actions_without_a_record(drive: Drive) -> None:
    portals = SampleEntrance(sample(), wrap=FakePortal)
    async with drive(portals=portals) as it:
        portal = portals.opened[0]
        assert isinstance(portal, FakePortal)
        portal.trouble = StoreLocked("portal.sqlite")
        await it.press("ctrl+p")
        await it.type("tema")
        assert "Byt tema" in it.text


async def test_the_palette_finds_what_there_is_by_now(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it found before is taken again while it holds: most of an opening went into saying all pages anew."""
    said: list[str] = []
    view = view_spec

    def noted(name: str) -> Any:
        said.append(name)
        return view(name)

    monkeypatch.setattr(found, "view_spec", noted)
    async with drive() as it:
        await it.press("ctrl+p", "escape")
        assert said
        said.clear()
        await it.press("ctrl+p")
        await it.type("registrera alg")
        assert (said, "Registrera Algoritmer" in it.text) == ([], True)
        await it.press("enter", "enter")
        await it.press("ctrl+p")
        await it.type("registrera alg")
        assert said
        assert "Registrera Algoritmer" not in it.text
        said.clear()
        await it.press("escape", "L", "ctrl+p")
        assert said
        await it.press("escape", "s")
        await it.choose("2 ")
        before = it.app.choosing._found_before
        assert before is not None
        assert before._found == {}, "nothing is kept of the student before"


async def test_several_hits_are_chosen_from_with_the_arrows(drive: Drive) -> None:
    async with drive() as it:
        await it.press("ctrl+p")
        await it.type("byt")
        await it.press("tab", "down")
        assert it.caret.startswith("Byt ")
        await it.press("enter")
        assert not isinstance(it.app.screen, PaletteScreen)


async def test_copying_in_a_dialog_copies_the_line_there(drive: Drive) -> None:
    async with drive() as it:
        await it.press("question_mark", "y")
        assert it.app.clipboard == "Registrera  r"


async def test_ctrl_c_asks_before_it_ends(drive: Drive) -> None:
    async with drive() as it:
        await it.press("ctrl+c")
        assert it.caret.startswith("Avsluta")
        await it.press("escape")
        assert it.app.is_running
        await it.press("ctrl+c")
        await it.choose("Stanna kvar")
        assert it.app._exit is False
        await it.press("ctrl+c", "enter")
        assert it.app._exit is True


async def test_ctrl_c_asks_while_text_is_typed_too(drive: Drive) -> None:
    async with drive() as it:
        await it.press("slash", *"eti", "ctrl+c")
        assert it.caret.startswith("Avsluta")
        await it.press("escape")
        assert it.line("eti ") if "eti " in it.text else "eti" in it.text


async def test_q_quits_from_everywhere(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each time the app would leave; in the last place it does."""
    async with drive() as it:
        for before in ((), ("m",), ("question_mark",), ("J", "down", "r"), ("2",), ("1", "s")):
            await it.press(*before)
            with monkeypatch.context() as staying:
                asked: list[object] = []
                staying.setattr(it.app, "exit", lambda *given, asked=asked, **named: asked.append((given, named)))
                await it.press("q")
                assert len(asked) == 1, before
            if "s" not in before:
                await it.press("escape")
        await it.pilot.press("q")
        assert it.app._exit is True
        assert it.app.return_code == 0


async def test_q_is_a_letter_while_text_is_typed(drive: Drive) -> None:
    async with drive() as it:
        await it.press("ctrl+p", "q")
        assert it.app._exit is False


async def test_keys_quicker_than_the_closing_do_nothing_more(drive: Drive) -> None:
    """A second Esc or Enter that reaches a dialog already closed must not take the page beneath away."""
    async with drive() as it:
        await it.find("db1001")
        await it.press("m")
        menu = it.app.screen
        assert isinstance(menu, ChooseScreen)
        menu.dismiss("app.help")
        menu.dismiss(None)
        await it.pilot.pause()
        await it.press("escape")
        assert it.line("grundnivå").startswith("Kurs")


async def test_an_answer_for_a_page_that_is_gone_is_dropped(drive: Drive) -> None:
    """The widgets are taken away before the page knows it."""
    async with drive() as it:
        await it.find("db1001")
        page = it.app.screen
        assert isinstance(page, PageScreen)
        await it.press("escape")
        page.retext()
        page.refresh_keys()
        page.say("Sagt till ingen")
        assert "Sagt till ingen" not in it.text


async def test_the_key_line_of_a_dialog_takes_the_choice_when_it_is_clicked(drive: Drive) -> None:
    """U21: as Enter does, and any other key that is bound to it."""
    async with drive() as it:
        await it.press("m")
        await it.to("2")
        await it.app.run_action("screen.press")
        await it.pilot.pause()
        assert isinstance(it.app.screen, PageScreen)
        assert it.app.screen.page_name == "education"


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_whole_menu_is_in_view_in_the_usual_window(drive: Drive, language: str) -> None:
    """LOG-5: with who is signed in, every page and all that can be changed; blank lines give way to that."""
    async with drive(language=language) as it:
        await it.press("m")
        assert isinstance(it.app.screen, ChooseScreen)
        assert it.app.screen.position_text == ""
        assert "Ellen Ek · 20040517-**** · ellen.ek@example.com" in it.text
        await it.pilot.resize_terminal(80, 40)
        await it.pilot.pause()
        assert it.app.screen.has_class("-airy")


@pytest.mark.parametrize("size", [(40, 12), (30, 10), (40, 9), (20, 6)])
async def test_a_long_title_pushes_no_key_out_of_view(drive: Drive, size: tuple[int, int]) -> None:
    """TUI: keys never scroll out of view; of a title that is cut one sees that it is."""
    async with drive(size=size) as it:
        await it.to("Konstruktion")
        await it.press("w")
        assert "esc Tillbaka" in it.text
        title = str(it.app.screen.query_one("#title", Static).content).replace("\n", " ")
        whole = "Varför kan jag inte registrera mig på Konstruktion (KO2001)?"
        assert title == whole or (title.endswith("…") and whole.startswith(title[:-1].rstrip()))
        await it.press("L")
        assert "esc Back" in it.text


async def test_for_ears_every_key_is_a_word(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    """R7: signs like the arrows aren't read out; nor in the lists that one learns the keys from."""
    monkeypatch.setenv("ACCESSIBLE", "1")
    async with drive() as it:
        for opener in ("?", "ctrl+p"):
            await it.press(opener)
            assert isinstance(it.app.screen, ChooseScreen | PaletteScreen)
            shown = [row.cell(Column.STATE) for row in (placed.row for placed in it.list._lines.places)]
            assert shown
            assert not [cell for cell in shown if cell is not None and set(cell.said.eye) & set("↵↑↓←→")]
            await it.press("escape")
