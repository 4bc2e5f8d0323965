"""Who is signed in, where, and how they may look at it.  LOG-4, LOG-5, CON-3."""

from datetime import date, datetime

import msgspec

from ladok_core.model.institution import Institution, Switch
from ladok_core.model.record import Record
from ladok_core.model.student import Student
from ladok_core.model.text import Text
from ladok_core.pages import PAGES, shown


class InstitutionRow(msgspec.Struct, frozen=True):
    """An institution where the student has studied, and whether it is the one in view."""

    institution_id: str
    name: Text
    here: bool


class WhoAmI(msgspec.Struct, frozen=True):
    """What the menu shows of the student, and what the header says of the view.

    ``identity`` is the whole number, as its owner sees it.  ``as_of`` is set when the view is not of now.  ``pages``
    are the names of the pages that this student has here, ``institutions`` where the student has studied, by name.
    ``sign_in_unsaved`` when this sign-in could not be written, as on a full disk: what is new will be new once more.
    """

    student_id: str
    name: str
    identity: str
    email: str
    institution: InstitutionRow
    switches: tuple[Switch, ...]
    pages: tuple[str, ...] = ()
    institutions: tuple[InstitutionRow, ...] = ()
    imported_on: date | None = None
    as_of: datetime | None = None
    read_only: bool = False
    sign_in_unsaved: bool = False

    @property
    def masked_identity(self) -> str:
        """The number without its last four signs, which a menu that is opened often had better not show or say."""
        return f"{self.identity[:8]}-****" if self.identity else ""


def build(
    record: Record, institutions: tuple[InstitutionRow, ...], as_of: datetime | None, *, read_only: bool
) -> WhoAmI:
    """Say who is signed in.  ``read_only`` when nothing can be written, whatever the rules say.  LOG-5."""
    student: Student = record.student
    institution: Institution = record.institution
    return WhoAmI(
        student_id=student.student_id,
        name=student.name,
        identity=student.identity.shown if student.identity else "",
        email=student.email,
        institution=InstitutionRow(institution.institution_id, institution.name, here=True),
        switches=tuple(switch for switch in Switch if institution.has(switch)),
        pages=tuple(name for name in PAGES if shown(name, record).shown),
        institutions=institutions,
        imported_on=record.imported_on,
        as_of=as_of,
        read_only=read_only,
    )
