"""What each page says: pure functions from a page's struct to a View, once for the eye and for the ear.

A page's words are made by ``ladok_tui.views.<page>.view``, which is imported when the page is first drawn: nobody waits
for pages that they don't look at.
"""

from functools import partial
from importlib import import_module
from typing import Any

from ladok_tui.views.view import View, ViewSpec


def _view(page: str, struct: Any, say: Any) -> View:
    said: View = import_module(f"{__name__}.{page}").view(struct, say)
    return said


def _spec(page: str, number: str = "", letter: str = "") -> ViewSpec:
    return ViewSpec(page, partial(_view, page), number, letter)


VIEWS = (
    _spec("start", "1", "s"),
    _spec("education", "2", "e"),
    _spec("course", letter="c"),
    _spec("package"),
    _spec("fees", "7", "f"),
)
"""The pages as the terminal shows them, in the portal's order; one without a number is reached from a thing."""

_BY_PAGE = {spec.page: spec for spec in VIEWS}


def view_spec(page: str) -> ViewSpec:
    """Return how the page of that name is shown.  KeyError when there is none."""
    return _BY_PAGE[page]
