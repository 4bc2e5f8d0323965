#!/usr/bin/env python3
"""Draw the pictures of docs/images: the app itself, on the demo of one fixed day, without a terminal."""

import asyncio
import re
import sys
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ladok_core.words import Words
from ladok_tui.app import LadokApp
from ladok_tui.commands.portals import open_portals
from ladok_tui.config.keymap import load_keymap
from ladok_tui.config.settings import Settings
from ladok_tui.session import Session

IMAGES = Path(__file__).parents[1] / "docs" / "images"
MOMENT = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
SETTLED = 0.3  # seconds: longer than the quiet wait of a page, and than any list takes to lay itself out


class Picture(NamedTuple):
    """A picture: its file's name, language, theme, size in cells, and the keys that lead there from the start page."""

    name: str
    language: str
    theme: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()


PICTURES = (
    Picture("start", "en", "dark", (112, 28)),
    Picture("education", "sv", "light", (120, 32), ("2", "down", "down")),
)


async def draw(picture: Picture) -> str:
    """Draw one picture as SVG."""
    portals = open_portals(None, lambda: MOMENT, None, demo=True)
    first = (await portals.people())[0]
    portal = portals.portal(first.student_id, first.institution_id)
    with tempfile.TemporaryDirectory() as config:
        app = LadokApp(
            Session(portals, portal, Words(picture.language)),
            Settings(),
            Path(config),
            load_keymap(Path(config)),
            picture.theme,
        )
        async with app.run_test() as pilot:
            await app.workers.wait_for_complete()
            for key in picture.keys:
                await pilot.press(key)
                await app.workers.wait_for_complete()
            # Without a terminal, what is shown at a window's first size is not told of it; at a second size it is.
            await pilot.resize_terminal(*picture.size)
            await pilot.pause(SETTLED)
            svg = app.export_screenshot(title="ladok-tui")
    portals.close()
    return for_any_viewer(svg)


def for_any_viewer(svg: str) -> str:
    """Leave out the fonts that a viewer would fetch from elsewhere, and the maker's address."""
    svg = re.sub(r"\s*@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"\s*<!--.*?-->", "", svg, flags=re.DOTALL)
    # Some viewers take a no-break space at the start of a text for nothing, and columns would run together.
    return svg.replace("<svg ", '<svg xml:space="preserve" ', 1)


def main(folder: Path = IMAGES, pictures: Iterable[Picture] = PICTURES) -> int:
    """Draw the pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for picture in pictures:
        (folder / f"{picture.name}.svg").write_text(asyncio.run(draw(picture)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
