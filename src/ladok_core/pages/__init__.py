"""What each page shows: pure functions from a student's record to a page struct; and the list of them.

A new page is a file here that defines ``PAGE``, its PageSpec, and its name in ``PAGES``: menu, keys, commands, schemas,
routes and the tests of what holds of every page come from the list.  A page's file is imported when it is first asked
for, since nobody waits for pages that they don't look at.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the names of the pages are asked for by who needs nothing else
    from ladok_core.pages.page import Ask, P, PageSpec

PAGES = (
    "start",
    "education",
    "course",
    "offerings",
    "package",
    "choice",
    "exams",
    "fees",
    "deadlines",
    "changes",
    "details",
    "institution",
)
"""The names of the pages, in the portal's order; ``ladok_core.pages.<name>`` is the file of each."""


def page_spec(name: str) -> "PageSpec[Any]":
    """Return the spec of the page of that name.  KeyError when there is none."""
    if name not in PAGES:
        raise KeyError(name)
    spec: PageSpec[Any] = import_module(f"{__name__}.{name}").PAGE
    return spec


def spec_of(ask: "Ask[P]") -> "PageSpec[P]":
    """Return the spec of the page that is asked for: an ask's tag is its page's name."""
    return page_spec(str(ask.__struct_config__.tag))
