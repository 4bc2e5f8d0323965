"""My education and the course page by keys: the tree, its filters and its sum; a course and the way back."""

import pytest

from tui.screens.conftest import Drive


async def test_the_tree_opens_and_closes_in_place(drive: Drive) -> None:
    """EDU-1: packages hold their courses; ← closes, → opens and goes in."""
    async with drive() as it:
        await it.press("2")
        assert it.caret.startswith("Datavetenskap, kandidat")
        await it.press("left")
        assert "Diskret matematik" not in it.text
        await it.press("right", "right", "right")
        assert it.caret.startswith("Maskininlärning")
        await it.press("left", "left")
        assert it.caret.startswith("Inriktning AI")
        assert "Maskininlärning" not in it.text


@pytest.mark.parametrize(
    ("times", "chosen", "there", "gone"),
    [
        (1, "[avklarade]", "Diskret matematik", "Nätverk"),
        (2, "[ej avklarade]", "Nätverk", "Diskret matematik"),
        (3, "[tillgodoräknade]", "Programmering", "Datavetenskap"),
        (4, "[alla]", "Diskret matematik", "[avklarade]"),
    ],
)
async def test_the_filters_follow_each_other(drive: Drive, times: int, chosen: str, there: str, gone: str) -> None:
    """EDU-3; the sum on top is of everything, whatever is shown."""
    async with drive() as it:
        await it.press("2", *["f"] * times)
        assert chosen in it.text
        assert there in it.text
        assert gone not in it.text
        assert "60,0 hp avklarade, varav 7,5 hp tillgodoräknade" in it.text


async def test_esc_shows_everything_again_before_it_leaves(drive: Drive) -> None:
    async with drive() as it:
        await it.press("2", "f", "f", "escape")
        assert "[alla]" in it.text
        await it.press("escape")
        assert "[alla]" in it.text


async def test_a_filter_by_text_narrows_and_esc_brings_all_back(drive: Drive) -> None:
    """The field takes every letter, q and f too; å ä ö need not be typed."""
    async with drive() as it:
        await it.press("2", "slash")
        await it.type("qf")
        assert "Inget på sidan stämmer" in it.text
        await it.press("ctrl+u")
        await it.type("natverk")
        assert "Nätverk" in it.text
        assert "Etik" not in it.text
        await it.press("enter")
        assert it.caret.startswith("Datavetenskap, kandidat")
        await it.press("down")
        assert it.caret.startswith("Nätverk")
        await it.press("escape")
        assert "Etik" in it.text
        assert it.caret.startswith("Nätverk")


async def test_a_course_opens_in_place_then_as_a_page_and_esc_comes_back(drive: Drive) -> None:
    """CRS-1 to CRS-3: how it is given, what has happened, each result."""
    async with drive() as it:
        await it.press("2", "slash", *"databas", "enter", "down", "enter")
        assert "tillfälle H2551" in it.text
        await it.press("enter")

        assert it.line("grundnivå") == "Kurs · grundnivå · DB1001 · 7,5 hp · ● pågår"
        assert "Inom Datavetenskap, kandidat (DVK)" in it.text
        assert "Registrerad 22 sep, period 1" in it.text
        assert it.line("Tentamen") == "Tentamen 1000 4,5 hp ✓ VG 20 nov"
        await it.press("escape")
        assert "[alla]" in it.text
        assert it.caret.startswith("Databasteknik")


async def test_registering_on_the_course_page_is_known_on_the_others(drive: Drive) -> None:
    """REG-1: the page beneath, and those of other modes, ask again when they come into view."""
    async with drive() as it:
        await it.press("2", "1", "J", "right", "colon", *"ma2001", "enter")
        assert it.caret.startswith("Registrera Period 1 av 2")
        await it.press("enter", "enter")
        assert "Registrerad på Algoritmer (MA2001), period 1" in it.text
        assert "✓ registrerad" in it.line("Period 1 av 2")
        await it.press("escape", "escape")
        assert "Registrera Algoritmer" not in it.text
        assert it.line("Algoritmer").startswith("Algoritmer MA2001")
        await it.press("2")
        assert "● registrerad" in it.line("Algoritmer")


async def test_the_go_key_leads_to_pages_and_to_the_last_course(drive: Drive) -> None:
    """The go key and a letter; another letter gives up and does nothing else."""
    async with drive() as it:
        await it.press("g")
        assert "e Min utbildning" in it.text
        await it.press("e")
        assert "[alla]" in it.text
        await it.press("g", "c")
        assert "[alla]" in it.text
        await it.press("g", "s")
        assert "Nya resultat" in it.text
        await it.press("enter", "enter", "1")
        assert "Nya resultat" in it.text
        await it.press("g", "c")
        assert "grundnivå" in it.text
        await it.press("g", "q")
        assert it.app.is_running
        assert "grundnivå" in it.text


async def test_a_page_key_leads_to_the_page_itself(drive: Drive) -> None:
    """A course that was open on the other page is not what 2 means."""
    async with drive() as it:
        await it.press("2", "colon", *"db1001", "enter")
        assert "grundnivå" in it.text
        await it.press("1", "2")
        assert "[alla]" in it.text


async def test_the_highlight_of_each_page_stays_while_others_are_in_view(drive: Drive) -> None:
    async with drive() as it:
        await it.press("J", "2", "down", "down", "1")
        assert it.caret.startswith("Registrera Algoritmer")
        await it.press("2")
        assert it.caret.startswith("Maskininlärning")


async def test_in_a_wide_window_the_row_stands_beside_the_list(drive: Drive) -> None:
    """SCREENS: details beside the list from 120 columns, the menu from 100."""
    async with drive(size=(140, 30)) as it:
        await it.press("2", "down", "down")
        assert it.text.count("Maskininlärning") == 2
        await it.press("shift+tab")
        assert it.caret.startswith("1 Start")
        await it.press("enter")
        assert "Nya resultat" in it.text
        assert it.caret.startswith("Databasteknik")
