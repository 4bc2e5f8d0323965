"""Which offerings a record may come to have places on: what belongs to them is to be known before it has one."""

from collections import defaultdict
from collections.abc import Iterable

from ladok_core.model.choice import Choice
from ladok_core.model.offering import Offering
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record


def to_choose(places: Iterable[Participation], choices: Iterable[Choice]) -> dict[str, Offering]:
    """Return, by id, the offerings that a record has places on, may choose, or may choose once it has chosen.

    What is chosen here may be a specialisation, with a choice of its own (CHO-1).
    """
    found = {place.offering.offering_id: place.offering for place in places}
    options: dict[str, list[Offering]] = defaultdict(list)
    for choice in choices:
        options[choice.package] += (option.offering for option in choice.options)
    ahead = list(found)
    while ahead:
        for offering in options.get(ahead.pop(), ()):
            if offering.offering_id not in found:
                found[offering.offering_id] = offering
                ahead.append(offering.offering_id)
    return found


def within_reach(record: Record) -> frozenset[str]:
    """Return the ids of the offerings that a record has places on, may choose, or may change to."""
    return frozenset(
        (*to_choose(record.participations, record.choices), *(one.offering_id for one in record.alternatives))
    )
