"""Any page in plain lines, with what is special about the view after its heading."""

from collections.abc import Iterator

from ladok_core.pages.course import CoursePage
from ladok_core.pages.education import EducationPage
from ladok_core.pages.identity import WhoAmI
from ladok_core.pages.start import StartPage
from ladok_core.words import Words
from ladok_tui.plain.course import course_lines
from ladok_tui.plain.education import education_lines
from ladok_tui.plain.spoken import for_ears, view
from ladok_tui.plain.start import start_lines


def page_lines(page: StartPage | EducationPage | CoursePage, who: WhoAmI, words: Words) -> Iterator[str]:
    """Return the page's lines, fit to be read aloud."""
    match page:
        case StartPage():
            lines = start_lines(page, words)
        case EducationPage():
            lines = education_lines(page, words)
        case CoursePage():
            lines = course_lines(page, words)
    return for_ears(_after_heading(lines, view(who, words)))


def _after_heading(lines: Iterator[str], notes: Iterator[str]) -> Iterator[str]:
    yield next(lines)
    yield from notes
    yield from lines
