"""What the palette finds: pages, keys, the courses of a record, and whatever else stands on any page."""

from collections.abc import Iterable, Iterator, Set
from typing import Any

import msgspec

from ladok_core.actions import AnyAction, spec_of
from ladok_core.actions.action import Action
from ladok_core.pages.education_row import EducationRow
from ladok_core.pages.page import Ask
from ladok_core.words import LANGUAGES, Words
from ladok_tui.screens.shown_keys import ShownKeys
from ladok_tui.views import view_spec
from ladok_tui.views.course_row import education_page
from ladok_tui.views.reasons import deed, period
from ladok_tui.views.verbs import VERBS
from ladok_tui.views.view import Address, Cell, Column, Link, Row, Said, View
from ladok_tui.views.voices import Voices
from ladok_tui.widgets.matching import folded

_NOT_HERE = frozenset({"go", "focus.next", "focus.previous", "interrupt", "palette", "back"})


class Spot(msgspec.Struct, frozen=True):
    """A row of a page, by its key: where a thing stands that has no page of its own.

    ``fills`` is the action that is filled in there, where that is what is wanted.
    """

    ask: Ask[Any]
    key: str
    fills: AnyAction | None = None


class Found(msgspec.Struct, frozen=True):
    """Something that the palette can do: its row, about an action's name, an Ask or an action; and what finds it.

    ``name`` and ``words`` are folded: the name as it is shown, and everything that it is found by.
    """

    row: Row
    name: str
    words: str


def matching(found: tuple[Found, ...], typed: str) -> list[Found]:
    """Return what has every typed word somewhere, case and accents aside; the likeliest first.

    A name that is what was typed comes before one that begins so, that before one in which a word begins so, and that
    before all others; pages before what else is as likely, as the list has them.
    """
    wanted = folded(typed).split()
    hits = [one for one in found if all(word in one.words for word in wanted)]
    return sorted(hits, key=lambda one: _rank(one, " ".join(wanted))) if wanted else hits


def _rank(one: Found, wanted: str) -> int:
    if one.name == wanted:
        return 0
    if one.name.startswith(wanted):
        return 1
    return 2 if any(word.startswith(wanted) for word in one.words.split()) else 3


def places(words: Words, keys: ShownKeys) -> Iterator[Found]:
    """Yield every page and everything that is done by a key, with its key and its names in all languages."""
    keyed = keys.rows(("page", "global"))
    # A page without a key of its own is reached by its letter after the go key.
    lettered = [row for row in keys.rows(("go",)) if row.action not in {one.action for one in keyed}]
    for row in sorted((*keyed, *lettered), key=lambda row: not row.words.startswith("key.page.")):
        if row.id in _NOT_HERE or row.id in VERBS:
            continue
        name = words.say(row.words)
        also = " ".join(found for found in (Words(one).find(f"{row.words}.also") for one in LANGUAGES) if found)
        names = " ".join((name, *(Words(language).say(row.words) for language in LANGUAGES), also, row.id))
        action = row.action if row.action.startswith("app.") else f"screen.{row.action}"
        cells = (Cell(Column.NAME, Said.alike(name)), Cell(Column.STATE, Said.alike(row.keys[0])))
        yield Found(Row(action, action, cells), folded(name), folded(names))


def deeds(lines: tuple[EducationRow, ...], words: Words, keys: ShownKeys) -> Iterator[Found]:
    """Yield every action that is open with something in the record, with the key that does it."""
    say = Voices(words)
    for line in lines:
        row = line.row
        for offered in row.offered:
            if offered.decision.open:
                verb = spec_of(offered.action).name
                which = period(offered, say, several=row.periods > 1).eye
                name = f"{words.say(f'verb.{verb}')} {say.named(row.name, row.code).eye}{which}"
                also = " ".join(Words(one).say(f"verb.{verb}") for one in LANGUAGES)
                cells = (
                    Cell(Column.NAME, Said.alike(name), ending=which),
                    Cell(Column.CODE, Said.alike(row.code)),
                    Cell(Column.STATE, Said.alike(keys.of(verb))),
                )
                key = f"{verb} {row.participation_id}"
                yield Found(Row(key, offered.action, cells), folded(name), folded(f"{name} {also} {_names(line)}"))
        yield from deeds(line.children, words, keys)


def courses(lines: tuple[EducationRow, ...], words: Words) -> Iterator[Found]:
    """Yield every course and package of the record, with its code and its names in both languages."""
    for line in lines:
        row, name = line.row, words.text(line.row.name) or line.row.code
        ask: Ask[Any] = education_page(row.kind, row.education_id)
        cells = (Cell(Column.NAME, Said.alike(name)), Cell(Column.CODE, Said.alike(row.code)))
        kinds = " ".join(Words(language).say(f"kind.{row.kind}") for language in LANGUAGES)
        yield Found(Row(row.participation_id, ask, cells), folded(name), folded(f"{name} {_names(line)} {kinds}"))
        yield from courses(line.children, words)


def _names(line: EducationRow) -> str:
    row = line.row
    return f"{row.name.sv} {row.name.en} {row.code}"


def things(
    name: str, ask: Ask[Any], page: Any, words: Words, keys: ShownKeys, known: Set[object] = frozenset()
) -> Iterator[Found]:
    """Yield what the rows of a page are about, and what is open with them, by their texts in all languages.

    A row leads to the page that it opens; where it opens none, to itself.  What is ``known``, and what has been
    yielded, is not yielded again.
    """
    view = view_spec(name).view(page, Voices(words))
    yield from _links(name, view, words)
    seen, rows = set(known), view.rows()
    new = [(row, leads_to) for row in rows for leads_to in _leads_to(row, ask) if not _is_in(seen, leads_to)]
    if not new:
        return
    others = [Words(language) for language in LANGUAGES if language != words.language]
    also = [{row.key: row for row in view_spec(name).view(page, Voices(one)).rows()} for one in others]
    title = words.say(f"key.page.{name}")
    for row, leads_to in new:
        texts = " ".join(text for one in (row, *(found.get(row.key, row) for found in also)) for text in _texts(one))
        said, key, where, verbs = row.named.eye, row.key, title, ""
        action = leads_to.fills if isinstance(leads_to, Spot) else leads_to
        if isinstance(action, Action):
            verb = spec_of(action).name
            verbs = " ".join(one.say(f"verb.{verb}") for one in (words, *others))
            said, key, where = _deed_with(row, action, words), f"{verb} {row.key}", keys.of(verb)
        cells = [Cell(Column.NAME, Said.alike(said), ending=row.cells[0].ending)]
        cells += [cell for cell in row.cells if cell.column is Column.CODE]
        found = Row(f"{name} {key}", leads_to, (*cells, Cell(Column.STATE, Said.alike(where))))
        yield Found(found, folded(said), folded(f"{said} {verbs} {texts} {title}"))


def _deed_with(row: Row, action: Action, words: Words) -> str:
    """Say an action with the thing of a row; what concerns the student is done with no thing, wherever it stands."""
    spec, say, code = spec_of(action), Voices(words), row.cell(Column.CODE)
    does, alone = deed(spec.name, code.said.eye if code else "", say).eye, say(f"verb.{spec.name}").eye
    return f"{alone} {row.named.eye}" if spec.concerns.field and does == alone else does


def _links(name: str, view: View, words: Words) -> Iterator[Found]:
    """Yield the addresses that a page has, in its texts and with its things."""
    blocks = [block for row in view.rows() for block in row.blocks if isinstance(block, Link)]
    links = [*(link for section in view.sections for link in section.links), *blocks]
    where = Cell(Column.STATE, Said.alike(words.say(f"key.page.{name}")))
    for place, link in enumerate(links):
        if isinstance(link.ask, Address):
            cells = (Cell(Column.NAME, Said.alike(link.said.eye)), where)
            found = folded(f"{link.said.eye} {link.said.ear}")
            yield Found(Row(f"{name} link {place}", link.ask, cells), folded(link.said.eye), found)


def _leads_to(row: Row, ask: Ask[Any]) -> Iterator[object]:
    """Yield where a row leads, unless it is about nothing: its page, or itself; and what is open with it."""
    if row.cell(Column.NAME) is None:
        return
    if row.about is not None:
        yield row.opens if row.opens is not None else Spot(ask, row.key)
    for offered in row.offered:
        if offered.decision.open:
            yield Spot(ask, row.key, offered.action) if row.fills(offered.action) else offered.action


def _is_in(seen: set[object], one: object) -> bool:
    """Tell whether something has been seen, and see it; an action that is filled in at several rows is one."""
    about = one.fills if isinstance(one, Spot) and one.fills is not None else one
    if about in seen:
        return True
    seen.add(about)
    return False


def _texts(row: Row) -> Iterator[str]:
    """Yield what stands in a row's columns but its day and its sums, which many share."""
    yield from (cell.said.ear for cell in row.cells if cell.column not in (Column.DATE, Column.AMOUNT, Column.SIZE))


def told_once(found: Iterable[Found], known: Iterable[Found]) -> Iterator[Found]:
    """Yield what leads where nothing that is known already leads."""
    seen = {one.row.about for one in known}
    yield from (one for one in found if not _is_in(seen, one.row.about))
