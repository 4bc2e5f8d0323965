"""How a student is reached, said: an address in one line and in several, and what a change comes to.  CON-1, CON-2."""

from collections.abc import Iterable, Iterator
from datetime import date

from ladok_core.model.change import Change
from ladok_core.model.contact import ContactSet, TemporaryAddressSet
from ladok_core.model.student import Address
from ladok_tui.views.view import NOTHING, Block, Fact, Said
from ladok_tui.views.voices import Voices


def in_one_line(address: Address | None) -> Said:
    """Return an address on one line; nothing where there is none."""
    if address is None:
        return NOTHING
    place = f"{address.postcode} {address.town}".strip()
    return Said.alike(", ".join(one for one in (address.care_of, address.street, place, address.country) if one))


def address_facts(address: Address, say: Voices) -> Iterator[Block]:
    """Yield the lines of an address that there are, each with what it is."""
    lines = {
        "details.care-of": address.care_of,
        "details.street": address.street,
        "details.postcode": address.postcode,
        "details.town": address.town,
        "details.country": address.country,
    }
    yield from (Fact(say(key), Said.alike(text)) for key, text in lines.items() if text)


def change_facts(changes: Iterable[Change], say: Voices, today: date) -> Iterator[Block]:
    """Yield what becomes true of how the student is reached; of other changes nothing."""
    for change in changes:
        match change:
            case ContactSet():
                yield from _set(change, say)
            case TemporaryAddressSet(temporary):
                yield Fact(say("details.temporary"), in_one_line(temporary.address))
                yield Fact(say("details.period"), say.span(temporary.span, today))


def _set(change: ContactSet, say: Voices) -> Iterator[Block]:
    none = say("details.none")
    if change.email is not None:
        yield Fact(say("details.email"), Said.alike(change.email))
    if change.phone is not None:
        yield Fact(say("details.phone"), Said.alike(change.phone) if change.phone else none)
    if change.postal is not None:
        yield Fact(say("details.postal"), in_one_line(change.postal))
