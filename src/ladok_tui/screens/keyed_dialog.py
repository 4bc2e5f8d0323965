"""A dialog by its keys alone."""

from textual.screen import ModalScreen, ScreenResultType

from ladok_tui.key_bindings import bindings


class KeyedDialog(ModalScreen[ScreenResultType]):
    """A dialog that hears its own keys and the global ones."""

    BINDINGS = bindings("dialog")

    def action_press(self) -> None:
        """Take the choice that is highlighted where the focus is, if there are any."""
        take = getattr(self.focused, "action_select_cursor", None)
        if take is not None:
            take()

    def action_back(self) -> None:
        """Close, and answer nothing."""
        self.dismiss()
