"""What a reader has said: its log as utterances, and what a check asks of them."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

OWN_WORDS = ("Start Fenrir", "pychant is not installed")
"""What Fenrir says of itself."""

JUNK = re.compile(r"^(25u|p+|22;default)$")
"""The ends of escape sequences that a reader has taken for text."""

SIGNS = frozenset({"dash", "at"})
"""What Fenrir calls a sign that the screen shows."""

FRAME = re.compile("[│╭╮╰╯─]|[A-ZÅÄÖ]│|│[a-z]+$|left bracket")
"""A dialog's frame, or letters of the page that stick out beside it."""


class Heard(NamedTuple):
    """Whether a check holds, and what was said."""

    holds: bool
    said: list[str]


class SpeechLog:
    """The file that a reader's voice writes to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.path.touch()
        self._read_to = 0

    @property
    def size(self) -> int:
        """How much has been said: it grows while the reader speaks."""
        return self.path.stat().st_size

    def said(self) -> list[str]:
        """Return the utterances since this was last asked."""
        with self.path.open(errors="replace") as file:
            file.seek(self._read_to)
            lines = file.read().splitlines()
            self._read_to = file.tell()
        found = (_utterance(*line.split(" ", 1)) for line in lines if " " in line)
        return [one for one in found if one and one not in OWN_WORDS]


def _utterance(verb: str, rest: str) -> str:
    match verb:
        case "say" | "q":  # Fenrir's line; what yasr queues, in braces
            return " ".join(rest.strip().removeprefix("{").removesuffix("}").split())
        case "l":
            return f"letter {rest}"
    return ""


def words(text: str) -> list[str]:
    """Return a text's words; a sign or a single letter is none, nor is what a reader calls a sign."""
    return [one for one in re.findall(r"[0-9A-Za-zÅÄÖåäöé]{2,}", text) if one not in SIGNS]


def words_before(said: Sequence[str], wanted: str) -> int | None:
    """Return how many words a listener hears before those wanted; None where they are never said.

    None at all where the last utterance begins with them: each one cuts the one before.
    """
    if said and _begins(said[-1], wanted):
        return 0
    told = " ".join(" ".join(words(one)) for one in said)
    place = told.find(" ".join(words(wanted)))
    return len(told[:place].split()) if place >= 0 else None


def begins_last(said: Sequence[str], wanted: str) -> bool:
    """Decide whether the last that is heard begins with the words wanted; a reader may say the first of them again."""
    sought = words(wanted)
    if len(said) > 1 and (again := words(said[-1])) and sought[: len(again)] == again:
        return begins_last(said[:-1], wanted) or again == sought
    return bool(said) and _begins(said[-1], wanted)


def _begins(one: str, wanted: str) -> bool:
    """Decide whether an utterance begins with words; yasr puts a letter of what was there before it now and then."""
    sought = words(wanted)
    return sought in (words(one)[: len(sought)], words(one[1:])[: len(sought)])
