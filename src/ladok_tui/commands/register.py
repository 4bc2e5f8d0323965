"""``do register``: find what is meant, say what will happen, ask, do it, answer with a receipt.  REG-1 to REG-6."""

import os
from collections.abc import Iterator
from datetime import date

import msgspec

from ladok_core.actions.register import Register
from ladok_core.errors import Refused
from ladok_core.model.decision import Verdict
from ladok_core.pages.course import AskCourse, CoursePage, ParticipationPart, PeriodRow
from ladok_core.portal import Portal
from ladok_core.words import Words
from ladok_tui.commands.arguments import Options
from ladok_tui.commands.confirm import agreed, can_ask
from ladok_tui.commands.failure import Failure, answer
from ladok_tui.commands.json_output import write_json
from ladok_tui.commands.output import tell, write_prose
from ladok_tui.commands.refusal import refuse
from ladok_tui.commands.run_sync import run_sync
from ladok_tui.commands.usage import UsageError
from ladok_tui.plain.spoken import given, named, sentence

DECLINED = 2


class Wish(msgspec.Struct, frozen=True):
    """One study period of one participation, as the page shows it."""

    part: ParticipationPart
    period: PeriodRow


def register(options: Options, portal: Portal, words: Words) -> int:
    """Register on a course or a programme; 0 when the registration holds, 1 when a rule says no, 2 when it is declined.

    Without ``--period`` the next period is meant; before that one opens, the one registered last, so that the same
    command again answers the same (REG-5).
    """
    page, parts = _find(portal, options.code)
    wish = _wish(parts, _number(options.period), words)
    try:
        if not wish.period.registered:
            if not wish.period.register.open:
                raise Refused(wish.period.register)
            if not options.yes:
                if not can_ask(no_input=options.no_input):
                    raise UsageError(key="cli.needs-yes")
                tell(*_what_will_happen(wish, words, page.today))
                if not agreed(words.say("cli.ask.register"), words):
                    return answer(Failure(DECLINED, "declined", (words.say("cli.declined"),)), json=options.json)
        receipt = run_sync(
            portal.do(Register(wish.part.row.participation_id, wish.period.period.number), os.urandom(16).hex())
        )
    except Refused as refused:
        return refuse(refused.decision, words, page.today, json=options.json)
    if options.json:
        write_json(receipt)
    else:
        write_prose([words.receipt(receipt, page.today)])
    return 0


def _find(portal: Portal, code: str) -> tuple[CoursePage, tuple[ParticipationPart, ...]]:
    """Return the course meant by its code or id, with its participations, or the one meant by its own id."""
    page = run_sync(portal.page(AskCourse(code)))
    wanted = code.strip().casefold()
    meant = tuple(part for part in page.participations if part.row.participation_id.casefold() == wanted)
    return page, meant or page.participations


def _number(period: str | None) -> int | None:
    if period is None:
        return None
    if not period.isascii() or not period.isdigit() or len(period) > 3:
        raise UsageError(key="cli.bad-period", wanted=period)
    return int(period)


def _wish(parts: tuple[ParticipationPart, ...], number: int | None, words: Words) -> Wish:
    """Return the one study period that is meant.  UsageError when there is none, or several are meant alike."""
    wishes = [wish for part in parts if (wish := _of(part, number)) is not None]
    if not wishes:
        row = parts[0].row
        if number is not None and parts[0].periods:
            known = tuple(str(period.period.number) for part in parts for period in part.periods)
            raise UsageError(key="cli.no-such-period", wanted=str(number), course=row.code, known=known)
        raise Refused(row.register)
    open_now = [wish for wish in wishes if wish.period.register.open]
    ahead = [wish for wish in wishes if not wish.period.registered]
    for chosen in (open_now, wishes, ahead):
        if len(chosen) == 1:
            return chosen[0]
    listed = ", ".join(f"{wish.part.row.participation_id} ({_place(wish, words)})" for wish in open_now or wishes)
    raise UsageError(key="cli.several-participations", course=parts[0].row.code, ids=listed)


def _of(part: ParticipationPart, number: int | None) -> Wish | None:
    """Return the period of that number, or the next one; before it opens, the last one that is registered."""
    if number is not None:
        found = next((period for period in part.periods if period.period.number == number), None)
        return Wish(part, found) if found else None
    done = [period for period in part.periods if period.registered]
    ahead = next((period for period in part.periods if not period.registered), None)
    if ahead is None or (done and ahead.register.verdict is Verdict.LATER):
        return Wish(part, done[-1]) if done else None
    return Wish(part, ahead)


def _place(wish: Wish, words: Words) -> str:
    how = wish.part.row.given
    dates = words.span_plain(wish.period.period.span)
    return f"{words.say('row.offering', code=how.offering_code)}, {dates}" if how.offering_code else dates


def _what_will_happen(wish: Wish, words: Words, today: date) -> Iterator[str]:
    row, period = wish.part.row, wish.period
    yield sentence(named(row, words))
    if len(wish.part.periods) > 1:
        numbered = words.say("course.period", period=period.period.number, of=len(wish.part.periods))
        size = words.credits_spoken(period.period.credits, row.unit)
        yield sentence(f"{numbered}: {words.span_plain(period.period.span)}, {size}")
    yield from given(row, words)
    yield sentence(words.headline(period.register, today, spoken=True))
