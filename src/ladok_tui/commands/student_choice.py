"""Whose portal is meant: a student by id or part of the name, an institution by code or part of the name.  LOG-4."""

from ladok_core.errors import NotFound
from ladok_core.model.text import Text
from ladok_tui.commands.portals import Portals
from ladok_tui.commands.run_sync import run_sync
from ladok_tui.commands.usage import UsageError
from ladok_tui.session import Person

_MOST = 20  # of several who may be meant, so many are named


def choose(portals: Portals, student: str | None, institution: str | None) -> Person:
    """Return the one who is meant; without a student the only one, or in the demo the first.

    NotFound for a student or institution that isn't here, UsageError when several are meant.
    """
    if student is None and institution is None:
        student = portals.begins_with
    found = run_sync(portals.find(student))
    if not found and student is not None:
        known = dict.fromkeys(one.name for one in run_sync(portals.find(None)))
        raise NotFound(what="student", wanted=student, known=tuple(known))
    if len({one.student_id for one in found}) > 1 and (student is not None or not portals.demo):
        known = dict.fromkeys(f"{one.name} ({one.student_id})" for one in found)
        more = ("…",) if len(known) > _MOST else ()
        raise UsageError(key="cli.several-students", names=", ".join((*tuple(known)[:_MOST], *more)))
    return _at(found, institution)


def _at(people: tuple[Person, ...], institution: str | None) -> Person:
    if institution is None:
        return people[0]
    wanted = institution.strip().casefold()
    exact = [one for one in people if one.institution_id.casefold() == wanted]
    parts = [one for one in people if wanted and _is_part(wanted, one.institution)]
    found = exact or parts
    if not found or len({one.institution_id for one in found}) > 1:
        raise NotFound(
            what="institution", wanted=institution, known=tuple(dict.fromkeys(one.institution_id for one in people))
        )
    return found[0]


def _is_part(wanted: str, name: Text) -> bool:
    return wanted in name.sv.casefold() or wanted in name.en.casefold()
