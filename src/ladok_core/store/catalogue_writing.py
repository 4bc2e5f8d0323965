"""Writing the catalogue that a record tells of: its institution, courses, offerings, choices and exam sessions."""

from collections.abc import Iterable, Iterator

from ladok_core.model.choice import Choice
from ladok_core.model.education import Education
from ladok_core.model.exam_session import ExamSession
from ladok_core.model.offering import Offering
from ladok_core.model.record import Record
from ladok_core.store.bodies import VERSION, choice_body, offering_body, written
from ladok_core.store.database import Database
from ladok_core.store.queries import queries

_WRITING = queries("writing")


class CatalogueWriter:
    """What is written in one transaction; what many records share is written once."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._shared: dict[tuple[str, ...], str] = {}

    def write(self, record: Record) -> None:
        """Write the institution, the courses and the offerings, each before what points at it, where they differ."""
        where = record.institution.institution_id
        at: dict[str, object] = {"institution_id": where}
        offerings = {place.offering.offering_id: place.offering for place in record.participations}
        offerings |= {o.offering.offering_id: o.offering for choice in record.choices for o in choice.options}
        offerings |= {one.offering_id: one for one in record.alternatives}
        educations = {(o.education.education_id, o.education.version_id): o.education for o in offerings.values()}
        body = written(record.institution)
        if self._is_new(("institution", where), body):
            self._database.change(_WRITING["put_institution"], **at, version=VERSION, body=body)
        rows = [row | at for row in self._education_rows(where, educations.values())]
        changed = self._database.change_many(_WRITING["put_education"], rows) if rows else 0
        rows = [row | at for row in self._offering_rows(where, offerings.values())]
        changed += self._database.change_many(_WRITING["put_offering"], rows) if rows else 0
        changed += sum(self._write_choice(at, choice) for choice in record.choices)
        changed += sum(self._write_session(at, session) for session in record.exam_sessions)
        if changed:
            self._database.change(_WRITING["count_up_catalogue"], **at)

    def _write_choice(self, at: dict[str, object], choice: Choice) -> int:
        """Write a choice, and between what it is, where it differs; answer the rows written of it."""
        body = written(choice_body(choice))
        if not self._is_new(("choice", str(at["institution_id"]), choice.choice_id), body):
            return 0
        key = {**at, "choice_id": choice.choice_id}
        values = {**key, "offering_id": choice.package, "version": VERSION, "body": body}
        changed = self._database.change(_WRITING["put_choice"], **values)
        if changed:
            self._database.change(_WRITING["clear_options"], **key)
            offerings = sorted({option.offering.offering_id for option in choice.options})
            self._database.change_many(_WRITING["add_option"], ({**key, "offering_id": one} for one in offerings))
        return changed

    def _write_session(self, at: dict[str, object], session: ExamSession) -> int:
        """Write an exam session, whom it is for, and how many places there are, where it differs; answer the rows."""
        body = written(session)
        if not self._is_new(("exam_session", str(at["institution_id"]), session.session_id), body):
            return 0
        key = {**at, "session_id": session.session_id}
        changed = self._database.change(_WRITING["put_exam_session"], **key, version=VERSION, body=body)
        if changed:
            most = None if session.places is None else session.places - session.taken
            self._database.change(_WRITING["put_exam_places"], **key, most=most)
            links = ({**key, "offering_id": offering_id} for offering_id in sorted({*session.offerings}))
            self._database.change_many(_WRITING["add_exam_offering"], links)
        return changed

    def _education_rows(self, where: str, educations: Iterable[Education]) -> Iterator[dict[str, object]]:
        for one in educations:
            body = written(one)
            if self._is_new(("education", where, one.education_id, one.version_id), body):
                ids = {"education_id": one.education_id, "version_id": one.version_id}
                yield {**ids, "version": VERSION, "body": body}

    def _offering_rows(self, where: str, offerings: Iterable[Offering]) -> Iterator[dict[str, object]]:
        for one in offerings:
            body, of = written(offering_body(one)), one.education
            if self._is_new(("offering", where, one.offering_id), body):
                ids = {"offering_id": one.offering_id, "education_id": of.education_id, "version_id": of.version_id}
                yield {**ids, "changeable": int(one.changeable), "version": VERSION, "body": body}

    def _is_new(self, key: tuple[str, ...], body: str) -> bool:
        """Tell whether a thing has not been written just so in this call."""
        if self._shared.get(key) == body:
            return False
        self._shared[key] = body
        return True
