"""The one sentence that a person reads after a fault."""

import contextlib
import sys
from pathlib import Path
from typing import Protocol


class Say(Protocol):
    """Puts a catalogue key and its values into words, in the person's language."""

    def __call__(self, key: str, /, **values: str) -> str:
        """Return the words."""


def crash_sentence(say: Say, report: Path | None) -> str:
    """Return the sentence that tells of a fault, and where its report is."""
    try:
        return say("ending.crashed", path=str(report)) if report else say("ending.crashed-unreported")
    except Exception:  # the words themselves may be what is broken
        return f"ladok-tui: {report or 'error'}"


def tell(sentence: str) -> None:
    """Write a sentence to stderr, if there is still anyone to read it."""
    if sys.__stderr__ is not None:
        with contextlib.suppress(OSError, ValueError):
            sys.__stderr__.write(sentence.encode(sys.__stderr__.encoding, "replace").decode(sys.__stderr__.encoding))
            sys.__stderr__.write("\n")
            sys.__stderr__.flush()
