"""P2, A14: dialogs that are closed are gone from memory; Textual alone keeps half a megabyte of each."""

import gc
import sys
from pathlib import Path
from weakref import ref

import pytest
from textual._styles_cache import StylesCache
from textual.color import Color

from ladok_tui.terminal.styles_memory import forget_dead_widgets
from tui.screens.conftest import Drive

MIB = 1024 * 1024


async def test_a_closed_dialog_its_widgets_and_their_lines_are_collected(drive: Drive) -> None:
    """Nothing that lives on may hold them."""
    gone: list[ref[object]] = []
    async with drive() as app:
        for key in ("m", "?", "s"):
            await app.press(key)
            widgets = (app.app.screen, *app.app.screen.query("*"))
            gone += [ref(widget) for widget in widgets] + [ref(widget._styles_cache) for widget in widgets]
            del widgets
            await app.press("escape")
        await app.press("down", "up")
        gc.collect()
        left = [type(widget).__name__ for one in gone if (widget := one()) is not None]

    assert len(gone) > 15
    assert left == []


def test_what_is_answered_is_textuals() -> None:
    """The cache is in another place; the colours are the same, also when it is mended twice."""
    forget_dead_widgets()
    mended = vars(StylesCache)["get_inner_outer"]
    forget_dead_widgets()
    inner, outer = StylesCache().get_inner_outer(Color(10, 20, 30), Color(200, 0, 0, 0.5))

    assert vars(StylesCache)["get_inner_outer"] is mended
    assert (inner.background, outer.background) == (Color(10, 20, 30) + Color(200, 0, 0, 0.5), Color(10, 20, 30))


def resident() -> int:
    """The bytes of memory that the process has in use."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise LookupError


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks /proc how much memory is in use")
async def test_two_hundred_dialogs_add_next_to_nothing(drive: Drive) -> None:
    """P2: at most 4 MiB; they were 86."""
    async with drive() as app:

        async def open_and_close(times: int) -> int:
            for _ in range(times):
                for key in ("m", "?"):
                    await app.press(key, "escape")
            gc.collect()
            return resident()

        before = await open_and_close(20)  # fills the caches, which have their limits
        after = await open_and_close(100)

    assert after - before <= 4 * MIB, f"{(after - before) / MIB:.1f} MiB"
