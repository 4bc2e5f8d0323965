"""What is kept decoded, for as long as its revision stands: an institution's catalogue, and records made with it."""

from collections import defaultdict
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
from ladok_core.store.damage import undamaged
from ladok_core.store.database import Row

_MOST_OFFERINGS = 5_000  # kept of one institution: some ten megabytes; past that all begins anew
_MOST_SESSIONS = 5_000
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
        self._choices: dict[str, Choice] = {}
        self._choices_on: dict[str, list[Choice]] = {}  # by each offering of which it is known what may be chosen on it
        self._changeable: defaultdict[str, set[str]] = defaultdict(set)  # of each course
        self._sessions: dict[str, ExamSession] = {}
        self._sources: dict[str, Source] = {}

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
        """Tell whether all these offerings are kept, with all that the catalogue holds out on them."""
        return all(offering in self._choices_on for offering in offerings)

    def put(self, rows: Iterable[Row]) -> None:
        """Decode and keep what the catalogue holds out to a student, as it was read.  StoreError."""
        if len(self._offerings) > _MOST_OFFERINGS:
            self._forget()
        rows = list(rows)
        for kind, thing_id, version, body, of, *education in rows:
            if kind == "offering":
                self._put_offering(str(thing_id), version, body, (of, *education))
        choices = {row[1]: self._put_choice(*row[1:4]) for row in rows if row[0] == "choice"}
        # Only now, when nothing is damaged, is it known what there is to choose.
        # By their ids as a body has them, which is how records know them: made safe.
        new = {clean(str(row[1])) for row in rows if row[0] == "near"}.difference(self._choices_on)
        self._choices_on |= {offering_id: [] for offering_id in new}
        for kind, thing_id, _, _, of, *_ in rows:
            if kind == "choice" and (on := clean(str(of))) in new:
                self._choices_on[on].append(choices[thing_id])

    def offering(self, offering_id: str) -> Offering:
        """Return an offering that is kept.  KeyError."""
        return self._offerings[offering_id]

    def held_out(self, offerings: Iterable[str]) -> tuple[list[Choice], list[Offering]]:
        """Return what is held out to who has places on these offerings: what may be chosen, and changed to, by id.

        What is chosen may be a package, with choices of its own (CHO-1).  KeyError where one isn't kept.
        """
        near, ahead, choices = set[str](), list(offerings), dict[str, Choice]()
        while ahead:
            offering_id = ahead.pop()
            if offering_id not in near:
                near.add(offering_id)
                for choice in self._choices_on[offering_id]:
                    choices[choice.choice_id] = choice
                    ahead += (option.offering.offering_id for option in choice.options)
        educations = {self._offerings[one].education.education_id for one in near}
        others = sorted(other for one in educations for other in self._changeable.get(one, ()))
        return [choices[one] for one in sorted(choices)], [self._offerings[one] for one in others]

    def exam_session(self, session_id: object, version: object, body: object) -> ExamSession | None:
        """Return an exam session, decoded once; None where it is not kept and no body is at hand.  StoreError."""
        name = str(session_id)
        if name not in self._sessions and body is not None:
            if len(self._sessions) > _MOST_SESSIONS:
                self._sessions.clear()
            self._sessions[name] = EXAM_SESSION.read(self._path, clean(name), version, body)
        return self._sessions.get(name)

    def _put_offering(self, offering_id: str, version: object, body: object, education: tuple[Any, ...]) -> None:
        if offering_id in self._offerings:
            return
        held = OFFERING.read(self._path, clean(offering_id), version, body)
        values = msgspec.structs.asdict(held)
        offering = Offering(**{**values, "education": self._education(*education)})
        self._offerings[held.offering_id] = offering
        if offering.changeable:
            self._changeable[offering.education.education_id].add(offering.offering_id)

    def _put_choice(self, choice_id: str, version: object, body: object) -> Choice:
        """Keep a choice, with its options' offerings, which are kept."""
        if choice_id not in self._choices:
            where = clean(str(choice_id))
            held = CHOICE.read(self._path, where, version, body)
            self._choices[choice_id] = undamaged(self._path, "choice", where, lambda: self._choice(held))
        return self._choices[choice_id]

    def _choice(self, held: Any) -> Choice:
        options = (
            Option(**{**msgspec.structs.asdict(option), "offering": self._offerings[option.offering]})
            for option in held.options
        )
        return Choice(**{**msgspec.structs.asdict(held), "options": tuple(options)})

    def _education(self, education_id: str, version_id: str, version: object, body: object) -> Education:
        key = (education_id, version_id)
        if key not in self._educations:
            self._educations[key] = EDUCATION.read(self._path, clean(str(education_id)), version, body)
        return self._educations[key]

    def _forget(self) -> None:
        for kept in (self._educations, self._offerings, self._choices, self._choices_on, self._changeable):
            kept.clear()
        self._sessions.clear()
        self._sources.clear()
