"""The menu as rows: pages first, then what can be changed; a row is about the action that it runs.  LOG-5."""

from ladok_core.pages.identity import WhoAmI
from ladok_core.words import Words
from ladok_tui.session import Session
from ladok_tui.views import VIEWS
from ladok_tui.views.view import Cell, Column, Row, Said, Section, Tone

HERE = "› "
"""Marks the page that one is on, for eyes that see no colour."""


def menu_sections(session: Session, here: str, *, places: bool = False) -> tuple[Section, ...]:
    """Return the menu.  ``places`` leaves out who is signed in, which the window's first line tells already."""
    words, who = session.words, session.who
    pages = tuple(
        _page_row(_name(spec.page, words, short=places), spec.number or " ", spec.page, here=spec.page == here)
        for spec in VIEWS
        if not spec.thing and spec.page not in session.pages_gone
    )
    more = [("app.choose_institution", "menu.institution.short" if places else "menu.institution")]
    if session.portals.demo:
        more.append(("app.choose_student", "key.student"))
    more += [
        ("app.other_language", "key.language"),
        ("app.choose_theme", "key.theme"),
        ("app.help", "key.help"),
        ("app.quit", "key.quit"),
    ]
    others = tuple(_row(action, Said.alike(words.say(key))) for action, key in more)
    return (
        *(() if places or who is None else (_signed_in(who, words),)),
        Section(Said.alike(words.say("menu.pages")), pages),
        Section(Said.alike(words.say("menu.more")), others),
    )


def _signed_in(who: WhoAmI, words: Words) -> Section:
    """Say who is signed in, in one line; ears are spared the number, which they would hear at each opening."""
    seen, heard = (who.name, who.masked_identity, who.email), (who.name, who.email)
    note = Said(" · ".join(filter(None, seen)), ", ".join(filter(None, heard)))
    return Section(Said.alike(words.say("menu.signed-in")), note=note)


def _name(page: str, words: Words, *, short: bool) -> str:
    """Name a page; where the menu is narrow, by its short name if it has one."""
    brief = words.find(f"key.page.{page}.short") if short else None
    return brief or words.say(f"key.page.{page}")


def _page_row(name: str, number: str, page: str, *, here: bool) -> Row:
    mark = HERE if here else " " * len(HERE)
    return _row(f"app.open_page('{page}')", Said(f"{mark}{number} {name}", name), Tone.ACCENT if here else Tone.NORMAL)


def _row(action: str, name: Said, tone: Tone = Tone.NORMAL) -> Row:
    return Row(action, action, (Cell(Column.NAME, name, tone),))
