"""The user's keymap file: read, checked in every way that Textual doesn't, and put over the default keys.

Textual takes a keymap without a word: it unbinds the loser of a collision, ignores ids that it doesn't know, accepts
keys that no keyboard has, keeps the defaults for an empty list, and splits an entry at the comma key.  So the file is
held against our own list first, and a file with any fault is not used at all.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from ladok_tui.config.config_file import BadConfig, Problem, TomlText, Unreadable, nearest, read_toml
from ladok_tui.config.folder import KEYMAP_FILE
from ladok_tui.config.key_names import canonical, nearest_key, textual_name
from ladok_tui.config.keys import DEFAULT_KEYS, KEY_ACTIONS, Keys, collisions, is_character

SCOPE_OF = {action.id: action.scope for action in KEY_ACTIONS}


class BadKeymap(BadConfig, frozen=True):
    """The keymap file has faults; every key is at its default."""


class Keymap(msgspec.Struct, frozen=True):
    """The keys in force, and what is wrong with the file, if anything."""

    keys: Keys = msgspec.field(default_factory=lambda: DEFAULT_KEYS)
    trouble: BadKeymap | None = None

    def for_textual(self) -> dict[str, str]:
        """Return what differs from the defaults, for ``App.set_keymap``."""
        changed = {id_: keys for id_, keys in self.keys.items() if keys != DEFAULT_KEYS[id_]}
        return {id_: ",".join(map(textual_name, keys)) for id_, keys in changed.items()}


def load_keymap(folder: Path) -> Keymap:
    """Read the keymap file of the config folder; without one, or with a bad one, every key is at its default."""
    path = folder / KEYMAP_FILE
    try:
        file = read_toml(path)
    except Unreadable as trouble:
        return Keymap(trouble=BadKeymap(path, (trouble.problem,)))
    if not file.values:  # our own keys are known not to quarrel
        return Keymap()
    chosen: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for name, value in _entries(file.values):
        found = list(_faults(name, value, _line(file, name)))
        problems += found
        # Keys that we couldn't read quarrel with nobody.
        chosen[name] = () if found else _spelled(_listed(value))
    keys = {**DEFAULT_KEYS, **{name: keys for name, keys in chosen.items() if name in DEFAULT_KEYS}}
    problems += _quarrels(keys, file)
    return Keymap(trouble=BadKeymap(path, tuple(problems))) if problems else Keymap(keys)


def _entries(values: dict[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    # An unquoted list.down = […] is a table "list" to TOML; the user means the same.
    for name, value in values.items():
        if isinstance(value, dict) and value:
            yield from _entries(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _line(file: TomlText, name: str) -> int:
    table, _, key = name.rpartition(".")
    return file.line_of(name) or file.line_of(key, table)


def _listed(value: object) -> list[object]:
    # One key may be written without the brackets.
    return value if isinstance(value, list) else [value]


def _spelled(listed: list[object]) -> tuple[str, ...]:
    spelled = (canonical(key) for key in listed if isinstance(key, str))
    return tuple(dict.fromkeys(key for key in spelled if key))


def _faults(name: str, value: object, line: int) -> Iterator[Problem]:
    if name not in DEFAULT_KEYS:
        yield Problem("config.unknown-key-action", name=name, nearest=nearest(name, DEFAULT_KEYS), line=line)
        return
    listed = _listed(value)
    if not listed:
        yield Problem("config.no-keys", name=name, line=line)
    for key in listed:
        if not isinstance(key, str):
            yield Problem("config.keys-not-text", name=name, line=line)
        elif (spelled := canonical(key)) is None:
            yield Problem("config.impossible-key", name=name, other=key, nearest=nearest_key(key), line=line)
        elif SCOPE_OF[name] == "text" and is_character(spelled):
            yield Problem("config.letter-in-text", name=name, other=spelled, line=line)
    spelled_keys = _spelled(listed)
    if name == "back" and spelled_keys and all(map(is_character, spelled_keys)):
        # A letter is typed into a field, so it can't be the only way out of one.
        yield Problem("config.back-unreachable", name=name, nearest="escape", line=line)


def _quarrels(keys: Keys, file: TomlText) -> Iterator[Problem]:
    for collision in collisions(keys):
        # Blame a line that the user wrote, the later action's if both are theirs.
        lines = {name: _line(file, name) for name in (collision.second, collision.first)}
        line = next((line for line in lines.values() if line), 0)
        both = f"{collision.first}, {collision.second}"
        yield Problem("config.key-taken", name=collision.key, other=both, line=line)
