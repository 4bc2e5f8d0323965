"""My education and the course page by keys: the tree, its tabs and its sum; a course and the way back."""

from ladok_tui.screens.page_body import PageBody
from ladok_tui.widgets.filter_field import FilterField
from ladok_tui.widgets.tab_line import TabLine
from tui.screens.conftest import Drive, Driven


async def test_the_tree_opens_and_closes_in_place_and_says_so(drive: Drive) -> None:
    """EDU-1, R6: packages hold their courses; ← closes, → opens and goes in; what was folded is said in words."""
    async with drive() as it:
        await it.press("2")
        assert it.caret.startswith("Datavetenskap, k")
        await it.press("left")
        assert "Diskret matematik" not in it.text
        assert "Datavetenskap, kandidat, hopfälld" in it.text
        await it.press("right")
        assert "Datavetenskap, kandidat, utfälld" in it.text
        await it.press("right", "right")
        assert it.caret.startswith("Maskininlärning")
        await it.press("left", "left")
        assert it.caret.startswith("Inriktning AI")
        assert "Maskininlärning" not in it.text


def sizes(it: Driven) -> set[int]:
    """Where in their lines the sizes of courses stand."""
    return {line.find(" 7,5 hp  ") for line in it.text.splitlines() if " 7,5 hp  " in line}


async def test_the_tabs_follow_each_other_both_ways(drive: Drive) -> None:
    """EDU-3, U21, R6: with their counts, said in words; columns and the sum of everything stay where they are."""
    async with drive() as it:
        await it.press("2")
        await it.to("Diskret matematik")
        before = sizes(it)
        for key, chosen, there, gone in (
            ("f", "[Avklarade ", "Diskret matematik", "Nätverk"),
            ("f", "[Ej avklarade ", "Nätverk", "Diskret matematik"),
            ("F", "[Avklarade ", "Diskret matematik", "Nätverk"),
            ("F", "[Alla ", "Diskret matematik", "[Avklarade "),
            ("F", "[Tillgodoräknade ", "Programmering", "Datavetenskap"),
        ):
            await it.press(key)
            assert chosen in it.text
            assert there in it.text, chosen
            assert gone not in it.text, chosen
            assert "Visar: " in it.text, chosen
            assert "60,0 hp avklarade, varav 7,5 hp tillgodoräknade" in it.text, chosen
            assert len(sizes(it) | before) == 1, chosen


async def test_esc_shows_everything_again_before_it_leaves(drive: Drive) -> None:
    """Each step back takes one thing: what was said, the tab."""
    async with drive() as it:
        await it.press("2", "f", "escape", "escape")
        assert "[Alla " in it.text
        await it.press("escape")
        assert "[Alla " in it.text


async def test_a_filter_by_text_narrows_says_how_many_and_esc_brings_all_back(drive: Drive) -> None:
    """U21, R6: the field takes every letter, q and f too; å ä ö need not be typed."""
    async with drive() as it:
        await it.press("2", "slash")
        await it.type("qf")
        assert "Inget på sidan stämmer" in it.text
        assert "Inga träffar" in it.text or "0 träffar" in it.text
        await it.press("ctrl+u")
        await it.type("natverk")
        assert "Nätverk" in it.text
        assert "Etik" not in it.text
        assert "1 träff" in it.text
        await it.press("enter")
        await it.to("Nätverk")
        await it.press("escape")
        assert "Etik" in it.text
        assert it.caret.startswith("Nätverk")


async def test_a_course_opens_as_a_page_and_esc_comes_back(drive: Drive) -> None:
    """CRS-1 to CRS-3: how it is given, what has happened, each result."""
    async with drive() as it:
        await it.press("2")
        await it.choose("Databasteknik")

        assert it.line("grundnivå").startswith("Kurs · grundnivå · DB1001 · 7,5 hp · ● pågår")
        assert "Registrerad, period 1" in it.text
        assert it.line("Tentamen") == "Tentamen 1000 4,5 hp ✓ VG 20 nov"
        await it.press("escape")
        assert "[Alla " in it.text
        assert it.caret.startswith("Databasteknik")


async def test_registering_on_the_course_page_is_known_on_the_others(drive: Drive) -> None:
    """REG-1: the page beneath, and those of other modes, ask again when they come into view."""
    async with drive() as it:
        await it.press("2", "1")
        await it.find("ma2001")
        await it.press("r", "enter")
        assert "Registrerad på Algoritmer (MA2001), period 1" in it.text
        assert "✓ registrerad" in it.text
        await it.press("1")
        assert "Registrera Algoritmer" not in it.text
        await it.press("2")
        assert "Registrera" not in it.line("Algoritmer")


async def test_a_tab_that_is_gone_when_it_is_chosen_is_no_fault(drive: Drive) -> None:
    """A key or a click on a tab may be heard when a page has come that lacks it: the first one is shown then."""
    async with drive() as it:
        await it.press("2", "f")
        body = it.app.screen.query_one(PageBody)
        assert body.tab == "completed"
        body.query_one(TabLine).post_message(TabLine.Chosen("gone"))
        await it.pilot.pause()
        assert body.tab == "all"


async def test_a_letter_that_is_heard_when_its_field_has_gone_narrows_nothing(drive: Drive) -> None:
    """TUI: Esc shows all rows again, also when what was typed last has not been heard by then."""
    async with drive() as it:
        await it.press("2")
        rows = it.list.found
        await it.press("/")
        await it.type("alg")
        body = it.app.screen.query_one(PageBody)
        field = body.query_one(FilterField)
        assert it.list.found < rows
        body.step_back()
        field.post_message(FilterField.Changed(field, "alg"))
        await it.pilot.pause()
        assert it.list.found == rows
