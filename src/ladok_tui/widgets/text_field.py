"""A line to type in, drawn by our own variables alone; what is not typed yet is readable too (R9)."""

from textual.reactive import Reactive
from textual.widgets import Input

from ladok_tui.key_bindings import bindings


class TextField(Input, inherit_bindings=True):
    """Nothing typed here does anything else; what Enter does is for those that are made of it to say."""

    BINDINGS = bindings("text")
    DEFAULT_CSS = """
    TextField {
        border: none; height: 1; padding: 0; background: $ladok-surface; color: $ladok-text;

        &:focus { border: none; background-tint: transparent; }
        & > .input--placeholder, & > .input--suggestion { color: $ladok-quiet; }
        & > .input--cursor { color: $ladok-text; background: $ladok-surface; text-style: reverse; }
        & > .input--selection { color: $ladok-row-text; background: $ladok-row-background; }
        &:ansi {  /* Textual has rules of its own there, one of them dim */
            background: $ladok-surface; color: $ladok-text;
            & > .input--placeholder, & > .input--suggestion { color: $ladok-quiet; text-style: none; }
            & > .input--cursor { color: $ladok-text; background: $ladok-surface; text-style: reverse; }
        }
    }
    """

    cursor_blink: Reactive[bool] = Reactive(False, init=False)
    """Not at all: each blink is a paint, and readers hear every one."""

    def action_done(self) -> None:
        """Be done with typing."""
        raise NotImplementedError

    def action_clear(self) -> None:
        """Empty the field."""
        self.value = ""
