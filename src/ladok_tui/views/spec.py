"""What the terminal needs of a page beside what the core has of it: where it is reached, and how it is said."""

from collections.abc import Callable
from typing import Any

import msgspec

from ladok_tui.views.view import View


class ViewSpec(msgspec.Struct, frozen=True):
    """All that the terminal needs of a page: the page's name, its number key and go letter, and how it is said.

    ``view(page, say)`` is pure; ``say`` are the Voices.  A page of one ``thing`` (a course's) is reached from it.
    In columns ``whole`` pages tell what stands beneath each row, as those of one thing do.
    """

    page: str
    view: Callable[[Any, Any], View]
    number: str = ""
    letter: str = ""
    whole: bool = False
    thing: bool = False

    @property
    def is_told_whole(self) -> bool:
        """Whether there is room for all of the page where it is written out."""
        return self.whole or self.thing
