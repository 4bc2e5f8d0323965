"""The letter of each action: the key that does it with the thing under the highlight, after asking."""

from collections.abc import Mapping

VERBS: Mapping[str, str] = {
    "register": "r",
    "choose": "v",
    "apply": "p",
    "unchoose": "z",
    "unapply": "o",
    "change-offering": "b",
    "withdraw": "x",
    "stop": "a",
    "exam-signup": "+",
    "exam-signoff": "-",
    "details": "e",
    "temporary-address": "i",
    "remove-temporary-address": "d",
}
"""The default key of each action, by the action's name."""
