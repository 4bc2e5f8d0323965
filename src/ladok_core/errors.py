"""Everything that can go wrong, as one tree; each error carries what its sentence needs, none carries the sentence.

PortalError                      the code is stable, the wording stands in the catalogues
├── Refused(decision)            a rule said no; the decision is the very one that the page showed
├── NotFound(what, wanted)       no such course, package, student, institution, participation
│   ├── OtherKind(education)     what was asked for as a course is a package, or the other way round
│   ├── NotShown(place)          the student had it, and a rule hides it by now
│   └── NotOpen(choice)          there is such a choice, and a rule hides it on that day
├── StoreError(path)             the store cannot be used
│   ├── StoreMissing             there is no such file
│   ├── StoreForeign             the file is not a store of this program, or it is damaged
│   │   └── StoreDamaged(what, where)  one thing in it can't be read: a record, an offering, a line of the journal
│   ├── StoreTooNew(has, knows)  a later version of the program has written it
│   ├── StoreLocked              another program holds it, and did not let go in time
│   ├── StoreFull                there is no room on the disk
│   ├── StoreNoLocks             where it lies nothing keeps two programs from writing at once
│   ├── StoreFailing             the disk, or the way to it, fails
│   ├── StoreReadOnly            it may be read and not written
│   └── StoreDenied              it may not be opened, or its folder may not be entered
└── BadFile(path, what, line)    a file that was to be read in is not what it should be
"""

from typing import TYPE_CHECKING

from ladok_core.model.decision import Decision

if TYPE_CHECKING:  # a command that needs neither is done before their imports would be
    from datetime import date
    from pathlib import Path

    from ladok_core.model.choice import Choice
    from ladok_core.model.education import Education
    from ladok_core.model.participation import Participation


class PortalError(Exception):
    """Anything that a page or an action can answer with.  ``code`` names the sentence in the catalogues."""

    code = "error"


class Refused(PortalError):
    """A rule said no; nothing was written."""

    code = "refused"

    def __init__(self, decision: Decision) -> None:
        super().__init__(", ".join(reason.key for reason in decision.reasons))
        self.decision = decision


class NotFound(PortalError):
    """Nothing by that code or id is shown to the student; ``what`` is the kind of thing, as course or student."""

    code = "not-found"

    def __init__(self, what: str, wanted: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(what)
        self.what, self.wanted, self.known = what, wanted, known


class OtherKind(NotFound):
    """What was asked for on one page has another: a course is no package.  ``page`` is the name of the one it has."""

    code = "other-kind"

    def __init__(self, what: str, wanted: str, education: "Education") -> None:
        super().__init__(what, wanted)
        self.education = education

    @property
    def page(self) -> str:
        """The name of the page that it has."""
        return "course" if self.education.is_course else "package"


class NotShown(NotFound):
    """The student has had a place on it that is not shown by now; ``decision`` is the rule's, on a civil date."""

    code = "not-shown"

    def __init__(self, what: str, wanted: str, place: "Participation", decision: Decision, today: "date") -> None:
        super().__init__(what, wanted)
        self.place, self.decision, self.today = place, decision, today


class NotOpen(NotFound):
    """There is such a choice, which can't be made; ``decision`` is the rule's, on a civil date."""

    code = "not-open"

    def __init__(self, wanted: str, choice: "Choice", decision: Decision, today: "date") -> None:
        super().__init__("choice", wanted)
        self.choice, self.decision, self.today = choice, decision, today


class StoreError(PortalError):
    """The store at ``path`` cannot be used."""

    code = "store"

    def __init__(self, path: "Path | str") -> None:
        super().__init__(self.code)
        self.path = path


class StoreMissing(StoreError):
    """There is no such file."""

    code = "store-missing"


class StoreForeign(StoreError):
    """The file is not a store of this program, or it is damaged."""

    code = "store-foreign"


class StoreDamaged(StoreForeign):
    """One thing in the store can't be read, and is left as it is.

    ``what`` is record, student, institution, education, offering, choice, exam_session, exam_places, place or journal,
    or file, for what lies anywhere in it; ``where`` the id of the institution or of the thing, never of a person.
    """

    code = "store-damaged"

    def __init__(self, path: "Path | str", what: str, where: str) -> None:
        super().__init__(path)
        self.what, self.where = what, where


class StoreTooNew(StoreError):
    """A later version of the program has written the store; it is left as it is."""

    code = "store-too-new"

    def __init__(self, path: "Path | str", has: int, knows: int) -> None:
        super().__init__(path)
        self.has, self.knows = has, knows


class StoreLocked(StoreError):
    """Another program holds the store and did not let go in time."""

    code = "store-locked"


class StoreFull(StoreError):
    """There is no room left where the store lies; nothing was written."""

    code = "store-full"


class StoreNoLocks(StoreError):
    """Where the store lies, nothing keeps two programs from writing at once; nothing was written."""

    code = "store-no-locks"


class StoreFailing(StoreError):
    """The disk, or the way to it, answers with an error."""

    code = "store-failing"


class StoreReadOnly(StoreError):
    """The store can be read and not written; nothing was written."""

    code = "store-read-only"


class StoreDenied(StoreError):
    """The store may not be opened."""

    code = "store-denied"


class BadFile(PortalError):
    """A file that was to be read in is not what it should be.

    ``what`` is the stable key of what is wrong (as ``not-json``), ``line`` where it stands, if a line is to blame,
    ``browser`` which one saved the file (as ``firefox``), where it can be saved better.
    """

    code = "bad-file"

    def __init__(self, path: "Path | str", what: str, line: int | None = None, browser: str = "") -> None:
        super().__init__(what)
        self.path, self.what, self.line, self.browser = path, what, line, browser
