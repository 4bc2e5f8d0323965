"""The app that a screen runs in, by its own type."""

from typing import TYPE_CHECKING, cast

from textual.dom import DOMNode

if TYPE_CHECKING:  # the app knows the screens, not they it
    from ladok_tui.app import LadokApp


def shell(node: DOMNode) -> "LadokApp":
    """Return the app: every screen and widget here runs in LadokApp alone."""
    return cast("LadokApp", node.app)
