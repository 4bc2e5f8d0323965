"""The menu as rows: pages first, then what can be changed; a row's id is the action that it runs.  LOG-5."""

from ladok_core.model.institution import Switch
from ladok_tui.session import Session
from ladok_tui.widgets.old.rows import Cell, Column, Row, Section, Tone

PAGES = (("start", None), ("education", Switch.MY_EDUCATION))
"""The pages in their order, each with the switch that an institution turns it off by."""


def menu_sections(session: Session, here: str, *, places: bool = False) -> tuple[Section, ...]:
    """Return the menu.  ``places`` leaves out who is signed in, which the window's first line tells already."""
    words, who = session.words, session.who
    pages = tuple(
        _row(
            f"app.open_page('{page}')",
            words.say(f"key.page.{page}"),
            str(number),
            Tone.ACCENT if page == here else None,
        )
        for number, (page, switch) in enumerate(PAGES, 1)
        if switch is None or who is None or switch in who.switches
    )
    more = [("app.choose_institution", "menu.institution")]
    if session.portals.demo:
        more.append(("app.choose_student", "key.student"))
    more += [
        ("app.other_language", "key.language"),
        ("app.choose_theme", "key.theme"),
        ("app.help", "key.help"),
        ("app.quit", "key.quit"),
    ]
    signed_in = ""
    if who is not None and not places:
        signed_in = "\n".join(part for part in (who.name, who.identity, who.email) if part)
    return (
        *((Section(words.say("menu.signed-in"), note=signed_in),) if signed_in else ()),
        Section(words.say("menu.pages"), pages),
        Section(words.say("menu.more"), tuple(_row(action, words.say(key)) for action, key in more)),
    )


def _row(action: str, name: str, number: str = "", tone: Tone | None = None) -> Row:
    cells = (Cell(Column.NAME, f"{number} {name}" if number else name, tone),)
    return Row(action, cells)
