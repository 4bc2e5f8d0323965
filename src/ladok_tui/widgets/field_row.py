"""A row that is a field: Enter edits in the row, Esc restores, and what is wrong with it stands beneath."""

import msgspec
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import Input, Static

from ladok_tui.key_bindings import bindings
from ladok_tui.views.view import NOTHING, Said
from ladok_tui.widgets.field import Field, FieldKind
from ladok_tui.widgets.legend import CHANGED, WRONG
from ladok_tui.widgets.text_field import TextField


class FieldInput(TextField, inherit_bindings=True):
    """What is typed into a row.  Nothing typed here does anything else."""

    class Done(Message):
        """The typing is over."""

    def action_done(self) -> None:
        """Tell that the typing is over."""
        self.post_message(self.Done())


class FieldRow(Vertical, can_focus=True, inherit_bindings=False):
    """A field.  Told downward what it holds and what is wrong with it; tells each change, and where the arrows go."""

    BINDINGS = bindings("list")

    class Changed(Message):
        """Another value was filled in."""

        def __init__(self, row: "FieldRow", value: str) -> None:
            super().__init__()
            self.row, self.value = row, value

    class Moved(Message):
        """The arrows ask for the row ``step`` further; a very large one for the last."""

        def __init__(self, row: "FieldRow", step: int) -> None:
            super().__init__()
            self.row, self.step = row, step

    def __init__(self, field: Field, label_width: int) -> None:
        super().__init__(id=None)
        self.field = field
        self.value = field.value
        self.error = NOTHING
        self._was = NOTHING
        self._label_width = label_width

    def compose(self) -> ComposeResult:
        """Hold the label, the value or what is typed, the note, and the line beneath."""
        with Horizontal():
            label = Static(classes="label", markup=False)
            label.styles.width = self._label_width
            yield label
            yield Static(classes="value", markup=False)
            yield FieldInput(compact=True, select_on_focus=False, password=self.field.kind is FieldKind.SECRET)
            yield Static(classes="note", markup=False)
        yield Static(classes="error", markup=False)

    def on_mount(self) -> None:
        """Draw what it holds."""
        self._draw()

    # What is told downward.

    def show(self, value: str, error: Said, was: Said) -> None:
        """Draw a value, what is wrong with it, and what it was before it was changed."""
        self.value, self.error, self._was = value, error, was
        self._draw()

    def relabel(self, label: Said) -> None:
        """Draw another label: the same in another language."""
        self.field = msgspec.structs.replace(self.field, label=label)
        self._draw()

    def restore(self) -> bool:
        """Leave the typing, with the value as it was before; answer False when nothing was typed."""
        if not self.editing:
            return False
        self._stop_typing()
        return True

    @property
    def editing(self) -> bool:
        """Whether something is being typed into the row."""
        return self.has_class("-editing")

    @property
    def caret_offset(self) -> Offset | None:
        """The first letter of the label."""
        return self.content_region.offset if self.content_region else None

    # Keys.

    def action_select_cursor(self) -> None:
        """Edit; what isn't typed goes to its next value."""
        if self.field.locked:
            return
        if not self.field.typed:
            self.post_message(self.Changed(self, self.field.next_value(self.value)))
            return
        typed = self.query_one(FieldInput)
        typed.value = self.value
        typed.cursor_position = len(self.value)
        self.add_class("-editing")
        typed.focus()

    def action_cursor_down(self) -> None:
        """Go to the next field."""
        self.post_message(self.Moved(self, 1))

    def action_cursor_up(self) -> None:
        """Go to the field before."""
        self.post_message(self.Moved(self, -1))

    def action_scroll_home(self) -> None:
        """Go to the first field."""
        self.post_message(self.Moved(self, -(10**6)))

    def action_scroll_end(self) -> None:
        """Go to the last field."""
        self.post_message(self.Moved(self, 10**6))

    action_page_down = action_heading_next = action_scroll_end
    action_page_up = action_heading_previous = action_scroll_home

    def action_expand(self) -> None:
        """Take the next of some choices."""
        self._choose(1)

    def action_collapse(self) -> None:
        """Take the choice before."""
        self._choose(-1)

    def action_filter(self) -> None:
        """Nothing: fields aren't filtered."""

    def on_field_input_done(self, event: FieldInput.Done) -> None:
        """Take what was typed."""
        event.stop()
        self._take()

    def on_input_blurred(self, event: Input.Blurred) -> None:
        """Take what was typed, too, when the focus goes elsewhere."""
        event.stop()
        if self.editing:
            self._take(focus=False)

    def _take(self, *, focus: bool = True) -> None:
        value = self.query_one(FieldInput).value
        self._stop_typing(focus=focus)
        self.post_message(self.Changed(self, value))

    def _stop_typing(self, *, focus: bool = True) -> None:
        self.remove_class("-editing")
        if focus:
            self.focus()

    def _choose(self, step: int) -> None:
        if self.field.kind is FieldKind.CHOICE and not self.field.locked:
            self.post_message(self.Changed(self, self.field.next_value(self.value, step)))

    def _draw(self) -> None:
        if not self.query(".label"):  # it is drawn when it has come onto the screen
            return
        field, changed = self.field, self.value != self.field.value
        label = field.label.eye + (f" {CHANGED}" if changed else "")
        self.query_one(".label", Static).update(Content(label))
        self.query_one(".value", Static).update(Content(field.shown(self.value)))
        note = self._was if changed and self._was.eye else field.note
        self.query_one(".note", Static).update(Content(note.eye))
        told = f"{WRONG} {self.error.eye}" if self.error.eye else ""
        self.query_one(".error", Static).update(Content(told))
        self.set_class(bool(told), "-wrong")


def label_width(fields: tuple[Field, ...]) -> int:
    """Return the cells that the labels take, with the mark of a change and the gap after it."""
    return max((cell_len(field.label.eye) for field in fields), default=0) + 4
