"""Exam sessions, said: the institution's text, then the sessions, each under its tab.  EXM-1 to EXM-6, LOC-1."""

from ladok_core.model.exam_session import ExamTab
from ladok_core.pages.exams import ExamsPage
from ladok_tui.views.exam_row import exam_row
from ladok_tui.views.local_text import local_links, local_text
from ladok_tui.views.view import NOTHING, Section, Tab, View
from ladok_tui.views.voices import Voices


def view(page: ExamsPage, say: Voices) -> View:
    """Say the page: the institution's text first, then the sessions of each tab."""
    words = Section(note=local_text(page.local_text, say), links=local_links(page.local_text, say))
    lists = (
        Section(say(f"tab.{tab}"), tuple(exam_row(one, say, page.today) for one in page.sessions if one.tab is tab))
        for tab in ExamTab
    )
    shown = tuple(one for one in lists if one.rows)
    none = say("exam.none-in-copy") if _is_none_read_in(page) else say("exam.none")
    return View(
        say("key.page.exams"),
        tabs=tuple(_tab(tab, page, say) for tab in ExamTab),
        sections=tuple(
            one for one in (words, *shown, Section(note=NOTHING if shown else none)) if one.rows or one.note.eye
        ),
    )


def _tab(tab: ExamTab, page: ExamsPage, say: Voices) -> Tab:
    empty = say("exam.none-in-copy") if _is_none_read_in(page) else say(f"exam.none.{tab}")
    return Tab(tab, say(f"tab.{tab}"), sum(one.tab is tab for one in page.sessions), empty)


def _is_none_read_in(page: ExamsPage) -> bool:
    """Tell whether sessions are lacking, whatever the student has: none are read into a copy."""
    return page.copied and not page.sessions
