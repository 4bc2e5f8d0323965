"""What a page's screen says: the page, once it is there; else that it is waited for, or the trouble in its place."""

from typing import Any

import msgspec

from ladok_core.errors import PortalError
from ladok_core.words import troubles
from ladok_tui.session import Session
from ladok_tui.views import view_spec
from ladok_tui.views.marks import with_marks_in_words
from ladok_tui.views.view import Said, Section, View
from ladok_tui.views.voices import Voices


def said_page(name: str, page: Any, say: Voices, session: Session, student_key: str, *, heard: bool = False) -> View:
    """Return a page's view; where it is ``heard``, its ticks are words: a reader says ``[ ]`` by silence.

    The demo's start page says who one is, and by which key, as it is shown, one becomes someone else.
    """
    view = view_spec(name).view(page, say)
    if heard:
        view = with_marks_in_words(view)
    if not (session.portals.demo and name == "start"):
        return view
    who = say("start.demo", name=page.student, key=student_key)
    return msgspec.structs.replace(view, context=(*view.context, who))


def said_meanwhile(name: str, session: Session, *, waiting: bool, trouble: PortalError | None) -> View:
    """Return what is said where there is no page: nothing at first, then that it is waited for; or the trouble."""
    words = session.words
    title = Said.alike(words.say(f"key.page.{name}"))
    if waiting:
        return View(title, sections=(Section(note=Voices(words)("page.waiting")),))
    if trouble is None:
        return View(title)
    told = troubles.told(words, trouble)
    rest = "\n".join(part for part in (told.why, told.what_now) if part)
    return View(title, sections=(Section(Said.alike(told.happened), note=Said.alike(rest)),))
