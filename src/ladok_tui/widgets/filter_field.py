"""The field that a page's rows are filtered by; absent until it is asked for."""

from textual.message import Message

from ladok_tui.widgets.text_field import TextField


class FilterField(TextField, inherit_bindings=True):
    """A line to type in.  What is typed filters at once; nothing typed here does anything else."""

    DEFAULT_CSS = """
    FilterField { display: none; padding: 0 1; }
    FilterField.-in-use { display: block; }
    """

    class Done(Message):
        """The typing is over; what was typed still filters, unless the field was left empty."""

    def __init__(self, *, always: bool = False) -> None:
        super().__init__(compact=True, select_on_focus=False, classes="-in-use" if always else "")
        self._always = always

    @property
    def in_use(self) -> bool:
        """Whether the field is on the screen."""
        return self.has_class("-in-use")

    def ask(self) -> None:
        """Come onto the screen and take the focus."""
        self.add_class("-in-use")
        self.focus()

    def stop(self) -> None:
        """Forget what was typed, and leave the screen."""
        self.value = ""
        self.remove_class("-in-use")

    def action_done(self) -> None:
        """Go back to the list, with what was typed still filtering it."""
        if not self.value and not self._always:
            self.stop()
        self.post_message(self.Done())
