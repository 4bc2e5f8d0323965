"""``do``: find what is meant, say what would happen, ask, do it, answer with a receipt.  Once for all actions."""

import os
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple, cast

import msgspec

from ladok_core.actions import ACTIONS, AnyAction
from ladok_core.actions.action import ActionSpec
from ladok_core.actions.outcome import Offered, Outlook
from ladok_core.errors import Refused
from ladok_core.model.decision import Verdict
from ladok_core.pages.course import AskCourse, CoursePage, ParticipationPart
from ladok_core.pages.course_row import CourseRow
from ladok_core.portal import Portal
from ladok_core.words import Words, dates, receipts
from ladok_tui.commands.arguments import Options
from ladok_tui.commands.confirm import agreed, can_ask
from ladok_tui.commands.failure import Failure, answer
from ladok_tui.commands.json_output import write_json
from ladok_tui.commands.output import tell, write_prose
from ladok_tui.commands.refusal import refuse
from ladok_tui.commands.run_sync import run_sync
from ladok_tui.commands.usage import UsageError
from ladok_tui.render.plain import block_lines
from ladok_tui.views.outlook import outlook_blocks
from ladok_tui.views.voices import Voices

DECLINED = 2


class Candidate(NamedTuple):
    """An action that may be meant, and the place that it is offered with."""

    row: CourseRow
    offered: Offered


def do(options: Options, portal: Portal, words: Words) -> int:
    """Carry out an action; 0 when it holds, 1 when a rule says no, 2 when it is declined.

    With ``--dry-run`` what would happen is told, and nothing is done.  What is the case already is answered as success,
    without asking, so that the same command again answers the same (REG-5).
    """
    spec = next(one for one in ACTIONS if one.name == options.topic)
    page = run_sync(portal.page(AskCourse(options.code)))
    action = _meant(page, spec, options, words)
    outlook = run_sync(portal.foresee(action))
    try:
        if options.dry_run:
            return _foretell(outlook, words, page.today, json=options.json)
        if not outlook.decision.holds:
            if not outlook.decision.open:
                raise Refused(outlook.decision)
            if not options.yes:
                if not can_ask(no_input=options.no_input):
                    raise UsageError(key="cli.needs-yes")
                tell(*foretold(outlook, words, page.today))
                if not agreed(words.say("cli.ask", verb=words.say(f"verb.{spec.name}")), words):
                    return answer(Failure(DECLINED, "declined", (words.say("cli.declined"),)), json=options.json)
        receipt = run_sync(portal.do(action, os.urandom(16).hex()))
    except Refused as refused:
        return refuse(refused.decision, words, page.today, json=options.json)
    if options.json:
        write_json(receipt)
    else:
        write_prose([receipts.told(words, receipt, page.today)])
    return 0


def _meant(page: CoursePage, spec: ActionSpec, options: Options, words: Words) -> AnyAction:
    """Return the one action that is meant.  UsageError when there is none, or several are meant alike."""
    parts, wanted = _parts(page, options.code), _fields(spec, options)
    candidates = list(_candidates(parts, spec))
    if wanted:
        fitting = [one for one in candidates if wanted.items() <= msgspec.structs.asdict(one.offered.action).items()]
        if candidates and not fitting:
            name, value = next(iter(wanted.items()))
            known = {str(getattr(one.offered.action, name)) for one in candidates}
            key = f"cli.no-such-{name.replace('_', '-')}"
            raise UsageError(key=key, wanted=str(value), course=page.education.code, known=tuple(sorted(known)))
        candidates = fitting
    if not candidates:
        # Nothing of the kind is offered: the rule itself says why, of the first place.
        return _of(parts[0].row, spec, wanted)
    chosen = _chosen(candidates)
    if len(chosen) == 1:
        return chosen[0].offered.action
    listed = ", ".join(f"{one.row.participation_id} ({_told_apart(one.row, words)})" for one in chosen)
    raise UsageError(key="cli.several-participations", course=page.education.code, ids=listed)


def _parts(page: CoursePage, code: str) -> tuple[ParticipationPart, ...]:
    """Return the participations meant by a course's code or id, or the one meant by its own id."""
    wanted = code.strip().casefold()
    meant = tuple(part for part in page.participations if part.row.participation_id.casefold() == wanted)
    return meant or page.participations


def _fields(spec: ActionSpec, options: Options) -> dict[str, Any]:
    """Return the fields of the action that were said.  UsageError for a value that is none."""
    said: dict[str, Any] = {}
    for field in msgspec.structs.fields(spec.struct):
        text = getattr(options, field.name, None)
        if text is None or field.name == "participation_id":
            continue
        plain = text.isascii() and (field.type is not int or (text.isdigit() and len(text) < 4))
        if not plain:
            raise UsageError(key=f"cli.bad-{field.name.replace('_', '-')}", wanted=text)
        said[field.name] = msgspec.convert(text, field.type, strict=False)
    return said


def _candidates(parts: tuple[ParticipationPart, ...], spec: ActionSpec) -> Iterator[Candidate]:
    """Yield every such action that the page offers with these places, each once."""
    seen = set()
    for part in parts:
        for offered in (*(one for period in part.periods for one in period.offered), *part.row.offered):
            if type(offered.action) is spec.struct and offered.action not in seen:
                seen.add(offered.action)
                yield Candidate(part.row, offered)


def _chosen(candidates: list[Candidate]) -> list[Candidate]:
    """Return those that may be meant, one a place: what is open before what is not, and that before what holds."""
    rows: dict[str, list[Candidate]] = {}
    for one in candidates:
        rows.setdefault(one.row.participation_id, []).append(one)
    likely = [_likely(of_row) for of_row in rows.values()]
    can = [one for one in likely if one.offered.decision.open]
    ahead = [one for one in likely if not one.offered.decision.holds]
    return next((some for some in (can, likely, ahead) if len(some) == 1), can or likely)


def _likely(of_row: list[Candidate]) -> Candidate:
    """Return the one that is meant of a place: the next; before that opens, what was done last.

    So the command that did it answers the same when it is given again (REG-5).
    """
    held = [one for one in of_row if one.offered.decision.holds]
    ahead = next((one for one in of_row if not one.offered.decision.holds), None)
    if ahead is None or (held and ahead.offered.decision.verdict is Verdict.LATER):
        return held[-1]
    return ahead


def _of(row: CourseRow, spec: ActionSpec, said: dict[str, Any]) -> AnyAction:
    """Return such an action with a place, its fields as said, else as the place's line has them."""
    fields = {name: said.get(name, getattr(row, name)) for name in spec.struct.__struct_fields__}
    return cast("AnyAction", msgspec.convert(fields, spec.struct))


def _told_apart(row: CourseRow, words: Words) -> str:
    how = row.given
    span = dates.span_plain(words, how.span) if how.span else ""
    offering = words.say("row.offering", code=how.offering_code) if how.offering_code else ""
    return ", ".join(part for part in (offering, span) if part)


def _foretell(outlook: Outlook, words: Words, today: date, *, json: bool) -> int:
    """Tell what would happen; 0 where it would be done, or is the case already, 1 where a rule says no."""
    if json:
        write_json(outlook)
        return 0 if outlook.decision.open or outlook.decision.holds else 1
    if outlook.decision.open or outlook.decision.holds:
        write_prose(foretold(outlook, words, today))
        return 0
    return refuse(outlook.decision, words, today, json=False)


def foretold(outlook: Outlook, words: Words, today: date) -> Iterator[str]:
    """Return in lines what an action would do, as its dialog says it."""
    say = Voices(words)
    return block_lines(tuple(outlook_blocks(outlook, say, today)), say)
