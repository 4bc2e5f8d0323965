"""What reading a student's saved answers came to: what was taken, not known, missing, and passed over."""

import msgspec

from ladok_core.model.text import Text


class Taken(msgspec.Struct, frozen=True):
    """How many of each thing the records hold."""

    packages: int = 0
    courses: int = 0
    modules: int = 0
    results: int = 0
    credit_transfers: int = 0
    contact: bool = False


class Unknown(msgspec.Struct, frozen=True):
    """An answer or file that was not understood, how often, and why.

    ``where`` is the path of an address without its ids, or a file's name: never a query, never a value.  ``why`` is
    ``shape`` (no answer that is known), ``xml``, ``empty`` (the browser did not save it), ``error`` (Ladok answered
    with an error) or ``broken`` (saved, and not whole).
    """

    where: str
    why: str
    times: int = 1


class Skipped(msgspec.Struct, frozen=True):
    """Items of an answer that were passed over because a value in them can't be right; ``what`` is place, node, ..."""

    what: str
    where: str
    times: int = 1


class Unvisited(msgspec.Struct, frozen=True):
    """A course whose own page was not among the answers, so that its results are known in sum only."""

    code: str
    name: Text


class ImportReport(msgspec.Struct, frozen=True):
    """What came of it.

    ``missing`` names what was in none of the answers: ``student``, ``contact``, ``structure``, ``places``;
    ``unvisited`` the courses that were begun and whose own pages were not among them.
    """

    institutions: tuple[Text, ...] = ()
    taken: Taken = Taken()
    unknown: tuple[Unknown, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    missing: tuple[str, ...] = ()
    unvisited: tuple[Unvisited, ...] = ()
