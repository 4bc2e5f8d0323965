"""P8: what is sent sparingly looks, cell by cell, as what Textual would have sent, on pages and in dialogs."""

from pathlib import Path
from typing import Any

import pyte
import pytest
from rich.color import ColorSystem
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Size

from ladok_core.words import Words
from ladok_tui import app as app_module
from ladok_tui.app import LadokApp
from ladok_tui.config.keymap import load_keymap
from ladok_tui.config.settings import Settings
from ladok_tui.session import Session
from ladok_tui.terminal.frame import Frame
from tui.sample_app import SampleEntrance, sample

SIZE = (80, 24)
KEYS = (
    *(
        "down",
        "down",
        "enter",
        "escape",
        "J",
        "down",
        "r",
        "right",
        "escape",
        "m",
        "down",
        "escape",
        "?",
        "end",
        "escape",
    ),
    *("w", "escape", "2", "down", "right", "f", "f", "escape", "slash", "s", "t", "enter", "escape", "end", "pageup"),
    *("ctrl+p", "b", "y", "escape", "L", "s", "escape", "t", "down", "enter", "1", "ctrl+c", "escape"),
)


class TwiceDrawn(LadokApp):
    """Draws all that it paints on two screens: on one as Textual sends it, on the other sparingly."""

    CSS_PATH = None  # type: ignore[assignment]  # it would be looked for beside this file; the paints are what counts
    CSS = (Path(app_module.__file__).with_name("app.tcss")).read_text(encoding="utf-8")

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.frame = Frame()
        self.sparing, self.whole = (pyte.Screen(*SIZE) for _ in range(2))
        self.bytes_sparing = self.bytes_whole = 0

    def _display(self, screen: Any, renderable: Any) -> None:
        if isinstance(renderable, LayoutUpdate | ChopsUpdate) and not self._batch_count:
            whole = renderable.render_segments(self.console)
            self.frame.paint(renderable, Size(*SIZE), self.console._color_system or ColorSystem.TRUECOLOR)
            sparing = self.frame.changes()
            pyte.Stream(self.whole).feed(whole)
            pyte.Stream(self.sparing).feed(sparing)
            self.bytes_whole += len(whole)
            self.bytes_sparing += len(sparing)
        super()._display(screen, renderable)


@pytest.mark.slow  # every cell of every page, twice; the frame's own tests are the short form
@pytest.mark.parametrize("theme", ["dark", "ansi"])
async def test_every_cell_is_the_same_whatever_is_done(tmp_path: Path, theme: str) -> None:
    portals = SampleEntrance(sample())
    record = next(one for one in portals.records if one.student.student_id == "ellen")
    portal = portals.portal("ellen", record.institution.institution_id)
    app = TwiceDrawn(Session(portals, portal, Words("sv")), Settings(), tmp_path, load_keymap(tmp_path), theme)
    async with app.run_test(size=SIZE) as pilot:
        for key in ("", *KEYS):
            await pilot.press(*([key] if key else []))
            await pilot.pause()

            assert seen(app.sparing) == seen(app.whole), key

    assert app.bytes_sparing < app.bytes_whole / 2
    portals.close()


def seen(drawn: pyte.Screen) -> list[list[object]]:
    """What is seen of each cell: a blank has no colour, unless it is reversed or underlined."""
    rows = [[drawn.buffer[y][x] for x in range(SIZE[0])] for y in range(SIZE[1])]
    return [[(cell.data, cell.bg) if is_blank(cell) else cell for cell in row] for row in rows]


def is_blank(cell: Any) -> bool:
    """Whether nothing of a cell but its background is seen."""
    return cell.data == " " and not cell.reverse and not cell.underscore and not cell.strikethrough
