"""What is kept decoded, for as long as its revision stands: an institution's catalogue, and records made with it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from ladok_core.model.choice import Choice, Option
from ladok_core.model.education import Education
from ladok_core.model.exam_session import ExamSession
from ladok_core.model.institution import Institution
from ladok_core.model.offering import Offering
from ladok_core.model.record import Record
from ladok_core.sanitize import clean
from ladok_core.store.bodies import CHOICE, EDUCATION, EXAM_SESSION, INSTITUTION, OFFERING
from ladok_core.store.database import Row

_MOST_OFFERINGS = 5_000  # kept of one institution: some ten megabytes; past that all begins anew
_MOST_RECORDS = 64


class Source(msgspec.Struct, frozen=True):
    """A record as its source has it, without what was done here; ``revision`` is the one that was read."""

    record: Record
    revision: int


class Catalogue:
    """The catalogue of one institution as of one revision, as far as it has been read, and the records read with it.

    Nothing is to be put in from a transaction that writes to the catalogue: it may be taken back.
    """

    def __init__(self, path: Path | str, institution_id: str) -> None:
        self._path, self._institution_id = path, institution_id
        self.revision: object = None
        self._institution: Institution | None = None
        self._educations: dict[tuple[str, str], Education] = {}
        self._offerings: dict[str, Offering] = {}
        self._sources: dict[str, Source] = {}
        self._choices: dict[str, Any] = {}
        self._sessions: dict[str, ExamSession] = {}

    def institution(self, revision: object, version: object, body: object) -> Institution:
        """Return the institution; with another revision than before all that was kept is forgotten.  StoreError."""
        if self._institution is None or self.revision != revision or body is not None:
            self._institution = INSTITUTION.read(self._path, clean(self._institution_id), version, body)
            self.revision = revision
            self._forget()
        return self._institution

    def source(self, student_id: str) -> Source | None:
        """Return the record that is kept of a student, None when there is none."""
        return self._sources.get(student_id)

    def keep(self, student_id: str, source: Source) -> None:
        """Keep a record that has been read."""
        if len(self._sources) >= _MOST_RECORDS:
            self._sources.clear()
        self._sources[student_id] = source

    def knows(self, offerings: Iterable[str]) -> bool:
        """Tell whether all these offerings are kept."""
        return all(offering in self._offerings for offering in offerings)

    def put(self, rows: Iterable[Row]) -> None:
        """Decode and keep offerings, each with the course it is of.  StoreError."""
        if len(self._offerings) > _MOST_OFFERINGS:
            self._forget()
        for offering_id, version, body, *education in rows:
            if offering_id not in self._offerings:
                held = OFFERING.read(self._path, clean(str(offering_id)), version, body)
                values = msgspec.structs.asdict(held)
                self._offerings[held.offering_id] = Offering(**{**values, "education": self._education(*education)})

    def offering(self, offering_id: str) -> Offering:
        """Return an offering that is kept.  KeyError."""
        return self._offerings[offering_id]

    def choice_body(self, choice_id: object, version: object, body: object) -> Any:
        """Return a choice as it is kept, its options' offerings by their ids; decoded once.  StoreError."""
        name = str(choice_id)
        if name not in self._choices:
            self._choices[name] = CHOICE.read(self._path, clean(name), version, body)
        return self._choices[name]

    def choice(self, held: Any) -> Choice:
        """Return a choice whose options' offerings are all kept.  KeyError."""
        options = tuple(
            Option(**{**msgspec.structs.asdict(option), "offering": self.offering(option.offering)})
            for option in held.options
        )
        return Choice(**{**msgspec.structs.asdict(held), "options": options})

    def exam_session(self, session_id: object, version: object, body: object) -> ExamSession | None:
        """Return an exam session, decoded once; None where it is not kept and no body is at hand.  StoreError."""
        name = str(session_id)
        if name not in self._sessions and body is not None:
            self._sessions[name] = EXAM_SESSION.read(self._path, clean(name), version, body)
        return self._sessions.get(name)

    def _education(self, education_id: str, version_id: str, version: object, body: object) -> Education:
        key = (education_id, version_id)
        if key not in self._educations:
            self._educations[key] = EDUCATION.read(self._path, clean(str(education_id)), version, body)
        return self._educations[key]

    def _forget(self) -> None:
        self._educations.clear()
        self._offerings.clear()
        self._sources.clear()
        self._choices.clear()
        self._sessions.clear()
