"""Whether the students of a visit, and one in the store, are one person: by what is proved, else by who knows."""

import msgspec

from ladok_core.importing import Imported, one_person
from ladok_core.sanitize import clean
from ladok_core.store import Store
from ladok_core.store.writing import SamePerson
from ladok_core.words import Words
from ladok_tui.commands.confirm import agreed, can_ask
from ladok_tui.commands.options import Options
from ladok_tui.commands.output import tell
from ladok_tui.commands.usage import UsageError

_LONGEST = 60
_MOST = 20  # records of one name that are looked at


class Identified(msgspec.Struct, frozen=True):
    """A visit whose students are told apart, and to whom in the store it belongs."""

    found: Imported
    same_person: SamePerson


def identified(found: Imported, store: Store, options: Options, words: Words) -> Identified:
    """Decide whose a visit is, asking where nothing proves it and somebody can be asked; else telling how to say it.

    UsageError when ``--same-person`` leaves open who in the store is meant.
    """
    said = options.same_person
    known = {store.student_of(record) for record in found.records}
    if (
        len(names := _names(found)) > 1
        and len(known) > 1
        and (said or _agreed("cli.import-several", names, options, words))
    ):
        found = one_person(found)
        known = {store.student_of(found.records[0])}
    student = found.records[0].student
    as_found = Identified(found, SamePerson(ids=found.ids))
    if len(known) > 1:
        return as_found
    rows = store.students() if said else store.find_students(student.name, _MOST)
    here = {row.student_id: row.name for row in rows if row.imported_on is not None}
    if options.student is not None:
        wanted = {row.student_id for row in store.find_students(options.student, len(here))}
        here = {student_id: name for student_id, name in here.items() if student_id in wanted}
    if said:
        others = {student_id: name for student_id, name in here.items() if student_id not in known}
        return Identified(found, SamePerson(_the_one(others), found.ids))
    if not known.isdisjoint(here):
        return as_found
    alike = [student_id for student_id, name in here.items() if name.casefold() == student.name.casefold()]
    if len(alike) == 1 and student.name.strip() and _agreed("cli.import-same-name", [student.name], options, words):
        return Identified(found, SamePerson(alike[0], found.ids))
    return as_found


def _names(found: Imported) -> list[str]:
    """Return the names of the visit's students, one for each."""
    return [student.name for student in {one.student.student_id: one.student for one in found.records}.values()]


def _the_one(here: dict[str, str]) -> str | None:
    if len(here) > 1:
        names = {clean(name, _LONGEST) for name in here.values()}
        raise UsageError(key="cli.which-student", known=tuple(sorted(names)))
    return next(iter(here), None)


def _agreed(key: str, names: list[str], options: Options, words: Words) -> bool:
    shown = ", ".join(clean(name, _LONGEST) for name in names)
    tell(words.say(key, names=shown))
    if can_ask(no_input=options.no_input):
        return agreed(words.say("cli.ask-same-person"), words)
    tell(words.say("cli.say-same-person"))
    return False
