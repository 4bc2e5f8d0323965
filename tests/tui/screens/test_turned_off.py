"""What the institution has turned off is gone from menu, palette, help and go letters, and its keys say so."""

from ladok_tui.screens.page import PageScreen
from tui.screens.conftest import Drive, Driven


def page_of(it: Driven) -> str:
    assert isinstance(it.app.screen, PageScreen)
    return it.app.screen.page_name


async def test_the_keys_of_a_page_that_is_off_say_so_and_lead_nowhere(drive: Drive) -> None:
    """FEE-1, INS-1: the Green University handles fees elsewhere; one stays where one is."""
    async with drive("astrid") as it:
        for keys in (("7",), ("g", "f")):
            await it.press("1", *keys)
            assert page_of(it) == "start"
            assert "Sidan Studieavgifter finns inte vid Gröna lärosätet." in it.text
        await it.press("0")
        assert page_of(it) == "institution"


async def test_no_list_names_a_page_that_is_off(drive: Drive) -> None:
    """FEE-1, INS-1: nor does it name the keys that would lead there; it does where the page is on."""
    for student, there in (("astrid", False), ("ellen", True)):
        async with drive(student) as it:
            await it.press("m")
            assert ("7 Studieavgifter" in it.names) is there
            assert "0 Lärosätet" in it.names
            await it.press("escape", "?")
            assert [name for name in it.names if name.startswith("Studieavgifter")] == (
                ["Studieavgifter 7", "Studieavgifter g f"] if there else []
            )
            await it.press("escape", "g")
            assert ("f Studieavgifter" in it.text) is there
            await it.press("escape", "ctrl+p", *"faktura")
            assert any(name.startswith("Studieavgifter") for name in it.names) is there


async def test_a_state_is_a_word_in_the_list(drive: Drive) -> None:
    """INS-1: what is off is seen as off, with its rule, at the design size."""
    async with drive("astrid", size=(80, 24)) as it:
        await it.press("0")
        assert it.line("Sidan Studieavgifter") == "Sidan Studieavgifter FEE-1 inte aktiverat"
        assert it.line("Sidan Min utbildning") == "Sidan Min utbildning EDU-1 aktiverat"
