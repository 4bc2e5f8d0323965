"""Reading invented answers in tests: as a folder of JSON files, or as a HAR, in the test's own folder."""

from datetime import date
from pathlib import Path
from typing import Any

import ladok_answers as ladok
from ladok_core.importing import Imported, read
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record

TODAY = date(2026, 11, 23)


def folder(path: Path, *answers: Any, student: bool = True) -> Path:
    """A folder of answers, in files whose names say nothing; the student's own answer among them unless not wanted."""
    path.mkdir(exist_ok=True)
    for number, answer in enumerate([ladok.person(), *answers] if student else answers):
        ladok.write(path / f"download ({number}).json", answer)
    return path


def imported(path: Path, *answers: Any, student: bool = True) -> Imported:
    """Read a folder of answers."""
    return read([folder(path / "answers", *answers, student=student)], TODAY)


def from_har(path: Path, *entries: Any) -> Imported:
    """Read a HAR of these entries."""
    return read([ladok.write(path / "visit.har", ladok.har(*entries))], TODAY)


def record(path: Path, *answers: Any) -> Record:
    """Read a folder of answers that make one record."""
    (only,) = imported(path, *answers).records
    return only


def place(of: Record, code: str) -> Participation:
    """The place on the course of that code."""
    return next(p for p in of.participations if p.offering.education.code == code)
