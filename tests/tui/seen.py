"""What a person sees of an app that runs without a terminal: the lines on the screen, and the styles they have."""

from collections.abc import Iterator
from typing import Any

from textual._context import visible_screen_stack
from textual.app import App
from textual.geometry import Region
from textual.strip import Strip

from ladok_tui.widgets.caret import CaretApp


def strips(app: App[Any]) -> list[Strip]:
    """Every line of the screen as it would be painted now, with the page beneath a dialog."""
    visible_screen_stack.set(app._background_screens)
    return app.screen._compositor.render_strips()


def lines(app: App[Any]) -> list[str]:
    """The lines on the screen, without the blanks at their ends."""
    return [strip.text.rstrip() for strip in strips(app)]


def text(app: App[Any]) -> str:
    """The screen as one string."""
    return "\n".join(lines(app))


def line_with(app: App[Any], wanted: str) -> str:
    """The one line that has a text in it, with single blanks."""
    found = [line for line in lines(app) if wanted in line]
    assert len(found) == 1, f"{wanted!r} stands on {len(found)} lines of\n{text(app)}"
    return " ".join(found[0].split())


def caret(app: CaretApp) -> str:
    """What stands on the screen from the hardware cursor on."""
    place = app.caret_position
    cells = strips(app)[place.y].crop(place.x)
    return cells.text.rstrip()


def grid(app: App[Any], region: Region | None = None, *, styled: bool = True) -> str:
    """The screen or a region of it as text, then the style of each stretch: what a snapshot keeps and a diff shows."""
    painted = strips(app)
    if region is not None:
        painted = [strip.crop(region.x, region.right) for strip in painted[region.y : region.bottom]]
    frame = "\n".join(f"|{strip.text.rstrip()}" for strip in painted)
    if not styled:
        return f"{frame}\n"
    styles = "\n".join(f"{number:3} {stretch}" for number, strip in enumerate(painted) for stretch in _styles(strip))
    return f"{frame}\n\n{styles}\n"


def _styles(strip: Strip) -> Iterator[str]:
    place = 0
    for segment in strip.discard_meta().simplify():  # the meta is what a click means
        said = str(segment.style or "")
        if segment.text.strip() or " on " in said:
            yield f"{place:3}+{segment.cell_length:<3} {said}"
        place += segment.cell_length
