"""What a reader has said: its log as utterances, and what a check asks of them."""

import re
from collections.abc import Sequence
from pathlib import Path

OWN_WORDS = ("Start Fenrir", "pychant is not installed")
"""What Fenrir says of itself."""

JUNK = re.compile(r"^(25u|p+|22;default)$")
"""The ends of escape sequences that a reader has taken for text."""

FRAME = re.compile("[│╭╮╰╯─]|[A-ZÅÄÖ]│|│[a-z]+$|left bracket")
"""A dialog's frame, or letters of the page that stick out beside it."""


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
    """Return a text's words; a sign or a single letter is none."""
    return re.findall(r"[0-9A-Za-zÅÄÖåäöé]{2,}", text)


def words_before(said: Sequence[str], wanted: str) -> int | None:
    """Return how many words a listener hears before those wanted; None where they are never said.

    None at all where the last utterance begins with them: each one cuts the one before.
    """
    sought = words(wanted)
    if said and words(said[-1])[: len(sought)] == sought:
        return 0
    told = " ".join(" ".join(words(one)) for one in said)
    place = told.find(" ".join(sought))
    return len(told[:place].split()) if place >= 0 else None
