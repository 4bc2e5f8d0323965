"""Every widget in all its states, at three sizes: how it looks, where the caret is, and what colours are drawn."""

import re
from pathlib import Path

import pytest
from rich.color import Color as RichColor
from rich.segment import Segment
from syrupy.assertion import SnapshotAssertion
from textual.color import Color

from ladok_tui.config.theme_files import load_theme, shipped_folder
from tui import seen
from tui.gallery.app import Gallery
from tui.gallery.pages import PAGES
from tui.test_theme_contrast import contrast

SIZES = ((60, 20), (80, 24), (120, 40))
PAINTED = ("dark", "light", "high-contrast-dark", "high-contrast-light")
RULES = re.compile(r"^[\s─│]*$")
"""What only divides: an edge, not a text."""

MAGENTA = "#ff00ff"

pytestmark = pytest.mark.usefixtures("painted")  # a widget that is mounted by itself hears of its size as it is drawn


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_page_looks_as_it_is_kept(snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    """With the styles at the design size; a change of look is a change that can be read."""
    app = Gallery()
    async with app.run_test(size=size) as pilot:
        for page in PAGES:
            await app.open(page)
            await pilot.pause(0.2 if page == "waiting" else None)
            shown = seen.grid(app) if size == (80, 24) else "\n".join(f"|{line}" for line in seen.lines(app))
            assert shown == snapshot(name=page)


@pytest.mark.parametrize(
    "size", [(20, 6), *(pytest.param(size, marks=pytest.mark.slow) for size in ((1, 1), (40, 12), (300, 100)))], ids=str
)
async def test_any_page_in_any_window_with_the_caret_in_the_focused_widget(size: tuple[int, int]) -> None:
    """TUI: a resize never ends the program, and the caret is where the focus is."""
    app = Gallery()
    async with app.run_test(size=(80, 24)) as pilot:
        for page in PAGES:
            await app.open(page)
            await pilot.resize_terminal(*size)
            await pilot.press("down", "right", "end", "tab", "down", "left")
            await pilot.pause()
            if app.screen.focused is not None and app.screen.focused.region and size[1] > 1:
                assert app.screen.focused.region.grow((1, 1, 1, 1)).contains_point(app.caret_position), page


@pytest.mark.parametrize("themes", [PAINTED[::3], pytest.param(PAINTED, marks=pytest.mark.slow)], ids=["two", "all"])
async def test_what_is_drawn_can_be_read(themes: tuple[str, ...]) -> None:
    """R9: as drawn 4.5:1, 7:1 where the contrast is high, 3:1 for what only divides; on the focused row, too."""
    app = Gallery()
    async with app.run_test(size=(80, 24)) as pilot:
        for page in PAGES:
            await app.open(page)
            await pilot.press("down", "down")
            await pilot.pause(0.2 if page == "waiting" else None)
            for theme in themes:
                app.theme = theme
                await pilot.pause()
                least = 7.0 if theme.startswith("high") else 4.5
                faint = {
                    (segment.text.strip(), round(found, 2))
                    for segment in drawn(app)
                    if (found := contrast_of(segment)) < (3.0 if RULES.match(segment.text) else least)
                }
                assert not faint, (page, theme)


async def test_the_focused_row_stands_out() -> None:
    """R9: its ground by 3:1 from the page's; reversed where the contrast is high."""
    app = Gallery("start")
    async with app.run_test(size=(80, 24)) as pilot:
        for theme in PAINTED:
            app.theme = theme
            await pilot.pause()
            line = lines_of(app)[app.caret_position.y]
            row = next(segment for segment in line if segment.text.strip())
            page = Color.parse(app.get_css_variables()["ladok-background"])
            assert contrast(ground_of(row), page) >= 3.0, theme
            assert bool(row.style and row.style.reverse) is theme.startswith("high"), theme


async def test_a_theme_with_our_variables_alone_changes_every_colour(tmp_path: Path) -> None:
    """R9: nothing is drawn by Textual's variables, which no test would measure."""
    dark = load_theme(shipped_folder() / "dark.toml")
    folder = tmp_path / "themes"
    folder.mkdir()
    text = dark.path.read_text(encoding="utf-8").replace('name = "dark"', 'name = "magenta"')
    text = re.sub(r'^(ladok-(?!.*style)\S+ = )"[^"]*"', rf'\1"{MAGENTA}"', text, flags=re.MULTILINE)
    (folder / "magenta.toml").write_text(text, encoding="utf-8")
    app = Gallery()
    assert app.shelf is not None
    app.shelf._folders = (*app.shelf._folders, folder)
    app.look_for_themes()
    app.theme = "magenta"
    magenta = Color.parse(MAGENTA).rgb
    async with app.run_test(size=(100, 30)) as pilot:
        for page in PAGES:
            await app.open(page)
            await pilot.press("down")
            await pilot.pause(0.2 if page == "waiting" else None)
            other = {
                segment.text
                for segment in drawn(app)
                if segment.style and {of(segment.style.color), of(segment.style.bgcolor)} - {magenta}
            }
            assert not other, page


def lines_of(app: Gallery) -> list[list[Segment]]:
    """What is drawn, line by line, as the terminal gets it."""
    return [list(strip) for strip in app.screen._compositor.render_strips()]


def drawn(app: Gallery) -> list[Segment]:
    """Every stretch of text that is drawn."""
    return [segment for line in lines_of(app) for segment in line if segment.text.strip()]


def of(color: RichColor | None) -> tuple[int, int, int]:
    """A colour of Rich's as its three parts."""
    assert color is not None
    red, green, blue = color.get_truecolor()
    return red, green, blue


def ground_of(segment: Segment) -> Color:
    """The colour behind a text."""
    assert segment.style is not None
    colour = segment.style.color if segment.style.reverse else segment.style.bgcolor
    return Color(*of(colour))


def contrast_of(segment: Segment) -> float:
    """The contrast of a text with what is behind it; in reverse it is the same."""
    assert segment.style is not None
    return contrast(Color(*of(segment.style.color)), Color(*of(segment.style.bgcolor)))


async def test_the_terminals_own_colours_are_never_dim_and_the_focused_row_is_in_reverse() -> None:
    """R9: on the Linux console dates were dim at 2.82:1, and the focused row had no mark at all."""
    app = Gallery("start", "ansi")
    async with app.run_test(size=(80, 24)) as pilot:
        for page in PAGES:
            await app.open(page)
            await pilot.press("down")
            await pilot.pause(0.2 if page == "waiting" else None)
            styles = [segment.style for segment in drawn(app) if segment.style]
            assert not any(style.dim for style in styles), page
            assert all(style.color is None or style.color.is_default for style in styles), page
            if getattr(app.screen.focused, "caret_offset", None) is not None:  # there is something to stand on
                line = lines_of(app)[app.caret_position.y]
                assert any(segment.style and segment.style.reverse for segment in line), page
