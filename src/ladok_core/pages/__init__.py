"""What each page shows: pure functions from a student's record to a page struct; and the list of them.

A new page is a file here that defines ``PAGE``, its PageSpec, its Ask in ``asks``, and its name in ``PAGES``: menu,
keys, commands, schemas, routes and the tests of what holds of every page come from the list.  A page's file is imported
when it is first asked for, since nobody waits for pages that they don't look at; who has a page is asked of its rule,
without the page.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the names of the pages are asked for by who needs nothing else
    from ladok_core.model.decision import Decision
    from ladok_core.model.record import Record
    from ladok_core.pages.page import Ask, P, PageSpec

PAGES = {
    "start": "start.is_shown_start",
    "education": "education.is_shown_my_education",
    "course": "course_page.is_shown_course_page",
    "offerings": "offering_change.is_shown_offerings_page",
    "package": "package.is_shown_package_page",
    "choice": "choices.is_shown_choices",
    "exams": "exam_sessions.is_shown_exams_page",
    "fees": "fees.is_shown_fees_page",
    "deadlines": "deadlines_page.is_shown_deadlines_page",
    "changes": "changes_page.is_shown_changes_page",
    "details": "contact.is_shown_details_page",
    "institution": "institution.is_shown_institution_page",
}
"""The names of the pages, in the portal's order, each with the rule that decides who has it, in ``ladok_core.rules``.

``ladok_core.pages.<name>`` is the file of each.
"""


def page_spec(name: str) -> "PageSpec[Any]":
    """Return the spec of the page of that name.  KeyError when there is none."""
    if name not in PAGES:
        raise KeyError(name)
    spec: PageSpec[Any] = import_module(f"{__name__}.{name}").PAGE
    return spec


def spec_of(ask: "Ask[P]") -> "PageSpec[P]":
    """Return the spec of the page that is asked for: an ask's tag is its page's name."""
    return page_spec(str(ask.__struct_config__.tag))


def shown(name: str, record: "Record") -> "Decision":
    """Decide whether this student has the page at this institution: by its switch, by whom it is for.

    KeyError when there is no page of that name.
    """
    file, _, rule = PAGES[name].partition(".")
    decision: Decision = getattr(import_module(f"ladok_core.rules.{file}"), rule)(record)
    return decision
