"""What an app and a screen are put together from: classes that hold a part of them each, and are none themselves.

Textual looks at every name of every class that is an app or a screen, and of those that it is made of, for reactives,
handlers, bindings and CSS: at each start half a millisecond a class.  A part declares none of these (``@on`` among
them: a part's handler is found by its name), and so is a plain class; to the type checker it is what it is part of.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

    AppPart = App[None]
    ScreenPart = Screen[None]
else:
    AppPart = ScreenPart = object
