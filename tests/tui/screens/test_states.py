"""The states that are designed: waiting, trouble, read-only, a copy, another moment."""

import asyncio
from datetime import UTC, date, datetime

import msgspec
import pytest
from textual.events import Key
from textual.worker import WorkerFailed

from ladok_core.errors import NotFound, PortalError, StoreForeign, StoreLocked
from ladok_core.pages.identity import WhoAmI
from ladok_tui.screens.asked_page import QUIET_WAIT
from tui.fake_portal import FakePortal
from tui.sample_app import SampleEntrance, sample
from tui.screens.conftest import Drive, Driven
from tui.screens.test_every_page import PATHS


def troubled(trouble: Exception | None, gate: asyncio.Event | None = None) -> SampleEntrance:
    """A way in whose portals are in trouble, or slow."""

    def wrap(portal: object) -> FakePortal:
        fake = FakePortal(portal)  # type: ignore[arg-type]  # a Portal, as the portals says
        fake.trouble, fake.gate = trouble, gate
        return fake

    return SampleEntrance(sample(), wrap=wrap)


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (StoreLocked("portal.sqlite"), "Datafilen portal.sqlite är upptagen."),
        (StoreForeign("portal.sqlite"), "portal.sqlite kan inte läsas som en datafil."),
        (NotFound("student", "ellen"), "Det finns ingen student ellen här."),
    ],
)
async def test_trouble_says_what_why_and_what_now_and_trying_again_works(
    drive: Drive, trouble: PortalError, told: str
) -> None:
    portals = troubled(trouble)
    async with drive(portals=portals) as it:
        assert told in it.text
        assert "u Läs in igen" in it.text
        await it.press("y")
        assert told in it.app.clipboard
        await it.press("enter", "down", "r", "w", "right", "u")
        assert told in it.text
        portal = portals.opened[0]
        assert isinstance(portal, FakePortal)
        portal.trouble = None
        await it.press("u")
        assert told not in it.text
        assert "Nya resultat" in it.text
        assert it.row.startswith("Databasteknik")


async def test_trouble_on_a_reload_comes_back_to_the_same_row(drive: Drive) -> None:
    portals = troubled(None)
    async with drive(portals=portals) as it:
        await it.press("down", "down")
        before = it.row
        portal = portals.opened[0]
        assert isinstance(portal, FakePortal)
        portal.trouble = StoreLocked("portal.sqlite")
        await it.press("u")
        assert "upptagen" in it.text
        portal.trouble = None
        await it.press("u")
        assert it.row == before


async def test_trouble_with_the_list_of_institutions_is_told_on_the_page(drive: Drive) -> None:
    portals = troubled(None)
    async with drive(portals=portals) as it:
        portal = portals.opened[0]
        assert isinstance(portal, FakePortal)
        portal.trouble = StoreLocked("portal.sqlite")
        await it.press("m")
        await it.choose("Byt lärosäte")
        assert "upptagen" in it.text
        assert "Nya resultat" in it.text


async def test_trouble_is_told_in_the_other_language(drive: Drive) -> None:
    async with drive(portals=troubled(StoreLocked("portal.sqlite"))) as it:
        await it.press("L")
        assert "upptagen" not in it.text
        assert "portal.sqlite" in it.text


async def test_a_short_wait_shows_nothing_and_a_long_one_a_quiet_line(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """TUI: nothing before 150 ms; longer here, since a busy machine takes as long to start."""
    assert QUIET_WAIT == 0.15
    monkeypatch.setattr("ladok_tui.screens.asked_page.QUIET_WAIT", 1.5)
    gate = asyncio.Event()
    async with drive(portals=troubled(None, gate)) as it:
        assert "Hämtar" not in it.text
        await it.pilot.pause(1.6)
        assert "Hämtar …" in it.text
        await it.press("L")
        assert "Hämtar" not in it.text
        gate.set()
        await it.pilot.pause(0.05)
        assert "New results" in it.text


async def test_a_page_is_read_on_while_the_next_is_awaited(drive: Drive) -> None:
    """A refresh never moves what one is reading; that it has come is said."""
    portals = troubled(None)
    async with drive(portals=portals) as it:
        await it.press("down")
        before = it.text
        portal = portals.opened[0]
        assert isinstance(portal, FakePortal)
        portal.gate = asyncio.Event()
        await it.press("u")
        await it.pilot.pause(0.25)
        assert it.text == before
        await it.press("u", "u", "up", "down")
        assert it.row.startswith("Statistik · Sannolikhetslära")
        portal.gate.set()
        await it.pilot.pause(0.05)
        assert it.text.replace("Sidan är hämtad på nytt.", "").split() == before.split()
        assert it.row.startswith("Statistik · Sannolikhetslära")


async def test_leaving_a_slow_page_and_coming_back_shows_it(drive: Drive) -> None:
    gate = asyncio.Event()
    async with drive(portals=troubled(None, gate)) as it:
        await it.press("2", "1", "2")
        gate.set()
        await it.pilot.pause(0.05)
        assert "[Alla " in it.text
        assert it.caret.startswith("Datavetenskap")
        await it.press("1")
        assert "Nya resultat" in it.text


async def test_a_key_behind_one_that_opens_a_page_is_for_its_rows(drive: Drive) -> None:
    """U6: End behind Enter was heard before the course's page had any rows, where those took a moment."""
    portals = troubled(None)
    async with drive(portals=portals) as it:
        await it.to("Databasteknik DB1001")
        portal = portals.opened[0]
        assert isinstance(portal, FakePortal)
        portal.gate = asyncio.Event()
        for key in ("enter", "end"):
            it.app.post_message(Key(key, None))
        await asyncio.sleep(0.05)
        portal.gate.set()
        await it.pilot.pause(0.1)
        assert it.row.startswith("Gör avbrott Databasteknik")


async def test_another_moment_stands_in_the_top_line(drive: Drive) -> None:
    """In Stockholm's time, whatever the moment was given in."""
    portals = SampleEntrance(sample(), as_of=datetime(2026, 11, 20, 8, 30, tzinfo=UTC))
    async with drive(portals=portals) as it:
        assert "som den 20 nov 2026 09:30" in it.text.splitlines()[0]
        assert "skrivskyddad" not in it.text


async def test_a_copy_says_that_it_is_one_and_refuses_to_be_written_to(drive: Drive) -> None:
    copy = msgspec.structs.replace(sample()[0], imported_on=date(2026, 11, 1))
    async with drive(portals=SampleEntrance([copy], demo=False)) as it:
        assert "kopia" in it.text.splitlines()[0]
        assert "demo" not in it.text
        assert "r Registrera" not in it.text


async def test_read_only_stands_in_the_top_line(drive: Drive) -> None:
    class ReadOnly(FakePortal):
        async def who(self) -> WhoAmI:
            return msgspec.structs.replace(await super().who(), read_only=True)

    async with drive(portals=SampleEntrance(sample(), wrap=ReadOnly)) as it:
        assert "skrivskyddad" in it.text.splitlines()[0]


@pytest.mark.parametrize("page", ["1", "2"])
async def test_a_real_fault_ends_the_app_and_no_trouble_does(drive: Drive, page: str) -> None:
    """Only what nobody has foreseen is a fault; it ends with 70 and a report, not with a page that lies."""
    portals = troubled(None)
    ended = []

    async def fail() -> None:
        async with drive(portals=portals) as it:
            portal = portals.opened[0]
            assert isinstance(portal, FakePortal)
            portal.trouble = ZeroDivisionError()
            ended.append(it.app)
            await it.pilot.press(page, "u")

    with pytest.raises(WorkerFailed):
        await fail()
    assert [(app.return_code, type(app.crash)) for app in ended] == [(70, ZeroDivisionError)]


FEW_OR_ALL = pytest.mark.parametrize(
    "pages", [("start", "fees"), pytest.param(tuple(PATHS), marks=pytest.mark.slow)], ids=["few", "every page"]
)


async def looks(it: Driven, pages: tuple[str, ...]) -> dict[str, str]:
    """What stands on the screen on each of these pages."""
    found = {}
    for page in pages:
        await it.press(*PATHS[page], "home")  # some lead over other rows of Start
        found[page] = it.text
    return found


@FEW_OR_ALL
async def test_a_page_out_of_view_while_the_window_is_resized_comes_back_as_if_opened_now(
    drive: Drive, pages: tuple[str, ...]
) -> None:
    """U7: its details stood where a window of another size had room for them, until it was drawn again."""
    async with drive(size=(120, 40)) as it:
        opened_now = await looks(it, pages)
    async with drive(size=(80, 24)) as it:
        await looks(it, pages)
        await it.pilot.resize_terminal(50, 14)
        await it.pilot.resize_terminal(120, 40)
        assert await looks(it, pages) == opened_now


@FEW_OR_ALL
async def test_a_page_beneath_a_dialog_while_the_window_is_resized_looks_as_it_did(
    drive: Drive, pages: tuple[str, ...]
) -> None:
    """U7: its details stood where there was room for them in the smaller window."""
    async with drive(size=(120, 40)) as it:
        for page, before in (await looks(it, pages)).items():
            await it.press(*PATHS[page], "home", "?")
            await it.pilot.resize_terminal(50, 14)
            await it.pilot.resize_terminal(120, 40)
            await it.press("escape")
            assert it.text == before, page


async def test_another_tab_begins_on_a_thing_and_not_on_a_link_in_the_text(drive: Drive) -> None:
    """LOC-1: the row that had the highlight is under the tab before."""
    async with drive() as it:
        await it.press("3", "f")
        assert it.row.startswith("Diskret matematik")
