"""The port over records in memory: the demo, which needs no database, nor the import of one.

It answers as a store does; what is done in it is forgotten with it.
"""

import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime

import msgspec

from ladok_core.actions import AnyAction
from ladok_core.actions.outcome import Receipt, foresee, receipt
from ladok_core.errors import NotFound, Refused
from ladok_core.kept_records import KeptRecords
from ladok_core.local_portal import Clock, PortalStore
from ladok_core.model.change import Change, Scope, SignedIn, scope_of
from ladok_core.model.exam_session import SeatChange, SignedOff, SignedUp
from ladok_core.model.record import Record
from ladok_core.model.record_key import RecordKey
from ladok_core.pages.identity import InstitutionRow
from ladok_core.rules.request import used_for_another


class Done(msgspec.Struct, frozen=True):
    """What was done: an action, asked for and answered under the request key of its client."""

    at: datetime
    request_key: str
    action: AnyAction
    changes: tuple[Change, ...]
    receipt: Receipt

    @property
    def is_national(self) -> bool:
        """Whether it is about the student, and holds at every institution.  CON-1."""
        return scope_of(self.changes) is Scope.STUDENT


class MemoryStore(PortalStore):
    """Records of students, and the portals into them.  ``records_of(student_id)`` makes a student's when first asked.

    In the demo (``allow_as_of_actions``) one can act as of any moment.
    """

    read_only = False
    copy = None

    def __init__(self, records_of: Callable[[str], Iterable[Record]], *, allow_as_of_actions: bool = False) -> None:
        self.allow_as_of_actions = allow_as_of_actions
        self._records_of = records_of
        self._records: dict[str, dict[str, Record]] = {}  # by student, then by institution
        self._done: defaultdict[RecordKey, list[Done]] = defaultdict(list)
        self._seats: defaultdict[str, list[SeatChange]] = defaultdict(list)  # by institution, as they were moved
        self._sign_ins: defaultdict[RecordKey, list[datetime]] = defaultdict(list)
        self._kept = KeptRecords()
        self._lock = threading.RLock()

    def institutions_of(self, key: RecordKey) -> tuple[InstitutionRow, ...]:
        """List the institutions where the student has a record, by name.  LOG-4."""
        here = [one.institution for one in self._of(key.student_id).values()]
        here.sort(key=lambda one: (one.name.sv, one.institution_id))
        return tuple(
            InstitutionRow(o.institution_id, o.name, here=o.institution_id == key.institution_id) for o in here
        )

    def record(self, key: RecordKey, until: datetime | None = None, *, made_until: datetime | None = None) -> Record:
        """Return one record; the moments up to which sign-ins and what was done here count.

        Without ``until`` no sign-in counts, without ``made_until`` all that was ever done.  NotFound.
        """
        with self._lock:
            held = self._of(key.student_id).get(key.institution_id)
            if held is None:
                raise NotFound(what="student", wanted=key.student_id)
            done = [one for one in self._done_for(key) if made_until is None or one.at <= made_until]
            signed_in = [at for at in self._sign_ins[key] if until is not None and at <= until]
            moved = self._moved(key.institution_id, made_until)
            changes: list[Change] = [change for one in done for change in one.changes]
            changes += [SignedIn(max(signed_in))] if signed_in else ()
            own = {one.session_id: moved[one.session_id] for one in held.exam_sessions if moved[one.session_id]}
            # Another day begins anew: what rules remember is of one day, and would be kept for ever.
            made_of = (changes, own, until and until.date())
            return self._kept.same(
                key, held, made_of, lambda: msgspec.structs.replace(held.after(changes), places_moved=own)
            )

    def sign_in(self, key: RecordKey, clock: Clock) -> Record:
        """Note the sign-in of a session, and return the record as it is for it.  STA-1.  NotFound."""
        with self._lock:
            now = clock()  # by now no other session is between its moment and its sign-in
            record = self.record(key, now)
            self._sign_ins[key].append(now)
        return msgspec.structs.replace(record, signed_in_at=now)

    def carry_out(self, key: RecordKey, action: AnyAction, request_key: str, clock: Clock) -> Receipt:
        """Carry out an action, or answer by what holds already.  Refused, NotFound; nothing is then done."""
        with self._lock:
            done = self._done[key]
            answered = next((one for one in done if one.request_key == request_key), None)
            if answered is not None:
                if answered.action != action:
                    raise Refused(used_for_another(answered.receipt.subject.name, answered.receipt.subject.code))
                return answered.receipt
            now = clock()
            outlook = foresee(self.record(key), action, now)
            if outlook.decision.holds:
                at = max((one.at for one in done if one.action == action), default=None)
                return receipt(outlook, at, changed=False)
            if not outlook.decision.open:
                raise Refused(outlook.decision)
            answer = receipt(outlook, now, changed=True)
            done.append(Done(now, request_key, action, outlook.changes, answer))
            seats = (one for one in outlook.changes if isinstance(one, SignedUp | SignedOff))
            self._seats[key.institution_id].extend(seats)
            return answer

    def close(self) -> None:
        """Let go of nothing: it is there for as long as someone has it."""

    def _moved(self, institution_id: str, until: datetime | None) -> Counter[str]:
        """Return how many places of each exam session have been taken up to a moment, by whichever student.  EXM-6."""
        moved: Counter[str] = Counter()
        for change in self._seats[institution_id]:
            if until is None or change.at <= until:
                moved[change.session_id] += 1 if isinstance(change, SignedUp) else -1
        return moved

    def _done_for(self, key: RecordKey) -> list[Done]:
        """Return what was done here, and behind it what is national, wherever and as it was done.  CON-1."""
        here = [one for one in self._done[key] if not one.is_national]
        everywhere = (RecordKey(where, key.student_id) for where in sorted(self._of(key.student_id)))
        national = [one for each in everywhere for one in self._done[each] if one.is_national]
        return [*here, *sorted(national, key=lambda one: one.at)]

    def _of(self, student_id: str) -> dict[str, Record]:
        """Return a student's records by institution, as a source has them: sign-ins are counted here."""
        with self._lock:
            if student_id not in self._records:
                self._records[student_id] = {}
                for record in self._records_of(student_id):
                    self._hold(record)
            return self._records[student_id]

    def _hold(self, record: Record) -> None:
        key = RecordKey(record.institution.institution_id, record.student.student_id)
        if record.previous_sign_in is not None:
            # Without it everything that was ever certified would be told as new at the first visit (STA-1).
            self._sign_ins[key].append(record.previous_sign_in)
        source = msgspec.structs.replace(record, previous_sign_in=None, signed_in_at=None)
        self._records[key.student_id][key.institution_id] = source
