"""Study choice (studieval): may the student choose so, and what is still to be chosen?  CHO-1 to CHO-4, IMP-1."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from ladok_core.model.choice import Box, Choice, Limit, Measure, Option
from ladok_core.model.decision import Code, Count, Credits, Decision, Name, Reason, Saw, Verdict
from ladok_core.model.institution import Switch
from ladok_core.model.participation import Participation
from ladok_core.model.reason_kind import Kind, Turn, Urgency
from ladok_core.model.record import Record
from ladok_core.rules.choosing import chosen_offerings, declare_ways, may_make, obstacles_of
from ladok_core.rules.imported import never_in_a_copy
from ladok_core.rules.rule import Rule
from ladok_core.rules.switched import Switched

CHO_1 = Rule("CHO-1", "A study choice is shown only within its period, to those who study the programme it is for.")
CHO_2 = Rule(
    "CHO-2",
    "A selection that breaks a rule of the choice is refused whole, and every broken rule is named: how many, how many "
    "credits, what excludes or requires what.",
)
CHO_3 = Rule("CHO-3", "A choice that is made is closed, and each pick is an expected participation.")
CHO_4 = Rule(
    "CHO-4",
    "Where the institution allows it a choice can be taken back as long as nothing of it is registered, and made again "
    "within its period.",
)

OFF = CHO_1.reason("off", Kind.HIDES, turn=Turn.INSTITUTION)
COMPLETE = CHO_2.reason("complete", Kind.ALLOWS)
UNKNOWN = CHO_2.reason("unknown", Kind.OBSTACLE, Urgency.ASK, Turn.STUDENT)
STOPPED = CHO_2.reason("stopped", Kind.OBSTACLE, Urgency.ASK, Turn.STUDENT)
EXCLUDES = CHO_2.reason("excludes", Kind.OBSTACLE, Urgency.ASK, Turn.STUDENT)
TOO_MANY = CHO_2.reason("too-many", Kind.OBSTACLE, Urgency.ASK, Turn.STUDENT)
TOO_MUCH = CHO_2.reason("too-much", Kind.OBSTACLE, Urgency.ASK, Turn.STUDENT)
BOX_TOO_MANY = CHO_2.reason("box-too-many", Kind.OBSTACLE, Urgency.ASK, Turn.STUDENT)
BOX_TOO_MUCH = CHO_2.reason("box-too-much", Kind.OBSTACLE, Urgency.ASK, Turn.STUDENT)
REQUIRES = CHO_2.reason("requires", Kind.LACKS, turn=Turn.STUDENT)
TOO_FEW = CHO_2.reason("too-few", Kind.LACKS, turn=Turn.STUDENT)
TOO_LITTLE = CHO_2.reason("too-little", Kind.LACKS, turn=Turn.STUDENT)
BOX_TOO_FEW = CHO_2.reason("box-too-few", Kind.LACKS, turn=Turn.STUDENT)
BOX_TOO_LITTLE = CHO_2.reason("box-too-little", Kind.LACKS, turn=Turn.STUDENT)
CLOSED = CHO_3.reason("closed", Kind.REFUSES, turn=Turn.STUDENT)
REMOVING_OFF = CHO_4.reason("off", Kind.HIDES, turn=Turn.INSTITUTION)

CHOOSING = Switched(Switch.STUDY_CHOICE, OFF)
REMOVING = Switched(Switch.REMOVE_STUDY_CHOICE, REMOVING_OFF)
WAYS = declare_ways(CHO_1, CHO_2, CHO_3, CHO_4, CHOOSING, REMOVING)


def can_choose(record: Record, choice: Choice, picks: tuple[str, ...], today: date) -> Decision:
    """Decide on a selection of a study choice, by its options' ids or codes, on a civil date.  CHO-1 to CHO-3, IMP-1.

    What breaks a rule is an obstacle; what is still to be chosen lacks.
    """
    return never_in_a_copy(record, _can_choose(record, choice, picks, today))


def _can_choose(record: Record, choice: Choice, picks: tuple[str, ...], today: date) -> Decision:
    picked = picked_of(choice, picks)
    made = record.made_by(choice.choice_id)
    if made:  # before the switch: it holds even where none can be made any more
        return Decision(Verdict.CLOSED, (WAYS.made.because() if _is_the_same(made, picked) else CLOSED.because(),))
    shown = may_make(record, choice, today, WAYS)
    if not shown.open:
        return shown
    broken = tuple(_broken(record, choice, picks, today))
    if broken:
        return Decision(Verdict.CLOSED, broken)
    complete = COMPLETE.because(picks=Count(len(picked)), credits=Credits(credits_of(picked)))
    return Decision(Verdict.OPEN, (complete, *shown.reasons))


def picked_of(choice: Choice, picks: tuple[str, ...]) -> tuple[Option, ...]:
    """Return the options that are picked, by id or code, each once, in the order of the choice."""
    found = (choice.option(name) for name in picks)
    wanted = {option.option_id for option in found if option is not None}
    return tuple(option for option in choice.options if option.option_id in wanted)


def credits_of(picked: tuple[Option, ...]) -> Decimal:
    """Sum the credits (hp) of options."""
    return sum((option.offering.education.credits for option in picked), Decimal(0))


def picked_in(choice: Choice, box: Box, picked: tuple[Option, ...]) -> tuple[Option, ...]:
    """Return what is picked of a box and of the boxes in it."""
    return tuple(option for option in picked if box in choice.boxes_around(option))


def _is_the_same(made: tuple[Participation, ...], picked: tuple[Option, ...]) -> bool:
    return chosen_offerings(made) == {option.offering.offering_id for option in picked}


def _broken(record: Record, choice: Choice, picks: tuple[str, ...], today: date) -> Iterator[Reason]:
    """Yield every rule that a selection breaks, then what is still to be chosen, in the choice's order."""
    picked = picked_of(choice, picks)
    for name in dict.fromkeys(picks):
        if choice.option(name) is None:
            yield UNKNOWN.because(code=Code(name))
    for option in picked:
        if obstacles := obstacles_of(record, option, today, WAYS):
            yield STOPPED.because(course=_name(option), code=_code(option))
            yield from obstacles
    reasons = [*_pairs_of(choice, picked), *limits_of(choice, picked)]
    yield from (reason for reason in reasons if reason.kind is Kind.OBSTACLE)
    yield from (reason for reason in reasons if reason.kind is Kind.LACKS)


def _pairs_of(choice: Choice, picked: tuple[Option, ...]) -> Iterator[Reason]:
    """Yield what breaks of the rules between options, each pair once, told of the one that comes first."""
    chosen = frozenset(option.option_id for option in picked)
    told: set[frozenset[str]] = set()
    for option in picked:
        for other, reason in breaks_of(choice, option, chosen):
            pair = frozenset((option.option_id, other))
            if reason.kind is Kind.LACKS or pair not in told:
                told.add(pair)
                yield reason


def breaks_of(choice: Choice, option: Option, chosen: frozenset[str]) -> Iterator[tuple[str, Reason]]:
    """Yield the rules that a picked option breaks beside what else is ``chosen``, each with the id of the other.

    What it excludes is there, or what it requires is not.  CHO-2.
    """
    for other in choice.excluded_by(option):
        if other.option_id in chosen:
            yield other.option_id, EXCLUDES.because(course=_name(option), code=_code(option), other=_name(other))
    for other in choice.required_by(option):
        if other.option_id not in chosen:
            yield other.option_id, REQUIRES.because(course=_name(option), code=_code(option), other=_name(other))


def limits_of(choice: Choice, picked: tuple[Option, ...]) -> Iterator[Reason]:
    """Yield which limits a selection does not keep to, those of the boxes before those of the whole.  CHO-2.

    To choose nothing is no choice †, which is said where no limit says so already.
    """
    told = tuple(_limits_of(choice, picked))
    yield from told
    if not picked and not told:
        yield TOO_FEW.because(least=Count(1), more=Count(1))


def _limits_of(choice: Choice, picked: tuple[Option, ...]) -> Iterator[Reason]:
    for box in choice.boxes:
        inside = picked_in(choice, box, picked)
        if inside or not box.optional:
            for limit in box.limits:
                yield from kept(limit, inside, box)
    for limit in choice.limits:
        yield from kept(limit, picked)


def kept(limit: Limit, picked: tuple[Option, ...], box: Box | None = None) -> Iterator[Reason]:
    """Yield how a selection in a box, or on the whole, does not keep to one limit; nothing where it does.  CHO-2."""
    counted = limit.measure is Measure.OPTIONS
    amount = Decimal(len(picked)) if counted else credits_of(picked)
    if limit.most is not None and amount > limit.most:
        most, excess = _seen(limit, limit.most), _seen(limit, amount - limit.most)
        if box is not None and counted:
            yield BOX_TOO_MANY.because(box=Name(box.name), most=most, excess=excess)
        elif box is not None:
            yield BOX_TOO_MUCH.because(box=Name(box.name), most=most, excess=excess)
        else:
            yield TOO_MANY.because(most=most, excess=excess) if counted else TOO_MUCH.because(most=most, excess=excess)
    if limit.least is not None and amount < limit.least:
        least, more = _seen(limit, limit.least), _seen(limit, limit.least - amount)
        exact = {"most": least} if limit.most == limit.least else {}  # seen where it is exactly so much, not at least
        if box is not None and counted:
            yield BOX_TOO_FEW.because(box=Name(box.name), least=least, more=more, **exact)
        elif box is not None:
            yield BOX_TOO_LITTLE.because(box=Name(box.name), least=least, more=more, **exact)
        elif counted:
            yield TOO_FEW.because(least=least, more=more, **exact)
        else:
            yield TOO_LITTLE.because(least=least, more=more, **exact)


def _seen(limit: Limit, amount: Decimal) -> Saw:
    return Count(int(amount)) if limit.measure is Measure.OPTIONS else Credits(amount)


def _code(option: Option) -> Code:
    return Code(option.offering.education.code)


def _name(option: Option) -> Name:
    return Name(option.offering.education.name)
