"""The key list as Textual wants it: bindings for a place, and the second key after ``go``."""

from functools import cache
from typing import TypeVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.events import Event, Key
from textual.widget import Widget

from ladok_tui.config.key_names import canonical, textual_name
from ladok_tui.config.keymap import Keymap
from ladok_tui.config.keys import KEY_ACTIONS, go_target, heard_in, is_character

Result = TypeVar("Result")

HEARING = frozenset({"on_key", "_on_key", "on_event", "handle_key", "dispatch_key", "check_consume_key"})
"""The methods by which a widget hears keys itself, beside those that are named after a key."""


def bindings(scope: str) -> list[BindingType]:
    """Return the BINDINGS of a place, with the ids that a keymap needs; raises KeyError for an unknown scope.

    The app takes ``global``, a page its own ``page.…``, a dialog ``dialog``, a list ``list``, a field ``text``.  The
    descriptions are the catalogue's keys: who shows them puts them into words.
    """
    wanted = heard_in(scope)
    return [
        Binding(",".join(map(textual_name, one.keys)), one.action, one.words, show=one.show, id=one.id)
        for one in KEY_ACTIONS
        if one.scope in wanted
    ]


@cache
def _hears_keys(kind: type[DOMNode]) -> bool:
    """Decide whether a kind of widget hears keys otherwise than by its bindings."""
    own = {name for one in kind.__mro__ if one not in Widget.__mro__ for name in vars(one)}
    return not own.isdisjoint(HEARING) or any(name.startswith("key_") for name in own)


class KeyedApp(App[Result], inherit_bindings=False):
    """An app that hears the key list, as the user has changed it.

    Textual's own bindings are left out: they have no ids, and its Ctrl+Q would quit past ours.
    """

    BINDINGS = bindings("global")
    keymap = Keymap()
    alt_keys: frozenset[str] = frozenset()
    """The keys with Alt that the user has given something to do."""
    _going = False

    def use_keymap(self, keymap: Keymap) -> None:
        """Put the user's keys in force, in every screen and dialog."""
        self.keymap = keymap
        self.alt_keys = frozenset(key for keys in keymap.keys.values() for key in keys if key.startswith("alt+"))
        self.set_keymap(keymap.for_textual())

    @property
    def going(self) -> bool:
        """Whether the go key was pressed and the second key is awaited."""
        return self._going

    def action_go(self) -> None:
        """Take the next key as the place to go to; any other key gives up, without doing anything else."""
        self._set_going(True)

    def going_changed(self) -> None:
        """Told when the go key is pressed and when the second one came; a footer shows the choices here."""

    def nowhere_to_go(self, key: str) -> None:
        """Told when the second key after the go key leads nowhere; an app says so here."""

    def means_nothing(self, key: str) -> None:
        """Told when a key does nothing where it was pressed; an app says so here, of a key that might."""

    def hears(self, key: Key) -> bool:
        """Decide whether a key is heard at all, before it does anything."""
        del key
        return True

    async def on_event(self, event: Event) -> None:
        """Hear the second key before anything that has the focus does."""
        # A key that nobody wanted comes back here, forwarded.
        key = event if isinstance(event, Key) and not event.is_forwarded else None
        if key is not None and self.screen_stack and not self.hears(key):
            event.stop()
            return
        if not (self._going and isinstance(event, Key)):
            if key is None or not await self._is_done_at_once(key):
                await super().on_event(event)
            return
        event.stop()
        self._set_going(False)
        key_name = canonical(event.key) or event.key
        target = go_target(key_name, self.keymap.keys)
        if target is not None:
            await self.run_action(target.action)
        elif is_character(key_name):  # another key is a way out
            self.nowhere_to_go(key_name)

    async def _is_done_at_once(self, key: Key) -> bool:
        """Do what a key is bound to, where nothing on its way from the focus up to here would hear it before.

        It would come back here in the end, by way of each widget that the focus lies in: half of what a key costs.
        """
        if not (self.app_focus and self.screen_stack) or any(map(_hears_keys, self._on_the_way_up())):
            return False
        if await self._check_bindings(key.key):
            return True
        self.means_nothing(key.key)
        return False

    def _on_the_way_up(self) -> list[type[DOMNode]]:
        begin = self.focused or self.screen
        return [type(node) for node in begin.ancestors_with_self if node is not self]

    def _set_going(self, going: bool) -> None:
        self._going = going
        self.going_changed()
