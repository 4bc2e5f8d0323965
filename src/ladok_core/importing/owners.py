"""Whose an answer is: said by itself, by its address, or by the links that it carries."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from ladok_core.errors import BadFile
from ladok_core.importing.answer import Answer, Kind, students_in
from ladok_core.importing.shapes import Shape
from ladok_core.importing.skips import WRONG
from ladok_core.importing.values import ident


def owned(answers: Sequence[Answer], path: Path) -> Iterator[tuple[Answer, str]]:
    """Return every answer with its student's UID; one that names none is the student's who is there alone.

    Raises BadFile at ``path`` when it can't be told whose an answer is.
    """
    owners = [_owner(answer) for answer in answers]
    known = sorted(set(owners) - {""})
    by_institution: dict[str, set[str]] = {}
    for answer, owner in zip(answers, owners, strict=True):
        if owner:
            by_institution.setdefault(answer.address.institution, set()).add(owner)
    for answer, owner in zip(answers, owners, strict=True):
        candidates = [owner] if owner else known
        if len(candidates) > 1:
            candidates = sorted(by_institution.get(answer.address.institution, ()))
        if len(candidates) != 1:
            raise BadFile(path, "several-students" if known else "no-student")
        yield answer, candidates[0]


class _Owner(Shape, frozen=True):
    uid: object = None
    student_uid: object = None


def _owner(answer: Answer) -> str:
    uid = ""
    if answer.kind in (Kind.PERSON, Kind.CONTACT, Kind.COURSE):
        try:
            owner = msgspec.json.decode(answer.body, type=_Owner)
            uid = ident(owner.uid if answer.kind is Kind.PERSON else owner.student_uid).lower()
        except WRONG:
            uid = ""
    if uid or answer.address.student:
        return uid or answer.address.student
    linked = students_in(answer.body)
    return next(iter(linked)) if len(linked) == 1 else ""
