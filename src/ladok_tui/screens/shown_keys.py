"""The keys in force as they are shown here: by their signs, or in words where signs aren't read out (R7)."""

from collections.abc import Callable, Iterable

import msgspec

from ladok_tui.config.keys import DEFAULT_KEYS, HelpRow, Keys, help_rows, key_sign


class ShownKeys(msgspec.Struct, frozen=True):
    """The keys of each action, and how the sign of a key is shown."""

    keys: Keys = msgspec.field(default_factory=lambda: DEFAULT_KEYS)
    shown: Callable[[str], str] = str

    def of(self, action: str) -> str:
        """Return the first key of an action, by the action's id."""
        return self.shown(key_sign(self.keys[action][0]))

    def rows(self, scopes: Iterable[str], gone: Iterable[str] = ()) -> tuple[HelpRow, ...]:
        """Return every action that the scopes hear, in the order of the list, but those that open pages ``gone``."""
        found = help_rows(scopes, self.keys, gone)
        return tuple(msgspec.structs.replace(one, keys=tuple(map(self.shown, one.keys))) for one in found)
