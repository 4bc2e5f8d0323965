"""How a page can be narrowed, each way with its count; the chosen one is known without colour."""

from collections.abc import Sequence

import msgspec
from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from ladok_tui.views.view import Tab
from ladok_tui.widgets.legend import CHOSEN

GAP = 1  # between tabs, beside the blank on each side of a tab that has no brackets
SPREADS_FROM = 10
"""Rows of a window from which the tabs may take several lines: below, the list needs them more."""


class TabAt(msgspec.Struct, frozen=True):
    """A tab at its place: line and column, and the letters that it is drawn with."""

    y: int
    x: int
    text: str
    tab: Tab


class TabLine(Widget):
    """The tabs of a page.  Absent where there are none; over more lines than one where they don't fit side by side.

    In a low window they are one line; where the lines don't hold them all, it is as many as fit beside the chosen one.

    It moves nothing itself: it tells what was chosen, and who owns the page shows it and calls ``show``.
    """

    DEFAULT_CSS = """
    TabLine { height: auto; max-height: 3; color: $ladok-quiet; display: none; }
    TabLine.-used { display: block; }
    """

    class Chosen(Message):
        """Another tab was asked for, by its name."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._tabs: tuple[Tab, ...] = ()
        self._chosen = ""

    @property
    def chosen(self) -> Tab | None:
        """The tab that the page is under; None on a page without tabs."""
        return next((tab for tab in self._tabs if tab.name == self._chosen), self._tabs[0] if self._tabs else None)

    def show(self, tabs: Sequence[Tab], chosen: str) -> None:
        """Draw these tabs, one of them chosen by its name; the first where there is none of that name."""
        if (tuple(tabs), chosen) != (self._tabs, self._chosen):
            taller = tuple(tabs) != self._tabs
            self._tabs, self._chosen = tuple(tabs), chosen
            self.set_class(bool(tabs), "-used")
            self.refresh(layout=taller)

    def next(self, step: int = 1) -> None:
        """Ask for the next tab, or with -1 for the one before; after the last comes the first."""
        chosen = self.chosen
        if chosen is not None:
            place = self._tabs.index(chosen) + step
            self.choose(self._tabs[place % len(self._tabs)])

    def choose(self, tab: Tab) -> None:
        """Ask for a tab."""
        self.post_message(self.Chosen(tab.name))

    def get_content_height(self, container: object, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's
        """Return the lines that the tabs take."""
        found = tabs_at(self._tabs, self.chosen, width)
        if viewport.height < SPREADS_FROM:
            return min(len(found), 1)
        return found[-1].y + 1 if found else 0

    def _placed(self) -> list[TabAt]:
        """Return the tabs that are drawn, at their places: where not all have room, those around the chosen one."""
        (width, height), tabs = self.size, self._tabs
        found = tabs_at(tabs, self.chosen, width)
        while any(one.y >= height and one.tab == self.chosen for one in found):
            tabs = tabs[1:]
            found = tabs_at(tabs, self.chosen, width)
        return [one for one in found if one.y < height]

    def render(self) -> Content:
        """Draw the tabs."""
        lines: list[Content] = []
        for one in self._placed():
            while len(lines) <= one.y:
                lines.append(Content(""))
            style = "bold $ladok-heading" if one.tab == self.chosen else "$ladok-quiet"
            lines[one.y] += Content(" " * (one.x - lines[one.y].cell_length)) + Content.styled(one.text, style)
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        """Ask for the tab under the pointer."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for one in self._placed():
            if one.y == offset.y and one.x <= offset.x < one.x + cell_len(one.text):
                self.choose(one.tab)


def tabs_at(tabs: Sequence[Tab], chosen: Tab | None, width: int) -> list[TabAt]:
    """Return the tabs at their places.  Choosing another one moves none: where it has no brackets it has blanks."""
    found: list[TabAt] = []
    x = y = 0
    for tab in tabs:
        before, after = CHOSEN if tab == chosen else (" ", " ")
        text = f"{before}{tab.said.eye} {tab.count}{after}"
        if x and x + cell_len(text) > width:
            x, y = 0, y + 1
        found.append(TabAt(y, x, text, tab))
        x += cell_len(text) + GAP
    return found
