"""A student's record, read from the store.  Column names stop here, and foreign text is made safe here, once."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from ladok_core.errors import NotFound
from ladok_core.model.record import Record
from ladok_core.sanitize import clean
from ladok_core.store.cells import amount, flag, lines, moment, moment_cell, safe, span, text
from ladok_core.store.queries import Row, Subject
from ladok_core.store.raw import Grouped, Raw, raw_fee_period, raw_other_result, raw_participation, raw_result
from ladok_core.store.trouble import undamaged

_STUDENT = Subject("read_student")
_SHARED = Subject("read_shared")


def read_record(
    connection: sqlite3.Connection,
    institution_id: str,
    student_id: str,
    path: Path | str,
    until: datetime | None = None,
    *,
    made_here: bool = True,
    made_until: datetime | None = None,
) -> Record:
    """Read the whole record, by a number of queries that is always the same.

    ``until`` is the moment up to which sign-ins count, an aware one; without it there is no previous sign-in.
    Registrations made here are part of the record, up to the moment ``made_until`` where there is one; or they are left
    out, for comparing the record with its source.
    Raises NotFound, StoreForeign when a row can't be what it should, sqlite3.Error.
    """
    reader = _Reader(connection, institution_id, student_id)
    return undamaged(path, lambda: reader.record(until, made_here=made_here, made_until=made_until))


class _Reader:
    """One reading of one record."""

    def __init__(self, connection: sqlite3.Connection, institution_id: str, student_id: str) -> None:
        self._connection = connection
        self._institution = {"institution_id": institution_id}
        self._student = {"student_id": student_id}
        self._both = {**self._institution, **self._student}

    def record(self, until: datetime | None, *, made_here: bool, made_until: datetime | None) -> Record:
        own = _STUDENT.one(self._connection, "record", **self._both)
        student = _STUDENT.one(self._connection, "student", **self._student)
        if own is None or student is None:
            raise NotFound(what="student", wanted=self._student["student_id"])
        fee_liable, imported_on = safe(own)
        previous = None
        if until is not None:
            previous = _STUDENT.value(self._connection, "last_sign_in", **self._both, until=moment_cell(until))
        raw = {
            "institution": self._read_institution(),
            "student": self._read_student(safe(student)),
            "participations": self._participations(made_here=made_here, made_until=made_until),
            "results": self._results(),
            "other_results": list(map(raw_other_result, self._own("other_results"))),
            "credit_transfers": self._transfers(),
            "leaves": [
                {"participation_id": place, "span": span(first, last), "place_kept": flag(kept)}
                for place, first, last, kept in self._own("study_leaves")
            ],
            "suspensions": [{"span": span(first, last)} for first, last in self._own("suspensions")],
            "fee_liable": flag(fee_liable),
            "fees": list(map(raw_fee_period, self._own("fee_periods"))),
            "previous_sign_in": moment(previous),
            "imported_on": imported_on,
        }
        return msgspec.convert(raw, Record)

    def _own(self, name: str) -> Iterator[Row]:
        return map(safe, _STUDENT.rows(self._connection, name, **self._both))

    def _shared(self, name: str) -> Iterator[Row]:
        return map(safe, _SHARED.rows(self._connection, name, **self._both))

    def _read_institution(self) -> Raw:
        row = _SHARED.one(self._connection, "institution", **self._institution)
        if row is None:
            raise NotFound(what="institution", wanted=self._institution["institution_id"])
        sv, en = safe(row)
        switches = _SHARED.rows(self._connection, "institution_switches", **self._institution)
        texts = _SHARED.rows(self._connection, "institution_texts", **self._institution)
        return {
            "institution_id": clean(self._institution["institution_id"]),
            "name": text(sv, en),
            "switches": [switch for (switch,) in switches],
            "local_texts": {place: lines(sv, en) for place, sv, en in texts},
        }

    def _read_student(self, row: Row) -> Raw:
        given, family, kind, digits, email, phone, protected = row
        addresses = map(safe, _STUDENT.rows(self._connection, "student_addresses", **self._student))
        return {
            "student_id": clean(self._student["student_id"]),
            "given_name": given,
            "family_name": family,
            "identity": None if kind is None else {"kind": kind, "digits": digits},
            "email": email,
            "phone": phone,
            "addresses": [
                {
                    "street": street,
                    "postcode": postcode,
                    "town": town,
                    "care_of": care_of,
                    "country": country,
                    "registered": flag(registered),
                }
                for street, postcode, town, care_of, country, registered in addresses
            ],
            "protected": flag(protected),
        }

    def _participations(self, *, made_here: bool, made_until: datetime | None) -> list[Raw]:
        offerings = self._offerings()
        events: Grouped = defaultdict(list)
        for place, kind, on, period in self._own("participation_events"):
            events[place].append({"kind": kind, "on": on, "period": period})
        if made_here:
            for place, kind, on, period, at in self._own("registrations"):
                if made_until is not None and at > moment_cell(made_until):
                    continue
                events[place].append({"kind": kind, "on": on, "period": period})
        return [raw_participation(row, offerings, events) for row in self._own("participations")]

    def _offerings(self) -> dict[str, Raw]:
        educations = self._educations()
        periods: Grouped = defaultdict(list)
        for offering, number, first, last, hp, opens, closes in self._shared("study_periods"):
            window = None if opens is None else span(opens, closes)
            periods[offering].append(
                {"number": number, "span": span(first, last), "credits": amount(hp), "registration": window}
            )
        conditions: Grouped = defaultdict(list)
        for offering, _position, code, sv, en, hp in self._shared("entry_conditions"):
            conditions[offering].append({"code": code, "name": text(sv, en), "credits": amount(hp)})
        return {
            offering: {
                "offering_id": offering,
                "code": code,
                "education": educations[education, version],
                "periods": periods[offering],
                "pace": pace,
                "form": form,
                "place": None if sv is None else text(sv, en),
                "cancelled": flag(cancelled),
                "self_registration": flag(self_registration),
                "conditions": conditions[offering],
            }
            for offering, education, version, code, pace, form, sv, en, cancelled, self_registration in self._shared(
                "offerings"
            )
        }

    def _educations(self) -> dict[tuple[str, str], Raw]:
        modules: Grouped = defaultdict(list)
        for education, version, _position, module, code, sv, en, hp, scale in self._shared("modules"):
            modules[education, version].append(
                {"module_id": module, "code": code, "name": text(sv, en), "credits": amount(hp), "scale_id": scale}
            )
        return {
            (education, version): {
                "education_id": education,
                "version_id": version,
                "version": number,
                "kind": kind,
                "code": code,
                "name": text(sv, en),
                "credits": amount(hp),
                "unit": unit,
                "level": level,
                "type_code": type_code,
                "scale_id": scale,
                "modules": modules[education, version],
                "current": flag(current),
            }
            for education, version, number, kind, code, sv, en, hp, unit, level, type_code, scale, current in (
                self._shared("educations")
            )
        }

    def _results(self) -> list[Raw]:
        notes: Grouped = defaultdict(list)
        for result, sv, en in _STUDENT.rows(self._connection, "result_notes", **self._both):
            notes[clean(result)].append(lines(sv, en))
        return [raw_result(row, notes) for row in self._own("results")]

    def _transfers(self) -> list[Raw]:
        targets: Grouped = defaultdict(list)
        for transfer, target, kind, sv, en, hp, code, education, module in self._own("transfer_targets"):
            targets[transfer].append(
                {
                    "target_id": target,
                    "kind": kind,
                    "name": text(sv, en),
                    "credits": amount(hp),
                    "code": code,
                    "education_id": education,
                    "module_id": module,
                }
            )
        grounds: Grouped = defaultdict(list)
        for transfer, kind, sv, en in self._own("transfer_grounds"):
            grounds[transfer].append({"kind": kind, "name": text(sv, en)})
        return [
            {
                "transfer_id": transfer,
                "case_number": case,
                "decided_on": decided,
                "targets": targets[transfer],
                "grounds": grounds[transfer],
            }
            for transfer, case, decided in self._own("credit_transfers")
        ]
