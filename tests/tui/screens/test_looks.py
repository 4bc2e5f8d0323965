"""How every page and dialog looks, kept as text so that a change can be read; ``--snapshot-update`` keeps it anew.

At the design size, in Swedish, the styles are kept too; elsewhere the letters alone.
"""

import asyncio

import msgspec
import pytest
from syrupy.assertion import SnapshotAssertion

from ladok_core.errors import StoreLocked
from tui import seen
from tui.fake_portal import FakePortal
from tui.sample_app import SampleEntrance, sample
from tui.screens.conftest import Drive, Driven

WINDOWS = [
    pytest.param(language, size, id=f"{language}-{size[0]}x{size[1]}", marks=marks)
    for language in ("sv", "en")
    for size in ((60, 20), (80, 24), (120, 40))
    for marks in [() if (language, size) == ("sv", (80, 24)) else pytest.mark.slow]
]
LOOKS: dict[str, tuple[str, ...]] = {
    "start": (),
    "start, a result opened": ("right",),
    "start, the obstacles opened": ("slash", *"ko2001", "enter", "right"),
    "start, nothing found": ("slash", *"xyzzy"),
    "confirmation": ("slash", *"ma2001", "enter", "enter"),
    "receipt": ("slash", *"ma2001", "enter", "enter", "enter"),
    "why": ("slash", *"ko2001", "enter", "w"),
    "my education": ("2",),
    "my education, completed": ("2", "f"),
    "my education, a transfer opened": ("2", "end", "right"),
    "course": ("colon", *"db1001", "enter"),
    "course that can be registered on": ("colon", *"ma2001", "enter"),
    "menu": ("m",),
    "help": ("question_mark",),
    "palette": ("ctrl+p",),
    "palette, typed": ("ctrl+p", *"stat"),
    "students": ("s",),
    "themes": ("t",),
    "quit": ("ctrl+c",),
    "go": ("g",),
}


def look(it: Driven, snapshot: SnapshotAssertion) -> str:
    """The screen, with its styles where they are kept."""
    styled = snapshot.test_location.snapshot_name.endswith("[sv-80x24]")
    return seen.grid(it.app) if styled else "\n".join(f"|{line}" for line in seen.lines(it.app))


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_pages_and_dialogs(
    drive: Drive, snapshot: SnapshotAssertion, language: str, size: tuple[int, int]
) -> None:
    """Every page and dialog, each from a fresh start."""
    for name, keys in LOOKS.items():
        async with drive(language=language, size=size) as it:
            await it.press(*keys)
            assert look(it, snapshot) == snapshot(name=name)


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_states(drive: Drive, snapshot: SnapshotAssertion, language: str, size: tuple[int, int]) -> None:
    """Empty, waiting, in trouble."""
    nothing = msgspec.structs.replace(sample()[0], participations=(), results=(), credit_transfers=(), other_results=())
    async with drive(language=language, size=size, portals=SampleEntrance([nothing])) as it:
        assert look(it, snapshot) == snapshot(name="start, empty")
        await it.press("2")
        assert look(it, snapshot) == snapshot(name="my education, empty")
    portals = SampleEntrance(sample(), wrap=FakePortal)
    async with drive(language=language, size=size, portals=portals) as it:
        portal = portals.opened[0]
        assert isinstance(portal, FakePortal)
        portal.trouble = StoreLocked("portal.sqlite")
        await it.press("u")
        assert look(it, snapshot) == snapshot(name="trouble")
        portal.gate = asyncio.Event()
        await it.press("u")
        await it.pilot.pause(0.3)
        assert look(it, snapshot) == snapshot(name="waiting")
        portal.gate.set()


@pytest.mark.parametrize("student", ["omar", "nils", "astrid", "priya", "karin", "freja", "alex", "anna", "samuel"])
async def test_students(drive: Drive, snapshot: SnapshotAssertion, student: str) -> None:
    """What the demo shows of each of its other students."""
    async with drive(student) as it:
        assert look(it, snapshot) == snapshot(name="start")
        await it.press("2")
        assert look(it, snapshot) == snapshot(name="my education")
