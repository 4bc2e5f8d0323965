"""What was found, for scripts and to be told: each finding with how it stands."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from ladok_tui.commands.places import Place
from ladok_tui.config.config_file import Fault
from ladok_tui.terminal.in_force import InForce


class State(StrEnum):
    """How a finding stands; the worst of them is the report's."""

    OK = "ok"
    LOOK = "look"
    WRONG = "wrong"


class Finding(msgspec.Struct, frozen=True):
    """One thing that was looked at.

    ``name`` is stable and begins with its group, as ``store.size``; ``value`` None for what can't be told.  Where it
    isn't ok, or needs a word, ``code`` says why for a script and ``sentences`` for a person.
    """

    name: str
    value: str | int | bool | None
    state: State = State.OK
    code: str | None = None
    sentences: tuple[str, ...] = ()


class Report(msgspec.Struct, frozen=True):
    """Everything that was found.  Paths have ~ for the home folder, and $USER where the user's name would stand."""

    state: State
    findings: tuple[Finding, ...]
    places: tuple[Place, ...]
    settings: tuple[InForce, ...]
    faults: tuple[Fault, ...]


def worst(states: Iterable[State]) -> State:
    """Return the worst of the states; of none, that all is well."""
    return max(states, key=list(State).index, default=State.OK)
