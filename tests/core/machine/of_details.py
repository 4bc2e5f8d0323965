"""What changes of how a student is reached mean.  CON-1 to CON-3."""

from datetime import date, datetime, timedelta
from random import Random

from core.machine.facts import Own, Said
from core.machine.meaning import Meaning
from ladok_core.actions.details import ChangeDetails
from ladok_core.actions.remove_temporary_address import RemoveTemporaryAddress
from ladok_core.actions.temporary_address import SetTemporaryAddress
from ladok_core.model.civil_date import civil_date

Lines = tuple[str, str, str]

EMAILS = {"new@example.com": "new@example.com", "  b@example.org ": "b@example.org", "no address": None, "": None}
PHONES = {"070-174 06 99": "070-174 06 99", "+46701740699": "070-174 06 99", "12": None, "": ""}
ADDRESSES: dict[Lines, Lines | None] = {
    ("Provgatan 1", "12345", "Provby"): ("Provgatan 1", "123 45", "Provby"),
    (" Provgatan  1", "123 45", "Provby"): ("Provgatan 1", "123 45", "Provby"),
    ("Storgatan 2", "SE-234 56", "Lund"): ("Storgatan 2", "234 56", "Lund"),
    ("Provgatan 1", "1234", "Provby"): None,
    ("", "123 45", "Provby"): None,
}
"""What may be written, and how it is kept; None where it is not written as it should."""


def _wish(own: Own, rng: Random, now: datetime) -> ChangeDetails:
    del own, now
    street, postcode, town = rng.choice(list(ADDRESSES)) if rng.random() < 0.4 else (None, None, None)
    return ChangeDetails(
        email=rng.choice((None, None, *EMAILS)),
        phone=rng.choice((None, None, *PHONES)),
        street=street,
        postcode=postcode,
        town=town,
    )


def _lines(wish: ChangeDetails | SetTemporaryAddress) -> Lines | None:
    if wish.street is None or wish.postcode is None or wish.town is None:
        return None
    return wish.street, wish.postcode, wish.town


def _said(own: Own, wish: ChangeDetails, now: datetime) -> Said:
    del now
    person, lines = own.person, _lines(wish)
    if wish == ChangeDetails():
        return Said.STOPPED
    wrong, differs = False, False
    if wish.email is not None and EMAILS[wish.email] != person.email:
        wrong, differs = EMAILS[wish.email] is None, True
    if person.protected:
        wrong |= wish.phone is not None or lines is not None
    elif wish.phone is not None and PHONES[wish.phone] != person.phone:
        wrong, differs = wrong or PHONES[wish.phone] is None, True
    if not person.protected and lines is not None and ADDRESSES[lines] != person.postal:
        wrong, differs = wrong or person.swedish or ADDRESSES[lines] is None, True
    if wrong:
        return Said.STOPPED
    return Said.OPEN if differs else Said.HOLDS


def _happens(own: Own, wish: ChangeDetails, now: datetime) -> None:
    del now
    lines = _lines(wish)
    if wish.email is not None:
        own.person.email = EMAILS[wish.email] or ""
    if wish.phone is not None:
        own.person.phone = PHONES[wish.phone] or ""
    if lines is not None:
        own.person.postal = ADDRESSES[lines] or ("", "", "")


def _wish_elsewhere(own: Own, rng: Random, now: datetime) -> SetTemporaryAddress:
    del own
    today = civil_date(now)
    street, postcode, town = rng.choice(list(ADDRESSES)) if rng.random() < 0.8 else (None, None, None)
    days = [None, today, today + timedelta(days=1), today + timedelta(days=40), today - timedelta(days=1)]
    return SetTemporaryAddress(
        street=street, postcode=postcode, town=town, first=rng.choice(days), last=rng.choice(days)
    )


def _sought(own: Own, wish: SetTemporaryAddress) -> tuple[Lines | None, date | None, date | None]:
    """What isn't said stays as it is."""
    address, first, last = own.person.temporary or (None, None, None)
    lines = _lines(wish)
    return ADDRESSES[lines] if lines is not None else address, wish.first or first, wish.last or last


def _elsewhere(own: Own, wish: SetTemporaryAddress, now: datetime) -> Said:
    address, first, last = _sought(own, wish)
    if own.person.protected:
        return Said.STOPPED
    if own.person.temporary is not None and (address, first, last) == own.person.temporary:
        return Said.HOLDS
    if address is None or first is None or last is None or last < first or last < civil_date(now):
        return Said.STOPPED
    return Said.OPEN


def _lives_elsewhere(own: Own, wish: SetTemporaryAddress, now: datetime) -> None:
    del now
    address, first, last = _sought(own, wish)
    assert address is not None
    assert first is not None
    assert last is not None
    own.person.temporary = address, first, last


def _remove(own: Own, wish: RemoveTemporaryAddress, now: datetime) -> Said:
    del wish, now
    if own.person.protected:
        return Said.STOPPED
    return Said.HOLDS if own.person.temporary is None else Said.OPEN


def _removes(own: Own, wish: RemoveTemporaryAddress, now: datetime) -> None:
    del wish, now
    own.person.temporary = None


DETAILS = Meaning(_wish, _said, _happens, often=2)
ELSEWHERE = Meaning(_wish_elsewhere, _elsewhere, _lives_elsewhere, often=2)
NOWHERE_ELSE = Meaning(lambda own, rng, now: RemoveTemporaryAddress(), _remove, _removes, often=1)
