"""Every key of the terminal, as data: bindings, footer, help, palette and the keymap file all read this one list."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from ladok_tui.views import VIEWS
from ladok_tui.views.verbs import VERBS

SCOPES = ("global", "page", "list", "dialog", "text", "go")
"""Where a key is heard.

``global`` everywhere, over dialogs too; ``page`` on every page; ``list`` while a list has the focus; ``dialog`` and
``text`` while a dialog is open or text is typed; ``go`` is the second key after ``go``.
"""

Keys = Mapping[str, tuple[str, ...]]
"""The keys of each action, by its id."""


class KeyAction(msgspec.Struct, frozen=True):
    """Something that a key does.

    ``id`` is what a keymap file calls it; ``keys`` its default keys, printable ones as their character; ``words`` the
    catalogue's key for its name; ``show`` whether the footer has it; ``action`` the Textual action that it runs.
    """

    id: str
    keys: tuple[str, ...]
    words: str
    scope: str
    show: bool
    action: str


def opens(page: str) -> str:
    """Return the Textual action that opens a page."""
    return f"app.open_page('{page}')"


KEY_ACTIONS: tuple[KeyAction, ...] = (
    # Pages, and what can be done on each: first, as the footer shows them in this order.
    *(KeyAction(name, (letter,), f"verb.{name}", "page", True, f"act('{name}')") for name, letter in VERBS.items()),
    KeyAction("save", ("ctrl+s",), "key.save", "page", False, "save"),
    KeyAction("tick", ("space",), "key.tick", "page", False, "tick"),
    KeyAction("why", ("w",), "key.why", "page", True, "why"),
    KeyAction("tab.next", ("f",), "key.tab.next", "page", True, "next_tab"),
    KeyAction("tab.previous", ("F",), "key.tab.previous", "page", False, "previous_tab"),
    *(
        KeyAction(f"page.{view.page}", (view.number,), f"key.page.{view.page}", "page", False, opens(view.page))
        for view in VIEWS
        if view.number
    ),
    KeyAction("go", ("g",), "key.go", "page", False, "app.go"),
    *(
        KeyAction(f"go.{view.page}", (view.letter,), f"key.page.{view.page}", "go", False, opens(view.page))
        for view in VIEWS
        if view.letter
    ),
    KeyAction("menu", ("m",), "key.menu", "page", True, "app.menu"),
    KeyAction("palette", ("ctrl+p", ":"), "key.palette", "page", True, "app.command_palette"),
    KeyAction("reload", ("u", "ctrl+r", "f5"), "key.reload", "page", False, "reload"),
    KeyAction("student", ("s",), "key.student", "page", False, "app.choose_student"),
    KeyAction("theme", ("t",), "key.theme", "page", False, "app.choose_theme"),
    # The list of things that every page is.
    KeyAction("list.open", ("enter",), "key.list.open", "list", True, "select_cursor"),
    KeyAction("list.filter", ("/",), "key.list.filter", "list", True, "filter"),
    KeyAction("list.up", ("up", "k"), "key.list.up", "list", False, "cursor_up"),
    KeyAction("list.down", ("down", "j"), "key.list.down", "list", False, "cursor_down"),
    KeyAction("list.expand", ("right", "l"), "key.list.expand", "list", False, "expand"),
    KeyAction("list.collapse", ("left", "h"), "key.list.collapse", "list", False, "collapse"),
    KeyAction("list.first", ("home",), "key.list.first", "list", False, "scroll_home"),
    KeyAction("list.last", ("end", "G"), "key.list.last", "list", False, "scroll_end"),
    KeyAction("list.page_up", ("pageup", "ctrl+b"), "key.list.page_up", "list", False, "page_up"),
    KeyAction("list.page_down", ("pagedown", "ctrl+f"), "key.list.page_down", "list", False, "page_down"),
    # The brackets need AltGr on a Nordic keyboard, the capitals don't.
    KeyAction("list.heading_previous", ("[", "K"), "key.list.heading_previous", "list", False, "heading_previous"),
    KeyAction("list.heading_next", ("]", "J"), "key.list.heading_next", "list", False, "heading_next"),
    # In a dialog, where what has the focus does not hear them itself; Tab moves on too, see below.
    KeyAction("dialog.press", ("enter", "space"), "key.dialog.press", "dialog", True, "press"),
    KeyAction("dialog.next", ("right", "down", "l", "j"), "key.dialog.next", "dialog", False, "app.focus_next"),
    KeyAction(
        "dialog.previous", ("left", "up", "h", "k"), "key.dialog.previous", "dialog", False, "app.focus_previous"
    ),
    # While text is typed no letter does anything else.
    KeyAction("text.done", ("enter", "down"), "key.text.done", "text", True, "done"),
    KeyAction("text.clear", ("ctrl+u",), "key.text.clear", "text", True, "clear"),
    KeyAction("back", ("escape",), "key.back", "global", False, "back"),
    KeyAction("copy", ("y",), "key.copy", "global", False, "app.copy"),
    KeyAction("focus.next", ("tab",), "key.focus.next", "global", False, "app.focus_next"),
    KeyAction("focus.previous", ("shift+tab",), "key.focus.previous", "global", False, "app.focus_previous"),
    KeyAction("language", ("L",), "key.language", "global", False, "app.other_language"),
    KeyAction("redraw", ("ctrl+l",), "key.redraw", "global", False, "app.redraw"),
    KeyAction("help", ("?", "f1"), "key.help", "global", True, "app.help"),
    KeyAction("interrupt", ("ctrl+c",), "key.interrupt", "global", False, "app.interrupt"),
    KeyAction("suspend", ("ctrl+z",), "key.suspend", "global", False, "app.suspend_process"),
    KeyAction("quit", ("q", "ctrl+q"), "key.quit", "global", True, "app.quit"),
)

DEFAULT_KEYS: Keys = {action.id: action.keys for action in KEY_ACTIONS}

KEY_SIGNS: Mapping[str, str] = {
    "enter": "↵", "up": "↑", "down": "↓", "left": "←", "right": "→", "escape": "esc", "pageup": "pgup",
    "pagedown": "pgdn", "delete": "del",
}  # fmt: skip


class Collision(msgspec.Struct, frozen=True):
    """A key that two actions want in places where both are heard."""

    key: str
    first: str
    second: str


class HelpRow(msgspec.Struct, frozen=True):
    """A line of the help list, the footer or the palette: how the keys look, and the catalogue's key for the words."""

    id: str
    keys: tuple[str, ...]
    words: str
    scope: str
    action: str


def heard_in(scope: str) -> tuple[str, ...]:
    """Return the scopes whose keys the place itself has to bind; raises KeyError for a scope that doesn't exist.

    A dialog binds the global keys too: what lies beneath it, the app included, hears nothing while it is open.
    """
    if scope not in SCOPES:
        raise KeyError(scope)
    return (scope, "global") if scope == "dialog" else (scope,)


def overlap(one: str, other: str) -> bool:
    """Whether a key can be heard in both scopes at once.

    What has the focus inside a dialog (a list, a field) is asked before the dialog, and a list and a field never have
    it together; there the same key may mean the same thing twice (Enter, the arrows).
    """
    if one == other or "global" in {one, other}:
        return True
    pair = {one, other}
    return "page" in pair and bool(pair & {"list", "text"})


def collisions(keys: Keys = DEFAULT_KEYS) -> Iterator[Collision]:
    """Every key that two actions want in overlapping scopes, in the order of the list."""
    for place, action in enumerate(KEY_ACTIONS):
        for earlier in KEY_ACTIONS[:place]:
            if overlap(earlier.scope, action.scope):
                shared = [key for key in keys[action.id] if key in keys[earlier.id]]
                yield from (Collision(key, earlier.id, action.id) for key in shared)


def is_character(key: str) -> bool:
    """Whether the key types something, so that it can't be a command while text is typed."""
    return len(key) == 1 or key == "space"


def key_sign(key: str) -> str:
    """Return a key as the footer and the help show it: ``↵``, ``esc``, ``ctrl+p``, ``/``."""
    *modifiers, base = key.split("+") if len(key) > 1 else [key]
    return "+".join([*modifiers, KEY_SIGNS.get(base, base)])


def help_rows(scopes: Iterable[str], keys: Keys = DEFAULT_KEYS, gone: Iterable[str] = ()) -> tuple[HelpRow, ...]:
    """Return every action that the scopes hear, in the order of the list, with the keys that it has now.

    Keys that open a page which is ``gone`` are left out.
    """
    wanted, closed = set(scopes), {opens(page) for page in gone}
    return tuple(
        HelpRow(action.id, tuple(map(key_sign, _typed(action, keys))), action.words, action.scope, action.action)
        for action in KEY_ACTIONS
        if action.scope in wanted and action.action not in closed
    )


def footer_rows(scopes: Iterable[str], keys: Keys = DEFAULT_KEYS) -> tuple[HelpRow, ...]:
    """Return those of the help rows that the footer has room for."""
    shown = {action.id for action in KEY_ACTIONS if action.show}
    return tuple(row for row in help_rows(scopes, keys) if row.id in shown)


def go_target(key: str, keys: Keys = DEFAULT_KEYS) -> KeyAction | None:
    """Return what the second key after ``go`` leads to, or None when it leads nowhere."""
    return next((action for action in KEY_ACTIONS if action.scope == "go" and key in keys[action.id]), None)


def _typed(action: KeyAction, keys: Keys) -> tuple[str, ...]:
    # A go letter is typed after the go key: "g s".  The first key of each is enough to say it.
    if action.scope != "go":
        return keys[action.id]
    return tuple(f"{keys['go'][0]} {key}" for key in keys[action.id])
