"""A row's blocks in a widget of their own, beside the list, below it or in a dialog: the keys and the mouse on them."""

from textual import events
from textual.message import Message

from ladok_tui.key_bindings import bindings
from ladok_tui.widgets.details_view import DetailsView
from ladok_tui.widgets.following import followed


class Details(DetailsView, can_focus=True, inherit_bindings=False):
    """A thing at full length.  The arrows go from one link or action to the next, and scroll; Enter follows.

    Tells ``Follow`` and ``Acted`` as the list does, and ``Left`` when the arrow back to the list was pressed.
    """

    BINDINGS = bindings("list")

    class Left(Message):
        """The arrow to the left was pressed: back to the list."""

    class FilterAsked(Message):
        """The filter key was pressed."""

    def __init__(self, *, titled: bool = True, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  # Textual's name for it
        super().__init__(titled=titled, id=id, classes=classes)

    # Keys.

    def action_cursor_down(self) -> None:
        """Go to the next link or action, or on by a line where none is near."""
        self._step(1)

    def action_cursor_up(self) -> None:
        """Go back likewise."""
        self._step(-1)

    def action_page_down(self) -> None:
        """Move on by what is in view."""
        self._turn(max(1, self._room - 1))

    def action_page_up(self) -> None:
        """Move back by what is in view."""
        self._turn(-max(1, self._room - 1))

    def action_scroll_home(self) -> None:
        """Show the beginning."""
        self._turn(-len(self._lines))

    def action_scroll_end(self) -> None:
        """Show the end."""
        self._turn(len(self._lines))

    def action_heading_next(self) -> None:
        """Go to the next heading within the thing."""
        self.action_page_down()

    def action_heading_previous(self) -> None:
        """Go to the heading before."""
        self.action_page_up()

    def action_expand(self) -> None:
        """Follow, as Enter does."""
        self.action_select_cursor()

    def action_collapse(self) -> None:
        """Tell that the way back to the list was asked for."""
        self.post_message(self.Left())

    def action_filter(self) -> None:
        """Tell that the filter was asked for."""
        self.post_message(self.FilterAsked())

    def action_select_cursor(self) -> None:
        """Follow the link, or do the action, that is highlighted."""
        block = self.highlighted_block
        message = followed(block) if block is not None else None
        if message is not None:
            self.post_message(message)

    # The mouse.

    def on_click(self, event: events.Click) -> None:
        """Highlight a link or an action; a click on the highlighted one follows it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        line = offset.y + self.scroll_offset.y
        if offset.y >= self._room or line >= len(self._lines):
            return
        block = self._lines[line].block
        stop = next((stop for stop in self._stops() if self._lines[stop].block == block), None)
        if stop is not None and stop == self._stop:
            self.action_select_cursor()
        elif stop is not None:
            self._go(stop)

    # Within.

    def _step(self, step: int) -> None:
        top, stops = self.scroll_offset.y, self._stops()
        here = self._stop if self._stop is not None and top <= self._stop < top + self._room else None
        if here is None:
            here = top - 1 if step > 0 else top + self._room
        ahead = [stop for stop in (stops if step > 0 else reversed(stops)) if (stop - here) * step > 0]
        if ahead and top - 1 <= ahead[0] <= top + self._room:
            self._go(ahead[0])
        else:
            self._scroll(top + step)
            self.refresh()

    def _turn(self, by: int) -> None:
        self._scroll(self.scroll_offset.y + by)
        top = self.scroll_offset.y
        in_view = [stop for stop in self._stops() if top <= stop < top + self._room]
        self._stop = (in_view[-1] if by > 0 else in_view[0]) if in_view else None
        self.refresh()

    def _go(self, stop: int) -> None:
        self._stop = stop
        top = self.scroll_offset.y
        self._scroll(max(stop - self._room + 1, min(top, stop)))
        self.refresh()
