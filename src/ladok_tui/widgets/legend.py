"""The signs of the screen: one meaning each, and their words for who asks; the screens draw no other.

The signs of states come with the states, from the core.  These are the widgets' own, and the list of all for the help.
"""

from collections.abc import Callable, Mapping

import msgspec

OPENED = "▾ "
"""Before a row whose inner rows are shown."""

CLOSED = "+ "
"""Before a row that has rows in it, not shown.  Not ▸, which means that something can be done now."""

LEADS_TO = "→ "
"""Before a page that one can go to, or what to do about a reason."""

ABOVE, BELOW = "↑", "↓"
"""There is more above, below."""

CHOSEN = ("[", "]")
"""Around the chosen one of several, as a tab or a step."""

DONE = "✓"
"""After a step that is complete."""

CHANGED = "*"
"""After a field that has been changed and isn't saved."""

WRONG = "!"
"""Before what is wrong with a field; the same sign as a state that needs attention."""

TICKED, UNTICKED, BARRED = "[x]", "[ ]", "[-]"
"""A thing that is ticked, one that can be, one that can't."""


class Sign(msgspec.Struct, frozen=True):
    """A sign, and the catalogue's key for what it means."""

    sign: str
    words: str


LEGEND = (
    Sign("▸", "legend.now"),
    Sign("✓", "legend.done"),
    Sign("●", "legend.ongoing"),
    Sign("○", "legend.not-begun"),
    Sign("!", "legend.attention"),
    Sign("–", "legend.not-passed"),
    Sign("✕", "legend.ended"),
    Sign("↦", "legend.credited"),
    Sign("?", "legend.unknown"),
    Sign(OPENED.strip(), "legend.opened"),
    Sign(CLOSED.strip(), "legend.closed"),
    Sign(LEADS_TO.strip(), "legend.leads-to"),
    Sign("[x]", "legend.ticked"),
    Sign("[-]", "legend.barred"),
    Sign(CHANGED, "legend.changed"),
)
"""Every sign that stands on a page, in the order of the help."""

KEY_WORDS: Mapping[str, str] = {
    "↵": "key-word.enter", "↑": "key-word.up", "↓": "key-word.down", "←": "key-word.left", "→": "key-word.right",
}  # fmt: skip
"""The catalogue's keys for the words that stand for key signs where signs aren't read out."""


def heard_key(sign: str, say: Callable[[str], str]) -> str:
    """Return a key's sign in a word, where signs aren't read out or the font lacks them (R7): ``Enter`` for ``↵``."""
    *modifiers, base = sign.split("+") if len(sign) > 1 else [sign]
    return "+".join([*modifiers, say(KEY_WORDS[base]) if base in KEY_WORDS else base])
