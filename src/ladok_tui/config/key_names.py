"""Which keys there are: the names a terminal's keys have in Textual, and how the user's spelling becomes one."""

import functools

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS  # private; a test holds what we take from it
from textual.keys import REPLACED_KEYS, _character_to_key, key_to_character  # _character_to_key as above

from ladok_tui.config.config_file import nearest

OTHER_NAMES = {
    "esc": "escape",
    "return": "enter",
    "newline": "enter",
    "ctrl+m": "enter",
    "ctrl+i": "tab",
    "ctrl+h": "backspace",
    "backtab": "shift+tab",
    "pgup": "pageup",
    "page_up": "pageup",
    "pgdn": "pagedown",
    "page_down": "pagedown",
    "del": "delete",
    "ins": "insert",
    "spacebar": "space",
}
"""What people call keys, and what a terminal sends instead: offered in the message, never taken silently."""


@functools.cache
def named_keys() -> frozenset[str]:
    """Every key that isn't a character and that a plain terminal, without the kitty protocol, can send."""
    sent = {key.value for keys in ANSI_SEQUENCES_KEYS.values() if isinstance(keys, tuple) for key in keys}
    return frozenset(key for key in sent if not key.startswith("<")) | {"space"}


def canonical(key: str) -> str | None:
    """Return the one spelling of a key, or None for a key that no terminal sends.

    A printable key is its character, however it was named (``?``, ``question_mark``); others go by Textual's names
    (``enter``, ``ctrl+x``), with the modifiers in alphabetical order.
    """
    key = key.strip() or (" " if key else "")
    if key in {" ", "space"}:
        return "space"
    if len(key) == 1:
        return key if key.isprintable() else None
    *modifiers, base = key.split("+")
    spelling = "+".join([*sorted(modifiers), base])
    if spelling in named_keys():
        return spelling
    if modifiers == ["alt"] and len(base) == 1 and base.isascii() and base.isalnum() and not base.isupper():
        return spelling
    # Textual's own lookup misses the names that it has shortened itself: slash, plus, minus, at …
    character = key_to_character(REPLACED_KEYS.get(key, key))
    # Only the name that Textual itself gives the character will ever match a key press.
    return character if character and character.isprintable() and _character_to_key(character) == key else None


def textual_name(key: str) -> str:
    """Return the canonical key as Textual wants it in a comma-separated list: ``,`` would end an entry."""
    return _character_to_key(key) if len(key) == 1 else key


def nearest_key(key: str) -> str:
    """Return the key that was probably meant, or an empty text."""
    lowered = key.strip().casefold()
    if lowered in OTHER_NAMES:
        return OTHER_NAMES[lowered]
    modifiers, _, base = key.strip().rpartition("+")
    # Shift with a letter is the capital letter: no terminal tells them apart.
    if modifiers.casefold() == "shift" and len(base) == 1 and base.isalpha():
        return base.upper()
    return canonical(lowered) or nearest(key, named_keys())
