"""The reasons of a decision, and what can be done with a thing, as blocks: the same on every page."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from ladok_core.actions import spec_of
from ladok_core.actions.outcome import Offered
from ladok_core.model.decision import Decision, Reason
from ladok_core.model.destination import Destination, ToChoice, ToCourse, ToPackage
from ladok_core.model.reason_kind import Kind, Urgency
from ladok_core.pages.page import Ask
from ladok_tui.views.view import NOTHING, Act, Said, Why
from ladok_tui.views.voices import Voices, joined


def whys(decision: Decision, say: Voices, today: date) -> tuple[Why, ...]:
    """Return what a decision has to say beneath its thing, numbered where it is several, each with what to do.

    What is the case already is told by the thing's own state; that a page is a copy is told once, above it all.
    """
    told = [reason for reason in decision.reasons if not _is_told_elsewhere(reason, decision)]
    return reason_whys(told, say, today)


def reason_whys(told: Sequence[Reason], say: Voices, today: date) -> tuple[Why, ...]:
    """Return reasons, those against numbered where there are several, each with what to do about it."""
    if not told:  # as of most rows, and there may be hundreds
        return ()
    stops = [reason for reason in told if reason.kind.is_against]
    return tuple(
        Why(
            reason.key,
            say.reason(reason, today),
            say.remedy(reason, today),
            page_of(reason.leads_to),
            stops.index(reason) + 1 if reason in stops else 1,
            len(stops) if reason in stops else 1,
            against=reason in stops,
        )
        for reason in told
    )


def acts(offered: tuple[Offered, ...], name: Said, say: Voices, today: date, *, several: bool) -> Iterator[Act]:
    """Yield the actions that are open with a thing; ``several`` tells whether it has more than one study period.

    The eye sees the thing beside them; ears are told its name.
    """
    for one in offered:
        if one.decision.open:
            act, which = verb(one, say), period(one, say, several=several)
            until = say.summary(one.decision, today) if "on" in one.decision.headline.saw else NOTHING
            said = Said(act.eye + which.eye, f"{act.ear} {name.ear}{which.ear}")
            yield Act(joined((said, until), eye=", "), one, spec_of(one.action).name)


def verb(one: Offered, say: Voices) -> Said:
    """Say what an action does, before the name of what it does it to: "Registrera", "Registrera dig på"."""
    return say(f"verb.{spec_of(one.action).name}")


def deed(name: str, code: str, say: Voices) -> Said:
    """Say what an action does by itself, as on a button: to what bears a code, where the verb alone would not do."""
    to = f"verb.{name}.to"
    return say(to, code=code) if code and say.words.find(to) is not None else say(f"verb.{name}")


def period(one: Offered, say: Voices, *, several: bool) -> Said:
    """Say which study period an action concerns, where it is one of several, after the name: ", period 2"."""
    number = getattr(one.action, "period", None)
    return say("row.period", period=number) if several and number is not None else NOTHING


def page_of(destination: Destination | None) -> Ask[Any] | None:
    """Return the page that something leads to, if there is one yet."""
    from ladok_core.pages import PAGES, page_spec  # noqa: PLC0415  few reasons lead anywhere

    match destination:
        case None:
            return None
        case ToCourse(code):
            return page_spec("course").ask(code)
        case ToChoice(code):
            return page_spec("choice").ask(code)
        case ToPackage(code):
            return page_spec("package").ask(code)
        case _ if destination.name in PAGES:
            return page_spec(destination.name).ask()
    return None


def _is_told_elsewhere(reason: Reason, decision: Decision) -> bool:
    if reason.kind is Kind.DONE or (reason.kind is Kind.COPY and reason.urgency is Urgency.NONE):
        return True
    # A copy's silence is not the institution's, and what it missed was missed years ago, or is not known to be.
    copied = any(one.kind is Kind.COPY for one in decision.reasons)
    return copied and reason.kind in (Kind.UNSET, Kind.MISSED)
