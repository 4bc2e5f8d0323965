"""What each page says: pure functions from a page's struct to a View, once for the eye and for the ear.

A page's words are made by ``ladok_tui.views.<page>.view``, which is imported when the page is first drawn: nobody waits
for pages that they don't look at.
"""

from collections import Counter
from functools import partial
from importlib import import_module
from typing import Any

import msgspec

from ladok_tui.views.spec import ViewSpec
from ladok_tui.views.view import Row, View


def _view(page: str, struct: Any, say: Any) -> View:
    return _told_apart(import_module(f"{__name__}.{page}").view(struct, say))


def _told_apart(view: View) -> View:
    """Return a view whose rows' keys are each its own: they are made of a source's ids, which may be there twice."""
    keys = [row.key for row in view.rows()]
    if len(keys) == len(set(keys)):
        return view
    seen: Counter[str] = Counter()
    sections = tuple(msgspec.structs.replace(one, rows=_numbered(one.rows, seen)) for one in view.sections)
    return msgspec.structs.replace(view, sections=sections)


def _numbered(rows: tuple[Row, ...], seen: Counter[str]) -> tuple[Row, ...]:
    apart = []
    for row in rows:
        seen[row.key] += 1
        key = row.key if seen[row.key] == 1 else f"{row.key} again {seen[row.key]}"
        apart.append(msgspec.structs.replace(row, key=key, children=_numbered(row.children, seen)))
    return tuple(apart)


def _spec(page: str, number: str = "", letter: str = "", *, whole: bool = False, thing: bool = False) -> ViewSpec:
    return ViewSpec(page, partial(_view, page), number, letter, whole, thing)


VIEWS = (
    _spec("start", "1", "s"),
    _spec("education", "2", "e"),
    _spec("course", letter="c", thing=True),
    _spec("offerings", letter="b", thing=True),
    _spec("package", letter="p", thing=True),
    _spec("choice", thing=True),
    _spec("exams", "3", "t"),
    _spec("fees", "7", "f", whole=True),
    _spec("deadlines", letter="l"),
    _spec("changes", letter="n"),
    _spec("details", "8", "d", whole=True),
    _spec("institution", "0", "i", whole=True),
)
"""The pages as the terminal shows them, in the portal's order; one without a number is reached by its letter."""

_BY_PAGE = {spec.page: spec for spec in VIEWS}


def view_spec(page: str) -> ViewSpec:
    """Return how the page of that name is shown.  KeyError when there is none."""
    return _BY_PAGE[page]
