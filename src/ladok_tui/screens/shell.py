"""What a screen asks of the app that it runs in; the app knows the screens, and they know no more of it than this."""

from typing import Any, Protocol, cast

from textual.dom import DOMNode

from ladok_core.pages.page import Ask
from ladok_tui.config.keymap import Keymap
from ladok_tui.screens.shown_keys import ShownKeys
from ladok_tui.views.view import Address


class Shell(Protocol):
    """The app, as its screens know it."""

    keymap: Keymap

    def shown_key(self, sign: str) -> str:
        """Return a key as it is shown here: by its sign, or in a word where signs aren't read out."""

    @property
    def shown_keys(self) -> ShownKeys:
        """The keys in force, as they are shown here."""

    def open(self, ask: Ask[Any] | Address, at: str = "") -> None:
        """Go to the page that is asked for, and there to the row of the key ``at``; or out to an address."""

    def back(self) -> bool:
        """Go back to the page of the menu whose row has led here; return False where that is not how one came."""

    def say(self, text: str, tone: str = "$ladok-good") -> None:
        """Say a sentence on the page in view, or on the one beneath the dialog."""


def shell(node: DOMNode) -> Shell:
    """Return the app: every screen and widget here runs in it alone."""
    return cast("Shell", node.app)
