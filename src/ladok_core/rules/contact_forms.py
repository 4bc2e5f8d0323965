"""How contact details are written: what an e-mail address, a phone number and a postal address look like.  CON-1.

The libraries that know are imported when something is changed; whoever only looks at a page never waits for them.
Nothing is looked up: whether an address can be reached, its owner knows.
"""

import re

from ladok_core.model.student import Address
from ladok_core.sanitize import clean

LONGEST = 100
"""The signs that one line of an address, or an e-mail address, may have †: what an envelope has room for."""

_POSTCODE = "([1-9][0-9]{2}) ?([0-9]{2})"
_PREFIX = "(?i)^(?:se|s)[- ]"
_SWEDEN = frozenset({"", "sverige", "sweden", "se"})
_UNSHOWN = "[\u2400-\u2426\ufffd]"  # what stands for a sign that can't be drawn
_SPACES = r"\s+"


def line(text: str) -> str:
    """Return a text on one line, safe to draw, without spaces around it or twice in it."""
    return re.sub(_SPACES, " ", clean(text)).strip()


def is_printable(text: str) -> bool:
    """Tell whether a text has only signs that can be drawn, and printed on an envelope."""
    return re.search(_UNSHOWN, text) is None


def email_as_kept(text: str) -> str | None:
    """Return an e-mail address as it is kept, None where it is none.  No name server is asked."""
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415  only when one is changed

    try:
        return validate_email(line(text), check_deliverability=False, allow_smtputf8=False).normalized
    except EmailNotValidError:
        return None


def phone_as_kept(text: str) -> str | None:
    """Return a phone number as it is kept, None where it is none: a Swedish one as it is dialled here, others with +.

    A number without a country's code is a Swedish one.
    """
    import phonenumbers  # noqa: PLC0415  only when one is changed

    try:
        number = phonenumbers.parse(line(text), "SE")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    swedish = number.country_code == phonenumbers.country_code_for_region("SE")
    how = phonenumbers.PhoneNumberFormat.NATIONAL if swedish else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, how)


def is_swedish(address: Address) -> bool:
    """Tell whether an address is in Sweden: where no other country is named."""
    return address.country.casefold() in _SWEDEN


def postcode_as_kept(text: str) -> str | None:
    """Return a Swedish postcode as it is kept, ``123 45``; None where it isn't five digits, the first of them no 0."""
    match = re.fullmatch(_POSTCODE, re.sub(_PREFIX, "", line(text)))
    return f"{match[1]} {match[2]}" if match else None


def address_as_kept(address: Address) -> Address:
    """Return an address as it is kept: each line by itself safe to draw, a Swedish postcode parted as it should be."""
    lines = Address(
        street=line(address.street),
        postcode=line(address.postcode),
        town=line(address.town),
        care_of=line(address.care_of),
        country=line(address.country),
    )
    postcode = postcode_as_kept(lines.postcode) if is_swedish(lines) else None
    return lines if postcode is None else Address(lines.street, postcode, lines.town, lines.care_of, lines.country)
