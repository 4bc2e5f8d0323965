"""Any study choice, any picks: refused with a broken rule named, or all rules hold; what is done can be undone.

The check is another formulation of the rules, which knows neither reasons nor their order.  CHO-2, CHO-3, CHO-4.
"""

from decimal import Decimal

import msgspec
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from core.properties.tangled import choices
from examples import examples
from ladok_core.actions.choose import Choose
from ladok_core.actions.outcome import foresee
from ladok_core.actions.unchoose import Unchoose
from ladok_core.model.change import Placed
from ladok_core.model.choice import Choice, ChoiceKind, Limit, Measure, Option
from ladok_core.model.reason_kind import Kind
from ladok_core.model.record import Record
from ladok_core.pages.asks import AskChoice
from ladok_core.pages.choice import build
from ladok_core.rules.choosing import obstacles_of
from ladok_core.rules.study_choice import WAYS
from records import NOW, TODAY, days, offering, package, participation, record, registered

PROGRAMME = offering(package("PROGRAMME"))
PLACE = participation(PROGRAMME, registered(), participation_id="programme")

study_choices = choices((PROGRAMME.offering_id,), ChoiceKind.STUDY_CHOICE, "chosen").map(
    lambda one: msgspec.structs.replace(one, period=days(-1, 1))
)
picks = st.lists(st.sampled_from(["o0", "o1", "o2", "o3"]), max_size=4, unique=True).map(tuple)
thorough = settings(
    max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def held(offered: Choice) -> Record:
    return record(PLACE, choices=(offered,))


def within(limit: Limit, picked: list[Option]) -> bool:
    """Whether so many options, or credits, are neither too many nor too few."""
    sums = {Measure.OPTIONS: len(picked), Measure.CREDITS: sum(o.offering.education.credits for o in picked)}
    low = Decimal("-Infinity") if limit.least is None else limit.least
    return low <= sums[limit.measure] <= (Decimal("Infinity") if limit.most is None else limit.most)


def keeps_to_the_rules(offered: Choice, wanted: tuple[str, ...]) -> bool:
    """Whether a selection of known options keeps to every rule of its choice."""
    picked = [one for one in offered.options if one.option_id in wanted]
    names = {one.option_id for one in picked}
    known = {one.option_id for one in offered.options}
    lies_in = {box.box_id: {box.box_id} | {inner.box_id for inner in offered.boxes if inner.within == box.box_id}
               for box in offered.boxes}  # fmt: skip
    in_box = {box.box_id: [one for one in picked if one.box in lies_in[box.box_id]] for box in offered.boxes}
    return (
        bool(picked)
        and not any(names & (set(one.excludes) - {one.option_id}) for one in picked)
        and all(set(one.requires) & known <= names for one in picked)
        and all(
            within(limit, in_box[box.box_id])
            for box in offered.boxes
            if in_box[box.box_id] or not box.optional
            for limit in box.limits
        )
        and all(within(limit, picked) for limit in offered.limits)
    )


@given(offered=study_choices, wanted=picks)
@thorough
def test_a_selection_is_open_just_where_every_rule_is_kept(offered: Choice, wanted: tuple[str, ...]) -> None:
    """CHO-2: else it is refused whole, with what is broken and what is open named, and nothing comes true."""
    assume(offered.options)
    of = held(offered)
    known = tuple(one for one in wanted if offered.option(one) is not None)
    free = all(not obstacles_of(of, one, TODAY, WAYS) for one in offered.options if one.option_id in wanted)

    outlook = foresee(of, Choose("chosen", wanted), NOW)

    assert outlook.decision.open is (known == wanted and free and keeps_to_the_rules(offered, wanted))
    assert len([one for one in outlook.changes if isinstance(one, Placed)]) == (
        len(wanted) if outlook.decision.open else 0
    )
    if not outlook.decision.open:
        assert {reason.kind for reason in outlook.decision.reasons} <= {Kind.OBSTACLE, Kind.LACKS}


@given(offered=study_choices, wanted=picks)
@thorough
def test_what_is_made_can_be_taken_back_and_made_again(offered: Choice, wanted: tuple[str, ...]) -> None:
    """CHO-3, CHO-4: under the same ids, and the record is as if nothing had been."""
    assume(offered.options)
    of = held(offered)
    first = foresee(of, Choose("chosen", wanted), NOW)
    assume(first.decision.open)
    made = of.after(first.changes)
    removed = foresee(made, Unchoose("CHOSEN"), NOW)

    assert foresee(made, Choose("chosen", wanted), NOW).decision.holds
    assert made.after(removed.changes) == of
    assert made.after((*removed.changes, *first.changes)) == made
    assert of.after((*first.changes, *removed.changes, *first.changes)) == made


@given(offered=study_choices, wanted=picks)
@thorough
def test_the_page_of_a_selection_says_what_the_rule_says(offered: Choice, wanted: tuple[str, ...]) -> None:
    """CHO-2: what is ticked is picked, the sums are of it, and what the boxes lack is what the whole lacks."""
    assume(offered.options)
    page = build(held(offered), AskChoice("chosen", wanted), NOW)
    decision = foresee(held(offered), Choose("chosen", wanted), NOW).decision

    assert page.selection == decision
    assert (*page.broken, *page.lacking) == (() if decision.open else decision.reasons)
    rows = [*page.options]
    waiting = [*page.boxes]
    while waiting:
        box = waiting.pop()
        rows += box.options
        waiting += box.boxes
        assert all(reason in decision.reasons for reason in box.reasons)
    assert {row.option_id for row in rows} == {one.option_id for one in offered.options}
    assert {row.option_id for row in rows if row.picked} == {one for one in wanted if offered.option(one) is not None}
    assert page.credits == sum(row.credits for row in rows if row.picked)
    assert any(row.breaks for row in rows) is any(one.code in ("excludes", "requires") for one in decision.reasons)
