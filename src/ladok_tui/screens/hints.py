"""The keys that work here and now, for the key line: the row's to the left, each in its own slot, the page's right."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec
from rich.cells import cell_len

from ladok_core.actions import spec_of
from ladok_core.words import Words
from ladok_tui.config.keys import HelpRow, Keys, help_rows
from ladok_tui.views.verbs import VERBS
from ladok_tui.views.view import Row, Why
from ladok_tui.widgets.key_line import KeyHint

PAGE_KEYS = ("menu", "tab.next", "list.filter", "palette", "reload", "help", "save")
"""What the key line shows of the page's keys, in this order, as far as they work: the last ones in any window."""


Rows = Mapping[str, HelpRow]
"""What each key does, by the action's id."""


class RowFacts(msgspec.Struct, frozen=True):
    """What of a row its keys hang on.

    ``actions`` are the names of those that are open with it, the most wanted first, and ``acts`` whether Enter does the
    first of them.  ``opens`` is whether it has a page of its own, ``explained`` whether there is anything to say of why
    it is as it is, ``can_open`` whether it opens in place, ``elsewhere`` whether what there is about it stands beside
    or below the list, ``ticks`` whether it can be ticked, ``fills`` whether it is filled in, ``copies`` whether it is
    an address, which is there to be copied.
    """

    actions: tuple[str, ...] = ()
    acts: bool = False
    opens: bool = False
    explained: bool = False
    can_open: bool = False
    elsewhere: bool = False
    ticks: bool = False
    fills: bool = False
    copies: bool = False


def facts_of(row: Row, *, can_open: bool, elsewhere: bool) -> RowFacts:
    """Return what of a row its keys hang on; the list knows whether it opens, the page where its details are."""
    done = (one.action for one in row.offered if one.decision.open and not row.fills(one.action))
    actions = tuple(spec_of(one).name for one in done)
    return RowFacts(
        actions,
        acts=row.acts,
        opens=row.opens is not None,
        explained=is_explained(row),
        can_open=can_open,
        elsewhere=elsewhere,
        ticks=row.ticks is not None,
        fills=bool(row.fields),
    )


def key_rows(keys: Keys) -> Rows:
    """Return what each key does, by the action's id: asked for once, since it is shown after every key."""
    return {one.id: one for one in help_rows(("page", "list", "global"), keys)}


def row_hints(row: RowFacts, known: Rows, words: Words) -> Iterator[KeyHint]:
    """Yield what can be done with the highlighted row; a slot stays where it is while the highlight moves."""
    opens = [words.say("key.list.open"), *(words.say(f"verb.{name}") for name in VERBS), words.say("key.list.expand")]
    if row.fills:
        said, works = words.say("form.fill"), True
    elif row.acts and row.actions:
        said, works = words.say(f"verb.{row.actions[0]}"), True
    elif row.ticks:
        said, works = words.say("key.tick"), True
    elif row.opens:
        said, works = words.say("key.list.open"), True
    else:
        said, works = words.say("key.list.expand"), row.can_open or row.elsewhere
    yield _hint(known["list.open"], said, works=works, room=_room(known["list.open"], opens[:2]))
    first, *others = VERBS
    yield _hint(known[first], words.say(f"verb.{first}"), works=first in row.actions)
    yield _hint(known["why"], words.say("key.why"), works=row.explained)
    yield _hint(known["list.expand"], words.say("key.list.expand"), works=row.can_open)
    if row.copies:
        yield _hint(known["copy"], words.say("key.copy"))
    # The last ones push nothing aside, so they need no slot of their own.
    yield from (_hint(known[name], words.say(f"verb.{name}")) for name in others if name in row.actions)


def shown(hints: Iterable[KeyHint], sign: Callable[[str], str]) -> tuple[KeyHint, ...]:
    """Return hints with their keys as they are shown here: by signs, or in words where signs aren't read out."""
    return tuple(msgspec.structs.replace(hint, key=sign(hint.key)) for hint in hints)


def is_explained(row: Row) -> bool:
    """Decide whether there is anything to say of why a row is as it is."""
    return bool(row.offered) or hasattr(row.about, "shown") or any(isinstance(one, Why) for one in row.blocks)


def page_hints(known: Rows, words: Words, left_out: Sequence[str]) -> Iterator[KeyHint]:
    """Yield the page's keys, without those that do nothing here."""
    for name in PAGE_KEYS:
        if name not in left_out:
            yield _hint(known[name], words.say(known[name].words))


def _hint(row: HelpRow, words: str, *, works: bool = True, room: int = 0) -> KeyHint:
    action = row.action if row.action.startswith("app.") else f"screen.{row.action}"
    return KeyHint(row.keys[0], words, action, works, room)


def _room(row: HelpRow, words: Sequence[str]) -> int:
    return cell_len(row.keys[0]) + 1 + max(map(cell_len, words))
