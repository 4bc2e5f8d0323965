"""The other offerings of a course, said: the student's own first, then each with what differs.  OFC-1 to OFC-3."""

from collections.abc import Iterator
from decimal import Decimal

from ladok_core.actions import spec_of
from ladok_core.actions.change_offering import ChangeOffering
from ladok_core.actions.outcome import Offered
from ladok_core.model.decision import Decision
from ladok_core.model.offering import StudyPeriod
from ladok_core.model.offering_change import Feature
from ladok_core.model.reason_kind import Kind
from ladok_core.model.span import Span
from ladok_core.pages.asks import AskCourse
from ladok_core.pages.course_row import Given
from ladok_core.pages.offerings import AlternativeRow, OfferingsPage, OwnOffering
from ladok_tui.views.course_row import code_cell, day_cell, told
from ladok_tui.views.reasons import deed, whys
from ladok_tui.views.state import stated
from ladok_tui.views.view import NOTHING, Act, Block, Cell, Column, Fact, Link, Note, Row, Said, Section, Tone, View
from ladok_tui.views.voices import Voices, joined


def view(page: OfferingsPage, say: Voices) -> View:
    """Say the page: for each place of the student's a section, the place first, then what it can be changed for."""
    size = say.credits(page.credits, page.unit)
    return View(
        say("offerings.title", course=say.named(page.name, page.code)),
        (joined((Said.alike(page.code), size)), say("offerings.about")),
        sections=tuple(_section(own, page, say) for own in page.places),
    )


def _section(own: OwnOffering, page: OfferingsPage, say: Voices) -> Section:
    several = joined((say.named(page.name, page.code), _offering(own.given, say)), eye=", ")
    heading = several if len(page.places) > 1 else NOTHING
    return Section(heading, (_own(own, page, say), *(_other(one, own, page, say) for one in own.alternatives)))


def _own(own: OwnOffering, page: OfferingsPage, say: Voices) -> Row:
    """Return the student's own place, and why it can't be left for another where it can't."""
    blocks: tuple[Block, ...] = tuple(_features(own.periods, own.given, page, say))
    blocks = (*blocks, *_decided(own.leave, page, say))
    return Row(
        key=f"own {own.participation_id}",
        about=own,
        cells=told(
            Cell(Column.NAME, say("offerings.own")),
            *((code_cell(own.given.offering_code),) if own.given.offering_code else ()),
            stated(own, say, page.today).cell,
            day_cell(say.span(own.given.span, page.today)),
        ),
        blocks=(
            *blocks,
            Link(say("transfer.course", name=say.named(page.name, page.code)), AskCourse(page.education_id)),
        ),
    )


def _other(one: AlternativeRow, own: OwnOffering, page: OfferingsPage, say: Voices) -> Row:
    can = one.change.open
    tone = Tone.ACCENT if can else Tone.NORMAL
    to = say("offerings.to") if can and one.offered else NOTHING
    return Row(
        key=f"to {one.offering_id} {own.participation_id}",
        about=one,
        cells=told(
            Cell(Column.VERB, to, tone),
            Cell(Column.NAME, say("offerings.offering.to" if to.eye else "offerings.offering")),
            *((code_cell(one.given.offering_code),) if one.given.offering_code else ()),
            Cell(Column.STATE, say.summary(one.change, page.today), tone, say.until(one.change, page.today)),
            day_cell(say.span(one.given.span, page.today)),
        ),
        blocks=tuple(_blocks(one, own, page, say)),
        offered=one.offered,
        acts=can,
    )


def _blocks(one: AlternativeRow, own: OwnOffering, page: OfferingsPage, say: Voices) -> Iterator[Block]:
    now = {fact.label: fact.value for fact in _features(own.periods, own.given, page, say)}
    features = zip(Feature, _features(one.periods, one.given, page, say), strict=True)
    for feature, fact in features:
        if feature in one.differs:
            yield Fact(fact.label, say("offerings.differs", then=fact.value, now=now[fact.label]), Tone.WARN)
        else:
            yield Fact(fact.label, say("offerings.same", value=fact.value))
    yield from _decided(one.change, page, say)
    for offered in one.offered:
        if offered.decision.open:
            yield Act(_act(offered, one, say), offered, "change-offering")


def _decided(decision: Decision, page: OfferingsPage, say: Voices) -> Iterator[Block]:
    """Yield what lets it be done, and what that means; or why it can't be, with what to do."""
    if decision.open:
        yield from (Note(say.reason(reason, page.today)) for reason in decision.reasons)
        return
    yield from whys(decision, say, page.today)
    copied = (reason for reason in decision.reasons if reason.kind is Kind.COPY)
    yield from (Note(say.reason(reason, page.today)) for reason in copied)


def _act(offered: Offered, one: AlternativeRow, say: Voices) -> Said:
    """Say what is changed to: the offering, or the study periods of it that are meant, and their credits."""
    action = offered.action
    periods = action.periods if isinstance(action, ChangeOffering) else ()
    meant = [period for period in one.periods if not periods or period.number in periods]
    whole = say("offerings.whole") if len(one.periods) > 1 else NOTHING
    which = say("offerings.part", periods=_numbers(periods)) if periods else whole
    size = say.credits(sum((period.credits for period in meant), start=Decimal(0))) if meant else NOTHING
    act = deed(spec_of(action).name, one.given.offering_code, say)
    return joined((act, which, size), eye=", ")


def _numbers(periods: tuple[int, ...]) -> str:
    return str(periods[0]) if len(periods) == 1 else f"{periods[0]}–{periods[-1]}"


def _features(periods: tuple[StudyPeriod, ...], how: Given, page: OfferingsPage, say: Voices) -> Iterator[Fact]:
    """Yield each feature of an offering, in their order; what is not known is said to be so."""
    values = {
        Feature.PERIOD: _periods(periods, page, say),
        Feature.PACE: say.pace(how.pace),
        Feature.FORM: say.form(how.form),
        Feature.PLACE: say.text(how.place),
        Feature.REGISTRATION: _spans((one.registration for one in periods if one.registration), page, say),
    }
    for feature in Feature:
        value = values[feature]
        yield Fact(say(f"offerings.{feature}"), value if value.eye else say("offerings.unknown"))


def _periods(periods: tuple[StudyPeriod, ...], page: OfferingsPage, say: Voices) -> Said:
    """Say each study period with its share of the credits."""
    parts = (joined((say.span(one.span, page.today), say.credits(one.credits, page.unit)), eye=", ") for one in periods)
    return joined(tuple(parts), eye="; ", ear="; ")


def _spans(spans: Iterator[Span], page: OfferingsPage, say: Voices) -> Said:
    return joined(tuple(say.span(one, page.today) for one in spans), eye="; ", ear="; ")


def _offering(how: Given, say: Voices) -> Said:
    return say("course.offering", code=how.offering_code) if how.offering_code else say("course.participation")
