"""What reading a student's saved answers came to: what was taken, not known, missing, and passed over."""

import msgspec

from ladok_core.importing.answer import Address
from ladok_core.model.text import Text

WHYS = (
    "empty",  # the browser did not save it
    "unanswered",  # it was asked for, and the browser got no answer
    "signed-out",  # Ladok asked for a sign-in instead
    "error",  # Ladok answered with an error
    "cut",  # saved, and not to its end
    "redacted",  # something else was put in its place
    "packed",  # compressed in a way that isn't read here
    "large",  # more than any answer of Ladok's
    "broken",  # saved, and no JSON
    "xml",
    "shape",  # no answer that is known
)
"""Why an answer was not understood: the first explain the most where nothing at all could be taken."""


class Taken(msgspec.Struct, frozen=True):
    """How many of each thing the records hold."""

    packages: int = 0
    courses: int = 0
    modules: int = 0
    results: int = 0
    credit_transfers: int = 0
    contact: bool = False


class Unread(msgspec.Struct, frozen=True):
    """An answer or file as it was found that was not understood, and why: one of WHYS."""

    address: Address
    why: str


class SavedBy(msgspec.Struct, frozen=True):
    """Which browser saved a file, as ``firefox``."""

    browser: str


class Unknown(msgspec.Struct, frozen=True):
    """An answer or file that was not understood, how often, and why.

    ``where`` is the path of an address without its ids, or a file's name: never a query, never a value.  ``why`` is
    one of WHYS.
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
    ``unvisited`` the courses that were begun and whose own pages were not among them.  ``lost`` names what was among
    them and could not be read, so that part of it may be missing.  ``garbled`` are the answers in which letters are
    wrong.  ``undated`` is whether nothing says when the visit was, ``browser`` which one saved it, as ``firefox``.
    """

    institutions: tuple[Text, ...] = ()
    taken: Taken = Taken()
    unknown: tuple[Unknown, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    missing: tuple[str, ...] = ()
    unvisited: tuple[Unvisited, ...] = ()
    lost: tuple[str, ...] = ()
    garbled: tuple[str, ...] = ()
    undated: bool = False
    browser: str = ""
