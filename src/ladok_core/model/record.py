"""A student's record at one institution: all that the rules and the pages may see.  LOG-4."""

from datetime import date, datetime

import msgspec

from ladok_core.model.circumstances import FeePeriod, StudyLeave, Suspension
from ladok_core.model.institution import Institution
from ladok_core.model.participation import Participation
from ladok_core.model.results import CreditTransfer, OtherResult, Result
from ladok_core.model.student import Student


class Record(msgspec.Struct, frozen=True):
    """One student at one institution, whole.

    ``previous_sign_in`` is the last sign-in before this one: results certified after it are new (STA-1); None when
    there has been none.  ``signed_in_at`` is this sign-in, None outside a session.  ``imported_on`` is set on a copy of
    a record kept elsewhere, which is never written to.
    ``fee_liable`` students pay tuition fees.
    """

    institution: Institution
    student: Student
    participations: tuple[Participation, ...] = ()
    results: tuple[Result, ...] = ()
    other_results: tuple[OtherResult, ...] = ()
    credit_transfers: tuple[CreditTransfer, ...] = ()
    leaves: tuple[StudyLeave, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    fee_liable: bool = False
    fee_periods: tuple[FeePeriod, ...] = ()
    previous_sign_in: datetime | None = None
    signed_in_at: datetime | None = None
    imported_on: date | None = None

    def participation(self, participation_id: str) -> Participation | None:
        """Answer the participation of that id, if the student has it here."""
        return next((p for p in self.participations if p.participation_id == participation_id), None)
