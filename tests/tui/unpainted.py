"""What an app without a terminal would paint is thrown away, and it is a third of what its test takes: left undone.

Whatever a test looks at is drawn as it looks; and what is painted when, and how much of it, the tests of the terminal
hold, which run the real program in one.
"""

from rich.console import RenderableType
from textual._compositor import Compositor
from textual.screen import Screen

_render_update = Compositor.render_update


def render_update(
    compositor: Compositor, full: bool = False, screen_stack: list[Screen[object]] | None = None, simplify: bool = False
) -> RenderableType | None:
    """Return None, as where nothing has changed, in place of ``Compositor.render_update``; a picture is drawn."""
    root = compositor.root
    if full or root is None or not root.app.is_headless:
        return _render_update(compositor, full, screen_stack, simplify)
    compositor._dirty_regions.clear()
    return None
