"""The start page by keys: what can be done stands first, a result is read in place, and what nothing is there for."""

import msgspec

from ladok_tui.screens.confirm import ConfirmScreen
from tui.sample_app import SampleEntrance, sample
from tui.screens.conftest import Drive

ALGORITHMS = "Registrera Algoritmer"


async def test_enter_on_the_verb_asks_first_and_then_does_it(drive: Drive) -> None:
    """REG-1, REG-4, SCREENS: the row is a verb; the receipt says what holds, and the highlight stays with the thing."""
    async with drive() as it:
        await it.choose(ALGORITHMS)
        assert isinstance(it.app.screen, ConfirmScreen)
        assert it.caret.startswith("Registrera")
        assert "öppen till och med 27 november" in it.text
        assert it.line("MA2001") == "│ Algoritmer MA2001 4,0 hp │"

        await it.press("enter")
        assert "Registrerad på Algoritmer (MA2001), period 1" in it.text
        assert ALGORITHMS not in it.text
        assert it.row.startswith("Algoritmer")


async def test_continued_registration_names_its_period(drive: Drive) -> None:
    """REG-2, REG-4: a later period is its own row, with its own credits."""
    async with drive() as it:
        await it.choose("Registrera Statistik, period 2")
        assert "Period 2 av 2" in it.text
        await it.press("enter")

        assert "egistrerad på Statistik (ST1003), period 2" in it.text
        assert "Registrera Statistik" not in it.text


async def test_why_lists_every_obstacle_in_its_order_each_with_a_remedy(drive: Drive) -> None:
    """REG-6, U20, R5: the reason is the row, what to do and the rule beneath; y copies the sentence."""
    async with drive() as it:
        await it.to("Konstruktion")
        await it.press("w")
        told = ["✕ Du står på reservplats", "→ Lärosätet hör av sig", "REG-6/reserve",
                "✕ Förkunskaper saknas: 7,5 hp av Mekanik I", "→ Avklara 7,5 hp av", "REG-6/conditions"]  # fmt: skip
        places = [it.text.find(line) for line in told]
        assert -1 not in places
        assert places == sorted(places)
        await it.to("✕ Du")
        await it.press("y")
        assert it.app.clipboard.startswith("✕ Du står på reservplats")
        await it.press("escape")
        assert it.row.startswith("Konstruktion")


async def test_nothing_to_do_says_what_comes_next(drive: Drive) -> None:
    """STA: an empty place says what would be here, and when; no key does anything there."""
    nothing = msgspec.structs.replace(
        sample()[0], participations=(), results=(), exam_sign_ups=(), previous_sign_in=None
    )
    async with drive(portals=SampleEntrance([nothing])) as it:
        assert "Inget just nu" in it.text
        assert "Inga kurser just nu" in it.text
        await it.press("down", "up", "enter", "r", "w", "right", "end")
        assert "Inga kurser just nu" in it.text


async def test_a_new_result_is_read_in_place_and_leads_to_its_course(drive: Drive) -> None:
    """STA-1: → shows the grade in words beneath it, Enter goes to the course, Esc comes back to the same row."""
    async with drive() as it:
        await it.to("Databasteknik · Tentamen")
        await it.press("right")
        assert "Väl godkänd (VG)" in it.text
        await it.press("y")
        assert it.app.clipboard.splitlines()[0] == "Databasteknik · Tentamen  DB1001  4,5 hp  ✓ VG  20 nov"
        assert "Väl godkänd (VG)" in it.app.clipboard
        await it.press("enter")
        assert it.line("grundnivå").startswith("Kurs")
        await it.press("escape")
        assert it.caret.startswith("Databasteknik · Tentamen")


async def test_what_is_unfolded_is_called_by_its_name(drive: Drive) -> None:
    """R6: not by the verb that its row begins with, which says nothing of the thing."""
    async with drive(size=(80, 24)) as it:
        await it.to("Registrera Algoritmer")
        await it.press("right")
        assert "Algoritmer, period 1, utfälld" in it.text
