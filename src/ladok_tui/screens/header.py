"""Where one is and as whom, in the window's first line; and the page's title with its context beneath."""

from datetime import date

from textual.content import Content

from ladok_core.model.civil_date import STOCKHOLM
from ladok_core.words import dates
from ladok_tui.session import Session
from ladok_tui.views.view import View


def top_line(session: Session, page: str, title: str) -> tuple[tuple[str, ...], str]:
    """Return both sides of the first line: institution, menu page, the thing over it; student, state and language."""
    words, who = session.words, session.who
    if who is None:  # nobody yet, or another one than before
        return (), words.language
    places = (words.text(who.institution.name), words.say(f"key.page.{page}"), title)
    right = [who.name]
    if session.portals.demo:
        right.append(words.say("top.demo"))
    if who.imported_on is not None:
        right.append(words.say("top.imported"))
    if who.as_of is not None:
        moment = who.as_of.astimezone(STOCKHOLM)
        right.append(words.say("top.as-of", moment=f"{dates.day(words, moment.date(), date.min)} {moment:%H:%M}"))
    elif who.read_only:
        right.append(words.say("top.read-only"))
    return tuple(dict.fromkeys(place for place in places if place)), f"{' · '.join(right)}   {words.language}"


def heading(view: View, *, brief: bool) -> Content:
    """Return the page's title, and its context on the lines beneath unless it is to be ``brief``."""
    title = Content.styled(view.title.eye, "bold $ladok-heading")
    context = [] if brief else [Content.styled(said.eye, "$ladok-quiet") for said in view.context if said.eye]
    return Content("\n").join([title, *context])
