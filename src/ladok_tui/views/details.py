"""My details, said: who the student is, where they live, how they are reached.  CON-1 to CON-3, LOG-5."""

from collections.abc import Iterator
from typing import Any

import msgspec

from ladok_core.actions.details import ChangeDetails
from ladok_core.actions.outcome import Offered
from ladok_core.model.decision import Decision, Verdict
from ladok_core.model.student import Address
from ladok_core.pages.details import DetailsPage
from ladok_tui.views.contact import address_facts, in_one_line
from ladok_tui.views.fields import fields_of
from ladok_tui.views.reasons import acts, whys
from ladok_tui.views.view import NOTHING, Block, Cell, Column, Fact, Row, Said, Section, Tone, View
from ladok_tui.views.voices import Voices

_TONES = {Verdict.OPEN: Tone.GOOD, Verdict.LATER: Tone.NORMAL}


def view(page: DetailsPage, say: Voices) -> View:
    """Say the page: what the student can do nothing about first, then where they live and how they are reached."""
    context = [say.reason(reason, page.today) for reason in (page.hidden.reasons if page.hidden else ())]
    context += [say.reason(reason, page.today) for reason in page.editing.reasons]
    sections = (
        Section(say("details.who"), tuple(_who(page, say))),
        Section(say("details.addresses"), tuple(_addresses(page, say))),
        Section(say("details.contact"), tuple(_contact(page, say))),
    )
    return View(say("key.page.details"), tuple(context), sections=tuple(one for one in sections if one.rows))


def _who(page: DetailsPage, say: Voices) -> Iterator[Row]:
    yield _row("name", Said.alike(page.name), say)
    yield _row("identity", Said.alike(page.identity), say)


def _contact(page: DetailsPage, say: Voices) -> Iterator[Row]:
    change = _change(page, page.editing)
    held = {"email": page.email} if page.hidden is not None else {"email": page.email, "phone": page.phone}
    for key, value in held.items():
        fields = fields_of(change, {key: value}, say)
        yield _row(key, Said.alike(value), say, acts=_acts(key, change, page, say), offered=change, fields=fields)


def _addresses(page: DetailsPage, say: Voices) -> Iterator[Row]:
    """Yield the addresses that there are and those that could be given; of a protected identity none.  CON-2, CON-3."""
    postal, elsewhere = page.postal_editing, page.elsewhere
    if postal is None or elsewhere is None:
        return
    if page.registered is not None or not (postal.open or page.postal is not None):
        yield _address("registered", page.registered, None if postal.open else postal, page, say)
    if postal.open or page.postal is not None:
        yield _address("postal", page.postal, postal if postal.open or page.registered is None else None, page, say)
    yield _temporary(elsewhere, page, say)


def _address(key: str, address: Address | None, editing: Decision | None, page: DetailsPage, say: Voices) -> Row:
    """Return an address; ``editing`` says whether it can be changed, where this is the one that would be."""
    facts = tuple(address_facts(address, say)) if address else ()
    if editing is None:
        return _row(key, in_one_line(address), say, about=address, blocks=facts)
    offered, state = _change(page, editing), say.summary(editing, page.today)
    terse = say.terse(editing, page.today)
    return _row(
        key,
        in_one_line(address),
        say,
        about=address,
        state=Cell(Column.STATE, state, Tone.QUIET, terse=terse),
        acts=_acts(key, offered, page, say),
        blocks=(*facts, *whys(editing, say, page.today)),
        offered=offered,
        fields=fields_of(offered, _lines(address), say),
    )


def _temporary(elsewhere: Decision, page: DetailsPage, say: Voices) -> Row:
    """Return where the student lives for a time, or that they could say so."""
    one, key = page.temporary, "temporary"
    offered = tuple(each for each in page.offered if not isinstance(each.action, ChangeDetails))
    done, can = _acts(key, offered, page, say), whys(elsewhere, say, page.today)
    days = {"first": one.span.first if one else None, "last": one.span.last if one else None}
    fields = fields_of(offered, _lines(one.address if one else None) | days, say)
    if one is None:
        return _row(key, NOTHING, say, acts=done, blocks=can, offered=offered, fields=fields)
    period = Fact(say("details.period"), say.span(one.span, page.today))
    return _row(
        key,
        in_one_line(one.address),
        say,
        about=one,
        state=Cell(Column.STATE, say.summary(one.stands, page.today), _TONES.get(one.stands.verdict, Tone.QUIET)),
        acts=done,
        blocks=(*address_facts(one.address, say), period, *whys(one.stands, say, page.today), *can),
        offered=offered,
        fields=fields,
    )


def _lines(address: Address | None) -> dict[str, object]:
    return msgspec.structs.asdict(address or Address("", "", ""))


def _change(page: DetailsPage, decision: Decision) -> tuple[Offered, ...]:
    """Return the change of details as it is offered with a row, whose own decision it has."""
    return tuple(Offered(one.action, decision) for one in page.offered if isinstance(one.action, ChangeDetails))


def _acts(key: str, offered: tuple[Offered, ...], page: DetailsPage, say: Voices) -> tuple[Block, ...]:
    label = say(f"details.{key}")
    within = Said(label.eye, label.ear[:1].lower() + label.ear[1:])  # it stands behind the verb
    return tuple(acts(offered, within, say, page.today, several=False))


def _row(
    key: str, value: Said, say: Voices, *, state: Cell | None = None, acts: tuple[Block, ...] = (), **more: Any
) -> Row:
    """Return a row: what it is called and what it holds; ``more`` are fields of the row.

    Ears hear both in one; Enter fills in what can be.
    """
    label, held = say(f"details.{key}"), value if value.eye else say("details.none")
    name = Cell(Column.NAME, Said(held.eye, f"{label.ear}: {held.ear}"))
    cells = (Cell(Column.LABEL, Said(label.eye, "")), name, *([state] if state else []))
    blocks = (*acts, *more.pop("blocks", ()))
    return Row(key=key, about=more.pop("about", None), cells=cells, blocks=blocks, **more)
