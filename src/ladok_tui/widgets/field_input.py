"""What is typed into a row of a list: a line that lies over the row, from its value on, and goes where the row goes."""

from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from ladok_tui.views.view import Field, FieldKind
from ladok_tui.widgets.row_list import RowList
from ladok_tui.widgets.text_field import TextField


class FieldInput(TextField, inherit_bindings=True):
    """A field that is being typed into.  Nothing typed here does anything else; what is typed is never lost.

    It takes what was typed when the focus goes elsewhere, too, but not while another window has it.
    """

    DEFAULT_CSS = """
    FieldInput { display: none; layer: over; }
    FieldInput.-typing { display: block; }
    """

    class Taken(Message):
        """Something was typed into the row of that key."""

        def __init__(self, key: str, value: str) -> None:
            super().__init__()
            self.key, self.value = key, value

    def __init__(self, rows: RowList) -> None:
        """Lie over the highlighted row of a list."""
        super().__init__(compact=True, select_on_focus=False)
        self._rows, self.key = rows, ""
        """The key of the row that is typed into."""
        rows.follow_lines = self.follow

    @property
    def typing(self) -> bool:
        """Whether something is being typed."""
        return self.has_class("-typing")

    def begin(self, key: str, field: Field, value: str) -> None:
        """Be typed into, in the place of the highlighted row's value; the row has that key."""
        self.key, self.password = key, field.kind is FieldKind.SECRET
        self.value, self.cursor_position = value, len(value)
        self.add_class("-typing")
        self.follow()
        self.focus()

    def take(self, *, here: bool = True) -> bool:
        """Tell what was typed, and leave; return False where nothing was."""
        if not self.typing:
            return False
        self.stop(here=here)
        self.post_message(self.Taken(self.key, self.value))
        return True

    def stop(self, *, here: bool = True) -> bool:
        """Leave it, with what was typed forgotten; return False where nothing was."""
        if not self.typing:
            return False
        self.remove_class("-typing")
        if here:
            self._rows.focus()
        return True

    def follow(self) -> None:
        """Lie where the row is now; one that has gone out of view for good takes what was typed with it."""
        if self.typing and not self._lies():
            self.call_after_refresh(self._leave)  # while a window changes, the list may not know its size yet

    def _lies(self) -> bool:
        """Lie over the row; return False where it isn't in view."""
        place, over = self._rows.value_region, self.parent
        if place is None or not isinstance(over, Widget) or self._rows.highlighted_key != self.key:
            return False
        self.styles.offset = place.offset - over.region.offset
        self.styles.width = place.width
        return True

    def _leave(self) -> None:
        if self.typing and not self._lies():
            self.take()

    def action_done(self) -> None:
        """Take what was typed."""
        self.take()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep each letter to oneself: it is nobody's before it is taken."""
        event.stop()

    def on_input_blurred(self, event: Input.Blurred) -> None:
        """Take what was typed, too, when the focus goes elsewhere."""
        event.stop()
        if self.app.app_focus and not self.has_focus:  # by now it may be another row that is typed into
            self.take(here=False)
