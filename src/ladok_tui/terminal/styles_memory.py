"""Let go of the widgets that are gone: Textual keeps the lines of a thousand dead ones, half a megabyte a dialog.

``StylesCache.get_inner_outer`` remembers its answers by an ``lru_cache`` on an instance method, so that each answer
holds the cache of the widget that asked, with all its drawn lines.  What it answers depends on the colours alone.
"""

from functools import lru_cache, partial

from textual._styles_cache import StylesCache

COLOURS_KEPT = 1024
"""As many answers as Textual keeps, now shared by all widgets."""


def forget_dead_widgets() -> None:
    """Remember the colours behind a line once for all widgets, and none of the widgets; a second call does nothing."""
    by_instance = vars(StylesCache)["get_inner_outer"]
    if not isinstance(by_instance, staticmethod):
        # The method's first argument, the instance that Textual's cache keeps alive, is used by nothing in it.
        by_colours = lru_cache(COLOURS_KEPT)(partial(by_instance.__wrapped__, None))
        StylesCache.get_inner_outer = staticmethod(by_colours)  # type: ignore[assignment]  # the mending itself
