"""The keys that work here and now, for the key line: the row's to the left, each in its own slot, the page's right."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec
from rich.cells import cell_len

from ladok_core.actions import spec_of
from ladok_core.words import Words
from ladok_tui.config.keys import HelpRow, Keys, help_rows
from ladok_tui.views.verbs import VERBS
from ladok_tui.views.view import Row
from ladok_tui.widgets.key_line import KeyHint

PAGE_KEYS = ("menu", "tab.next", "list.filter", "palette", "reload", "help")
"""What the key line shows of the page's keys, in this order, as far as they work."""


Rows = Mapping[str, HelpRow]
"""What each key does, by the action's id."""


def open_actions(row: Row | None) -> tuple[str, ...]:
    """Return the names of the actions that are open with a row, the most wanted first."""
    return tuple(spec_of(one.action).name for one in row.offered if one.decision.open) if row is not None else ()


def key_rows(keys: Keys) -> Rows:
    """Return what each key does, by the action's id: asked for once, since it is shown after every key."""
    return {one.id: one for one in help_rows(("page", "list", "global"), keys)}


def row_hints(row: Row | None, known: Rows, words: Words, *, can_open: bool, elsewhere: bool) -> Iterator[KeyHint]:
    """Yield what can be done with the highlighted row; a slot stays where it is while the highlight moves.

    ``can_open`` is whether it opens in place, ``elsewhere`` whether what there is about it stands beside or below.
    """
    names = open_actions(row)
    opens = [words.say("key.list.open"), *(words.say(f"verb.{name}") for name in VERBS), words.say("key.list.expand")]
    if row is not None and row.acts and names:
        said, works = words.say(f"verb.{names[0]}"), True
    elif row is not None and row.opens is not None:
        said, works = words.say("key.list.open"), True
    else:
        said, works = words.say("key.list.expand"), can_open or elsewhere
    yield _hint(known["list.open"], said, works=works, room=_room(known["list.open"], opens[:2]))
    first, *others = VERBS
    yield _hint(known[first], words.say(f"verb.{first}"), works=first in names)
    yield _hint(known["why"], words.say("key.why"), works=row is not None and is_explained(row))
    yield _hint(known["list.expand"], words.say("key.list.expand"), works=can_open)
    # The last ones push nothing aside, so they need no slot of their own.
    yield from (_hint(known[name], words.say(f"verb.{name}")) for name in others if name in names)


def shown(hints: Iterable[KeyHint], sign: Callable[[str], str]) -> list[KeyHint]:
    """Return hints with their keys as they are shown here: by signs, or in words where signs aren't read out."""
    return [msgspec.structs.replace(hint, key=sign(hint.key)) for hint in hints]


def is_explained(row: Row) -> bool:
    """Decide whether there is anything to say of why a row is as it is."""
    return bool(row.offered) or hasattr(row.about, "shown")


def page_hints(known: Rows, words: Words, left_out: Sequence[str]) -> Iterator[KeyHint]:
    """Yield the page's keys, help last, without those that do nothing here."""
    for name in PAGE_KEYS:
        if name not in left_out:
            yield _hint(known[name], words.say(known[name].words))


def _hint(row: HelpRow, words: str, *, works: bool = True, room: int = 0) -> KeyHint:
    action = row.action if row.action.startswith("app.") else f"screen.{row.action}"
    return KeyHint(row.keys[0], words, action, works, room)


def _room(row: HelpRow, words: Sequence[str]) -> int:
    return cell_len(row.keys[0]) + 1 + max(map(cell_len, words))
